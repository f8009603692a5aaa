/** What can be done about a voice: each step is one transaction, and of two people at once the second is told what the first did. */

import { type Ctx, UserError } from '../../../chat/asks.ts';
import { settle } from '../../../owned/work.ts';
import { askToLearn } from '../../../problems/learn.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Voice, VoiceMove } from '../../../store/rows.ts';
import { sayMoment } from '../../../time/say.ts';
import { solution } from '../../../voices/erase.ts';
import { changed } from '../../../voices/hear.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { addMove, changeVoice, voiceById } from '../../../voices/store.ts';
import { inStead, isAway } from '../../../who/away.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { tellHolder, tellMoved, tellReplied } from './notices.ts';

/** What whoever promised a solution has in their hands. */
export const solutionOf = (voiceId: string) => ({ kind: solution, aboutId: voiceId });

export interface Step {
  voice: Voice;
  move: VoiceMove;
}

/** @throws UserError where its words are gone */
export async function needOpen(tx: Tx, { workspace }: Pick<Ctx, 'workspace'>, id: string): Promise<Voice> {
  const voice = await voiceById(tx, workspace.id, id);
  if (voice?.kind !== 'said' || voice.hiddenAt !== null || voice.erasedAt !== null)
    throw new UserError('customers.gone');
  return voice;
}

/** @throws UserError with what is true now, where nobody waits any more */
export async function needWaiting(tx: Tx, ctx: Ctx, id: string): Promise<Voice> {
  const voice = await needOpen(tx, ctx, id);
  return isWaiting(voice) ? voice : refuseAnswered(tx, ctx, voice);
}

async function refuseAnswered(tx: Tx, { t, now, workspace }: Ctx, voice: Voice): Promise<never> {
  const { number, answeredAt, answeredById } = voice;
  const by = (await peopleByIds(tx, workspace.id, [answeredById])).get(answeredById ?? '');
  const when = answeredAt === null ? '' : sayMoment(answeredAt, t.zone, t.locale, now);
  const name = by?.name ?? t('voices.somebody');
  throw new UserError('customers.nobodyWaits', { number, name, when, has: answeredAt === null ? 'none' : 'time' });
}

export async function step(
  tx: Tx,
  ctx: Ctx,
  before: Voice,
  kind: VoiceMove['kind'],
  data: Partial<Voice>,
): Promise<Step> {
  const { now, person } = ctx;
  const { id, holderId, dueAt } = before;
  const voice = await changeVoice(tx, before, data);
  const move = await addMove(tx, { voiceId: id, kind, personId: person.id, holderId, dueAt, at: now });
  await changed(tx, ctx, voice);
  if (kind === 'solved') await askToLearn(tx, ctx, voice);
  return { voice, move };
}

/** "I'll answer": whoever had it before keeps it, unless they are away or have left. */
export async function takeIn(tx: Tx, ctx: Ctx, id: string): Promise<Step> {
  const { person, now, workspace } = ctx;
  const before = await needWaiting(tx, ctx, id);
  const { number, holderId } = before;
  if (holderId === person.id) throw new UserError('customers.yoursAlready', { number });
  const holder = await personById(tx, workspace.id, holderId);
  if (holder?.kind === 'member' && !isAway(workspace, holder, now))
    throw new UserError('waiting.takenBefore', { number, name: holder.name });
  return step(tx, ctx, before, 'taken', { holderId: person.id, takenAt: before.takenAt ?? now });
}

/** Somebody else is to answer, who is told at once; or oneself, in place of whoever was. */
export async function handIn(tx: Tx, ctx: Ctx, id: string, to: Person): Promise<Step> {
  const before = await needWaiting(tx, ctx, id);
  const { number } = before;
  if (before.holderId === to.id) {
    throw to.id === ctx.person.id
      ? new UserError('customers.yoursAlready', { number })
      : new UserError('waiting.takenBefore', { number, name: to.name });
  }
  const done = await step(tx, ctx, before, 'handed', { holderId: to.id, takenAt: before.takenAt ?? ctx.now });
  await tellHolder(tx, ctx, done, to);
  return done;
}

/** Its holder, or who stands in for them, moves the day, once, and whoever brought it hears why. */
export async function moveIn(tx: Tx, ctx: Ctx, id: string, to: { dueAt: Date; why: string }): Promise<Step> {
  const { person, now, workspace } = ctx;
  const before = await needWaiting(tx, ctx, id);
  const { number } = before;
  const holder = await personById(tx, workspace.id, before.holderId);
  const there = holder ? await inStead(tx, workspace, holder, now) : [];
  if (before.holderId !== person.id && !there.some((one) => one.id === person.id))
    throw new UserError('customers.onlyHolder', { number });
  if (before.movedAt !== null) throw new UserError('customers.movedBefore', { number });
  const done = await step(tx, ctx, before, 'moved', { dueAt: to.dueAt, movedAt: now, movedWhy: to.why });
  await tellMoved(tx, ctx, done);
  return done;
}

/**
 * The customer has had an answer, and with `isSolved` it is solved, too. What they were told may be added by whoever said
 * that they were answered.
 */
export async function answerIn(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { answer, isSolved = false }: { answer: string | null; isSolved?: boolean },
): Promise<Step> {
  const { person, now } = ctx;
  const open = await needOpen(tx, ctx, id);
  if (open.answeredAt !== null) {
    if (open.answeredById !== person.id || open.answer !== null || answer === null)
      return refuseAnswered(tx, ctx, open);
    // the news of the answer is made anew with it
    const added = await step(tx, ctx, open, 'answered', { answer });
    return isSolved && open.solvedAt === null && open.news !== 'good' ? solveIn(tx, ctx, id) : added;
  }
  const solves = isSolved && open.news !== 'good';
  const done = await step(tx, ctx, open, solves ? 'solved' : 'answered', {
    ...answered(ctx, open),
    answer,
    ...(solves && { solvedAt: now }),
  });
  await tellReplied(tx, ctx, done);
  return done;
}

/** A later state implies the earlier ones. */
function answered({ person, now }: Ctx, before: Voice): Partial<Voice> {
  return {
    holderId: before.holderId ?? person.id,
    takenAt: before.takenAt ?? now,
    answeredAt: before.answeredAt ?? now,
    answeredById: before.answeredById ?? person.id,
  };
}

export async function solveIn(tx: Tx, ctx: Ctx, id: string): Promise<Step> {
  const before = await needOpen(tx, ctx, id);
  if (before.news === 'good') return refuseAnswered(tx, ctx, before);
  if (before.solvedAt !== null) throw new UserError('customers.solvedBefore', { number: before.number });
  const done = await step(tx, ctx, before, 'solved', { ...answered(ctx, before), solvedAt: ctx.now });
  await settle(tx, ctx, solutionOf(id), { state: 'done' });
  await tellReplied(tx, ctx, done);
  return done;
}
