import { standardErrorOfAtanh } from './consensus.ts';
import { studentT } from './statistics.ts';

/** What a round keeps so that a later one can be compared with it. */
export interface TrendPoint {
  encoder: { name: string; version: string };
  n: number;
  u: number;
  standardError: number;
  /** The range of u, which knows better than the standard error how little a group says that nearly agrees. */
  low?: number;
  high?: number;
  /** 0 to 100, unrounded. */
  score: number;
}

export type Trend =
  | { kind: 'risen' | 'fallen' | 'within noise'; z: number; t: number; onlyLargeChangesShow: boolean }
  | { kind: 'different encoders' }
  | { kind: 'too few' };

/**
 * Whether the second round differs from the first: only where |z| passes Student's t, their ranges allow it (by Zou and
 * Donner 2008: each end counts on the side where the other round lies) and the score moved by five points or more. Below twenty answers in either round only very large changes can be seen.
 */
export function trendOf(from: TrendPoint, to: TrendPoint): Trend {
  if (from.encoder.name !== to.encoder.name || from.encoder.version !== to.encoder.version) {
    return { kind: 'different encoders' };
  }
  const fewest = Math.min(from.n, to.n);
  if (fewest < 3) return { kind: 'too few' };
  const noise = Math.hypot(standardErrorOfAtanh(from), standardErrorOfAtanh(to));
  const moved = atanh(to.u) - atanh(from.u);
  const z = moved === 0 ? 0 : Math.max(-1e6, Math.min(1e6, moved / noise));
  const t = studentT(fewest - 1);
  const seen = Math.abs(z) > t && isBeyond(from, to) && Math.abs(to.score - from.score) >= 5;
  return { kind: seen ? (z > 0 ? 'risen' : 'fallen') : 'within noise', z, t, onlyLargeChangesShow: fewest < 20 };
}

function isBeyond(from: TrendPoint, to: TrendPoint): boolean {
  const [lower, upper] = from.u < to.u ? [from, to] : [to, from];
  const reach = Math.hypot(atanh(lower.high ?? lower.u) - atanh(lower.u), atanh(upper.u) - atanh(upper.low ?? upper.u));
  return atanh(upper.u) - atanh(lower.u) > reach;
}

function atanh(u: number): number {
  return Math.atanh(Math.max(-0.999, Math.min(0.999, u)));
}
