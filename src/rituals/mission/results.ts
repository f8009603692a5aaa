import { setImmediate } from 'node:timers/promises';
import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import { type Button, note, type RouteName, type View } from '../../chat/view.ts';
import type { NoticeCtx } from '../../delivery/owes.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Pictures } from '../../pictures/chart.ts';
import type { Services } from '../services.ts';
import { leads } from './answering.ts';
import { draw } from './charts.ts';
import { reportPage } from './page.ts';
import { leaderPiece, mostOnPage, namedPiece, namesView, type Piece, wordsPiece, wordsView } from './reading.ts';
import { waitsForAction } from './report.ts';
import { detailsView, type Extras, pageButton, reportView } from './reports.ts';
import * as rounds from './store.ts';
import { allAnswers, someWords } from './store-answers.ts';
import { peopleById } from './store-people.ts';
import { type Named, type Told, tell } from './telling.ts';

/** Reading reports. */

const roundsInTrend = 8;
/** In a message, and on the page, which has room. */
const quotes = { message: 4, page: 60 };

export async function latestResults(ctx: Ctx, services: Services): Promise<Reply> {
  if (await rounds.isReportComing(ctx.db, ctx.place.id)) throw new UserError('mission.reportComing');
  const round = await rounds.latestClosed(ctx.db, viewer(ctx));
  if (!round) throw new UserError('mission.noResults');
  return { show: await resultsOf(ctx, services, round) };
}

/** The report and, for leaders, what is theirs to read and to do. */
export async function resultsOf(ctx: Ctx, { pictures }: Services, round: rounds.RoundOfPoll): Promise<View> {
  const { db, t, person, platform } = ctx;
  const earlier = await readableBefore(ctx, round);
  const told = await tell(db, round, { can: platform.can, quotes: quotes.page, earlier });
  return drawnReport(pictures, t, told, [
    ...detailsButton(t, told, 'look'),
    ...(leads(person) ? leaderButtons(t, told) : []),
  ]);
}

function leaderButtons(t: Translator, { round, report }: Told): Button[] {
  const button = (label: string, to: RouteName): Button => ({ kind: 'button', label, go: { to, args: [round.id] } });
  return [
    ...(round.anonymous ? [] : [pageButton(t('mission.readNamed'), 'mission.names', round.id, 0)]),
    ...(waitsForAction(round) ? [button(t('mission.actionSay'), 'mission.sayAction')] : []),
    ...(report.kind === 'figures' && (report.themes?.found.length ?? 0) > 0
      ? [button(t('report.nameThemes'), 'mission.nameThemes')]
      : []),
  ];
}

/** The report as it is posted where the question was asked. */
export async function postedReport(ctx: NoticeCtx, { pictures }: Services, round: rounds.RoundOfPoll): Promise<View> {
  const { db, t, platform } = ctx;
  // whoever reads the place may read every round that was asked in it
  const earlier = await rounds.closedBefore(db, round, roundsInTrend);
  const told = await tell(db, round, { can: platform.can, quotes: quotes.page, earlier });
  return drawnReport(pictures, t, told, detailsButton(t, told, 'details'));
}

/** `details` answers with a message of its own, `look` takes the place of a private one. */
function detailsButton(t: Translator, { round, report }: Told, action: 'details' | 'look'): Button[] {
  if (report.kind === 'tooFew') return [];
  return [{ kind: 'button', label: t('report.details'), go: { to: `mission.${action}`, args: [round.id] } }];
}

/** In steps that let others go first: together they would hold the event loop too long. */
async function drawnReport(pictures: Pictures, t: Translator, told: Told, buttons: readonly Button[]): Promise<View> {
  const { report } = told;
  await setImmediate();
  const drawings = report.kind === 'figures' ? await draw(pictures, t, report, told) : null;
  const page = report.kind === 'figures' ? await reportPage(t, report, told, drawings) : null;
  await setImmediate();
  const extras: Extras = { drawings, page, buttons };
  return reportView(t, { ...told, quotes: told.quotes.slice(0, quotes.message) }, extras);
}

/** The last rounds asked in the same place before this one, as far as this person may read them. */
async function readableBefore(ctx: Ctx, round: rounds.RoundOfPoll): Promise<rounds.RoundOfPoll[]> {
  const readable: rounds.RoundOfPoll[] = [];
  for (const one of await rounds.closedBefore(ctx.db, round, roundsInTrend)) {
    if (await rounds.mayRead(ctx.db, one, viewer(ctx))) readable.push(one);
  }
  return readable;
}

/** A closed round whose report this person may read. Throws UserError. */
export async function readable(ctx: Ctx, roundId: string): Promise<rounds.RoundOfPoll> {
  const round = await rounds.roundById(ctx.db, ctx.workspace.id, roundId);
  if (round?.state !== 'closed') throw new UserError('mission.noResults');
  if (!(await rounds.mayRead(ctx.db, round, viewer(ctx)))) throw new UserError('mission.notYours');
  return round;
}

/** How a report's figures were found. @param back whether it stands in the report's place */
export async function detailsOf(ctx: Ctx, roundId: string, back: boolean): Promise<View> {
  const { db, t, platform } = ctx;
  const round = await readable(ctx, roundId);
  const told = await tell(db, round, { can: platform.can, quotes: 0, earlier: await readableBefore(ctx, round) });
  if (told.report.kind === 'tooFew') return note(t('mission.noResults'));
  const label = t('report.back');
  const button: Button = { kind: 'button', label, go: { to: 'mission.lookBack', args: [roundId] } };
  return detailsView(t, told.report, told, back ? [button] : []);
}

/** Everything said in a round that may be read here: leaders' answers first, then unnamed words to each question. */
export async function wordsPage(ctx: Ctx, roundId: string, from: number): Promise<Reply> {
  const { db, t, platform } = ctx;
  const round = await readable(ctx, roundId);
  const { leaders, quotable } = await tell(db, round, { can: platform.can, quotes: 0, earlier: [] });
  const pieces: Piece[] = leaders.slice(from).map((said) => leaderPiece(t, said));
  let before = leaders.length;
  for (const question of ['sharedJob', 'ownJob'] as const) {
    const part = { from: Math.max(0, from - before), most: mostOnPage };
    if (pieces.length < mostOnPage && part.from < quotable) {
      const words = await someWords(db, roundId, question, part);
      pieces.push(...words.map((said) => wordsPiece(t, question, said)));
    }
    before += quotable;
  }
  return { show: wordsView(t, round, pieces, { from, all: before }) };
}

/** For those whom the question said would read the names. */
export async function namesPage(ctx: Ctx, roundId: string, from: number): Promise<Reply> {
  const { db, t } = ctx;
  const round = await readable(ctx, roundId);
  if (round.anonymous) throw new UserError('mission.notYours');
  const answers = await allAnswers(db, round.id);
  const people = await peopleById(
    db,
    answers.flatMap(({ personId }) => personId ?? []),
  );
  const named = answers.flatMap((answer) => {
    const by: Named | undefined = people.get(answer.personId ?? '');
    return by ? [{ ...answer, by }] : [];
  });
  named.sort((a, b) => a.by.name.localeCompare(b.by.name));
  const pieces = named.slice(from, from + mostOnPage).map((answer) => namedPiece(t, round, answer));
  return { show: namesView(t, round, pieces, { from, all: named.length }) };
}

export function viewer({ workspace, place, person }: Ctx): rounds.Viewer {
  return { workspaceId: workspace.id, placeId: place.id, personId: person.id, leads: leads(person) };
}
