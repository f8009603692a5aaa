import type { Db, Prisma, Tx } from '../../store/client.ts';
import type { Idea } from '../../store/rows.ts';
import { leftAloneMs, waitingStates } from './rules.ts';
import { reviewersOf } from './store-people.ts';

/**
 * What a champion's queue holds: new ideas, those they took, and those that a colleague took and left for a week or is
 * no champion any more to decide.
 */
function queueOf(workspaceId: string, me: string, reviewers: readonly string[], now: Date): Prisma.IdeaWhereInput {
  return {
    workspaceId,
    OR: [
      { state: 'new' },
      { state: 'in_review', reviewerId: me },
      { state: 'in_review', reviewerId: { notIn: [...reviewers] } },
      { state: 'in_review', changedAt: { lt: new Date(now.getTime() - leftAloneMs) } },
    ],
  };
}

export interface Queue {
  /** Oldest first. */
  ideas: Idea[];
  count: number;
}

/** The next ideas with a higher number than `after`, and how many wait in all. */
export async function queueFor(
  db: Db | Tx,
  workspaceId: string,
  me: string,
  { after = 0, most = 1, now }: { after?: number; most?: number; now: Date },
): Promise<Queue> {
  const reviewers = (await reviewersOf(db, workspaceId)).people.map(({ id }) => id);
  const where = queueOf(workspaceId, me, reviewers, now);
  const count = await db.idea.count({ where });
  const ideas = await db.idea.findMany({
    where: { AND: [where, { number: { gt: after } }] },
    orderBy: { number: 'asc' },
    take: most,
  });
  return { ideas, count };
}

/** Living ideas that were in no weekly choice since; the most liked and the newest of them. */
export async function candidates(tx: Tx, workspaceId: string, since: Date): Promise<Idea[]> {
  const where: Prisma.IdeaWhereInput = {
    workspaceId,
    state: { in: [...waitingStates] },
    events: { none: { kind: 'shown', at: { gt: since } } },
  };
  const liked = await tx.idea.findMany({ where, orderBy: [{ voteCount: 'desc' }, { number: 'desc' }], take: 3 });
  const newest = await tx.idea.findMany({ where, orderBy: { number: 'desc' }, take: 3 });
  return [...liked, ...newest.filter((idea) => liked.every(({ id }) => id !== idea.id))];
}

/** Keys of the messages that show an idea; its id stands in their arguments. */
export async function postsShowing(
  tx: Tx,
  workspaceId: string,
  ideaId: string,
  jobs: readonly string[],
  since: Date,
): Promise<string[]> {
  const rows = await tx.delivery.findMany({
    where: {
      workspaceId,
      job: { in: [...jobs] },
      verb: 'post',
      state: { in: ['sent', 'sending'] },
      dueAt: { gte: since },
      args: { contains: ideaId },
    },
    select: { key: true },
  });
  return rows.map(({ key }) => key);
}

export async function scheduledAt(tx: Tx, name: string, subject: string): Promise<Date | null> {
  return (await tx.schedule.findUnique({ where: { name_subject: { name, subject } } }))?.nextRunAt ?? null;
}
