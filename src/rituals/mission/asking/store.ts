import type { Db, Tx } from '../../../store/client.ts';
import type { Poll } from '../../../store/rows.ts';

export type NewPoll = Omit<Poll, 'id' | 'createdAt' | 'state'>;

export function addPoll(tx: Tx, poll: NewPoll): Promise<Poll> {
  return tx.poll.create({ data: poll });
}

export function pollById(db: Db | Tx, workspaceId: string, id: string): Promise<Poll | null> {
  return db.poll.findFirst({ where: { id, workspaceId } });
}

/** Polls with a round still to come, oldest first. @param until local date of the next round, not after it */
export function plannedPolls(db: Db, workspaceId: string, until?: string): Promise<Poll[]> {
  return db.poll.findMany({
    where: { workspaceId, state: 'active', nextOn: until === undefined ? { not: null } : { lte: until } },
    orderBy: { createdAt: 'asc' },
  });
}

export async function changePoll(tx: Tx, id: string, data: Partial<Pick<Poll, 'nextOn' | 'state'>>): Promise<void> {
  await tx.poll.update({ where: { id }, data });
}
