import jstat from 'jstat';
import { sampleCorrelation } from 'simple-statistics';

/** A range within [−1, 1] or [0, 1], its lower end first. */
export interface Interval {
  low: number;
  high: number;
}

/** Student's t at the upper end of a two-sided 95 % range. Needs at least one degree of freedom. */
export function studentT(degreesOfFreedom: number): number {
  return jstat.jStat.studentt.inv(0.975, degreesOfFreedom);
}

/** Wilson's 95 % interval for `hits` out of `n` (Wilson 1927): defined at 0 and at n as well, unlike ±1.96 SE. */
export function wilson(hits: number, n: number): Interval {
  const z = 1.959963984540054;
  const share = hits / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: hits === 0 ? 0 : (centre - half) / scale,
    high: hits === n ? 1 : (centre + half) / scale,
  };
}

/** Ranks from 1, equal values sharing the mean of their ranks. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let i = from; i < to; i++) result[order[i] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}

/** Spearman's rho, ties averaged; null where either side never varies or fewer than two pairs are given. */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 2 || new Set(a).size < 2 || new Set(b).size < 2) return null;
  return sampleCorrelation(ranks(a), ranks(b));
}
