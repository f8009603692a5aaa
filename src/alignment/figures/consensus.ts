import { addRow, clearRow, dotRow, eachPair, type Rows, sumOf } from '../vectors/rows.ts';
import { randomFrom } from './chance.ts';
import { type Interval, studentT } from './statistics.ts';

/** How alike the answers are: the mean cosine over the pairs of people who answered in the same language. */
export interface Consensus {
  /** People in at least one pair. */
  n: number;
  pairs: number;
  /** The mean pairwise cosine. */
  u: number;
  /** Null with fewer than three people: nothing tells then how far chance goes. */
  interval: (Interval & { standardError: number }) | null;
}

export interface Assumed {
  /** Of how many people the range is to tell; else of all who might have been asked, which is what a trend needs. */
  team?: number | undefined;
  /** The cosine of answers that have nothing in common, and of answers that say the same. */
  unrelated?: number | undefined;
  alike?: number | undefined;
}

/**
 * One group of unit vectors per language; pairs are pooled within the groups. Null where no group has two people. The
 * seed decides which pairs are looked at in large groups.
 */
export function consensusOf(
  groups: readonly Rows[],
  seed: number,
  { team, unrelated = 0, alike = 1 }: Assumed = {},
): Consensus | null {
  const paired = groups.filter((rows) => rows.n >= 2);
  const people = paired.map((rows) => ({
    n: rows.n,
    ties: tiesOf(rows),
    cosinesWith: (row: number) => cosinesWith(rows, row),
  }));
  const n = people.reduce((sum, group) => sum + group.n, 0);
  if (n < 2) return null;
  const weight = people.reduce((sum, group) => sum + group.n * (group.n - 1), 0);
  const total = people.reduce((sum, group) => group.ties.reduce((inner, tie) => inner + tie, sum), 0);
  const u = Math.max(-1, Math.min(1, total / weight));
  const factor = team === undefined ? 1 : Math.sqrt(Math.max(0, 1 - n / team));
  const interval =
    n < 3 ? null : intervalOf(u, people, weight, pairMoments(paired, seed), factor, { unrelated, alike });
  return { n, pairs: weight / 2, u, interval };
}

/** The score's standard error on the scale where the interval is straight: atanh U. */
export function standardErrorOfAtanh(consensus: { u: number; standardError: number }): number {
  return consensus.standardError / (1 - clip(consensus.u) ** 2);
}

/**
 * For each person the sum of the cosines with all others, v_i·S − 1: divided by n − 1 it is how close that one person
 * is to the others. Never shown to anybody.
 */
export function tiesOf(rows: Rows): Float64Array {
  const sum = sumOf(rows);
  return Float64Array.from({ length: rows.n }, (_, i) => dotRow(rows, i, sum) - 1);
}

function cosinesWith(rows: Rows, row: number): Float64Array {
  const dense = new Float64Array(rows.columns);
  addRow(rows, row, dense);
  return Float64Array.from({ length: rows.n }, (_, i) => dotRow(rows, i, dense));
}

interface Group {
  n: number;
  ties: Float64Array;
  /** The cosine of one of its answers with each. */
  cosinesWith(row: number): Float64Array;
}

/**
 * Groups that nearly agree, or nearly all differ, fool the interval. So its ends also have to hold for the same sample
 * with more answers in the largest group: at the lower end one that has nothing in common with the others, at the upper
 * end the answer closest to the others said again, √n/2 times (once is too few for coverage from some thirty answers on).
 * @param factor of the finite population, √(1 − n/N), where the claim is about these N people
 */
function intervalOf(
  u: number,
  people: readonly Group[],
  weight: number,
  moments: Moments,
  factor: number,
  { unrelated, alike }: { unrelated: number; alike: number },
) {
  const n = people.reduce((sum, group) => sum + group.n, 0);
  const standardError = standardErrorOf(people, weight, moments) * factor;
  const around = rangeAround(u, standardError, n);
  const [doubted, trusted] = [
    withMore(people, 1, { all: unrelated }),
    withMore(people, Math.max(1, Math.round(Math.sqrt(n) / 2)), { closest: alike }),
  ].map((more) => {
    const total = more.people.reduce((sum, group) => group.ties.reduce((inner, tie) => inner + tie, sum), 0);
    const mean = Math.max(-1, Math.min(1, total / more.weight));
    const spread = withMean(moments, mean, weight / more.weight);
    return rangeAround(mean, standardErrorOf(more.people, more.weight, spread) * factor, n + more.added);
  });
  return {
    low: Math.min(around.low, doubted?.low ?? around.low),
    high: u > 1 - 1e-9 ? 1 : Math.max(around.high, trusted?.high ?? around.high),
    standardError,
  };
}

interface More {
  people: Group[];
  weight: number;
  added: number;
}

/** So many more in the largest group: with one cosine to all, or as the answer closest to all is, and so alike to it. */
function withMore(people: readonly Group[], added: number, like: { all: number } | { closest: number }): More {
  const largest = people.reduce((best, group) => (group.n > best.n ? group : best));
  const closest = largest.ties.reduce((best, tie, i) => (tie > (largest.ties[best] as number) ? i : best), 0);
  const joined = people.map((group) => {
    if (group !== largest) return group;
    const repeats = 'closest' in like;
    const cosines = repeats ? group.cosinesWith(closest) : new Float64Array(group.n).fill(like.all);
    if (repeats) cosines[closest] = like.closest;
    const among = repeats ? like.closest * (added - 1) : 0;
    const tie = cosines.reduce((sum, cosine) => sum + cosine, among);
    const ties = new Float64Array(group.n + added).fill(tie);
    ties.set(group.ties.map((one, i) => one + added * (cosines[i] as number)));
    return { ...group, n: group.n + added, ties };
  });
  return { people: joined, weight: joined.reduce((sum, group) => sum + group.n * (group.n - 1), 0), added };
}

/**
 * The exact delete-one jackknife over people. For one group it is √(4(n−1)/(n(n−2)²) Σ(h_i − U)²); it is 0 for exact
 * ties, hence a floor from the variance of the pairwise cosines.
 */
function standardErrorOf(people: readonly Group[], weight: number, moments: Moments): number {
  const total = people.reduce((sum, group) => group.ties.reduce((inner, tie) => inner + tie, sum), 0);
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const group of people) {
    for (const tie of group.ties) {
      const without = (total - 2 * tie) / (weight - 2 * (group.n - 1));
      n++;
      const difference = without - mean;
      mean += difference / n;
      squares += difference * (without - mean);
    }
  }
  const jackknife = Math.sqrt(((n - 1) / n) * squares);
  const variance = Math.max(0, moments.square - moments.mean ** 2);
  return Math.max(jackknife, Math.sqrt((2 * variance) / weight));
}

function rangeAround(u: number, standardError: number, n: number): Interval {
  const middle = Math.atanh(clip(u));
  const half = (studentT(n - 1) * standardError) / (1 - clip(u) ** 2);
  return { low: Math.tanh(middle - half), high: Math.tanh(middle + half) };
}

function clip(u: number): number {
  return Math.max(-0.999, Math.min(0.999, u));
}

/** Mean and mean square of the pairwise cosines. */
interface Moments {
  mean: number;
  square: number;
}

/** Those of the larger sample: `share` of its pairs are the ones looked at, and its mean is known. */
function withMean(moments: Moments, mean: number, share: number): Moments {
  const added = (mean - moments.mean * share) / Math.max(1e-12, 1 - share);
  return { mean, square: moments.square * share + added * added * (1 - share) };
}

/** All pairs up to 200 people, else 5,000 drawn at random. */
function pairMoments(groups: readonly Rows[], seed: number): Moments {
  let pairs = 0;
  let sum = 0;
  let squares = 0;
  const see = (cosine: number): void => {
    pairs++;
    sum += cosine;
    squares += cosine * cosine;
  };
  const n = groups.reduce((all, rows) => all + rows.n, 0);
  if (n <= 200) for (const rows of groups) eachPair(rows, (_i, _j, cosine) => see(cosine));
  else drawPairs(groups, 5000, seed, see);
  return { mean: sum / pairs, square: squares / pairs };
}

function drawPairs(groups: readonly Rows[], count: number, seed: number, see: (cosine: number) => void): void {
  const random = randomFrom(seed);
  const weight = groups.reduce((sum, rows) => sum + rows.n * (rows.n - 1), 0);
  const dense = new Map(groups.map((rows) => [rows, new Float64Array(rows.columns)]));
  for (let drawn = 0; drawn < count; drawn++) {
    const rows = groupAt(groups, random() * weight);
    const first = Math.floor(random() * rows.n);
    const second = (first + 1 + Math.floor(random() * (rows.n - 1))) % rows.n;
    const spread = dense.get(rows) as Float64Array;
    addRow(rows, first, spread);
    see(dotRow(rows, second, spread));
    clearRow(rows, first, spread);
  }
}

/** The group that holds the pair at this place, when all pairs stand in one line. */
function groupAt(groups: readonly Rows[], place: number): Rows {
  let end = 0;
  for (const rows of groups) {
    end += rows.n * (rows.n - 1);
    if (place < end) return rows;
  }
  return groups.at(-1) as Rows;
}
