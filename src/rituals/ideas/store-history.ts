import type { Db, Tx } from '../../store/client.ts';
import type { Idea, IdeaEvent } from '../../store/rows.ts';
import { isStep, type Step } from './rules.ts';

/** Events that are no steps: the exchange with the author, a weekly choice, and who lent a merged idea their votes. */
export type OtherEvent = 'asked' | 'replied' | 'shown' | 'votes_added' | 'votes_kept';

export function addEvent(
  tx: Tx,
  ideaId: string,
  event: { kind: Step | OtherEvent; personId?: string; text?: string | null; at: Date },
): Promise<IdeaEvent> {
  return tx.ideaEvent.create({ data: { ideaId, ...event } });
}

export type TakenStep = IdeaEvent & { kind: Step };

/** The steps taken with an idea, oldest first. */
export async function stepsOf(db: Db | Tx, ideaId: string): Promise<TakenStep[]> {
  const events = await db.ideaEvent.findMany({ where: { ideaId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return events.filter((event): event is TakenStep => isStep(event.kind));
}

/** Questions to the author and their answers, oldest first. */
export function exchangeOf(db: Db | Tx, ideaId: string): Promise<IdeaEvent[]> {
  return db.ideaEvent.findMany({
    where: { ideaId, kind: { in: ['asked', 'replied'] satisfies OtherEvent[] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

export async function eventById(
  db: Db | Tx,
  workspaceId: string,
  id: string,
): Promise<{ event: IdeaEvent; idea: Idea } | null> {
  const found = await db.ideaEvent.findFirst({ where: { id, idea: { workspaceId } }, include: { idea: true } });
  if (!found) return null;
  const { idea, ...event } = found;
  return { event, idea };
}

export async function removeEvent(tx: Tx, id: string): Promise<boolean> {
  return (await tx.ideaEvent.deleteMany({ where: { id } })).count === 1;
}

/** Ideas of theirs about which somebody waits for their answer, with the question. */
export async function questionsFor(
  db: Db,
  workspaceId: string,
  authorId: string,
): Promise<{ idea: Idea; question: IdeaEvent }[]> {
  const ideas = await db.idea.findMany({
    where: { workspaceId, authorId, events: { some: { kind: 'asked' } }, state: { notIn: ['withdrawn', 'merged'] } },
    orderBy: { number: 'desc' },
    take: 20,
  });
  const open: { idea: Idea; question: IdeaEvent }[] = [];
  for (const idea of ideas) {
    const last = (await exchangeOf(db, idea.id)).at(-1);
    if (last?.kind === 'asked') open.push({ idea, question: last });
  }
  return open;
}
