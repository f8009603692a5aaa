/** What can be done about a voice: each step is one transaction, and of two people at once the second is told what the first did. */

import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { DetailKind } from '../../../masking/kinds.ts';
import { settle } from '../../../owned/work.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Voice, VoiceMove } from '../../../store/rows.ts';
import { sayMoment } from '../../../time/say.ts';
import { changed } from '../../../voices/hear.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { addMove, changeVoice, voiceById } from '../../../voices/store.ts';
import { detailsIn } from '../../../voices/views.ts';
import { peopleByIds } from '../../../who/people.ts';
import { tellHolder, tellMoved, tellReplied } from './notices.ts';
import { solutionOf } from './solution.ts';

export interface Step {
  voice: Voice;
  move: VoiceMove;
}

/** What was taken out of what somebody wrote. */
export function did(t: Translator, found: readonly DetailKind[]): string {
  return t('voices.masked', { details: detailsIn(t, found) });
}

/** @throws UserError where its words are gone */
export async function needOpen(tx: Tx, { workspace }: Pick<Ctx, 'workspace'>, id: string): Promise<Voice> {
  const voice = await voiceById(tx, workspace.id, id);
  if (!voice || voice.hiddenAt !== null || voice.erasedAt !== null) throw new UserError('customers.gone');
  return voice;
}

/** @throws UserError with what is true now, where nobody waits any more */
export async function needWaiting(tx: Tx, ctx: Ctx, id: string): Promise<Voice> {
  const { t, now, workspace } = ctx;
  const voice = await needOpen(tx, ctx, id);
  if (isWaiting(voice)) return voice;
  const { number, answeredAt, answeredById } = voice;
  const by = (await peopleByIds(tx, workspace.id, [answeredById])).get(answeredById ?? '');
  const when = answeredAt === null ? '' : sayMoment(answeredAt, t.zone, t.locale, now);
  const name = by?.name ?? t('voices.somebody');
  throw new UserError('customers.nobodyWaits', { number, name, when, has: answeredAt === null ? 'none' : 'time' });
}

async function step(tx: Tx, ctx: Ctx, before: Voice, kind: VoiceMove['kind'], data: Partial<Voice>): Promise<Step> {
  const { now, person } = ctx;
  const { id, holderId, dueAt } = before;
  const voice = await changeVoice(tx, before, data);
  const move = await addMove(tx, { voiceId: id, kind, personId: person.id, holderId, dueAt, at: now });
  await changed(tx, ctx, voice);
  return { voice, move };
}

/** "I'll answer". */
export async function takeIn(tx: Tx, ctx: Ctx, id: string): Promise<Step> {
  const { person, now } = ctx;
  const before = await needWaiting(tx, ctx, id);
  if (before.holderId === person.id) throw new UserError('customers.yoursAlready', { number: before.number });
  return step(tx, ctx, before, 'taken', { holderId: person.id, takenAt: before.takenAt ?? now });
}

/** Somebody else is to answer, who is told at once. */
export async function handIn(tx: Tx, ctx: Ctx, id: string, to: Person): Promise<Step> {
  const before = await needWaiting(tx, ctx, id);
  const done = await step(tx, ctx, before, 'handed', { holderId: to.id, takenAt: before.takenAt ?? ctx.now });
  await tellHolder(tx, ctx, done, to);
  return done;
}

/** Its holder moves the day, once, and whoever brought it hears why. */
export async function moveIn(tx: Tx, ctx: Ctx, id: string, to: { dueAt: Date; why: string }): Promise<Step> {
  const { person, now } = ctx;
  const before = await needWaiting(tx, ctx, id);
  if (before.holderId !== person.id) throw new UserError('customers.onlyHolder', { number: before.number });
  if (before.movedAt !== null) throw new UserError('customers.movedBefore', { number: before.number });
  const done = await step(tx, ctx, before, 'moved', { dueAt: to.dueAt, movedAt: now, movedWhy: to.why });
  await tellMoved(tx, ctx, done);
  return done;
}

/** The customer has had an answer. What they were told may be added by whoever said so. */
export async function answerIn(tx: Tx, ctx: Ctx, id: string, given: { answer: string | null }): Promise<Step> {
  const { person, now } = ctx;
  const open = await needOpen(tx, ctx, id);
  const isTheirs = open.answeredById === person.id && open.answer === null && given.answer !== null;
  const before =
    open.answeredAt !== null && isTheirs ? open : open.news === 'good' ? open : await needWaiting(tx, ctx, id);
  const done = await step(tx, ctx, before, 'answered', {
    holderId: before.holderId ?? person.id,
    takenAt: before.takenAt ?? now,
    answeredAt: before.answeredAt ?? now,
    answeredById: before.answeredById ?? person.id,
    answer: given.answer,
  });
  await tellReplied(tx, ctx, done);
  return done;
}

/** A later state implies the earlier ones. */
export async function solveIn(tx: Tx, ctx: Ctx, id: string): Promise<Step> {
  const { person, now } = ctx;
  const before = await needOpen(tx, ctx, id);
  if (before.solvedAt !== null) throw new UserError('customers.solvedBefore', { number: before.number });
  const done = await step(tx, ctx, before, 'solved', {
    holderId: before.holderId ?? person.id,
    takenAt: before.takenAt ?? now,
    answeredAt: before.answeredAt ?? now,
    answeredById: before.answeredById ?? person.id,
    solvedAt: now,
  });
  await settle(tx, ctx, solutionOf(id), { state: 'done' });
  await tellReplied(tx, ctx, done);
  return done;
}
