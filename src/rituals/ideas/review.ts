import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import { readNumber } from '../../chat/dispatch/words.ts';
import type { Reply } from '../../chat/platform.ts';
import { type Block, note, type View } from '../../chat/view.ts';
import { owe } from '../../delivery/outbox.ts';
import type { Db, Tx } from '../../store/client.ts';
import type { Idea, IdeaEvent } from '../../store/rows.ts';
import { readDate } from '../../time/typed.ts';
import { localDate } from '../../time/zone.ts';
import { unvote, viewOf } from './ideas.ts';
import { wholeIdea } from './load.ts';
import { queueEndView, reviewView, steppedView } from './review-views.ts';
import { mayEdit, type Step, steps, takesOthers } from './rules.ts';
import { titleOf } from './say.ts';
import { ideaNumbered, ideaOf, stepIn, takeStep, undoStep } from './steps.ts';
import { ideaById } from './store.ts';
import { addEvent, eventById } from './store-history.ts';
import { queueFor } from './store-review.ts';
import { type Origin, promiseFacts } from './views.ts';

/** The first idea of the queue with a higher number than `after`. */
export async function nextToReview(ctx: Ctx, after: number): Promise<View> {
  const { db, workspace, person, t, now } = ctx;
  const { ideas, count } = await queueFor(db, workspace.id, person.id, { after, now });
  const [idea] = ideas;
  return idea ? reviewView(t, await wholeIdea(db, idea, person.id), count, person.id, now) : queueEndView(t, count);
}

async function reviewAgain({ db, workspace, person, t, now }: Ctx, idea: Idea): Promise<View> {
  const { count } = await queueFor(db, workspace.id, person.id, { now });
  return reviewView(t, await wholeIdea(db, idea, person.id), count, person.id, now);
}

/**
 * A step that asks nothing more: take, give back, done, reopen, withdraw. A quiet one shows the idea as it is now where
 * it was pressed there; otherwise what was done is said, with Undo.
 */
export async function simply(ctx: Ctx, id: string, step: Step, from: Origin): Promise<Reply> {
  const { idea, event } = await takeStep(ctx, id, step);
  if (step === 'take' && from === 'review') return { replace: await reviewAgain(ctx, idea) };
  if (step === 'take' && from === 'show') return { replace: await viewOf(ctx, idea, from) };
  const view = stepped(ctx, idea, event, step);
  return from === 'post' ? { show: view } : { replace: view };
}

function stepped(
  { t, person }: Ctx,
  idea: Idea,
  event: IdeaEvent,
  step: Step,
  more: { other?: Idea; extra?: Block[] } = {},
) {
  const told = steps[step].told && idea.authorId !== person.id;
  return steppedView(t, idea, event, step, { champion: steps[step].who === 'champion', told, ...more });
}

export async function accept(
  ctx: Ctx,
  id: string,
  given: { owner: string | null; date: string | null },
): Promise<Reply> {
  const { t, now } = ctx;
  const today = localDate(now, t.zone);
  const dueDate = given.date === null ? null : readDate(given.date, today);
  if (given.date !== null && dueDate === null) return { reject: { date: t('ideas.notADate') } };
  if (dueDate !== null && dueDate < today) return { reject: { date: t('ideas.pastDate') } };
  const owner = given.owner === null ? null : await ctx.personById(given.owner);
  if (owner && owner.kind !== 'member') return { reject: { owner: t('chat.noSuchPerson') } };
  const { idea, event } = await takeStep(ctx, id, 'accept', { ownerId: owner?.id ?? null, dueDate });
  const facts = promiseFacts(t, idea, new Map(owner ? [[owner.id, owner]] : []), now);
  return { show: stepped(ctx, idea, event, 'accept', { extra: facts.length > 0 ? [{ kind: 'facts', facts }] : [] }) };
}

export async function decline(
  ctx: Ctx,
  id: string,
  given: { reason: string; reconsider: string | null },
): Promise<Reply> {
  const { idea, event } = await takeStep(ctx, id, 'decline', given);
  return { show: stepped(ctx, idea, event, 'decline') };
}

/** @param typed the number of the idea that this one goes into, in digits of any script */
export async function merge(ctx: Ctx, id: string, typed: string): Promise<Reply> {
  const { db, store, t, workspace } = ctx;
  const number = readNumber(typed);
  if (number === null) return { reject: { into: t('ideas.notANumber') } };
  const before = await mergeTarget(db, workspace.id, id, number);
  if (before instanceof UserError) return { reject: { into: t(before.key, before.values) } };
  const { idea, event, other } = await store.transaction(async (tx) => {
    const into = await mergeTarget(tx, workspace.id, id, number);
    if (into instanceof UserError) throw into;
    return { ...(await stepIn(tx, ctx, id, 'merge', { mergedIntoId: into.id })), other: into };
  });
  return { show: stepped(ctx, idea, event, 'merge', { other }) };
}

/** Where an idea that goes into that number ends up: one that was itself merged leads on to its own. */
async function mergeTarget(db: Db | Tx, workspaceId: string, id: string, number: number): Promise<Idea | UserError> {
  let into = await ideaNumbered(db, workspaceId, number).catch(asUserError);
  while (!(into instanceof UserError) && into.state === 'merged' && into.mergedIntoId && into.id !== id) {
    into = await ideaOf(db, workspaceId, into.mergedIntoId);
  }
  if (into instanceof UserError) return into;
  if (into.id === id) return new UserError('ideas.mergeSelf');
  return takesOthers(into.state) ? into : new UserError('ideas.now.withdrawn', { number: into.number });
}

function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

/** A question to the author, kept on the idea; their answer comes back to whoever asked. */
export async function ask(ctx: Ctx, id: string, question: string): Promise<Reply> {
  const { store, t, person, workspace, now } = ctx;
  const idea = await store.transaction(async (tx) => {
    const about = await askable(tx, ctx, id);
    const event = await addEvent(tx, about.id, { kind: 'asked', personId: person.id, text: question, at: now });
    await owe(tx, {
      key: `ideas.asked:${event.id}`,
      workspaceId: workspace.id,
      job: 'ideas.asked',
      args: [event.id],
      to: { personId: about.authorId },
      dueAt: now,
      ...(!about.unnamed && { ownerId: person.id }),
    });
    return about;
  });
  return { show: note(t('ideas.askedNow', { number: idea.number, title: titleOf(idea) })) };
}

export async function askable(db: Db | Tx, { workspace, person }: Ctx, id: string): Promise<Idea> {
  const idea = await ideaOf(db, workspace.id, id);
  if (idea.state === 'withdrawn') throw new UserError('ideas.now.withdrawn', { number: idea.number });
  if (idea.authorId === person.id) throw new UserError('ideas.askSelf', { number: idea.number });
  return idea;
}

/** The question that a Reply button is about, for the author alone. */
export async function questionOf(
  db: Db | Tx,
  { workspace, person }: Ctx,
  eventId: string,
): Promise<{ idea: Idea; event: IdeaEvent }> {
  const found = await eventById(db, workspace.id, eventId);
  if (found?.event.kind !== 'asked') throw new UserError('ideas.gone');
  if (found.idea.authorId !== person.id) throw new UserError('ideas.onlyAuthor', { number: found.idea.number });
  return found;
}

export async function reply(ctx: Ctx, eventId: string, answer: string): Promise<Reply> {
  const { store, t, person, workspace, now } = ctx;
  const idea = await store.transaction(async (tx) => {
    const { idea: about, event: question } = await questionOf(tx, ctx, eventId);
    const event = await addEvent(tx, about.id, { kind: 'replied', personId: person.id, text: answer, at: now });
    if (question.personId) {
      const key = `ideas.replied:${event.id}`;
      const to = { personId: question.personId };
      await owe(tx, { key, workspaceId: workspace.id, job: 'ideas.replied', args: [event.id], to, dueAt: now });
    }
    return about;
  });
  return { show: note(t(mayEdit(idea.state) ? 'ideas.repliedNow' : 'ideas.repliedLate', { number: idea.number })) };
}

/** @param voteFor the idea that "same thing" also gave a vote to, which is taken back as well */
export async function undo(ctx: Ctx, eventId: string, voteFor: string | undefined): Promise<Reply> {
  const { t, db, workspace } = ctx;
  const { idea } = await undoStep(ctx, eventId);
  if (voteFor) await unvote(ctx, voteFor);
  const now = (await ideaById(db, workspace.id, idea.id)) ?? idea;
  return {
    replace: note(
      t('ideas.undone', { number: now.number, title: titleOf(now), state: t(`ideas.state.${now.state}`) }),
      [{ kind: 'button', label: t('ideas.button.open'), go: { to: 'ideas.show', args: [now.id] } }],
    ),
  };
}
