import { constantsOf, scoreOf } from '../../../alignment/encoders/scale.ts';
import { isTold } from '../../../alignment/figures/verdict.ts';
import type { Reckoning } from '../../../alignment/round/reckoning.ts';
import { type Language, languageFromTag } from '../../../alignment/text/languages.ts';
import type { Count, Figures, Report } from '../records/frozen.ts';
import { exactFrom, howMany, ratingsOf } from '../rules.ts';
import { type Cell, cellsOf } from './cells.ts';
import { hiddenOf, silentFigure, themesFigure, wordFigure } from './themes.ts';

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
  return { version: 2, kind: 'tooFew', asked, answered: bandOf({ answered, asked }), ...apart };
}

/**
 * What of a reckoning may be shown, by the contract printed on the question. The rest is forgotten.
 * @param ids of the answers, in the order in which they were reckoned
 */
export function freeze(
  reckoning: Reckoning,
  who: Participating,
  contract: Contract,
  ids: readonly string[] = [],
): Report {
  const { kFigures: k, kWords } = contract;
  const { apart = 0 } = who;
  const unnamed = who.answered - apart;
  if (unnamed < k) return tooFew(who, contract);
  const words = unnamed >= Math.max(kWords, k);
  const cells = cellsOf(reckoning, k, words);
  const rounded = unnamed >= exactFrom ? wholePercent : nearestTen;
  const counted = (people: number): Count =>
    unnamed >= exactFrom
      ? { people, share: wholePercent(people / unnamed) }
      : { people: null, share: nearestTen(people / unnamed) };
  const score = scoreFigure(reckoning, k);
  const hidden = hiddenOf(reckoning, k, ids);
  return {
    version: 2,
    kind: 'figures',
    asked: who.asked,
    answered: bandOf(who),
    ...(apart > 0 && { apart }),
    of: unnamed >= exactFrom ? unnamed : null,
    encoder: { ...reckoning.encoder, ...(reckoning.trouble !== undefined && { insteadOf: 'service' }) },
    verdict: reckoning.verdict,
    ...score,
    sharedWord: words ? wordFigure(reckoning, k) : null,
    themes: words ? themesFigure(reckoning, cells, k, { counted, hidden, ids }) : null,
    same: sameFigure(reckoning, words && reckoning.shared.usable >= k, rounded),
    ...languageFigures(reckoning, cells, rounded),
    dontKnow: silentFigure(cells, counted),
    mission: missionFigure(reckoning, k),
    sight: sightFigure(reckoning, k, unnamed, counted),
    ratings: ratingFigures(reckoning, contract),
    words,
    hidden,
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

function scoreFigure(
  { consensus, encoder, verdict }: Reckoning,
  k: number,
): Pick<Figures, 'score' | 'told' | 'sampled'> {
  const scale = constantsOf(encoder);
  const none = { score: null, told: false, sampled: null };
  if (consensus.kind === 'unknown' || !scale) return none;
  const { n, score, interval, sampled } = consensus.value;
  if (n < k || !interval || !sampled || score.kind === 'unknown' || !score.value.interval) return none;
  const { value } = score;
  const rangeOf = ({ low, high, standardError }: typeof interval) => ({
    low: Math.round(scoreOf(low, scale)),
    high: Math.round(scoreOf(high, scale)),
    error: Math.max(1, Math.ceil((100 * standardError) / (scale.c1 - scale.c0))),
  });
  return {
    score: { value: Math.round(value.value), ...rangeOf(interval) },
    told: verdict !== 'too-few' && isTold(value),
    sampled: rangeOf(sampled),
  };
}

function sameFigure({ themes }: Reckoning, shown: boolean, rounded: Rounded): Figures['same'] {
  return !shown || themes.kind === 'unknown' || themes.value.same === null ? null : rounded(themes.value.same);
}

/** Only what the published partition tells anyway. */
function languageFigures(
  { shared, languages }: Reckoning,
  cells: readonly Cell[],
  rounded: Rounded,
): Pick<Figures, 'languages' | 'compared'> {
  const usable = Math.max(1, shared.usable);
  const spoken = cells.filter(({ name }) => languages.some(({ language }) => language === name));
  const several = spoken.length > 1 && spoken.length === languages.length;
  const pairs = spoken.reduce((sum, { people }) => sum + people * (people - 1), 0);
  return {
    languages: several
      ? spoken.map(({ name, people }) => ({ language: name as Language, share: rounded(people / usable) }))
      : [],
    compared: several ? rounded(pairs / (usable * (usable - 1))) : null,
  };
}

function missionFigure({ closeness }: Reckoning, k: number): Figures['mission'] {
  if (closeness.kind === 'unknown' || closeness.value.n < k || closeness.value.near === null) return null;
  return { united: wholePercent(closeness.value.united), near: wholePercent(closeness.value.near) };
}

/** Up to this share they are hardly any. */
const few = 0.15;

/** Those who link and those who do not are a partition of everybody, too: neither is told exactly below k. */
function sightFigure(
  { lineOfSight }: Reckoning,
  k: number,
  unnamed: number,
  counted: (people: number) => Count,
): Figures['sight'] {
  if (lineOfSight.kind === 'unknown') return null;
  const { n, linked, share, lift } = lineOfSight.value;
  if (n < 2 * k) return null;
  if (linked < k) return share <= few ? { kind: 'hardly any' } : null;
  if (n - linked < k) return share >= 1 - few ? { kind: 'nearly all' } : null;
  const exact = unnamed >= exactFrom;
  const points = Math.round(lift * 100);
  return { kind: 'share', ...counted(linked), lift: exact ? points : Math.round(points / 10) * 10 };
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
