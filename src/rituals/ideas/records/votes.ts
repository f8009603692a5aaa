import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { Tx } from '../../../store/client.ts';
import { chunks } from '../../../store/many.ts';
import type { Idea } from '../../../store/rows.ts';
import { moveVotes, takesVotes } from '../rules.ts';
import { addEvent, ideaOf, type OtherEvent, refreshPosts } from './ideas.ts';

/** The idea as it is now, whether they vote for it, and whether that is new. */
type Voted = { idea: Idea; voted: boolean; changed: boolean };

/** The person's one vote: as wanted, or the other way round where nothing is said. The count moves with it. */
export async function voteIn(tx: Tx, ctx: Ctx, id: string, wanted?: boolean): Promise<Voted> {
  const { person, t } = ctx;
  const idea = await ideaOf(tx, ctx, id);
  if (!takesVotes(idea.state)) {
    throw new UserError('ideas.noVotes', { number: idea.number, state: t(`ideas.state.${idea.state}`) });
  }
  const vote = { ideaId: id, personId: person.id };
  const before = (await tx.vote.count({ where: vote })) > 0;
  const voted = wanted ?? !before;
  if (voted === before) return { idea, voted, changed: false };
  if (voted) await tx.vote.create({ data: vote });
  else await tx.vote.deleteMany({ where: vote });
  const voteCount = idea.voteCount + (voted ? 1 : -1);
  await tx.idea.updateMany({ where: { id }, data: { voteCount } });
  await refreshPosts(tx, ctx, [id]);
  return { idea: { ...idea, voteCount }, voted, changed: true };
}

export async function voters(tx: Tx, ideaId: string): Promise<string[]> {
  const rows = await tx.vote.findMany({ where: { ideaId }, select: { personId: true }, orderBy: { personId: 'asc' } });
  return rows.map(({ personId }) => personId);
}

/** Votes come and go, and the count with them. */
async function change(tx: Tx, ideaId: string, come: readonly string[], gone: readonly string[]): Promise<void> {
  for (const some of chunks(gone)) await tx.vote.deleteMany({ where: { ideaId, personId: { in: some } } });
  for (const some of chunks(come)) await tx.vote.createMany({ data: some.map((personId) => ({ ideaId, personId })) });
  await tx.idea.update({ where: { id: ideaId }, data: { voteCount: await tx.vote.count({ where: { ideaId } }) } });
}

/** Moves the votes, one a person, and keeps whose they were, so that a reopened idea gets them back. */
export async function mergeVotes(tx: Tx, fromId: string, toId: string, at: Date): Promise<void> {
  const { added, kept } = moveVotes(await voters(tx, fromId), await voters(tx, toId));
  await change(tx, fromId, [], [...added, ...kept]);
  await change(tx, toId, added, []);
  await addEvent(tx, fromId, { kind: 'votes_added', text: added.join(','), at });
  await addEvent(tx, fromId, { kind: 'votes_kept', text: kept.join(','), at });
}

/** Gives a merged idea its votes back; the other loses those that came with it. */
export async function unmergeVotes(tx: Tx, fromId: string, toId: string): Promise<void> {
  const kinds = { in: ['votes_added', 'votes_kept'] satisfies OtherEvent[] };
  const moved = await tx.ideaEvent.findMany({ where: { ideaId: fromId, kind: kinds } });
  const peopleOf = (kind: OtherEvent) =>
    moved.filter((event) => event.kind === kind).flatMap(({ text }) => (text ? text.split(',') : []));
  await change(tx, toId, [], peopleOf('votes_added'));
  const { added } = moveVotes([...peopleOf('votes_added'), ...peopleOf('votes_kept')], await voters(tx, fromId));
  await change(tx, fromId, added, []);
  await tx.ideaEvent.deleteMany({ where: { ideaId: fromId, kind: kinds } });
}
