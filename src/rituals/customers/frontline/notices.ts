import { note } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { NoticeCtx } from '../../../delivery/owes.ts';
import { placeSpan } from '../../../i18n/text.ts';
import { problemsByIds } from '../../../problems/store.ts';
import type { AskingRound, Problem } from '../../../store/rows.ts';
import { workClock } from '../../../who/clock.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { namedBy, resultDue } from './rules.ts';
import { askingById, countLines, linesOf, type Named, type RoundOf, roundById, toldBefore } from './store.ts';
import { type Main, questionView, resultView, sortItView } from './views.ts';

/** What a round of the front line owes people. Of each the first argument is the round. */

type Seen = Pick<NoticeCtx, 'db' | 'workspace'>;

/** Problems with whoever sees to them, and how many of the front line named them. */
export async function withOwners(
  { db, workspace }: Seen,
  problems: readonly Problem[],
  lines: readonly Named[],
): Promise<Main[]> {
  const owners = await peopleByIds(
    db,
    workspace.id,
    problems.map(({ ownerId }) => ownerId),
  );
  return problems.map((problem) => {
    const owner = owners.get(problem.ownerId ?? '') ?? null;
    return { problem, owner, namedBy: namedBy(lines, problem.id) };
  });
}

/** The main problems that a round was told with, but for hidden ones. */
async function mainsOf(ctx: Seen, { mains }: AskingRound, lines: readonly Named[]): Promise<Main[]> {
  const problems = await problemsByIds(ctx.db, ctx.workspace.id, mains.split(','));
  return withOwners(
    ctx,
    problems.filter(({ hiddenAt }) => hiddenAt === null),
    lines,
  );
}

/** In its channel: how many have named something is brought up to date, quietly. */
export const question = notice(
  'customers.frontline',
  async (ctx, [roundId = '']) => {
    const { db, workspace } = ctx;
    const round = await roundById(db, workspace.id, roundId);
    if (!round) return null;
    const leader = await personById(db, workspace.id, round.leaderId);
    const last = await toldBefore(db, round);
    const before = last ? await mainsOf(ctx, last, []) : [];
    return questionView(ctx, round, { leader, count: await countLines(db, roundId), before });
  },
  { about: ([roundId = '']) => [roundId] },
);

/** By when a round is to be sorted, on the clock of its asking. */
export function dueOf({ workspace }: Pick<NoticeCtx, 'workspace'>, { closedAt, closesAt, asking }: RoundOf): Date {
  return resultDue(closedAt ?? closesAt, workClock(workspace, { timeZone: asking.timeZone }));
}

function toSort(late: boolean) {
  return async ({ db, t, workspace, isPosted }: NoticeCtx, [roundId = '']: readonly string[]) => {
    const round = await roundById(db, workspace.id, roundId);
    const place = round && (await placeById(db, workspace.id, round.asking.placeId));
    if (!round || !place) return null;
    if (round.resultAt !== null) return isPosted ? note(t('frontline.sortedAll')) : null;
    const sorter = await personById(db, workspace.id, round.sorterId);
    const count = await countLines(db, roundId);
    return sortItView(t, round, { place, count, due: dueOf({ workspace }, round), sorter, late });
  };
}

const aboutRound = { about: ([roundId = '']: readonly string[]) => [roundId] };

/** To whoever sorts, the second argument. */
export const sortIt = notice('customers.frontlineSort', toSort(false), aboutRound);

/** To a champion, the second argument, once: it is still to be sorted. */
export const late = notice('customers.frontlineLate', toSort(true), aboutRound);

/** In its channel: what became of what was named, edited as that goes on. */
export const result = notice(
  'customers.frontlineResult',
  async (ctx, [roundId = '']) => {
    const { db, workspace } = ctx;
    const round = await roundById(db, workspace.id, roundId);
    if (!round?.resultAt) return null;
    const lines = await linesOf(db, round);
    return resultView(ctx, lines, await mainsOf(ctx, round, lines));
  },
  aboutRound,
);

/** To the leader who asks: nobody is there to answer. Of: the asking, the date. */
export const nobody = notice('customers.frontlineNobody', async ({ db, t, workspace }, [askingId = '']) => {
  const asking = await askingById(db, workspace.id, askingId);
  const place = asking && (await placeById(db, workspace.id, asking.placeId));
  return place && note(t.rich('frontline.nobodyThere', { place: placeSpan(place) }));
});
