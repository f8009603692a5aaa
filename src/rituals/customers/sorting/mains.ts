import { type Ctx, UserError } from '../../../chat/asks.ts';
import { button, controls, entry, heading, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import { give, settle } from '../../../owned/work.ts';
import { changeIn } from '../../../problems/fix.ts';
import { needProblem, workOn } from '../../../problems/join.ts';
import { mainProblems, problemsByIds, rankedProblems } from '../../../problems/store.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Problem } from '../../../store/rows.ts';
import { withOwners } from '../frontline/notices.ts';
import { freeRank, mostMain, namedBy, worked } from '../frontline/rules.ts';
import { linesOf, type RoundOf } from '../frontline/store.ts';
import { mainLine } from '../frontline/views.ts';

/** Which problems are worked on: a choice, never a count, and at most three at a time. */

/** So many problems of one round have room. */
const mostShown = 15;

/** @param last the line that was sorted just now: the step can be undone */
export async function chooseMains(ctx: Ctx, round: RoundOf, last?: string): Promise<View> {
  const { db, t, workspace } = ctx;
  const lines = await linesOf(db, round);
  const mains = worked(await mainProblems(db, workspace.id));
  const ids = [...new Set(lines.flatMap(({ voice }) => voice.problemId ?? []))];
  const named = (await problemsByIds(db, workspace.id, ids)).filter(
    ({ id, hiddenAt, state }) => hiddenAt === null && state !== 'fixed' && !mains.some((main) => main.id === id),
  );
  const count = ({ id }: Problem) => namedBy(lines, id);
  const others = named.toSorted((a, b) => count(b) - count(a) || a.number - b.number);
  const title = t('frontline.choose');
  return view(
    title,
    heading(title),
    small(t('frontline.chooseHow')),
    (await withOwners(ctx, mains, lines)).map((main) =>
      entry(mainLine(ctx, main), {
        button: button(t('frontline.button.rest'), 'customers.rest', [round.id, main.problem.id]),
      }),
    ),
    others.slice(0, mostShown).map((problem) =>
      entry(
        t('frontline.candidate', {
          number: problem.number,
          title: shorten(problem.title, 100),
          count: count(problem),
        }),
        {
          button:
            mains.length < mostMain
              ? button(t('frontline.button.main'), 'customers.main', [round.id, problem.id])
              : button(t('frontline.button.main'), 'customers.fourth', [round.id, problem.id]),
        },
      ),
    ),
    controls(
      button(t('frontline.button.tell'), 'customers.tellResult', [round.id], 'primary'),
      last === undefined ? null : button(t('frontline.button.undo'), 'customers.unsort', [last]),
    ),
  );
}

/** Three at a time: one of them makes room. */
export async function fourth(ctx: Ctx, round: RoundOf, problemId: string): Promise<View> {
  const { db, t, workspace } = ctx;
  const mains = worked(await mainProblems(db, workspace.id));
  if (mains.length < mostMain) return roomFor(ctx, round, problemId, t('frontline.room'));
  const said = t('frontline.whichRests');
  return view(
    said,
    text(said),
    mains.map(({ id, number, title }) =>
      entry(t('problems.title', { number, title: shorten(title, 100) }), {
        button: button(t('frontline.button.rests', { number }), 'customers.rest', [round.id, id, problemId]),
      }),
    ),
  );
}

async function roomFor({ db, t, workspace }: Ctx, round: RoundOf, problemId: string, said: string): Promise<View> {
  const [problem] = await problemsByIds(db, workspace.id, [problemId]);
  return view(
    said,
    text(said),
    problem
      ? entry(t('problems.title', { number: problem.number, title: shorten(problem.title, 100) }), {
          button: button(t('frontline.button.main'), 'customers.main', [round.id, problemId]),
        })
      : null,
    controls(button(t('frontline.button.back'), 'customers.mains', [round.id])),
  );
}

/** It is worked on from now on, in somebody's hands until a day; null where as many as may be are. */
export async function makeMain(
  tx: Tx,
  ctx: Ctx,
  problemId: string,
  { owner, dueDate }: { owner: Person; dueDate: string },
): Promise<Problem | null> {
  const problem = await needProblem(tx, ctx, problemId);
  if (problem.state === 'fixed') throw new UserError('problems.fixedBefore', { number: problem.number });
  const ranked = await rankedProblems(tx, ctx.workspace.id);
  const shown = ranked.filter(({ hiddenAt }) => hiddenAt === null);
  const isMain = worked(shown).some(({ id }) => id === problemId);
  const rank = isMain ? problem.rank : freeRank(shown);
  if (rank === null) return null;
  // what was hidden or is over keeps no place
  for (const one of ranked.filter((other) => other.rank === rank && other.id !== problemId)) {
    await changeIn(tx, ctx, one, { rank: null });
  }
  await give(tx, ctx, { ...workOn(problemId), ownerId: owner.id, askedById: ctx.person.id, dueDate });
  return changeIn(tx, ctx, problem, { state: 'open', rank, ownerId: owner.id, dueDate });
}

/** It rests, and makes room; whoever had it in their hands is told. @param next which gets the room; '': none yet */
export async function rest(ctx: Ctx, round: RoundOf, problemId: string, next: string): Promise<View> {
  const { store, t } = ctx;
  const { number } = await store.transaction(async (tx) => {
    const problem = await needProblem(tx, ctx, problemId);
    if (problem.state !== 'open' || problem.rank === null) return problem;
    await settle(tx, ctx, workOn(problemId), { state: 'dropped' });
    return changeIn(tx, ctx, problem, { state: 'rests', rank: null });
  });
  if (next === '') return chooseMains(ctx, round);
  return roomFor(ctx, round, next, t('frontline.rested', { number }));
}
