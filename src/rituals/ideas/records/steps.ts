import { type Ctx, UserError } from '../../../chat/asks.ts';
import { controls, facts, quote, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Block } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Notice, NoticeCtx } from '../../../delivery/owes.ts';
import { callPlace } from '../../../delivery/sending/call.ts';
import { personSpan } from '../../../i18n/text.ts';
import { give, settle, unsettle } from '../../../owned/work.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Idea, IdeaEvent, OwnedMove, Person } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import type { NotificationKind } from '../../../who/reader.ts';
import * as rules from '../rules.ts';
import type { EventOfIdea, TakenStep, Whole } from './ideas.ts';
import {
  addEvent,
  allMergedInto,
  eventById,
  ideaById,
  ideaOf,
  mergedInto,
  refreshPosts,
  stepsOf,
  wholeIdea,
} from './ideas.ts';
import { letSee } from './shares.ts';
import { called, named, openButton, promiseFacts, reasonFacts, titleOf, workFor } from './views.ts';
import { mergeVotes, unmergeVotes, voters } from './votes.ts';

/** What a step changes besides the state, and the reason the author is told. */
type Change = Partial<Pick<Idea, 'ownerId' | 'dueDate' | 'reason' | 'reconsider' | 'mergedIntoId' | 'brought'>>;

/** Takes one step, in the transaction of what it owes: of two people at once the second is told what the first did. */
export async function stepIn(
  tx: Tx,
  ctx: Ctx,
  ideaId: string,
  step: rules.Step,
  change: Change = {},
): Promise<EventOfIdea> {
  const { now, person } = ctx;
  const idea = await ideaOf(tx, ctx, ideaId);
  if (rules.steps[step].who === 'author' && idea.authorId !== person.id)
    throw new UserError('ideas.onlyAuthor', { number: idea.number });
  const taken = await stepsOf(tx, idea.id);
  if (!rules.mayStep(step, idea.state)) throw await truth(tx, idea, taken, person.id);
  const words = change.reason ?? change.brought ?? null;
  const event = await addEvent(tx, idea.id, { kind: step, personId: person.id, text: words, at: now });
  const reviewerId = rules.reviewerAfter([...taken, { kind: step, personId: person.id }]);
  const brought = step === 'finish' ? { brought: change.brought ?? null } : {};
  const next = { ...change, ...brought, state: rules.steps[step].to, reviewerId, changedAt: now };
  await tx.idea.update({ where: { id: idea.id }, data: next });
  const { unseen } = rules.letsSee(step) ? await letSee(tx, ctx, { ...idea, ...next }) : idea;
  if (change.mergedIntoId) await mergeVotes(tx, idea.id, change.mergedIntoId, now);
  if (idea.state === 'merged' && idea.mergedIntoId) await unmergeVotes(tx, idea.id, idea.mergedIntoId);
  if (step === 'finish') await oweOutcome(tx, ctx, idea, event);
  await tell(tx, ctx, idea, event, step);
  await keepWork(tx, ctx, idea, step, change);
  const shown = [idea.id, change.mergedIntoId, idea.mergedIntoId, ...(await mergedInto(tx, idea))];
  await refreshPosts(tx, ctx, shown, step === 'withdraw');
  return { idea: { ...idea, ...next, unseen }, event };
}

/** Undoes the latest step with an idea, while nobody was told of it yet. */
export async function undoIn(tx: Tx, ctx: Ctx, eventId: string): Promise<Idea> {
  const { now, person, workspace } = ctx;
  const found = await eventById(tx, workspace.id, eventId);
  if (!found) throw new UserError('ideas.undoneBefore');
  const { idea } = found;
  const { number } = idea;
  const taken = await stepsOf(tx, idea.id);
  const event = taken.at(-1);
  if (event?.id !== eventId) throw new UserError('ideas.undoMoved', { number });
  if (event.personId !== person.id) throw new UserError('ideas.undoOthers', { number });
  if (!rules.canUndo(event.kind, event.at, now)) throw new UserError('ideas.undoLate', { number });
  const before = taken.slice(0, -1);
  const state = rules.stateAfter(before.map(({ kind }) => kind));
  const intoId = idea.mergedIntoId;
  const into = state === 'merged' && intoId ? await ideaById(tx, workspace.id, intoId) : null;
  if (into && !rules.takesOthers(into.state)) throw new UserError('ideas.undoMoved', { number });
  await tx.ideaEvent.delete({ where: { id: event.id } });
  const next = { state, reviewerId: rules.reviewerAfter(before), changedAt: now };
  await tx.idea.update({ where: { id: idea.id }, data: next });
  if (intoId && event.kind === 'merge') await unmergeVotes(tx, idea.id, intoId);
  if (intoId && state === 'merged') await mergeVotes(tx, idea.id, intoId, now);
  if (rules.steps[event.kind].told) await told.withdraw(tx, [event.id]);
  await unsettle(tx, workFor(idea.id), { kind: movesTo(event.kind), at: event.at }, now);
  await refreshPosts(tx, ctx, [idea.id, intoId, ...(await mergedInto(tx, idea))], event.kind === 'withdraw');
  return { ...idea, ...next };
}

/** The author hears of it within their hours, once it can no longer be undone. Nobody is told of their own doing. */
async function tell(
  tx: Tx,
  { now, person, workspace }: Ctx,
  idea: Idea,
  event: IdeaEvent,
  step: rules.Step,
): Promise<void> {
  if (!rules.steps[step].told || idea.authorId === person.id) return;
  const { id: workspaceId, ideasPlaceId } = workspace;
  const callIn = await callPlace(tx, workspaceId, ideasPlaceId, idea.id);
  const to = { personId: idea.authorId };
  const author = await personById(tx, workspaceId, idea.authorId);
  const held = heldUntil(now);
  const dueAt = author ? welcomeFor(workspace, author, held) : held;
  await told.owe(tx, [event.id], { workspaceId, to, callIn, dueAt });
}

/** What a step does to the work of whoever does the idea. */
function movesTo(step: rules.Step): OwnedMove['kind'] {
  if (step === 'accept') return 'given';
  return step === 'finish' ? 'done' : 'dropped';
}

/** An accepted idea is in somebody's hands until it is done, or not wanted any more. */
async function keepWork(tx: Tx, ctx: Ctx, idea: Idea, step: rules.Step, change: Change): Promise<void> {
  const { ownerId, dueDate = null, brought = null } = change;
  if (step === 'accept' && ownerId) {
    const given = { ...workFor(idea.id), ownerId, askedById: ctx.person.id, dueDate };
    // an author who does it hears so with the news of their idea
    await give(tx, ctx, given, ownerId === idea.authorId ? [] : undefined);
  } else if (step === 'finish') await settle(tx, ctx, workFor(idea.id), { state: 'done', brought, tell: [] });
  else await settle(tx, ctx, workFor(idea.id), { state: 'dropped' });
}

/** Whoever voted for it, whose idea went into it, who asked and who did it hear what became of it: each once. */
async function oweOutcome(tx: Tx, ctx: Ctx, idea: Idea, event: IdeaEvent): Promise<void> {
  const { workspace, now, person } = ctx;
  const merged = await allMergedInto(tx, idea);
  const accepted = (await stepsOf(tx, idea.id)).findLast(({ kind }) => kind === 'accept');
  const ids = [...(await voters(tx, idea.id)), ...merged.map(({ authorId }) => authorId), accepted?.personId ?? null];
  const people = await peopleByIds(tx, workspace.id, [...ids, idea.ownerId]);
  for (const id of [person.id, idea.authorId]) people.delete(id);
  const all = [...people.values()].map((one) => {
    const dueAt = welcomeFor(workspace, one, heldUntil(now));
    return { args: [event.id, one.id], workspaceId: workspace.id, to: { personId: one.id }, dueAt };
  });
  await outcome.oweAll(tx, all);
}

/** Puts an idea that this champion has, or nobody, into the hands of another one, who is told by whom. */
export async function handIn(tx: Tx, ctx: Ctx, ideaId: string, to: Person): Promise<Idea> {
  const { now, person, workspace } = ctx;
  const idea = await ideaOf(tx, ctx, ideaId);
  if (!rules.mayHand(idea, person.id)) throw await truth(tx, idea, await stepsOf(tx, idea.id), person.id);
  const { id } = await addEvent(tx, idea.id, { kind: 'take', personId: to.id, at: now });
  const next = { state: 'in_review', reviewerId: to.id, changedAt: now } as const;
  await tx.idea.update({ where: { id: idea.id }, data: next });
  const sending = { workspaceId: workspace.id, to: { personId: to.id }, dueAt: welcomeFor(workspace, to, now) };
  await handed.owe(tx, [id, person.id], sending);
  await refreshPosts(tx, ctx, [idea.id]);
  return { ...idea, ...next };
}

/** To a champion, of an idea that another one cannot read. Arguments: the event, and by whom. */
export const handed = notice('ideas.handed', async ({ db, t, workspace, person }, [eventId = '', byId = '']) => {
  const found = await eventById(db, workspace.id, eventId);
  const by = await personById(db, workspace.id, byId);
  if (!found || !by || found.idea.reviewerId !== person?.id || found.idea.hiddenAt) return null;
  const { idea } = found;
  return view(
    t('ideas.yoursShort', { number: idea.number }),
    text(t.rich('moderation.handed', { ...called(idea), name: personSpan(by) })),
    controls(openButton(t, idea, 'primary')),
  );
});

/** The idea that a form is about, while the step can still be taken; else what has happened to it. */
export async function stepable(ctx: Ctx, ideaId: string, step: rules.Step): Promise<Idea> {
  const idea = await ideaOf(ctx.db, ctx, ideaId);
  if (!rules.mayStep(step, idea.state)) throw await truth(ctx.db, idea, await stepsOf(ctx.db, idea.id), ctx.person.id);
  return idea;
}

/** What has happened to an idea already, for whoever comes second. */
async function truth(tx: Db | Tx, idea: Idea, taken: readonly TakenStep[], me: string): Promise<UserError> {
  const { number, state, workspaceId, mergedIntoId } = idea;
  const by = taken.at(-1)?.personId ?? null;
  if (state === 'in_review' && by === me) return new UserError('ideas.now.yours', { number });
  const name = (await peopleByIds(tx, workspaceId, [by])).get(by ?? '')?.name ?? '';
  const into = mergedIntoId ? await ideaById(tx, workspaceId, mergedIntoId) : null;
  return new UserError(`ideas.now.${state}`, { number, name, other: into?.number ?? 0 });
}

/** A notice about one event of an idea; null drops it, and so does an event that was undone, or an idea withdrawn. */
export function news(
  name: string,
  short: 'ideas.toldShort' | 'owned.outcomeShort' | 'ideas.askedShort' | 'ideas.repliedShort',
  say: (ctx: NoticeCtx, news: EventOfIdea & Whole) => readonly (Block | readonly Block[] | null)[] | null,
  options: { kind?: NotificationKind } = {},
): Notice {
  return notice(
    name,
    async (ctx, [eventId = '']) => {
      const found = await eventById(ctx.db, ctx.workspace.id, eventId);
      if (!found || found.idea.state === 'withdrawn') return null;
      const whole = await wholeIdea(ctx.db, found.idea, undefined, found.event.personId);
      const said = say(ctx, { ...found, ...whole });
      return said && view(ctx.t(short, { number: whole.idea.number }), ...said);
    },
    options,
  );
}

function broughtQuote({ brought }: Idea) {
  return brought ? quote(shortenTo(brought, 600)) : null;
}

/** What a champion did with somebody's idea, and why. */
export const told = news(
  'ideas.told',
  'ideas.toldShort',
  ({ t, now }, { event, ...whole }) => {
    const { idea, people, mergedInto } = whole;
    const { kind, personId } = event;
    if (!rules.isStep(kind) || !rules.isTold(kind)) return null;
    const otherTitle = mergedInto && rules.isOpen(mergedInto) ? titleOf(mergedInto) : '…';
    const into = { other: mergedInto?.number ?? 0, otherTitle, name: named(t, people, personId) };
    return [
      text(t.rich(`ideas.told.${kind}`, { ...called(idea), ...into })),
      kind === 'accept' ? facts(...promiseFacts(t, whole, now)) : null,
      kind === 'finish' ? broughtQuote(idea) : null,
      kind === 'decline' ? facts(...reasonFacts(t, idea)) : null,
      controls(openButton(t, (kind === 'merge' && mergedInto) || idea)),
    ];
  },
  { kind: 'ideas' },
);

/** What became of an idea, for those who waited for it besides its author. */
export const outcome = news(
  'ideas.outcome',
  'owned.outcomeShort',
  ({ t, person }, { event, ...whole }) => {
    const { idea, people } = whole;
    if (idea.state !== 'done' || !rules.isOpen(idea) || person?.kind === 'gone') return null;
    return [
      text(t.rich('owned.outcome', { ...called(idea), name: named(t, people, event.personId) })),
      broughtQuote(idea),
      controls(openButton(t, idea)),
    ];
  },
  { kind: 'ideas' },
);
