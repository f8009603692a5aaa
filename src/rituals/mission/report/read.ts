import { languageOf } from '../../../alignment/text/detect.ts';
import { wordsOf } from '../../../alignment/text/words.ts';
import { shorten } from '../../../chat/input.ts';
import type { Abilities } from '../../../chat/platform.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Db } from '../../../store/client.ts';
import type { Person, Place, Round } from '../../../store/rows.ts';
import { peopleByIds } from '../../../who/people.ts';
import { countUnnamed, leaderAnswers, sharedJobs } from '../records/answers.ts';
import { type Figures, type Report, readReport } from '../records/frozen.ts';
import { actionsOf, placeOf, type RoundOfPoll } from '../records/rounds.ts';
import { type Edits, readEdits, type ShownTheme, seen, shownThemes } from '../records/themes.ts';
import { changeOf, comparable } from '../records/verdict.ts';
import { ownJobsFrom } from '../rules.ts';

/** Everything that is told of one closed round, from what was frozen at its close. */

export type Named = Pick<Person, 'externalId' | 'name'>;

/** Somebody's two answers: a leader's who agreed, or in a named round everybody's for those who may read names. */
export interface Said {
  by: Named;
  ownJob: string;
  sharedJob: string;
}

export interface Told {
  round: RoundOfPoll;
  report: Report;
  edits: Edits;
  place: Place;
  leaders: readonly Said[];
  /** How many unnamed answers to each question may be read here; 0 where none may. */
  quotable: { sharedJob: number; ownJob: number };
  /** Answers to the question about the shared job that may be quoted here, by their ids. */
  quoted: ReadonlyMap<string, string>;
  actionBy: Named | null;
  /** What was said about it before that, the first first. */
  earlier: readonly string[];
  /** The rounds of the same circle, up to and including this one, the oldest first. */
  trend: readonly Measured[];
}

export interface Measured {
  round: RoundOfPoll;
  report: Report;
}

/** @param earlier rounds of the same place that may be read here, oldest first; `quotes`: so many of each theme */
export async function tell(
  db: Db,
  round: RoundOfPoll,
  { can, quotes, earlier }: { can: Abilities; quotes: number; earlier: readonly RoundOfPoll[] },
): Promise<Told> {
  const report = readReport(round.report);
  if (!report) throw new Error(`round ${round.id} has no report`);
  const readable = report.kind === 'figures' && report.words && can.unnamed ? report : null;
  const leaders = report.kind === 'figures' ? await leaderAnswers(db, round.id) : [];
  const ids = [...leaders.map(({ personId }) => personId), round.actionById];
  const people = await peopleByIds(db, round.poll.workspaceId, ids);
  return {
    round,
    report,
    edits: readEdits(round.themes),
    place: await placeOf(db, round.poll),
    leaders: leaders.flatMap((leader) => {
      const by = people.get(leader.personId);
      return by ? [{ by, ownJob: leader.ownJob, sharedJob: leader.sharedJob }] : [];
    }),
    quotable: readable ? await quotableIn(db, round, readable) : { sharedJob: 0, ownJob: 0 },
    quoted: readable ? await sharedJobs(db, round.id, idsToQuote(readable, quotes)) : new Map(),
    actionBy: people.get(round.actionById ?? '') ?? null,
    earlier: (await actionsOf(db, round.id)).slice(0, -1).map((action) => action.text),
    trend: measured([...earlier.filter(({ id }) => id !== round.id), round], round),
  };
}

/** What one's own job is tells who one is: where few answered, it is nobody else's to read. */
async function quotableIn(db: Db, { id }: Round, { hidden, answered, apart = 0 }: Figures): Promise<Told['quotable']> {
  return {
    sharedJob: await countUnnamed(db, id, hidden.shared),
    ownJob: answered.low - apart >= ownJobsFrom ? await countUnnamed(db, id, hidden.own) : 0,
  };
}

function idsToQuote({ themes }: Figures, each: number): string[] {
  return themes ? [...themes.found, themes.others].flatMap(({ quotes }) => quotes.slice(0, each)) : [];
}

/** A channel is not the company, so rounds of the one are not compared with rounds of the other. */
function measured(all: readonly RoundOfPoll[], round: Round): Measured[] {
  return all.flatMap((one) => {
    const report = readReport(one.report);
    const same = (one.audience === 'channel') === (round.audience === 'channel');
    return report && same ? [{ round: one, report }] : [];
  });
}

/** What stands in a round's place in the trend: its score, or why it has none. */
export type Mark = { score: NonNullable<Figures['score']> } | { why: 'tooFew' | 'camps' | 'open' };

export function markOf({ round, report }: Measured): Mark {
  if (report.kind === 'tooFew') return { why: 'tooFew' };
  // two stories, each told alike, have a high mean that would hide them
  if (seen(report, readEdits(round.themes)) === 'several') return { why: 'camps' };
  return report.score && report.told ? { score: report.score } : { why: 'open' };
}

/** The rounds of a trend that have a score. */
export function scored(trend: readonly Measured[]) {
  return trend.flatMap((one) => {
    const mark = markOf(one);
    return 'score' in mark && one.report.kind === 'figures' ? [{ round: one.round, report: one.report, ...mark }] : [];
  });
}

/** How the score changed since the last round that it can be compared with. */
export function lastChange({ trend, round }: Told) {
  const all = scored(trend);
  const now = all.at(-1);
  if (now?.round.id !== round.id) return null;
  const before = all.slice(0, -1).findLast((one) => comparable(one.report, now.report));
  const change = before && changeOf(before.report, now.report);
  return change ? { change, since: before.round, from: before.score, to: now.score } : null;
}

// ---------------------------------------------------------------- what people said, and what their themes are called

/** An answer up to this long can stand for its theme as a whole. */
const longestName = 70;

/** As champions named it; else an answer near its middle, in the reader's language if there is one; else its words. */
export function nameOf(
  t: Translator,
  { quoted, round }: Pick<Told, 'quoted' | 'round'>,
  {
    name,
    words,
    names,
    quotes,
    mixed,
  }: Pick<ShownTheme, 'name' | 'words' | 'quotes' | 'mixed'> & Partial<Pick<ShownTheme, 'names'>>,
): string {
  const answer = nearest(t, texts(quoted, quotes));
  const found = answer
    ? t('report.quoted', { words: answer })
    : (t.locale === 'en' ? words : (names?.[t.locale] ?? words)).join(' · ');
  const theme = name ?? (found || t('report.noWordsInCommon'));
  return mixed ? t('report.mixed', { theme, figures: round.kFigures }) : theme;
}

function nearest(t: Translator, answers: readonly string[]): string | null {
  const short = answers.filter((answer) => answer.length <= longestName);
  const theirs = short.find((answer) => languageOf(wordsOf(answer), [t.locale]) === t.locale);
  const chosen = theirs ?? short[0] ?? answers[0];
  return chosen === undefined ? null : shorten(chosen.replace(/[.।]$/u, ''), longestName);
}

function texts(quoted: Told['quoted'], ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const said = quoted.get(id)?.replace(/\s+/gu, ' ').trim();
    return said ? [said] : [];
  });
}

export interface Voices {
  /** Null: those who are in no theme. */
  theme: ShownTheme | null;
  /** Each once, and not what the theme is called by. */
  quotes: readonly string[];
}

/** Who says what, the largest theme first, and those in none last. */
export function voices(t: Translator, { themes, ...report }: Figures, { quoted, edits }: Told): Voices[] {
  if (!themes) return [];
  const named = shownThemes({ ...report, themes }, edits).map((theme) => {
    const answers = [...new Set(texts(quoted, theme.quotes))];
    const name = theme.name === null ? nearest(t, answers) : null;
    return { theme, quotes: answers.filter((answer) => answer.replace(/[.।]$/u, '') !== name) };
  });
  const others = { theme: null, quotes: [...new Set(texts(quoted, themes.others.quotes))] };
  return others.quotes.length > 0 ? [...named, others] : named;
}
