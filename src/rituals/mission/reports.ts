import { shorten } from '../../chat/input.ts';
import { type Block, type Button, plain, type Text, type View } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Answer, Person, Round } from '../../store/rows.ts';
import { sayDate, sayDigits } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import { type Figures, readReport } from './report.ts';
import { howMany, low, type RatingId, ratingsOf, steadyRatings } from './rules.ts';
import { personSpan, view } from './views.ts';

/** A closed round's report, as everybody reads it. */

export type Named = Pick<Person, 'externalId' | 'name'>;

/** Somebody's two answers: a leader's who agreed, or in a named round everybody's for those who may read names. */
export interface Said {
  by: Named;
  ownJob: string;
  sharedJob: string;
}

export interface Told {
  round: Round;
  leaders: readonly Said[];
  /** Unnamed answers that may be shown; empty where none may. */
  words: readonly Answer[];
  actionBy: Named | null;
}

const quotesInReport = 5;
const leadersInReport = 2;
const shortQuote = 160;

export function reportTitle(t: Translator, round: Round): string {
  return t('mission.report', { date: sayDate(localDate(round.closedAt ?? round.closesAt, t.zone), t.locale) });
}

export function reportView(
  t: Translator,
  told: Told,
  more: readonly Block[] = [],
  buttons: readonly Button[] = [],
): View {
  const { round } = told;
  const report = readReport(round.report);
  if (!report) throw new Error(`round ${round.id} has no report`);
  const { answered, asked } = report;
  const many = howMany(answered, asked);
  const taken = asked === null ? t('mission.takenCount', { ...many }) : t('mission.taken', { ...many, asked });
  const blocks: Block[] = [
    { kind: 'heading', text: reportTitle(t, round) },
    { kind: 'text', text: taken },
  ];
  if (report.kind === 'tooFew') blocks.push({ kind: 'text', text: tooFew(t, round) });
  else blocks.push(...leaderBlocks(t, told), ...figureBlocks(t, report), ...wordBlocks(t, told));
  if (round.action !== null || report.kind === 'figures') blocks.push(...actionBlocks(t, told));
  const controls = [
    ...buttons,
    ...(hasMore(told) ? [pageButton(t('mission.readAll'), 'mission.words', round.id, 0)] : []),
  ];
  if (controls.length > 0) blocks.push({ kind: 'controls', controls });
  return view(taken, [...blocks, ...more]);
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

/** How aligned the answers are belongs here, above the ratings. */
function figureBlocks(t: Translator, { ratings }: Figures): Block[] {
  const bars = ratings.map(({ id, mean }) => bar(t, t(`mission.rating.${id}`), mean));
  const isLow = ratings.some(({ id, mean }) => isSteady(id) && mean < low);
  return [
    ...(bars.length > 0 ? [{ kind: 'bars', bars } as const] : []),
    ...(isLow ? [{ kind: 'text', text: t('mission.low') } as const] : []),
  ];
}

function isSteady(id: RatingId): boolean {
  return steadyRatings.some((steady) => steady === id);
}

function bar(t: Translator, label: string, mean: number) {
  return { label, share: (mean - 1) / 4, caption: t('mission.mean', { mean }) };
}

function wordBlocks(t: Translator, { words }: Told): Block[] {
  if (words.length === 0) return [];
  const quotes = words.slice(0, quotesInReport).map((answer): Block => {
    return { kind: 'quote', text: shorten(answer.sharedJob, shortQuote) };
  });
  return [{ kind: 'text', text: t('mission.words') }, ...quotes];
}

function hasMore({ words, leaders }: Told): boolean {
  return words.length > 0 || leaders.length > leadersInReport;
}

function actionBlocks(t: Translator, { round, actionBy }: Told): Block[] {
  if (round.action === null) return [{ kind: 'note', text: t('mission.whatNext') }];
  return [
    { kind: 'text', text: t.rich('mission.whatWeDo', { action: { bold: round.action } }) },
    ...(actionBy ? [{ kind: 'note', text: actionNote(t, round, actionBy) } as const] : []),
  ];
}

export function actionNote(t: Translator, round: Round, by: Named): Text {
  const date = sayDate(localDate(round.closedAt ?? round.closesAt, t.zone), t.locale);
  return t.rich('mission.actionBy', { person: personSpan(by), date });
}

/** How the two steady ratings changed from round to round; nothing until there are two rounds with figures. */
export function trendBlocks(t: Translator, rounds: readonly Round[]): Block[] {
  const measured = rounds.flatMap((round) => {
    const report = readReport(round.report);
    return report?.kind === 'figures' ? [{ round, report }] : [];
  });
  if (measured.length < 2) return [];
  const rows = steadyRatings.flatMap((id): Block[] => {
    const bars = measured.flatMap(({ round, report }) => {
      const rating = report.ratings.find((one) => one.id === id);
      const date = sayDate(localDate(round.closedAt ?? round.closesAt, t.zone), t.locale);
      return rating ? [bar(t, date, rating.mean)] : [];
    });
    return bars.length < 2
      ? []
      : [
          { kind: 'text', text: t(`mission.rating.${id}`) },
          { kind: 'bars', bars },
        ];
  });
  return rows.length === 0
    ? []
    : [{ kind: 'divider' }, { kind: 'text', text: [{ bold: t('mission.trend') }] }, ...rows];
}

/** Everything said in a round that may be read here: leaders' answers first, then unnamed words, each list in its own order. */
export function wordsView(t: Translator, { round, leaders, words }: Told, from: number): View {
  // by the other end of their random ids: the two lists do not show which two answers are one person's
  const own = words.toSorted((a, b) => (a.id.slice(-12) < b.id.slice(-12) ? -1 : 1));
  const pieces: Block[][] = [
    ...leaders.map((said) => saidBlocks(t, said)),
    ...words.map(({ sharedJob }) => [
      { kind: 'quote', text: t('mission.leaderShared', { words: sharedJob }) } as const,
    ]),
    ...own.map(({ ownJob }) => [{ kind: 'quote', text: t('mission.leaderOwn', { words: ownJob }) } as const]),
  ];
  return paged(t, t('mission.allWords'), pieces, from, ['mission.words', round.id]);
}

/** The answers of a named round with their names, for those whom the question said would read them. */
export function namesView(
  t: Translator,
  round: Round,
  answers: readonly (Answer & { by: Named })[],
  from: number,
): View {
  const pieces = answers.map((answer): Block[] => [
    ...saidBlocks(t, answer),
    { kind: 'note', text: givenRatings(t, round, answer) },
  ]);
  return paged(t, reportTitle(t, round), pieces, from, ['mission.names', round.id]);
}

function saidBlocks(t: Translator, { by, ownJob, sharedJob }: Said): Block[] {
  return [
    { kind: 'text', text: [personSpan(by)] },
    { kind: 'quote', text: t('mission.leaderShared', { words: sharedJob }) },
    { kind: 'quote', text: t('mission.leaderOwn', { words: ownJob }) },
  ];
}

function givenRatings(t: Translator, round: Round, { rating1, rating2, rating3 }: Answer): string {
  const labels = ratingsOf(round.thirdRating).map((rating) => t(`mission.label.${rating}`));
  const given = [rating1, rating2, rating3].map((value, index) => {
    return `${labels[index] ?? ''} ${value === null ? '–' : sayDigits(value, t.locale)}`;
  });
  return t('mission.givenRatings', { ratings: given.join(' · ') });
}

/** What one message takes on every platform, with room to spare for headings and buttons. */
const pageSize = { characters: 3300, blocks: 30 };

function paged(
  t: Translator,
  title: string,
  pieces: readonly Block[][],
  from: number,
  [to, roundId]: [string, string],
): View {
  const shown: Block[] = [];
  let size = 0;
  let next = from;
  for (const piece of pieces.slice(from)) {
    const length = piece.reduce((sum, block) => sum + ('text' in block ? plain(block.text).length : 0), 0);
    const full = size + length > pageSize.characters || shown.length + piece.length > pageSize.blocks;
    if (full && next > from) break;
    shown.push(...piece);
    size += length;
    next++;
  }
  if (shown.length === 0) shown.push({ kind: 'text', text: t('mission.noWords') });
  const controls = [
    ...(next < pieces.length ? [pageButton(t('mission.more'), to, roundId, next)] : []),
    ...(from > 0 ? [pageButton(t('mission.fromStart'), to, roundId, 0)] : []),
  ];
  const blocks: Block[] = [{ kind: 'heading', text: title }, ...shown];
  return view(title, controls.length > 0 ? [...blocks, { kind: 'controls', controls }] : blocks);
}

export function pageButton(label: string, to: string, roundId: string, from: number): Button {
  return { kind: 'button', label, go: { to, args: [roundId, String(from)] } };
}
