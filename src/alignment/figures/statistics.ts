import { gammaln, sampleCorrelation } from 'simple-statistics';

/** A range within [−1, 1] or [0, 1], its lower end first. */
export interface Interval {
  low: number;
  high: number;
}

const normal = 1.959963984540054;

/**
 * Student's t at the upper end of a two-sided 95 % range, for one degree of freedom or more: Fisher and Cornish's
 * expansion from the normal one (Abramowitz and Stegun 26.7.5), and for few degrees some steps of Newton's towards the
 * exact probability, which is a finite sum there (26.7.3 and 26.7.4).
 */
export function studentT(degreesOfFreedom: number): number {
  const [z, n] = [normal, degreesOfFreedom];
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  let t = terms.reduce((sum, term, i) => sum + term / n ** (i + 1), z);
  for (let step = 0; n < 60 && step < 12; step++) t += (0.95 - withinT(t, n)) / (2 * densityOfT(t, n));
  return t;
}

/** P(−t < T < t). */
function withinT(t: number, n: number): number {
  const angle = Math.atan(t / Math.sqrt(n));
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const odd = n % 2;
  let term = odd ? cos : 1;
  let sum = 0;
  for (let i = odd ? 3 : 2; i <= n; i += 2) {
    sum += term;
    term *= (cos * cos * (i - 1)) / i;
  }
  return odd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum;
}

function densityOfT(t: number, n: number): number {
  const scale = Math.exp(gammaln((n + 1) / 2) - gammaln(n / 2)) / Math.sqrt(n * Math.PI);
  return scale * (1 + (t * t) / n) ** (-(n + 1) / 2);
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
