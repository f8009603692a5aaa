import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import { owe, refresh, withdraw } from '../../delivery/outbox.ts';
import type { MessageKey, Values } from '../../i18n/translate.ts';
import type { Db, Tx } from '../../store/client.ts';
import type { Idea, IdeaEvent } from '../../store/rows.ts';
import { isAdmin, isChampion } from '../../who/roles.ts';
import { canUndo, heldUntil, mayStep, type Step, stateAfter, steps, takesOthers } from './rules.ts';
import { ideaById, ideaByNumber, setState } from './store.ts';
import { addEvent, eventById, removeEvent, stepsOf, type TakenStep } from './store-history.ts';
import { peopleByIds } from './store-people.ts';
import { postsShowing } from './store-review.ts';
import { mergeVotes, unmergeVotes } from './store-votes.ts';

/** What a step changes besides the state, and the reason the author is told. */
export interface Change {
  ownerId?: string | null;
  dueDate?: string | null;
  reason?: string | null;
  reconsider?: string | null;
  mergedIntoId?: string;
}

/** Champions decide; where there is none yet, the admins read new ideas, so that they always may. */
export function mayDecide({ person }: Pick<Ctx, 'person'>): boolean {
  return isChampion(person) || isAdmin(person);
}

export async function ideaNumbered(db: Db | Tx, workspaceId: string, number: number): Promise<Idea> {
  const idea = await ideaByNumber(db, workspaceId, number);
  if (!idea) throw new UserError('ideas.noSuch', { number });
  return idea;
}

export async function ideaOf(db: Db | Tx, workspaceId: string, id: string): Promise<Idea> {
  const idea = await ideaById(db, workspaceId, id);
  if (!idea) throw new UserError('ideas.gone');
  return idea;
}

/**
 * Takes one step with an idea, in one transaction with what it owes. Of two people at once the second is told what the
 * first did.
 */
export function takeStep(
  ctx: Ctx,
  ideaId: string,
  step: Step,
  change: Change = {},
): Promise<{ idea: Idea; event: IdeaEvent }> {
  return ctx.store.transaction((tx) => stepIn(tx, ctx, ideaId, step, change));
}

export async function stepIn(
  tx: Tx,
  ctx: Ctx,
  ideaId: string,
  step: Step,
  change: Change = {},
): Promise<{ idea: Idea; event: IdeaEvent }> {
  const { now, person, workspace } = ctx;
  const idea = await ideaOf(tx, workspace.id, ideaId);
  if (steps[step].who === 'author' && idea.authorId !== person.id)
    throw new UserError('ideas.onlyAuthor', numberOf(idea));
  const taken = await stepsOf(tx, idea.id);
  if (!mayStep(step, idea.state)) throw await truth(tx, idea, taken, person.id);
  const event = await addEvent(tx, idea.id, { kind: step, personId: person.id, text: change.reason ?? null, at: now });
  const reviewerId = reviewerAfter([...taken, event as TakenStep]);
  const next = { ...change, state: steps[step].to, reviewerId, changedAt: now };
  if (!(await setState(tx, idea, next))) throw await truth(tx, idea, taken, person.id);
  if (step === 'merge' && change.mergedIntoId) await mergeVotes(tx, idea.id, change.mergedIntoId, now);
  if (idea.state === 'merged' && idea.mergedIntoId) await unmergeVotes(tx, idea.id, idea.mergedIntoId);
  await tell(tx, ctx, idea, event, step, change);
  await refreshPosts(tx, ctx, idea, [change.mergedIntoId, idea.mergedIntoId]);
  return { idea: { ...idea, ...next }, event };
}

/** Undoes the latest step with an idea, while nobody was told of it yet. */
export function undoStep(ctx: Ctx, eventId: string): Promise<{ idea: Idea; step: Step }> {
  return ctx.store.transaction(async (tx) => {
    const found = await eventById(tx, ctx.workspace.id, eventId);
    if (!found) throw new UserError('ideas.undoneBefore');
    const { idea } = found;
    const taken = await stepsOf(tx, idea.id);
    const event = taken.at(-1);
    if (event?.id !== eventId) throw new UserError('ideas.undoMoved', numberOf(idea));
    if (event.personId !== ctx.person.id) throw new UserError('ideas.undoOthers', numberOf(idea));
    if (!canUndo(event.kind, event.at, ctx.now)) throw new UserError('ideas.undoLate', numberOf(idea));
    const before = taken.slice(0, -1);
    const state = stateAfter(before.map(({ kind }) => kind));
    const into =
      state === 'merged' && idea.mergedIntoId ? await ideaById(tx, idea.workspaceId, idea.mergedIntoId) : null;
    if (into && !takesOthers(into.state)) throw new UserError('ideas.undoMoved', numberOf(idea));
    await removeEvent(tx, event.id);
    await setState(tx, idea, { state, reviewerId: reviewerAfter(before), changedAt: ctx.now });
    if (idea.mergedIntoId && event.kind === 'merge') await unmergeVotes(tx, idea.id, idea.mergedIntoId);
    if (idea.mergedIntoId && state === 'merged') await mergeVotes(tx, idea.id, idea.mergedIntoId, ctx.now);
    await withdraw(tx, [toldKey(event.id), ownerKey(event.id)]);
    await refreshPosts(tx, ctx, idea, [idea.mergedIntoId]);
    return { idea: { ...idea, state }, step: event.kind };
  });
}

export const toldKey = (eventId: string): string => `ideas.told:${eventId}`;
export const ownerKey = (eventId: string): string => `ideas.owner:${eventId}`;

/** The author hears of it, and whoever is to do it, once it can no longer be undone. Nobody is told of their own doing. */
async function tell(
  tx: Tx,
  { now, person }: Ctx,
  idea: Idea,
  event: IdeaEvent,
  step: Step,
  change: Change,
): Promise<void> {
  const owed = { workspaceId: idea.workspaceId, args: [event.id], dueAt: heldUntil(now) };
  if (steps[step].told && idea.authorId !== person.id) {
    await owe(tx, { ...owed, key: toldKey(event.id), job: 'ideas.told', to: { personId: idea.authorId } });
  }
  const { ownerId } = change;
  if (ownerId && ownerId !== person.id && ownerId !== idea.authorId) {
    await owe(tx, { ...owed, key: ownerKey(event.id), job: 'ideas.owner', to: { personId: ownerId } });
  }
}

const month = 31 * 86_400_000;
const week = 7 * 86_400_000;

/** What was posted about an idea is made true again: for a month in channels, in a champion's digest for a week. */
export async function refreshPosts(
  tx: Tx,
  { now, workspace }: Ctx,
  idea: Idea,
  others: readonly (string | null | undefined)[] = [],
): Promise<void> {
  for (const id of [idea.id, ...others.filter((other) => typeof other === 'string')]) {
    const keys = [
      ...(await postsShowing(tx, workspace.id, id, ['ideas.share', 'ideas.weekly'], new Date(now.getTime() - month))),
      ...(await postsShowing(tx, workspace.id, id, ['ideas.digest'], new Date(now.getTime() - week))),
    ];
    for (const key of keys) await refresh(tx, key, now);
  }
}

/** The champion who has it: whoever took it last, until it was given back or reopened. */
function reviewerAfter(taken: readonly TakenStep[]): string | null {
  let reviewerId: string | null = null;
  for (const { kind, personId } of taken) {
    if (kind === 'take') reviewerId = personId;
    if (kind === 'give_back' || kind === 'reopen') reviewerId = null;
  }
  return reviewerId;
}

/** The idea that a form is about, while the step can still be taken; else what has happened to it. */
export async function stepable({ db, workspace, person }: Ctx, ideaId: string, step: Step): Promise<Idea> {
  const idea = await ideaOf(db, workspace.id, ideaId);
  if (!mayStep(step, idea.state)) throw await truth(db, idea, await stepsOf(db, idea.id), person.id);
  return idea;
}

/** What has happened to an idea already, for whoever comes second. */
async function truth(tx: Db | Tx, idea: Idea, taken: readonly TakenStep[], me: string): Promise<UserError> {
  const by = taken.at(-1)?.personId ?? null;
  if (idea.state === 'in_review' && by === me) return new UserError('ideas.now.yours', numberOf(idea));
  const name = (await peopleByIds(tx, idea.workspaceId, [by])).get(by ?? '')?.name ?? '';
  const into = idea.mergedIntoId ? await ideaById(tx, idea.workspaceId, idea.mergedIntoId) : null;
  const key: MessageKey = `ideas.now.${idea.state}`;
  const values: Values = { ...numberOf(idea), name, other: into?.number ?? 0 };
  return new UserError(key, values);
}

function numberOf({ number }: Idea): { number: number } {
  return { number };
}
