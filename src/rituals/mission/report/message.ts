import { setImmediate } from 'node:timers/promises';
import { button, controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { Attachment, Block, Button, RouteName, View } from '../../../chat/view.ts';
import { promise } from '../../../delivery/notice.ts';
import { personSpan } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Pictures } from '../../../pictures/chart.ts';
import type { Round } from '../../../store/rows.ts';
import type { Figures } from '../records/frozen.ts';
import { dateOf, type RoundOfPoll } from '../records/rounds.ts';
import { type Drawings, draw, type Picture, smallThemes, themeBars } from './charts.ts';
import { reportPage } from './html.ts';
import { method } from './method.ts';
import { type Told, voices } from './read.ts';
import * as say from './sentences.ts';

/** A closed round's report as a message, which tells what matters; the rest is behind a button and on its page. */

/** Of a round, in the place where it was asked; index.ts draws it. */
export const report = promise('mission.report');

const leadersInReport = 2;
const shortQuote = 160;
const longestNote = 400;
/** In the message, one of each of the largest themes; the page has room for more. */
const quotesInMessage = 4;

/** Drawn in steps that let others go first: together they would hold the event loop too long. */
export async function reportMessage(
  pictures: Pictures,
  t: Translator,
  told: Told,
  buttons: readonly Button[],
): Promise<View> {
  const { report: figures } = told;
  await setImmediate();
  const drawings = figures.kind === 'figures' ? await draw(pictures, t, figures, told) : null;
  const page = figures.kind === 'figures' ? await reportPage(t, figures, told, drawings) : null;
  await setImmediate();
  return reportView(t, told, { drawings, page, buttons });
}

interface Extras {
  /** Left out where nothing is drawn. */
  drawings: Drawings | null;
  /** The page, as a file. */
  page: string | null;
  buttons: readonly Button[];
}

function reportView(t: Translator, told: Told, { drawings, page, buttons }: Extras): View {
  const { round, report: figures } = told;
  const title = heading(say.reportTitle(t, round));
  const taken = text(say.participation(t, told));
  const hasMore = told.quotable.sharedJob > 0 || told.leaders.length > leadersInReport;
  const last = controls(...buttons, hasMore ? pageButton(t('mission.readAll'), 'mission.words', round.id, 0) : null);
  if (figures.kind === 'tooFew') {
    const action = round.action === null ? [] : actionBlocks(t, told);
    const apart = figures.apart ? small(t('report.apart')) : null;
    return view(say.participation(t, told), title, taken, text(tooFew(t, round)), apart, action, last);
  }
  const headline = say.headline(t, figures, told);
  return view(
    headline,
    title,
    text([{ bold: headline }]),
    themeBlocks(t, figures, told, drawings?.themes ?? null),
    leaderBlocks(t, told),
    quoteBlocks(t, figures, told),
    say.unclear(figures, told) ? text(t('mission.low')) : null,
    actionBlocks(t, told),
    text(say.whatToDo(t, figures, told)),
    figureBlocks(t, figures, told, drawings?.trend ?? null),
    ratingBlocks(t, figures, told),
    taken,
    last,
    page === null ? null : { kind: 'file', file: pageFile(round, page) },
  );
}

function tooFew(t: Translator, { anonymous, kFigures }: Round): string {
  const figures = { figures: kFigures };
  return anonymous ? t('mission.tooFew', figures) : t('mission.tooFewNamed', figures);
}

/** What people said begins with the leaders' own two answers, where they agreed. */
function leaderBlocks(t: Translator, { leaders }: Told): Block[] {
  return leaders
    .slice(0, leadersInReport)
    .flatMap(({ by, ownJob, sharedJob }) => [
      text(t.rich('mission.leaderSays', { person: personSpan(by) })),
      quote(t('mission.leaderShared', { words: shorten(sharedJob, shortQuote) })),
      quote(t('mission.leaderOwn', { words: shorten(ownJob, shortQuote) })),
    ]);
}

function themeBlocks(t: Translator, figures: Figures, told: Told, picture: Picture | null): Block[] {
  const bars = themeBars(t, figures, told);
  if (!bars) return [];
  const more = smallThemes(t, figures, told).join(' · ');
  const notes = [...(more === '' ? [] : [shorten(more, longestNote)]), ...say.joined(t, figures, told)];
  return [
    text(t('report.themes')),
    ...drawn(picture, 'themes.png', { kind: 'bars', bars }),
    ...notes.map((line) => small(shorten(line, longestNote))),
  ];
}

/** What is drawn has its words as its alternative text; where it could not be drawn they stand in its place. */
function drawn(picture: Picture | null, name: string, otherwise: Block | null): Block[] {
  if (!picture?.drawn) return otherwise ? [otherwise] : [];
  return [{ kind: 'picture', alt: picture.alt, file: { name, type: 'image/png', bytes: picture.drawn.png } }];
}

/** One of each theme, the largest first, whatever the verdict; then a second. */
function quoteBlocks(t: Translator, figures: Figures, told: Told): Block[] {
  const said = voices(t, figures, told).map(({ quotes }) => quotes);
  const quotes = Array.from({ length: quotesInMessage }, (_, turn) => said.flatMap((some) => some[turn] ?? [])).flat();
  if (quotes.length === 0) return [];
  return [
    text(t('mission.words')),
    ...quotes.slice(0, quotesInMessage).map((words) => quote(shorten(words, shortQuote))),
  ];
}

function figureBlocks(t: Translator, figures: Figures, told: Told, picture: Picture | null): Block[] {
  const said = [...say.word(t, figures, told), say.score(t, figures, told), ...say.change(t, told)];
  const lines = said.filter((line) => line !== null);
  return [
    ...(lines.length > 0 ? [text(lines.join('\n'))] : []),
    ...drawn(picture, 'trend.png', picture && small(picture.alt)),
    ...(picture ? say.broken(t, told).map(small) : []),
  ];
}

function ratingBlocks(t: Translator, { ratings }: Figures, told: Told): Block[] {
  if (ratings.length === 0) return [];
  const bars = ratings.map(({ id, mean, agreement }) => ({
    label: t(`mission.rating.${id}`),
    share: (mean - 1) / 4,
    caption: t('report.rating', { mean, agreement: agreement ?? 'none' }),
  }));
  const before = say.ratingTrend(t, told);
  const trend = [{ bold: t('mission.trend') }, `\n${before.join('\n')}`];
  return [{ kind: 'bars', bars }, ...(before.length > 0 ? [text(trend)] : [])];
}

function actionBlocks(t: Translator, { round, actionBy, earlier }: Told): Block[] {
  if (round.action === null) return [small(t('mission.whatNext'))];
  const said = text(t.rich('mission.whatWeDo', { action: { bold: round.action } }));
  const before = earlier.slice(-3).map((action) => small(t('mission.saidBefore', { action })));
  return [...before, said, ...(actionBy ? [small(say.actionNote(t, round, actionBy))] : [])];
}

/** How the figures were found. @param buttons lead back, where it stands in a report's place */
export function detailsView(t: Translator, figures: Figures, told: Told, buttons: readonly Button[]): View {
  const title = t('report.details');
  return view(title, heading(title), method(t, figures, told).map(text), controls(...buttons));
}

function pageFile(round: RoundOfPoll, page: string): Attachment {
  const name = `report-${dateOf(round)}.html`;
  return { name, type: 'text/html', bytes: new TextEncoder().encode(page) };
}

export function pageButton(label: string, to: RouteName, roundId: string, from: number): Button {
  return button(label, to, [roundId, String(from)]);
}
