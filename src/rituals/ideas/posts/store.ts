import type { Prisma, Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import type { OtherEvent } from '../records/ideas.ts';
import { waitingStates } from '../rules.ts';

const shown: OtherEvent = 'shown';

/** Living ideas that were in no weekly choice since; the most liked and the newest of them. */
export async function candidates(tx: Tx, workspaceId: string, since: Date): Promise<Idea[]> {
  const where: Prisma.IdeaWhereInput = {
    workspaceId,
    state: { in: [...waitingStates] },
    events: { none: { kind: shown, at: { gt: since } } },
  };
  const liked = await tx.idea.findMany({ where, orderBy: [{ voteCount: 'desc' }, { number: 'desc' }], take: 3 });
  const newest = await tx.idea.findMany({ where, orderBy: { number: 'desc' }, take: 3 });
  return [...liked, ...newest.filter((idea) => liked.every(({ id }) => id !== idea.id))];
}

/** Whether a weekly choice was made since. */
export async function wasChosen(tx: Tx, workspaceId: string, since: Date): Promise<boolean> {
  return (await tx.ideaEvent.count({ where: { kind: shown, at: { gt: since }, idea: { workspaceId } } })) > 0;
}
