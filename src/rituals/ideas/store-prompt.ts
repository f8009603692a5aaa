import type { Db, Tx } from '../../store/client.ts';
import type { Idea } from '../../store/rows.ts';

const alive = { in: ['new', 'in_review', 'accepted'] as Idea['state'][] };

/** The latest idea that came in after an instant and is still one, but for some. */
export function ideaSince(
  db: Db | Tx,
  workspaceId: string,
  after: Date,
  except: readonly string[],
): Promise<Pick<Idea, 'id'> | null> {
  return db.idea.findFirst({
    where: { workspaceId, state: alive, createdAt: { gt: after }, id: { notIn: [...except] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
}

/** Where it is still one. */
export function aliveIdea(
  db: Db | Tx,
  workspaceId: string,
  id: string,
): Promise<Pick<Idea, 'title' | 'number'> | null> {
  return db.idea.findFirst({ where: { id, workspaceId, state: alive }, select: { title: true, number: true } });
}
