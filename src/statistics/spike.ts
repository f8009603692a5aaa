/**
 * How surprising a count is beside those of the weeks before. Weeks are drawn as counts that clump: the variance is φ
 * times the mean, by Pearson's X² (McCullagh and Nelder 1989, 6.2.3), drawn towards 1.5 with the weight of 8 weeks. What
 * the next window counts is then negative binomial; with φ = 1 it is the prediction of a Poisson rate with Jeffreys'
 * prior (Gelman et al. 2013, 2.6), so that a short past widens the range by itself.
 */

/** What a window is compared with. */
export interface Past {
  /** Counts of the whole weeks before the window; of months, for a month. At least one. */
  counts: readonly number[];
  /** How many of them the window is long: 1, 4, or a part of one. */
  length: number;
  /** Customers in each of them, and in the window, summed over its weeks. Unless all are known, weeks count alike. */
  customers?: Customers | undefined;
}

export interface Customers {
  before: readonly number[];
  now: number;
}

/** A negative binomial of mean m and size k; φ is how much the past clumped, 1 for not at all. */
export interface Expected {
  m: number;
  phi: number;
  k: number;
}

/** Larger counts are not reckoned: sums run over every smaller one. */
export const largestCount = 1_000_000;

const clumping = { usual: 1.5, weeks: 8 };

/** What the window would count if nothing had changed. @throws RangeError for no past, or for what is no count */
export function expectedFrom({ counts, length, customers }: Past): Expected {
  if (counts.length === 0) throw new RangeError('there is no past');
  for (const count of counts) checkCount(count);
  const weights = customers && areKnown(customers, counts) ? customers.before : counts.map(() => 1);
  const now = weights === customers?.before ? customers.now : length;
  const [all, weight] = [sum(counts), sum(weights)];
  const share = now / weight;
  const x2 =
    all === 0 ? counts.length - 1 : sum(counts.map((count, i) => apart(count, (all * (weights[i] ?? 0)) / weight)));
  const phi = Math.max(1, (clumping.weeks * clumping.usual + x2) / (clumping.weeks + counts.length - 1));
  const m = (all + 0.5) * share;
  // φ (1 + share) − 1, without taking 1 from what is nearly 1
  return { m, phi, k: m / (phi - 1 + phi * share) };
}

function apart(count: number, mean: number): number {
  return (count - mean) ** 2 / mean;
}

function areKnown({ before, now }: Customers, counts: readonly number[]): boolean {
  return before.length === counts.length && [...before, now].every((one) => Number.isFinite(one) && one >= 1);
}

/** P(Y ≥ count) and P(Y ≤ count), summed term by term, each term by its logarithm. @throws RangeError for no count */
export function chancesOf(count: number, { m, k }: Expected): { atLeast: number; atMost: number } {
  checkCount(count);
  const odds = oddsOf(m, k);
  let log = firstTerm(m, k);
  let below = 0;
  for (let j = 0; j < count; j++) {
    below += Math.exp(log);
    log += Math.log((k + j) / (j + 1)) + odds;
  }
  // 1 − below has no digits left there
  const atLeast = below < 1 - 1e-9 ? 1 - below : termsFrom(count, log, k, odds);
  return { atLeast, atMost: Math.min(1, below + Math.exp(log)) };
}

/** The smallest count up to which lies more than this share of all. */
export function quantileOf({ m, k }: Expected, share: number): number {
  const odds = oddsOf(m, k);
  let log = firstTerm(m, k);
  let upTo = Math.exp(log);
  let j = 0;
  for (; upTo <= share; j++) {
    log += Math.log((k + j) / (j + 1)) + odds;
    upTo += Math.exp(log);
  }
  return j;
}

/** log P(Y = 0) = log (k/(k+m))^k. */
function firstTerm(m: number, k: number): number {
  return -k * Math.log1p(m / k);
}

/** log m/(k+m): P(Y = j+1) is P(Y = j) · (k+j)/(j+1) · m/(k+m). */
function oddsOf(m: number, k: number): number {
  return -Math.log1p(k / m);
}

function termsFrom(count: number, first: number, k: number, odds: number): number {
  let [log, added] = [first, 0];
  for (let j = count; ; j++) {
    const term = Math.exp(log);
    added += term;
    if (term <= added * 1e-12) return added;
    log += Math.log((k + j) / (j + 1)) + odds;
  }
}

function checkCount(count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > largestCount) throw new RangeError(`not a count: ${count}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
