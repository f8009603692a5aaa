import type { Db, Prisma, Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { reviewersOf } from '../../../who/people.ts';
import { leftAloneMs } from '../rules.ts';

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
  /** Champions, and the admins where there is none. */
  isMine: boolean;
}

/** The next ideas with a higher number than `after`, and how many wait in all. */
export async function queueFor(
  db: Db | Tx,
  workspaceId: string,
  me: string,
  { after = 0, most = 1, now, ...known }: { after?: number; most?: number; now: Date; reviewers?: string[] },
): Promise<Queue> {
  const reviewers = known.reviewers ?? (await reviewersOf(db, workspaceId)).people.map(({ id }) => id);
  const where = queueOf(workspaceId, me, reviewers, now);
  const count = await db.idea.count({ where });
  const isMine = reviewers.includes(me);
  if (most === 0 || count === 0) return { ideas: [], count, isMine };
  const ideas = await db.idea.findMany({
    where: { AND: [where, { number: { gt: after } }] },
    orderBy: { number: 'asc' },
    take: most,
  });
  return { ideas, count, isMine };
}
