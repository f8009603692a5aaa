import type { Db, Tx } from '../store/client.ts';
import type { News } from '../store/rows.ts';
import { bad, said } from './store.ts';

/** What trends count: the customer's own day, and who it was (null: nobody said); who brought it. */
export interface CountedVoice {
  on: string;
  who: string | null;
  by: string;
}

/** Of what customers said since a local date; what was hidden is not counted, what was erased is. What nobody called good or bad counts as bad. */
export async function countedSince(db: Db, workspaceId: string, news: News, since: string): Promise<CountedVoice[]> {
  const kind = news === 'good' ? { ...said, news } : bad;
  const rows = await db.voice.findMany({
    where: { workspaceId, hiddenAt: null, saidOn: { gte: since }, ...kind },
    select: { saidOn: true, customerKey: true, byId: true },
  });
  return rows.map(({ saidOn, customerKey, byId }) => ({ on: saidOn, who: customerKey, by: byId }));
}

/** The local date of the first of all that customers said; null: nothing was brought yet. */
export async function heardSince(db: Db, workspaceId: string): Promise<string | null> {
  const first = await db.voice.findFirst({
    where: { workspaceId, ...said },
    orderBy: { saidOn: 'asc' },
    select: { saidOn: true },
  });
  return first?.saidOn ?? null;
}

/** Who brought or answered anything since, those who did it most often first. */
export async function nearestToCustomers(db: Db | Tx, workspaceId: string, since: Date): Promise<string[]> {
  const brought = { workspaceId, ...said, hiddenAt: null, createdAt: { gte: since } };
  const answered = { workspaceId, ...said, answeredAt: { gte: since }, answeredById: { not: null } };
  const times = new Map<string, number>();
  const count = (id: string | null, n: number) => id !== null && times.set(id, (times.get(id) ?? 0) + n);
  for (const { byId, _count } of await db.voice.groupBy({ by: ['byId'], where: brought, _count: true }))
    count(byId, _count);
  for (const { answeredById, _count } of await db.voice.groupBy({
    by: ['answeredById'],
    where: answered,
    _count: true,
  }))
    count(answeredById, _count);
  return [...times].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}
