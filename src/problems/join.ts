/** A voice is the same as a problem, or not any more: in one transaction, with what that causes. */

import { type Ctx, UserError } from '../chat/asks.ts';
import { isPromised, refreshAbout, showsToo } from '../delivery/outbox.ts';
import { give, unsettle } from '../owned/work.ts';
import type { Db, Tx } from '../store/client.ts';
import type { Problem, Voice } from '../store/rows.ts';
import { heldUntil } from '../time/held.ts';
import { countJoined, joinVoices } from '../voices/alike/joined.ts';
import { changed } from '../voices/hear.ts';
import { card } from '../voices/promises.ts';
import { voiceById } from '../voices/store.ts';
import { welcomeFor, workClock } from '../who/clock.ts';
import { peopleByIds, reviewersOf } from '../who/people.ts';
import { again } from './promises.ts';
import { isRepeating, repeatsSince, usualDay } from './rules.ts';
import { changeProblem, problemById } from './store.ts';

/** What owned work about a problem is called, in people's databases. */
export const problemWork = 'problem';
export const workOn = (id: string) => ({ kind: problemWork, aboutId: id });

type Doer = Pick<Ctx, 'workspace' | 'now' | 'person'>;

export interface Joined {
  voice: Voice;
  problem: Problem;
  /** It was fixed, and is open again. */
  cameBack: boolean;
}

/** @throws UserError where it is gone */
export async function needProblem(tx: Tx, { workspace }: Pick<Ctx, 'workspace'>, id: string): Promise<Problem> {
  const problem = await problemById(tx, workspace.id, id);
  if (!problem || problem.hiddenAt !== null) throw new UserError('problems.gone');
  return problem;
}

/** @throws UserError with the way on, where it belongs to no problem, or to one already */
export async function needFree(db: Db | Tx, { workspace }: Pick<Ctx, 'workspace'>, id: string): Promise<Voice> {
  const voice = await voiceById(db, workspace.id, id);
  if (!voice || voice.hiddenAt !== null || voice.erasedAt !== null) throw new UserError('customers.gone');
  if (voice.news === 'good') throw new UserError('problems.goodNews', { number: voice.number });
  const has = await problemById(db, workspace.id, voice.problemId ?? '');
  if (has) throw new UserError('problems.joinedBefore', { number: voice.number, other: has.number });
  return voice;
}

/** Joins one. A fixed problem is open again, and whoever sees to it hears of what repeats. */
export async function joinIn(tx: Tx, ctx: Doer, voiceId: string, problemId: string): Promise<Joined> {
  const problem = await needProblem(tx, ctx, problemId);
  const voice = { ...(await needFree(tx, ctx, voiceId)), problemId };
  await joinVoices(tx, [voiceId], problemId);
  // what the front line named, or people of other companies are not to read, has none
  if (await isPromised(tx, card.key([voiceId]))) await showsToo(tx, card.key([voiceId]), problemId);
  await changed(tx, ctx, voice);
  const cameBack = problem.state === 'fixed';
  const count = await countJoined(tx, problemId, { from: repeatsSince(ctx.now), to: ctx.now });
  const repeated = isRepeating(count, problem, ctx.now);
  const after =
    cameBack || repeated
      ? await changeProblem(
          tx,
          problem,
          { ...(cameBack && { state: 'open' }), ...(repeated && { warnedAt: ctx.now }) },
          ctx.now,
        )
      : problem;
  if (cameBack && after.ownerId !== null) {
    const dueDate = usualDay(workClock(ctx.workspace), ctx.now);
    await give(tx, ctx, { ...workOn(problemId), ownerId: after.ownerId, askedById: ctx.person.id, dueDate }, []);
  }
  if (cameBack || repeated) await tell(tx, ctx, after, voice, cameBack ? 'back' : 'many');
  await refreshAbout(tx, ctx.workspace.id, [problemId], null, ctx.now);
  return { voice, problem: after, cameBack };
}

/** Its owner and the champions, each once, when it can no longer be undone; not whoever joined it. */
async function tell(
  tx: Tx,
  { workspace, now, person }: Doer,
  { id, ownerId }: Problem,
  voice: Voice,
  which: 'back' | 'many',
): Promise<void> {
  const champions = (await reviewersOf(tx, workspace.id)).people;
  const people = await peopleByIds(tx, workspace.id, [ownerId, ...champions.map((one) => one.id)]);
  people.delete(person.id);
  for (const one of people.values()) {
    if (one.kind !== 'member') continue;
    const dueAt = welcomeFor(workspace, one, heldUntil(now));
    const callIn = workspace.customersPlaceId;
    await again.owe(tx, [id, voice.id, one.id, which], {
      workspaceId: workspace.id,
      to: { personId: one.id },
      callIn,
      dueAt,
    });
  }
}

/**
 * It was not the same after all. Undone while nobody was told, a problem that this had opened again is fixed as before.
 * @param at when it was joined; null: it is only taken out
 */
export async function takeOut(tx: Tx, ctx: Doer, voiceId: string, problemId: string, at: Date | null): Promise<Joined> {
  const voice = await voiceById(tx, ctx.workspace.id, voiceId);
  const problem = await problemById(tx, ctx.workspace.id, problemId);
  if (!voice || !problem) throw new UserError('customers.gone');
  if (voice.problemId !== problemId) throw new UserError('problems.notJoined', { number: voice.number });
  await joinVoices(tx, [voiceId], null);
  await changed(tx, ctx, { ...voice, problemId: null });
  const isUndo = at !== null && ctx.now < heldUntil(at) && problem.changedAt.getTime() === at.getTime();
  const opened = isUndo && problem.state === 'open' && problem.fixedAt !== null;
  if (isUndo) {
    const back = {
      ...(opened && { state: 'fixed' as const }),
      ...(sameTime(problem.warnedAt, at) && { warnedAt: null }),
    };
    await changeProblem(tx, problem, back, ctx.now);
    await unsettle(tx, workOn(problemId), { kind: 'given', at }, ctx.now);
  }
  await refreshAbout(tx, ctx.workspace.id, [problemId], null, ctx.now);
  return { voice, problem, cameBack: opened };
}

function sameTime(one: Date | null, other: Date): boolean {
  return one?.getTime() === other.getTime();
}
