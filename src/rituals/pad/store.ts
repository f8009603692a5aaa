import type { Db, Tx } from '../../store/client.ts';
import type { Delivery, Person, Place, Proposal, Workspace } from '../../store/rows.ts';

/** In place of what the same person asked for before. */
export async function propose(tx: Tx, person: Person, change: string, at: Date): Promise<Proposal> {
  const { id: personId, workspaceId } = person;
  await tx.proposal.deleteMany({ where: { workspaceId, personId } });
  return tx.proposal.create({ data: { workspaceId, personId, change, at } });
}

/** Takes it away; null where it is gone: answered before, or replaced by a newer one. */
export async function takeProposal(tx: Tx, person: Person, id: string): Promise<Proposal | null> {
  const found = await tx.proposal.findFirst({ where: { id, workspaceId: person.workspaceId, personId: person.id } });
  const { count } = await tx.proposal.deleteMany({ where: { id: found?.id ?? '' } });
  return count === 1 ? found : null;
}

/** Promises that are late or were not kept: how the bot is. */
export async function healthOf(db: Db, workspace: Workspace, now: Date): Promise<{ late: number; gaveUp: number }> {
  const workspaceId = workspace.id;
  const tooLate = new Date(now.getTime() - 5 * 60_000);
  return {
    late: await db.delivery.count({ where: { workspaceId, state: 'due', dueAt: { lt: tooLate } } }),
    gaveUp: await db.delivery.count({ where: { workspaceId, state: 'gave_up' } }),
  };
}

/** What was posted in a place by this delivery; null where it was not. */
export function postedIn(db: Db, { id: placeId, workspaceId }: Place, id: string): Promise<Delivery | null> {
  return db.delivery.findFirst({ where: { id, workspaceId, placeId, state: 'sent' } });
}
