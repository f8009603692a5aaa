import { constantsOf } from '../../../alignment/encoders/scale.ts';
import type { Reckoning } from '../../../alignment/round/reckoning.ts';
import { type Language, languageFromTag } from '../../../alignment/text/languages.ts';
import type { Figures, Report } from '../records/frozen.ts';
import { verdictOf } from '../records/verdict.ts';
import { exactFrom, howMany, ratingsOf } from '../rules.ts';
import { type Cell, cellsOf } from './cells.ts';

export interface Contract {
  kFigures: number;
  kWords: number;
  thirdRating: string;
}

/** How many answered; `asked` is null where the platform cannot tell. */
export interface Participating {
  answered: number;
  asked: number | null;
  /** Leaders among them whose answers are shown with their names: they stand apart, and count towards nothing. */
  apart?: number;
}

export function tooFew({ answered, asked }: Participating, { kFigures }: Pick<Contract, 'kFigures'>): Report {
  // but for those of leaders there would have been enough
  const apart = answered >= kFigures ? { apart: true as const } : {};
  return { version: 1, kind: 'tooFew', asked, answered: bandOf({ answered, asked }), ...apart };
}

/** What of a reckoning may be shown, by the contract printed on the question. The rest is forgotten. */
export function freeze(reckoning: Reckoning, who: Participating, contract: Contract): Report {
  const { kFigures: k, kWords } = contract;
  const { apart = 0 } = who;
  const unnamed = who.answered - apart;
  if (unnamed < k) return tooFew(who, contract);
  const words = unnamed >= Math.max(kWords, k);
  const cells = cellsOf(reckoning, k, words);
  const rounded = unnamed >= exactFrom ? wholePercent : nearestTen;
  const score = scoreFigure(reckoning, k);
  const themes = words ? themesFigure(reckoning, cells, k, rounded) : null;
  return {
    version: 1,
    kind: 'figures',
    asked: who.asked,
    answered: bandOf(who),
    ...(apart > 0 && { apart }),
    encoder: { ...reckoning.encoder, ...(reckoning.trouble !== undefined && { insteadOf: 'service' }) },
    verdict: verdictOf(themes?.found ?? null, score),
    score,
    themes,
    pairs: pairsFigure(reckoning, words && reckoning.shared.usable >= k, rounded),
    ...languageFigures(reckoning, cells, rounded),
    mission: missionFigure(reckoning, k),
    sight: sightFigure(reckoning, k),
    ratings: ratingFigures(reckoning, contract),
    words,
  };
}

function bandOf({ answered, asked }: Participating) {
  const { low, high } = howMany(answered, asked);
  return { low, high };
}

type Rounded = (share: number) => number;

function wholePercent(share: number): number {
  return Math.round(Math.max(0, Math.min(1, share)) * 100);
}

/** Below 20 answers an exact share would tell how many there are. */
function nearestTen(share: number): number {
  return wholePercent(Math.round(share * 10) / 10);
}

function scoreFigure({ consensus, encoder }: Reckoning, k: number): Figures['score'] {
  const scale = constantsOf(encoder);
  if (consensus.kind === 'unknown' || !scale) return null;
  const { n, score, interval } = consensus.value;
  if (n < k || !interval || score.kind === 'unknown' || !score.value.interval) return null;
  const { value, interval: range } = score.value;
  const error = Math.ceil((100 * interval.standardError) / (scale.c1 - scale.c0));
  return {
    value: Math.round(value),
    low: Math.round(range.low),
    high: Math.round(range.high),
    error: Math.max(1, error),
  };
}

function themesFigure(reckoning: Reckoning, cells: readonly Cell[], k: number, rounded: Rounded): Figures['themes'] {
  const { usable } = reckoning.shared;
  if (usable < k) return null;
  const shown = cells.flatMap(({ themes }) => themes).sort((a, b) => b.people - a.people);
  const found = shown.map(({ language, people, label }) => ({
    language,
    share: rounded(people / usable),
    // a word that fewer use is somebody's own
    words: label.filter((one) => one.people >= k).map(({ word }) => word),
  }));
  return { found, rest: Math.max(0, 100 - found.reduce((sum, { share }) => sum + share, 0)) };
}

function pairsFigure({ themes }: Reckoning, shown: boolean, rounded: Rounded): Figures['pairs'] {
  if (!shown || themes.kind === 'unknown' || themes.value.same === null) return null;
  return { same: rounded(themes.value.same), jobs: Math.max(1, Math.round(themes.value.n2)) };
}

/** Only what the published partition tells anyway. */
function languageFigures(
  { shared, languages }: Reckoning,
  cells: readonly Cell[],
  rounded: Rounded,
): Pick<Figures, 'languages' | 'compared' | 'dontKnow'> {
  const usable = Math.max(1, shared.usable);
  const spoken = cells.filter(({ name }) => languages.some(({ language }) => language === name));
  const silent = cells.find(({ name }) => name === 'dontKnow');
  const several = spoken.length > 1 && spoken.length === languages.length;
  const pairs = spoken.reduce((sum, { people }) => sum + people * (people - 1), 0);
  return {
    languages: several
      ? spoken.map(({ name, people }) => ({ language: name as Language, share: rounded(people / usable) }))
      : [],
    compared: several ? rounded(pairs / (usable * (usable - 1))) : null,
    dontKnow: silent ? rounded(silent.people / shared.given) : null,
  };
}

function missionFigure({ closeness }: Reckoning, k: number): Figures['mission'] {
  if (closeness.kind === 'unknown' || closeness.value.n < k || closeness.value.near === null) return null;
  return { united: wholePercent(closeness.value.united), near: wholePercent(closeness.value.near) };
}

/** Up to this share they are hardly any. */
const few = 0.15;

/** Those who link and those who do not are a partition, too: neither is told exactly below k. */
function sightFigure({ lineOfSight }: Reckoning, k: number): Figures['sight'] {
  if (lineOfSight.kind === 'unknown') return null;
  const { n, linked, share, lift, interval } = lineOfSight.value;
  if (n < 2 * k) return null;
  if (linked < k) return share <= few ? { kind: 'hardly any' } : null;
  if (n - linked < k) return share >= 1 - few ? { kind: 'nearly all' } : null;
  const exact = n >= exactFrom;
  const range = exact ? { low: wholePercent(interval.low), high: wholePercent(interval.high) } : null;
  const points = Math.round(lift * 100);
  return {
    kind: 'share',
    share: exact ? wholePercent(share) : nearestTen(share),
    lift: exact ? points : Math.round(points / 10) * 10,
    range,
  };
}

/** To one decimal; left out where fewer gave it than may be shown. How many gave each is not told: it may be all but one. */
function ratingFigures({ ratings }: Reckoning, { kFigures, thirdRating }: Contract): Figures['ratings'] {
  return ratingsOf(thirdRating).flatMap((id, place) => {
    const rating = ratings[place];
    if (rating?.kind !== 'known' || rating.value.n < kFigures) return [];
    return [{ id, mean: Math.round(rating.value.mean * 10) / 10, agreement: rating.value.agreement }];
  });
}

/** The workspace's and our own languages, which decide where the words of an answer do not tell. */
export function likelyLanguages(locale: string | null): Language[] {
  const first = languageFromTag(locale ?? 'en');
  return [...new Set<Language>([first, 'en', 'bn', 'ne'])].filter((one) => one !== 'other');
}
