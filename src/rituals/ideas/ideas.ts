import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import { type Block, note } from '../../chat/view.ts';
import { owe, wasSent } from '../../delivery/outbox.ts';
import type { Tx } from '../../store/client.ts';
import type { Idea } from '../../store/rows.ts';
import { localDate } from '../../time/zone.ts';
import { closeTo } from './close.ts';
import { authorsOf, wholeIdea } from './load.ts';
import { keepSchedules, zoneOf } from './plan.ts';
import { nearView, receiptView } from './receipt.ts';
import { heldUntil, mayEdit, takesVotes } from './rules.ts';
import { titleOf } from './say.ts';
import { ideaOf, mayDecide, refreshPosts, stepIn } from './steps.ts';
import { createIdea, editIdea, ideaById, type Words } from './store.ts';
import { placeById, reviewersOf } from './store-people.ts';
import { hasVoted, toggleVote } from './store-votes.ts';
import { button, ideaView, type Origin } from './views.ts';

export type Given = Words & { unnamed: boolean };

/** Saves an idea with what it owes, and offers the close ones that are there already. */
export async function save(ctx: Ctx, given: Given, bare: boolean): Promise<Reply> {
  const { store, db, now, workspace, person, place, platform } = ctx;
  const unnamed = given.unnamed && platform.can.unnamed;
  const idea = await store.transaction(async (tx) => {
    const made = { ...given, unnamed, workspaceId: workspace.id, authorId: person.id, placeId: place.id, now };
    const saved = await createIdea(tx, made);
    if (workspace.ideasPlaceId) await oweShare(tx, ctx, saved, workspace.ideasPlaceId, heldUntil(now));
    await keepSchedules(tx, workspace, now);
    return saved;
  });
  return { show: await receipt(ctx, idea, await closeTo(db, workspace.id, idea), bare) };
}

async function receipt({ db, t, workspace }: Ctx, idea: Idea, close: readonly Idea[], bare: boolean) {
  const { champions } = await reviewersOf(db, workspace.id);
  const place = await placeById(db, workspace.id, workspace.ideasPlaceId);
  return receiptView(t, { idea, champions, place, close, bare });
}

/** For a form that can show it while the title is being written. */
export async function near({ db, t, workspace }: Ctx, title: string): Promise<Reply> {
  const close = await closeTo(db, workspace.id, { title, change: null });
  return { show: nearView(t, close, await authorsOf(db, workspace.id, close)) };
}

/** The receipt again, without those that are close: they stay two ideas. */
export async function keepBoth(ctx: Ctx, id: string): Promise<Reply> {
  const idea = await ideaOf(ctx.db, ctx.workspace.id, id);
  return { replace: await receipt(ctx, idea, [], idea.change === null) };
}

/** The author's words, changed or filled in, until a champion has decided. */
export async function edit(ctx: Ctx, id: string, given: Given): Promise<Reply> {
  const { store, now, platform, t } = ctx;
  const idea = await store.transaction(async (tx) => {
    const before = await editable(tx, ctx, id);
    const words = { ...given, unnamed: platform.can.unnamed ? given.unnamed : before.unnamed };
    if (!(await editIdea(tx, before, words, now))) throw new UserError('ideas.editLate', { number: before.number });
    await refreshPosts(tx, ctx, before);
    return { ...before, ...words, changedAt: now };
  });
  return {
    show: await viewOf(ctx, idea, 'show', [{ kind: 'text', text: t('ideas.changed', { number: idea.number }) }]),
  };
}

export async function editable(tx: Ctx['db'], { workspace, person }: Ctx, id: string): Promise<Idea> {
  const idea = await ideaOf(tx, workspace.id, id);
  if (idea.authorId !== person.id) throw new UserError('ideas.onlyAuthor', { number: idea.number });
  if (!mayEdit(idea.state)) throw new UserError('ideas.editLate', { number: idea.number });
  return idea;
}

export async function viewOf(ctx: Ctx, idea: Idea, from: Origin, above: readonly Block[] = []) {
  const { db, t, person, now } = ctx;
  const view = ideaView(t, await wholeIdea(db, idea, person.id), { id: person.id, decides: mayDecide(ctx), from }, now);
  return { ...view, blocks: [...above, ...view.blocks] };
}

export async function seeIdea(ctx: Ctx, idea: Idea): Promise<Reply> {
  if (idea.state === 'withdrawn' && idea.authorId !== ctx.person.id) {
    throw new UserError('ideas.now.withdrawn', { number: idea.number });
  }
  return { show: await viewOf(ctx, idea, 'show') };
}

/** One vote a person: given, or taken back by voting again. */
export async function vote(ctx: Ctx, id: string): Promise<Reply> {
  const { idea, voted } = await setVote(ctx, id);
  return { show: votedView(ctx, idea, voted) };
}

/** The way back from a vote: to the given state, whatever happened meanwhile. */
export async function undoVote(ctx: Ctx, id: string, wanted: boolean): Promise<Reply> {
  const { idea, voted } = await setVote(ctx, id, wanted);
  return { replace: votedView(ctx, idea, voted) };
}

function votedView({ t }: Ctx, idea: Idea, voted: boolean) {
  const said = { number: idea.number, title: titleOf(idea), votes: idea.voteCount };
  const undo = button(t('ideas.button.undo'), 'undoVote', [idea.id, voted ? 'off' : 'on']);
  return note(t(voted ? 'ideas.voted' : 'ideas.unvoted', said), [undo]);
}

/** From a view of the idea, which is made anew. */
export async function voteHere(ctx: Ctx, id: string, from: Origin): Promise<Reply> {
  const { idea } = await setVote(ctx, id);
  return { replace: await viewOf(ctx, idea, from) };
}

function setVote(ctx: Ctx, id: string, wanted?: boolean): Promise<{ idea: Idea; voted: boolean }> {
  return ctx.store.transaction((tx) => voteIn(tx, ctx, id, wanted));
}

async function voteIn(tx: Tx, ctx: Ctx, id: string, wanted?: boolean): Promise<{ idea: Idea; voted: boolean }> {
  const idea = await ideaOf(tx, ctx.workspace.id, id);
  if (!takesVotes(idea.state)) {
    throw new UserError('ideas.noVotes', { number: idea.number, state: ctx.t(`ideas.state.${idea.state}`) });
  }
  const before = await hasVoted(tx, id, ctx.person.id);
  if (before === wanted) return { idea, voted: before };
  const voted = await toggleVote(tx, id, ctx.person.id);
  await refreshPosts(tx, ctx, idea);
  return { idea: { ...idea, voteCount: idea.voteCount + (voted ? 1 : -1) }, voted };
}

/** "Same thing": a vote for the one that was there, and one's own is withdrawn, both or neither. */
export async function same(ctx: Ctx, mineId: string, otherId: string): Promise<Reply> {
  const { t, store, person } = ctx;
  const { other, event, mine, fresh } = await store.transaction(async (tx) => {
    const had = await hasVoted(tx, otherId, person.id);
    const { idea } = await voteIn(tx, ctx, otherId, true);
    return { other: idea, fresh: !had, ...withMine(await stepIn(tx, ctx, mineId, 'withdraw')) };
  });
  const said = t('ideas.same', {
    number: other.number,
    title: titleOf(other),
    votes: other.voteCount,
    mine: mine.number,
  });
  return { replace: note(said, [button(t('ideas.button.undo'), 'undo', [event.id, ...(fresh ? [otherId] : [])])]) };
}

function withMine({ idea, event }: Awaited<ReturnType<typeof stepIn>>) {
  return { mine: idea, event };
}

/** Takes back the vote that "same thing" gave, where it is still there. */
export async function unvote(ctx: Ctx, id: string): Promise<void> {
  const idea = await ideaById(ctx.db, ctx.workspace.id, id);
  if (idea && takesVotes(idea.state)) await setVote(ctx, id, false);
}

/** Shows an idea in this channel, once a day at most. */
export async function share(ctx: Ctx, idea: Idea): Promise<Reply> {
  const { store, t, place, now } = ctx;
  if (place.kind === 'direct') throw new UserError('ideas.shareWhere', { number: idea.number });
  if (idea.state === 'withdrawn') throw new UserError('ideas.now.withdrawn', { number: idea.number });
  await store.transaction(async (tx) => {
    if (await wasSent(tx, shareKey(ctx, idea, place.id))) {
      throw new UserError('ideas.sharedBefore', { number: idea.number });
    }
    await oweShare(tx, ctx, idea, place.id, now);
  });
  return { show: note(t('ideas.shared', { number: idea.number, title: titleOf(idea) })) };
}

async function oweShare(tx: Tx, ctx: Ctx, idea: Idea, placeId: string, dueAt: Date): Promise<void> {
  const key = shareKey(ctx, idea, placeId);
  const { workspaceId } = idea;
  await owe(tx, {
    key,
    workspaceId,
    job: 'ideas.share',
    args: [idea.id, key],
    to: { placeId },
    dueAt,
    ownerId: ctx.person.id,
  });
}

function shareKey({ workspace, now }: Ctx, idea: Idea, placeId: string): string {
  return `ideas.share:${idea.id}:${placeId}:${localDate(now, zoneOf(workspace))}`;
}
