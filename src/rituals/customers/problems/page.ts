import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import { needProblem } from '../../../problems/join.ts';
import { solveTimes } from '../../../problems/rules.ts';
import { changeProblem, problemById } from '../../../problems/store.ts';
import type { Tx } from '../../../store/client.ts';
import type { Problem } from '../../../store/rows.ts';
import { countsOf, voicesOfProblem } from '../../../voices/alike/joined.ts';
import { isForAll } from '../../../voices/rules.ts';
import { personById } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Contributing, NextMeeting } from '../../contributing.ts';
import { moderators } from '../../hiding.ts';
import { type Done, problemView, titleOf } from './views.ts';

/** So many of its customers are shown. */
const mostShown = 3;

/** @throws UserError where there is none for them: what is hidden is for those who may show it again */
export async function problemFor({ db, workspace, person }: Ctx, id: string): Promise<Problem> {
  const problem = await problemById(db, workspace.id, id);
  if (!problem || (problem.hiddenAt !== null && !mayUse(person, moderators))) throw new UserError('problems.gone');
  return problem;
}

/** All about one problem, with what was done just now. */
export async function problemPage(ctx: Ctx, topics: Contributing, problem: Problem, done?: Done): Promise<View> {
  const { db, t, now, workspace, person } = ctx;
  const voices = (await voicesOfProblem(db, workspace.id, problem.id)).filter(({ kind }) => kind === 'said');
  const meeting = problem.topicId === null ? null : await topics.of(db, workspace.id, problem.topicId, now);
  const shown = {
    problem,
    owner: await personById(db, workspace.id, problem.ownerId),
    count: (await countsOf(db, [problem.id])).get(problem.id) ?? 0,
    times: solveTimes(voices, problem.playbookAt),
    latest: voices.filter(isForAll).slice(-mostShown).reverse(),
    meeting,
  };
  return problemView(t, now, shown, mayUse(person, moderators), done);
}

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
