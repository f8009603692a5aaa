import { personSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { sayDate } from '../../../time/say.ts';
import type { Count, Figures } from '../records/frozen.ts';
import { dateOf, type RoundOfPoll } from '../records/rounds.ts';
import { camps, seen, shownThemes } from '../records/themes.ts';
import { comparable } from '../records/verdict.ts';
import { low, steadyRatings } from '../rules.ts';
import { lastChange, type Measured, markOf, type Named, nameOf, scored, type Told } from './read.ts';

/** A report's sentences, the same in a message, a picture and a page. How it was found is said in method.ts. */

/** The day of its close. @param today local date; with the year where that is in another one */
export function dayOf(t: Translator, round: RoundOfPoll, today?: string): string {
  return sayDate(dateOf(round), t.locale, today);
}

/** @param kept for a page that is read years later: with the year */
export function reportTitle(t: Translator, round: RoundOfPoll, kept: 'now' | 'kept' = 'now'): string {
  return t('mission.report', { date: kept === 'kept' ? dayOf(t, round, noYear) : dayOf(t, round) });
}

/** Who said what follows from a round. */
export function actionNote(t: Translator, round: RoundOfPoll, by: Named): Text {
  return t.rich('mission.actionBy', { person: personSpan(by), date: dayOf(t, round) });
}

/** A date in no year that a round is in. */
const noYear = '0001-01-01';

export function participation(t: Translator, { report: { answered, asked } }: Told): string {
  const many = { ...answered, band: bandOf(answered) };
  return asked === null ? t('mission.takenCount', many) : t('mission.taken', { ...many, asked });
}

function bandOf({ low, high }: { low: number; high: number }): string {
  if (low === high) return 'exact';
  return low === 0 ? 'few' : 'range';
}

/** So many people, as they may be said: exact, or below 20 in tenths. @param others fewer than so many are counted in */
function amount({ of }: Figures, { people, share }: Count, others: number) {
  const isAll = people === null || of === null ? share === 100 : people === of;
  if (others > 0 && people !== null && of !== null) {
    return { unit: 'least', n: Math.max(others, people - others + 1), of };
  }
  if (others > 0) return { unit: isAll ? 'most' : 'upTo', n: Math.max(1, Math.round(share / 10)), of: 0 };
  if (people === null || of === null)
    return { unit: isAll ? 'everybody' : 'tens', n: Math.max(1, Math.round(share / 10)), of: 0 };
  return { unit: isAll ? 'all' : 'people', n: people, of };
}

/** "37 of 55 people", within a sentence. */
export function who(t: Translator, report: Figures, count: Count, others = 0): string {
  return t('report.who', amount(report, count, others));
}

/** "37 of 55", beside a bar; who is counted with them stands in its label. */
export function share(t: Translator, report: Figures, count: Count): string {
  return t('report.share', amount(report, count, 0));
}

/** The one sentence that says it. */
export function headline(t: Translator, report: Figures, told: Told): string {
  const verdict = seen(report, told.edits);
  const { counts, isPooled } = camps(report, told.edits);
  const others = shownThemes(report, told.edits)[0]?.mixed ? told.round.kFigures : 0;
  const [first, second, third] = counts;
  const most = first ? who(t, report, first, others) : '';
  if (report.sharedWord !== null && (verdict === 'many' || verdict === 'open')) {
    return t('report.word', { word: report.sharedWord });
  }
  switch (verdict) {
    case 'one':
      if (!first) return t('report.close');
      // nobody has compared the themes of two languages, unless champions put them together
      return t(isPooled ? 'report.unitedEach' : 'report.united', { who: most });
    case 'several': {
      if (!first || !second) return t('report.splitUntold');
      const values = { first: most, second: share(t, report, second) };
      if (isPooled) return t('report.splitEach', values);
      const isThird = third !== undefined && third.share >= campFrom;
      return isThird
        ? t('report.splitThree', { ...values, third: share(t, report, third) })
        : t('report.split', values);
    }
    case 'stands-out':
      return first ? t('report.leading', { who: most }) : t('report.leadingUntold');
    case 'many':
      return first && !isPooled ? t('report.scatteredLargest', { who: most }) : t('report.scattered');
    default:
      return t('report.early');
  }
}

/** A third camp is one from this share on. */
const campFrom = 20;

/** A low figure says that the job was not said clearly enough, never that somebody answered wrongly. */
export function unclear(report: Figures, { edits }: Told): boolean {
  const verdict = seen(report, edits);
  const lowRating = report.ratings.some(({ id, mean }) => steadyRatings.some((one) => one === id) && mean < low);
  const isOpen = verdict === 'open' || verdict === 'too-few';
  return verdict === 'several' || verdict === 'many' || (isOpen && lowRating);
}

const nexts = {
  one: 'report.next.united',
  'stands-out': 'report.next.leading',
  several: 'report.next.split',
  many: 'report.next.scattered',
  open: 'report.next.early',
  'too-few': 'report.next.early',
} as const;

export function whatToDo(t: Translator, report: Figures, { edits }: Told): string {
  const verdict = seen(report, edits);
  const word = report.sharedWord;
  return word !== null && (verdict === 'many' || verdict === 'open')
    ? t('report.next.word', { word })
    : t(nexts[verdict]);
}

const scoredBy = {
  wording: 'report.byWording',
  meaning: 'report.byMeaning',
  service: 'report.byService',
} as const;

/** How the score was found stands beside it. Where its range is too wide there is none. */
export function score(t: Translator, report: Figures, { round, trend }: Told): string | null {
  if (!report.score) return null;
  const mark = markOf(trend.at(-1) ?? { round, report });
  if (!('score' in mark)) return t(mark.why === 'camps' ? 'report.twoStories' : 'report.tooWide');
  const { value, low, high } = mark.score;
  return t(scoredBy[report.encoder.kind], { value, low, high, range: low === high ? 'none' : 'some' });
}

/** What looks like a job, and is a word. */
export function word(t: Translator, report: Figures, told: Told): string[] {
  const said = report.sharedWord === null ? null : t('report.word', { word: report.sharedWord });
  return said === null || said === headline(t, report, told) ? [] : [said];
}

/** Whether the score changed, and whether that is more than chance. */
export function change(t: Translator, told: Told): string[] {
  const { trend, round } = told;
  const found = lastChange(told);
  if (!found) {
    const all = scored(trend);
    return all.length > 1 && all.at(-1)?.round.id === round.id ? [t('report.notComparable')] : [];
  }
  const values = { date: dayOf(t, found.since, dateOf(round)), from: found.from.value, to: found.to.value };
  return [
    {
      risen: t('report.risen', values),
      fallen: t('report.fallen', values),
      'within noise': t('report.noise', values),
    }[found.change.kind],
  ];
}

/** Why the line of the trend breaks; nothing where that is said of this round already. */
export function broken(t: Translator, told: Told): string[] {
  const all = scored(told.trend);
  const breaks = all.some((one, at) => at > 0 && !comparable(all[at - 1]?.report ?? one.report, one.report));
  return breaks && change(t, told)[0] !== t('report.notComparable') ? [t('report.broken')] : [];
}

/** How the two steady ratings went from round to round; nothing until there are two rounds with them. */
export function ratingTrend(t: Translator, { trend }: Told): string[] {
  return steadyRatings.flatMap((id) => {
    const rated = trend.flatMap(({ round, report }: Measured) => {
      const rating = report.kind === 'figures' && report.ratings.find((one) => one.id === id);
      return rating ? [{ round, mean: rating.mean }] : [];
    });
    const points = rated.map(({ round, mean }, at) => {
      return t('report.ratingPoint', { date: shortDate(t, round, rated[at - 1]?.round), mean });
    });
    return points.length < 2 ? [] : [`${t(`mission.rating.${id}`)} ${points.join(' → ')}`];
  });
}

/** "1 Dec", and the year where it is another one than that of the round before. */
export function shortDate(t: Translator, round: RoundOfPoll, before?: RoundOfPoll, between = ' '): string {
  const parts = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(t.locale, parts);
  const date = dateOf(round);
  const say = (name: 'day' | 'month' | 'year') =>
    format.formatToParts(new Date(date)).find(({ type }) => type === name)?.value ?? '';
  const day = `${say('day')} ${say('month')}`;
  return before && dateOf(before).slice(0, 4) === date.slice(0, 4) ? day : `${day}${between}${say('year')}`;
}

/** What champions joined, with what was found before. */
export function joined(t: Translator, report: Figures, told: Told): string[] {
  return shownThemes(report, told.edits)
    .filter(({ name }) => name !== null)
    .map((theme) => {
      const parts = theme.parts.map((part) => {
        const found = nameOf(t, told, { name: null, ...part });
        return t('report.found', { theme: found, share: share(t, report, part) });
      });
      const values = { theme: nameOf(t, told, theme), share: share(t, report, theme.count) };
      return t('report.named', { ...values, parts: parts.join(', ') });
    });
}
