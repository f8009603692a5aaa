import { shorten } from '../../chat/input.ts';
import type { Attachment, Block, Button, RouteName, View } from '../../chat/view.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Round } from '../../store/rows.ts';
import { localDate } from '../../time/zone.ts';
import { type Drawings, type Picture, themeBars } from './charts.ts';
import type { Figures } from './report.ts';
import * as say from './saying.ts';
import type { Named, Told } from './telling.ts';
import { personSpan, view } from './views.ts';

/** A closed round's report as a message, which tells what matters; the rest is behind a button and on its page. */

const leadersInReport = 2;
const shortQuote = 160;

export interface Extras {
  /** Left out where nothing is drawn. */
  drawings: Drawings | null;
  /** The page, as a file. */
  page: string | null;
  buttons: readonly Button[];
}

export function reportView(t: Translator, told: Told, { drawings, page, buttons }: Extras): View {
  const { round, report } = told;
  const title: Block = { kind: 'heading', text: say.reportTitle(t, round) };
  const taken: Block = { kind: 'text', text: say.participation(t, told) };
  const last = controls([
    ...buttons,
    ...(told.quotable > 0 || told.leaders.length > leadersInReport
      ? [pageButton(t('mission.readAll'), 'mission.words', round.id, 0)]
      : []),
  ]);
  if (report.kind === 'tooFew') {
    const action = round.action === null ? [] : actionBlocks(t, told);
    const few: Block = { kind: 'text', text: tooFew(t, round) };
    return view(say.participation(t, told), [title, taken, few, ...action, ...last]);
  }
  const headline = say.headline(t, report, told);
  return view(headline, [
    title,
    { kind: 'text', text: [{ bold: headline }] },
    ...leaderBlocks(t, told),
    ...themeBlocks(t, report, told, drawings?.themes ?? null),
    ...quoteBlocks(t, told),
    ...figureBlocks(t, report, told, drawings?.trend ?? null),
    taken,
    ...ratingBlocks(t, report, told),
    ...nextBlocks(t, report, told),
    ...last,
    ...(page === null ? [] : [{ kind: 'file', file: pageFile(t, round, page) } as const]),
  ]);
}

function tooFew(t: Translator, { anonymous, kFigures }: Round): string {
  const figures = { figures: kFigures };
  return anonymous ? t('mission.tooFew', figures) : t('mission.tooFewNamed', figures);
}

/** The report opens with the leaders' own two answers, where they agreed. */
function leaderBlocks(t: Translator, { leaders }: Told): Block[] {
  return leaders.slice(0, leadersInReport).flatMap((said): Block[] => [
    { kind: 'text', text: t.rich('mission.leaderSays', { person: personSpan(said.by) }) },
    { kind: 'quote', text: t('mission.leaderShared', { words: shorten(said.sharedJob, shortQuote) }) },
    { kind: 'quote', text: t('mission.leaderOwn', { words: shorten(said.ownJob, shortQuote) }) },
  ]);
}

function themeBlocks(t: Translator, report: Figures, told: Told, picture: Picture | null): Block[] {
  const bars = themeBars(t, report, told);
  if (!bars) return [];
  const joined = say.joined(t, report, told).map((text): Block => ({ kind: 'note', text: shorten(text, 400) }));
  return [
    { kind: 'text', text: t('report.themes') },
    ...drawn(picture, 'themes.png', { kind: 'bars', bars }),
    ...joined,
  ];
}

/** What is drawn has its words as its alternative text; where it could not be drawn they stand in its place. */
function drawn(picture: Picture | null, name: string, otherwise: Block | null): Block[] {
  if (!picture?.drawn) return otherwise ? [otherwise] : [];
  return [{ kind: 'picture', alt: picture.alt, file: { name, type: 'image/png', bytes: picture.drawn.png } }];
}

function quoteBlocks(t: Translator, { quotes }: Told): Block[] {
  if (quotes.length === 0) return [];
  return [
    { kind: 'text', text: t('mission.words') },
    ...quotes.map((words): Block => ({ kind: 'quote', text: shorten(words, shortQuote) })),
  ];
}

function figureBlocks(t: Translator, report: Figures, told: Told, picture: Picture | null): Block[] {
  const lines = [say.score(t, report, told), say.pairs(t, report, told), ...say.change(t, told)].filter(
    (line) => line !== null,
  );
  return [
    ...(lines.length > 0 ? [{ kind: 'text', text: lines.join('\n') } as const] : []),
    ...drawn(picture, 'trend.png', picture && { kind: 'note', text: picture.alt }),
    ...(picture ? say.leftOut(t, told).map((text): Block => ({ kind: 'note', text })) : []),
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
  return [{ kind: 'bars', bars }, ...(before.length > 0 ? [{ kind: 'text', text: trend } as const] : [])];
}

function nextBlocks(t: Translator, report: Figures, told: Told): Block[] {
  return [
    ...(say.unclear(report, told) ? [{ kind: 'text', text: t('mission.low') } as const] : []),
    { kind: 'text', text: say.whatToDo(t, report, told) },
    ...actionBlocks(t, told),
  ];
}

function actionBlocks(t: Translator, { round, actionBy }: Told): Block[] {
  if (round.action === null) return [{ kind: 'note', text: t('mission.whatNext') }];
  return [
    { kind: 'text', text: t.rich('mission.whatWeDo', { action: { bold: round.action } }) },
    ...(actionBy ? [{ kind: 'note', text: actionNote(t, round, actionBy) } as const] : []),
  ];
}

export function actionNote(t: Translator, round: Round, by: Named): Text {
  return t.rich('mission.actionBy', { person: personSpan(by), date: say.dayOf(t, round) });
}

/** How the figures were found. @param buttons lead back, where it stands in a report's place */
export function detailsView(t: Translator, report: Figures, told: Told, buttons: readonly Button[]): View {
  const title = t('report.details');
  return view(title, [
    { kind: 'heading', text: title },
    ...say.method(t, report, told).map((text): Block => ({ kind: 'text', text })),
    ...controls(buttons),
  ]);
}

function controls(buttons: readonly Button[]): Block[] {
  return buttons.length > 0 ? [{ kind: 'controls', controls: buttons }] : [];
}

function pageFile(t: Translator, { closedAt, closesAt }: Round, page: string): Attachment {
  const name = `report-${localDate(closedAt ?? closesAt, t.zone)}.html`;
  return { name, type: 'text/html', bytes: new TextEncoder().encode(page) };
}

export function pageButton(label: string, to: RouteName, roundId: string, from: number): Button {
  return { kind: 'button', label, go: { to, args: [roundId, String(from)] } };
}
