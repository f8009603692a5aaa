import { constantsOf } from '../../../alignment/encoders/scale.ts';
import { type Trend, type TrendPoint, trendOf } from '../../../alignment/figures/trend.ts';
import type { Figures, Theme, Verdict } from './frozen.ts';

/** What published figures mean in plain words. Everything here can be done again by anybody who reads a report. */

/** From so large a theme on, of 100, we tell one story. */
const unitedFrom = 60;
/** From so large a second theme on there are two. */
const secondFrom = 25;
/** From so large a theme on, where no other comes near, one story stands out. */
const leadsFrom = 40;

/**
 * By themes where they may be told, within each language, for words of two languages never make one theme; else by the
 * score, as far as its range decides. A range that reaches over both halves says that it is too early to tell.
 */
export function verdictOf(
  themes: readonly Pick<Theme, 'language' | 'share'>[] | null,
  score: Figures['score'],
): Verdict {
  if (!score) return 'early';
  if (themes) {
    const { first, second } = largest(themes);
    if (first >= unitedFrom) return 'united';
    if (second >= secondFrom && first + second >= unitedFrom) return 'split';
    // themes too small to be told, as in a language few answered in, may say the same: then the score has to decide
    return score.high < 50 ? 'scattered' : 'early';
  }
  if (score.low >= 50) return 'united';
  return score.high < 50 ? 'scattered' : 'early';
}

/** The share of people in the largest theme of their language, and in the second largest. */
export function largest(themes: readonly Pick<Theme, 'language' | 'share'>[]): { first: number; second: number } {
  const byLanguage = new Map<string, number[]>();
  for (const { language, share } of themes) byLanguage.set(language, [...(byLanguage.get(language) ?? []), share]);
  let first = 0;
  let second = 0;
  for (const shares of byLanguage.values()) {
    const [one = 0, two = 0] = shares.toSorted((a, b) => b - a);
    first += one;
    second += two;
  }
  return { first, second };
}

/** Whether one theme is heard much more than any other, though not by most. */
export function standsOut(largest: number, next: number): boolean {
  return largest >= leadsFrom && largest >= 2 * next;
}

/** Two rounds can only be compared where the same encoder read them. */
export function comparable(a: Figures, b: Figures): boolean {
  return a.encoder.name === b.encoder.name && a.encoder.version === b.encoder.version;
}

/** Whether the score changed from one round to the next by more than noise; null where they cannot be compared. */
export function changeOf(from: Figures, to: Figures): (Trend & { kind: 'risen' | 'fallen' | 'within noise' }) | null {
  const [first, second] = [pointOf(from), pointOf(to)];
  if (!first || !second) return null;
  const trend = trendOf(first, second);
  return trend.kind === 'different encoders' || trend.kind === 'too few' ? null : trend;
}

/** From what was published: whole points, and the fewest answers there may have been, which errs towards noise. */
function pointOf({ score, encoder, answered, apart = 0 }: Figures): TrendPoint | null {
  const scale = constantsOf(encoder);
  if (!score || !scale) return null;
  const point = (scale.c1 - scale.c0) / 100;
  const u = scale.c0 + score.value * point;
  return {
    encoder,
    n: answered.low - apart,
    u,
    standardError: score.error * point,
    low: scale.c0 + score.low * point,
    high: scale.c0 + score.high * point,
    score: score.value,
  };
}
