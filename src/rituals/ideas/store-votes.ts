import type { Db, Tx } from '../../store/client.ts';
import { moveVotes } from './rules.ts';
import { addEvent, type OtherEvent } from './store-history.ts';

export async function hasVoted(db: Db | Tx, ideaId: string, personId: string): Promise<boolean> {
  return (await db.vote.count({ where: { ideaId, personId } })) > 0;
}

/** Gives the person's one vote, or takes it back; says which. The count moves with it. */
export async function toggleVote(tx: Tx, ideaId: string, personId: string): Promise<boolean> {
  const { count } = await tx.vote.deleteMany({ where: { ideaId, personId } });
  if (count === 0) await tx.vote.create({ data: { ideaId, personId } });
  await tx.idea.update({ where: { id: ideaId }, data: { voteCount: { increment: count === 0 ? 1 : -1 } } });
  return count === 0;
}

async function voters(tx: Tx, ideaId: string): Promise<string[]> {
  const rows = await tx.vote.findMany({ where: { ideaId }, select: { personId: true }, orderBy: { personId: 'asc' } });
  return rows.map(({ personId }) => personId);
}

async function addVotes(tx: Tx, ideaId: string, personIds: readonly string[]): Promise<void> {
  for (let from = 0; from < personIds.length; from += 500) {
    await tx.vote.createMany({ data: personIds.slice(from, from + 500).map((personId) => ({ ideaId, personId })) });
  }
  await recount(tx, ideaId);
}

async function removeVotes(tx: Tx, ideaId: string, personIds: readonly string[]): Promise<void> {
  for (let from = 0; from < personIds.length; from += 500) {
    await tx.vote.deleteMany({ where: { ideaId, personId: { in: personIds.slice(from, from + 500) } } });
  }
  await recount(tx, ideaId);
}

async function recount(tx: Tx, ideaId: string): Promise<void> {
  const voteCount = await tx.vote.count({ where: { ideaId } });
  await tx.idea.update({ where: { id: ideaId }, data: { voteCount } });
}

/** Moves the votes, one a person, and keeps whose they were, so that a reopened idea gets them back. */
export async function mergeVotes(tx: Tx, fromId: string, toId: string, at: Date): Promise<void> {
  const { added, kept } = moveVotes(await voters(tx, fromId), await voters(tx, toId));
  await removeVotes(tx, fromId, [...added, ...kept]);
  await addVotes(tx, toId, added);
  await addEvent(tx, fromId, { kind: 'votes_added', text: added.join(','), at });
  await addEvent(tx, fromId, { kind: 'votes_kept', text: kept.join(','), at });
}

/** Gives a merged idea its votes back; the other loses those that came with it. */
export async function unmergeVotes(tx: Tx, fromId: string, toId: string): Promise<void> {
  const kinds = { in: ['votes_added', 'votes_kept'] satisfies OtherEvent[] };
  const moved = await tx.ideaEvent.findMany({ where: { ideaId: fromId, kind: kinds } });
  const peopleOf = (kind: OtherEvent) =>
    moved.filter((event) => event.kind === kind).flatMap(({ text }) => (text ? text.split(',') : []));
  await removeVotes(tx, toId, peopleOf('votes_added'));
  const { added } = moveVotes([...peopleOf('votes_added'), ...peopleOf('votes_kept')], await voters(tx, fromId));
  await addVotes(tx, fromId, added);
  await tx.ideaEvent.deleteMany({ where: { ideaId: fromId, kind: kinds } });
}
