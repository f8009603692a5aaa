import { constantsOf } from '../../../alignment/encoders/scale.ts';
import { powerOf } from '../../../alignment/figures/power.ts';
import { type Trend, type TrendPoint, trendOf } from '../../../alignment/figures/trend.ts';
import type { Figures } from './frozen.ts';

/** What published figures mean. Everything here can be done again by anybody who reads a report. */

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

/** A change of so many points is what a leader would want to see. */
export const soughtChange = 30;

/** How many times out of ten a change of thirty points would be seen with so many answers; null where there is no figure. */
export function seenOfTen(report: Figures): number | null {
  const [point, scale] = [pointOf(report), constantsOf(report.encoder)];
  if (!point || !scale) return null;
  // from the top of the scale nothing rises, but falls as surely
  const u = Math.min(point.u, scale.c1 - (soughtChange / 100) * (scale.c1 - scale.c0));
  return Math.round(10 * powerOf({ ...point, u }, soughtChange, scale));
}

/** From what was published: whole points, and the fewest answers there may have been, which errs towards noise. */
function pointOf({ score, sampled, encoder, answered, apart = 0 }: Figures): TrendPoint | null {
  const scale = constantsOf(encoder);
  if (!score || !sampled || !scale) return null;
  const point = (scale.c1 - scale.c0) / 100;
  const u = scale.c0 + score.value * point;
  return {
    encoder,
    n: answered.low - apart,
    u,
    standardError: sampled.error * point,
    low: scale.c0 + sampled.low * point,
    high: scale.c0 + sampled.high * point,
    score: score.value,
  };
}
