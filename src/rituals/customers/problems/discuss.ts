import { type Ctx, UserError } from '../../../chat/asks.ts';
import { needProblem } from '../../../problems/join.ts';
import { changeProblem, problemById } from '../../../problems/store.ts';
import type { Tx } from '../../../store/client.ts';
import type { Problem } from '../../../store/rows.ts';
import type { Contributing, NextMeeting } from '../../contributing.ts';
import { titleOf } from './views.ts';

/** A problem becomes a topic of a meeting. */
export async function putOn(tx: Tx, ctx: Ctx, topics: Contributing, problem: Problem, meeting: NextMeeting) {
  const topicId = await topics.put(tx, ctx, meeting, titleOf(ctx.t, problem));
  return changeProblem(tx, problem, { topicId }, ctx.now);
}

/** @throws UserError where there is no meeting to come */
export async function discuss(ctx: Ctx, topics: Contributing, id: string, on: boolean): Promise<Problem> {
  const { store, workspace, now } = ctx;
  const meeting = on ? await topics.next(ctx, workspace.customersPlaceId) : null;
  if (on && !meeting) throw new UserError('problems.noMeeting');
  return store.transaction(async (tx) => {
    const problem = await needProblem(tx, ctx, id);
    const stands = problem.topicId !== null && (await topics.of(tx, workspace.id, problem.topicId, now)) !== null;
    if (meeting) return stands ? problem : putOn(tx, ctx, topics, problem, meeting);
    if (problem.topicId !== null) await topics.takeOff(tx, ctx, problem.topicId);
    return changeProblem(tx, problem, { topicId: null }, now);
  });
}

/** What was named by mistake leaves no topic behind. */
export async function takeOff(tx: Tx, ctx: Ctx, topics: Contributing, id: string): Promise<void> {
  const problem = await problemById(tx, ctx.workspace.id, id);
  if (problem?.topicId) await topics.takeOff(tx, ctx, problem.topicId);
}
