/** What becomes of each line: each step is one transaction, and of two who sort at once the second hears what the first did. */

import { type Ctx, UserError } from '../../../chat/asks.ts';
import { joinIn, takeOut } from '../../../problems/join.ts';
import { createProblem, deleteProblem, problemById } from '../../../problems/store.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Problem, Voice } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import { voicesOfProblem } from '../../../voices/alike/joined.ts';
import { changeVoice, voiceById } from '../../../voices/store.ts';
import { inStead } from '../../../who/away.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import { moderators } from '../../hiding.ts';
import { lineById, type RoundOf, roundById, setSorted, setUnsorted } from '../frontline/store.ts';
import { thanked } from './thanks.ts';

/** A closed round, for whoever sorts it or stands in for them, and for leaders. @throws UserError */
export async function needRound(db: Db | Tx, ctx: Ctx, roundId: string): Promise<RoundOf> {
  const { workspace, person, now, t } = ctx;
  const round = await roundById(db, workspace.id, roundId);
  if (!round || round.closedAt === null) throw new UserError('frontline.stillOpen');
  if (round.resultAt !== null) throw new UserError('frontline.toldBefore');
  const sorter = await personById(db, workspace.id, round.sorterId);
  const theirs = sorter ? await inStead(db, workspace, sorter, now) : [];
  const may = mayUse(person, moderators) || [sorter, ...theirs].some((one) => one?.id === person.id);
  if (!may) throw new UserError('frontline.onlySorter', { name: sorter?.name ?? t('voices.somebody') });
  return round;
}

/** A line that is still to be sorted. @throws UserError with what has become of it */
export async function needLine(db: Db | Tx, ctx: Ctx, voiceId: string): Promise<{ round: RoundOf; voice: Voice }> {
  const { workspace, t } = ctx;
  const line = await lineById(db, workspace.id, voiceId);
  const voice = line && (await voiceById(db, workspace.id, voiceId));
  if (!line || !voice || voice.hiddenAt !== null || voice.erasedAt !== null) throw new UserError('customers.gone');
  const round = await needRound(db, ctx, line.roundId);
  if (line.sortedAt === null) return { round, voice };
  const by = (await personById(db, workspace.id, line.sortedById))?.name ?? t('voices.somebody');
  const problem = voice.problemId === null ? null : await problemById(db, workspace.id, voice.problemId);
  const values = { name: by, number: problem?.number ?? 0, title: problem?.title ?? '' };
  throw new UserError('frontline.sortedBefore', { ...values, how: problem ? 'joined' : 'aside' });
}

async function claim(tx: Tx, ctx: Ctx, voiceId: string) {
  const found = await needLine(tx, ctx, voiceId);
  if (!(await setSorted(tx, voiceId, ctx.person.id, ctx.now))) throw new UserError('customers.gone');
  return found;
}

/** It is the same as a problem that is known. */
export async function joinLine(tx: Tx, ctx: Ctx, voiceId: string, problemId: string): Promise<RoundOf> {
  const { round } = await claim(tx, ctx, voiceId);
  await joinIn(tx, ctx, voiceId, problemId);
  return round;
}

export async function newProblem(tx: Tx, ctx: Ctx, voiceId: string, title: string): Promise<Problem> {
  const { round } = await claim(tx, ctx, voiceId);
  const { workspace, person, now } = ctx;
  const made = { workspaceId: workspace.id, title, byId: person.id, createdAt: now, roundId: round.id };
  const problem = await createProblem(tx, made);
  await joinIn(tx, ctx, voiceId, problem.id);
  return problem;
}

/** Whoever named it is thanked, with a word where there is one, once that can no longer be undone. */
export async function setAside(tx: Tx, ctx: Ctx, voiceId: string, word: string | null): Promise<void> {
  const { voice } = await claim(tx, ctx, voiceId);
  const { workspace, person, now } = ctx;
  await changeVoice(tx, voice, { answeredAt: now, answeredById: person.id, answer: word });
  const by = await personById(tx, workspace.id, voice.byId);
  if (by?.kind !== 'member') return;
  const dueAt = welcomeFor(workspace, by, heldUntil(now));
  await thanked.owe(tx, [voiceId], { workspaceId: workspace.id, to: { personId: by.id }, dueAt });
}

/** The latest is to be sorted again; a problem that was named for it alone goes. */
export async function unsort(tx: Tx, ctx: Ctx, voiceId: string): Promise<RoundOf> {
  const { workspace } = ctx;
  const line = await lineById(tx, workspace.id, voiceId);
  const voice = line && (await voiceById(tx, workspace.id, voiceId));
  if (!line || !voice) throw new UserError('customers.gone');
  const round = await needRound(tx, ctx, line.roundId);
  if (line.sortedAt === null) return round;
  if (line.sortedById !== ctx.person.id) throw new UserError('owned.undoOthers');
  if (await thanked.wasSent(tx, [voiceId])) throw new UserError('owned.undoLate');
  await setUnsorted(tx, voiceId);
  await thanked.withdraw(tx, [voiceId]);
  await changeVoice(tx, voice, { answeredAt: null, answeredById: null, answer: null });
  if (voice.problemId !== null) await leaveProblem(tx, ctx, voice, voice.problemId, line.sortedAt);
  return round;
}

async function leaveProblem(tx: Tx, ctx: Ctx, { id }: Voice, problemId: string, at: Date): Promise<void> {
  const { problem } = await takeOut(tx, ctx, id, problemId, at);
  const isNew = problem.createdAt.getTime() === at.getTime() && problem.rank === null;
  const others = await voicesOfProblem(tx, ctx.workspace.id, problemId);
  if (isNew && others.length === 0) await deleteProblem(tx, problemId);
}
