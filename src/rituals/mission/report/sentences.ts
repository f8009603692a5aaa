import { personSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Round } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Figures } from '../records/frozen.ts';
import { comparable, standsOut } from '../records/verdict.ts';
import { exactFrom, low, steadyRatings } from '../rules.ts';
import { lastChange, type Named, scoreOf, type Told } from './read.ts';
import { type ShownTheme, seen, shownThemes } from './themes.ts';

/** A report's sentences, the same in a message and on a page. */

/** The day of its close. @param today local date; with the year where that is in another one */
export function dayOf(t: Translator, { closedAt, closesAt }: Round, today?: string): string {
  return sayDate(localDate(closedAt ?? closesAt, t.zone), t.locale, today);
}

/** @param kept for a page that is read years later: with the year */
export function reportTitle(t: Translator, round: Round, kept: 'now' | 'kept' = 'now'): string {
  return t('mission.report', { date: kept === 'kept' ? dayOf(t, round, noYear) : dayOf(t, round) });
}

/** Who said what follows from a round. */
export function actionNote(t: Translator, round: Round, by: Named): Text {
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

/** The one sentence that says it. */
export function headline(t: Translator, report: Figures, told: Told): string {
  const { verdict, first, second } = seen(report, told.edits);
  const [largest = 0, next = 0] = shownThemes(report, told.edits).map(({ share }) => share);
  switch (verdict) {
    case 'united':
      if (!report.themes) return t('report.close');
      // nobody has compared the themes of two languages, unless champions put them together
      return largest < first ? t('report.unitedEach', { first }) : t('report.united', { first });
    case 'split':
      return largest === first && next === second
        ? t('report.split', { first, second })
        : t('report.splitEach', { first, second });
    case 'early':
      return standsOut(largest, next) ? t('report.leading', { first: largest }) : t('report.early');
    case 'scattered':
      return t('report.scattered');
  }
}

/** A low figure says that the job was not said clearly enough, never that somebody answered wrongly. */
export function unclear(report: Figures, { edits }: Told): boolean {
  const { verdict } = seen(report, edits);
  const lowRating = report.ratings.some(({ id, mean }) => steadyRatings.some((one) => one === id) && mean < low);
  return verdict === 'split' || verdict === 'scattered' || (verdict === 'early' && lowRating);
}

export function whatToDo(t: Translator, report: Figures, { edits }: Told): string {
  return t(`report.next.${seen(report, edits).verdict}`);
}

export function themeName(t: Translator, { name, words }: Pick<ShownTheme, 'name' | 'words'>): string {
  if (name !== null) return name;
  return words.length > 0 ? words.join(' · ') : t('report.noWordsInCommon');
}

export function share(t: Translator, percent: number): string {
  return t('report.share', { percent });
}

/** A wider range than this says no more than that nothing is known yet. */
const widest = 60;

const scoredBy = {
  wording: 'report.byWording',
  meaning: 'report.byMeaning',
  service: 'report.byService',
} as const;

/** How the score was found stands beside it. */
export function score(t: Translator, report: Figures, { edits }: Told): string | null {
  const { score, encoder } = report;
  if (!score) return null;
  const { value, low, high } = score;
  // two stories, each told alike, have a high mean that would hide them
  if (seen(report, edits).verdict === 'split') return t('report.twoStories');
  const range = low === high ? 'none' : 'some';
  if (high - low > widest) return t('report.tooWide', { low, high });
  return t(scoredBy[encoder.kind], { value, low, high, range });
}

/** How often two colleagues agree. */
export function pairs(t: Translator, { pairs, score }: Figures, { edits }: Told): string | null {
  // where no score can be told, this would pretend to know
  if (!score || score.high - score.low > widest) return null;
  // where champions joined themes, more do than were counted
  if (edits.named.some(({ of }) => of.length > 1)) return null;
  return pairs && t('report.pairs', { same: pairs.same });
}

/** Whether the score changed, and whether that is more than chance. */
export function change(t: Translator, told: Told): string[] {
  const { trend, round } = told;
  const found = lastChange(told);
  if (!found) {
    const other = trend.some(({ report }) => !comparable(report, trend.at(-1)?.report ?? report));
    return other ? [t('report.notComparable')] : [];
  }
  const today = localDate(round.closedAt ?? round.closesAt, t.zone);
  const values = { date: dayOf(t, found.since, today), from: found.from.value, to: found.to.value };
  const said = {
    risen: t('report.risen', values),
    fallen: t('report.fallen', values),
    'within noise': t('report.noise', values),
  }[found.change.kind];
  return found.change.onlyLargeChangesShow ? [said, t('report.onlyLarge')] : [said];
}

/** Why the picture of the trend lacks rounds; nothing where it has all. */
export function leftOut(t: Translator, { trend }: Told): string[] {
  return trend.some((one) => one.report.score && !scoreOf(one)) ? [t('report.splitLeftOut')] : [];
}

/** How the two steady ratings went from round to round; nothing until there are two rounds with them. */
export function ratingTrend(t: Translator, { trend }: Told): string[] {
  return steadyRatings.flatMap((id) => {
    const rated = trend.flatMap(({ round, report }) => {
      const rating = report.ratings.find((one) => one.id === id);
      return rating ? [{ round, mean: rating.mean }] : [];
    });
    const points = rated.map(({ round, mean }, at) => {
      return t('report.ratingPoint', { date: shortDate(t, round, rated[at - 1]?.round), mean });
    });
    return points.length < 2 ? [] : [`${t(`mission.rating.${id}`)} ${points.join(' → ')}`];
  });
}

/** "1 Dec", and the year where it is another one than that of the round before. */
export function shortDate(t: Translator, { closedAt, closesAt }: Round, before?: Round, between = ' '): string {
  const at = closedAt ?? closesAt;
  const parts = { year: 'numeric', month: 'short', day: 'numeric', timeZone: t.zone } as const;
  const format = new Intl.DateTimeFormat(t.locale, parts);
  const say = (name: 'day' | 'month' | 'year', date = at) =>
    format.formatToParts(date).find(({ type }) => type === name)?.value ?? '';
  const day = `${say('day')} ${say('month')}`;
  return before && say('year', before.closedAt ?? before.closesAt) === say('year')
    ? day
    : `${day}${between}${say('year')}`;
}

/** What champions joined, with what was found before. */
export function joined(t: Translator, report: Figures, { edits }: Told): string[] {
  return shownThemes(report, edits)
    .filter(({ name }) => name !== null)
    .map((theme) => {
      const parts = theme.parts.map(({ words, share: found }) => {
        return t('report.found', { theme: themeName(t, { name: null, words }), percent: found });
      });
      return t('report.named', { theme: themeName(t, theme), percent: theme.share, parts: parts.join(', ') });
    });
}

/** How everything was found, sentence by sentence. */
export function method(t: Translator, report: Figures, told: Told): string[] {
  const { encoder, languages, compared, pairs, mission, score, dontKnow, answered, apart } = report;
  const { kFigures, kWords } = told.round;
  return [
    ...readBy(t, encoder, told.round.sendsTo ?? ''),
    ...(score ? [t('report.method.score', { error: score.error })] : []),
    ...(languages.length > 1
      ? [t('report.method.languages', { languages: languages.map((one) => spoken(t, one)).join(', ') })]
      : []),
    ...(compared === null ? [t('report.method.sameLanguage')] : [t('report.method.compared', { percent: compared })]),
    ...(pairs ? [t('report.method.jobs', { jobs: pairs.jobs })] : []),
    ...(mission ? [t('report.method.mission', mission)] : []),
    ...sight(t, report),
    ...(apart === undefined ? [] : [t('report.apart')]),
    ...(dontKnow === null ? [] : [t('report.method.dontKnow', { percent: dontKnow })]),
    ...(answered.low < exactFrom ? [t('report.method.rounded')] : []),
    t('report.method.shown', { figures: kFigures, words: kWords }),
    t('report.method.encoder', { name: encoder.name, version: encoder.version }),
  ];
}

function readBy(t: Translator, { kind, insteadOf }: Figures['encoder'], host: string): string[] {
  if (kind === 'service') return [t('report.method.service', { host })];
  const read = kind === 'meaning' ? t('report.method.meaning') : t('report.method.wording');
  return insteadOf ? [t('report.method.instead', { host }), read] : [read];
}

function spoken(t: Translator, { language, share: percent }: Figures['languages'][number]): string {
  return t('report.method.language', { language: t(`report.language.${language}`), percent });
}

function sight(t: Translator, { sight }: Figures): string[] {
  if (!sight) return [];
  if (sight.kind !== 'share') {
    return [sight.kind === 'nearly all' ? t('report.sight.nearlyAll') : t('report.sight.hardlyAny')];
  }
  const { share: percent, lift, range } = sight;
  const said = range
    ? t('report.sight.range', { percent, low: range.low, high: range.high })
    : t('report.sight.share', { percent });
  return [said, lift > 0 ? t('report.sight.more', { lift }) : t('report.sight.asAny')];
}
