import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import { solveTimes } from '../../../problems/rules.ts';
import { problemById } from '../../../problems/store.ts';
import type { Problem } from '../../../store/rows.ts';
import { countsOf, voicesOfProblem } from '../../../voices/alike/joined.ts';
import { isForAll } from '../../../voices/rules.ts';
import { personById } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Contributing } from '../../contributing.ts';
import { moderators } from '../../hiding.ts';
import { type Done, problemView } from './views.ts';

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
