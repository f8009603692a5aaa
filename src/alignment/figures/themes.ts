import { eachPair, type Rows } from '../vectors/rows.ts';
import { drawIndexes, randomFrom } from './chance.ts';

/** How answers spread over themes. */
export interface Spread {
  /** Share of the largest theme. */
  topShare: number;
  /** How many themes of equal size would be as mixed: exp of Shannon's entropy. */
  n1: number;
  /** The same by 1/Σp². */
  n2: number;
  /** The chance that two colleagues drawn at random describe the same job; null for fewer than two. */
  same: number | null;
}

/** Null where there is no theme. Themes of one language only: colleagues are drawn within one. */
export function spreadOf(sizes: readonly number[]): Spread | null {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  if (n === 0) return null;
  const shares = sizes.filter((size) => size > 0).map((size) => size / n);
  return {
    topShare: Math.max(...shares),
    n1: Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0)),
    n2: 1 / shares.reduce((sum, share) => sum + share * share, 0),
    same: n < 2 ? null : sizes.reduce((sum, size) => sum + size * (size - 1), 0) / (n * (n - 1)),
  };
}

/** Above this many answers a random sample of them is clustered and the others are put to the theme they are nearest. */
const largestClustered = 2000;
/** And above this many products of numbers: texts by meaning have ten times as many as those by wording. */
const mostProducts = 3e8;

/**
 * Themes by average linkage: clusters are joined while the mean cosine between them is at least tau. Each theme is a
 * list of row numbers; the largest comes first.
 */
export function themesOf(rows: Rows, tau: number, seed: number): number[][] {
  const entries = Math.max(1, (rows.start[rows.n] as number) / Math.max(1, rows.n));
  const most = Math.min(largestClustered, Math.floor(Math.sqrt((2 * mostProducts) / entries)));
  if (rows.n <= most) return bySize(clusters(rows, tau));
  const sampled = drawIndexes(rows.n, most, randomFrom(seed));
  const themes = clusters(pick(rows, sampled), tau).map((theme) => theme.map((i) => sampled[i] as number));
  return bySize(withTheRest(rows, themes, sampled, tau));
}

function bySize(themes: number[][]): number[][] {
  return themes.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function pick(rows: Rows, which: readonly number[]): Rows {
  const start = new Int32Array(which.length + 1);
  which.forEach((row, i) => {
    start[i + 1] = (start[i] as number) + (rows.start[row + 1] as number) - (rows.start[row] as number);
  });
  const column = new Int32Array(start[which.length] as number);
  const weight = new Float64Array(column.length);
  which.forEach((row, i) => {
    const [from, to] = [rows.start[row] as number, rows.start[row + 1] as number];
    column.set(rows.column.subarray(from, to), start[i]);
    weight.set(rows.weight.subarray(from, to), start[i]);
  });
  return { n: which.length, columns: rows.columns, start, column, weight };
}

/**
 * Average linkage by nearest-neighbour chains (Murtagh 1983), O(n²): a chain follows each cluster's nearest one until
 * two are nearest to each other, which are then joined. Joins below tau are simply not made: with average linkage a
 * cluster whose best neighbour is below tau never gets a better one.
 */
function clusters(rows: Rows, tau: number): number[][] {
  const n = rows.n;
  const cosine = new Float32Array(n * n);
  eachPair(rows, (i, j, value) => {
    cosine[i * n + j] = value;
    cosine[j * n + i] = value;
  });
  const members: number[][] = Array.from({ length: n }, (_, i) => [i]);
  const open = new Set(members.keys());
  const finished: number[][] = [];
  const chain: number[] = [];
  while (open.size > 0) {
    if (chain.length === 0) chain.push(open.values().next().value as number);
    const top = chain.at(-1) as number;
    const before = chain.at(-2);
    const nearest = nearestTo(top, before, cosine, n, open);
    if (nearest === null || (cosine[top * n + nearest] as number) < tau) {
      finished.push((members[top] as number[]).sort((a, b) => a - b));
      open.delete(top);
      chain.pop();
    } else if (nearest === before) {
      chain.splice(-2);
      join(top, nearest, cosine, n, members, open);
    } else chain.push(nearest);
  }
  return finished;
}

/** The open cluster with the highest mean cosine; the one before in the chain wins a tie, else the lowest number. */
function nearestTo(
  top: number,
  before: number | undefined,
  cosine: Float32Array,
  n: number,
  open: ReadonlySet<number>,
): number | null {
  let best: number | null = before ?? null;
  let highest = before === undefined ? Number.NEGATIVE_INFINITY : (cosine[top * n + before] as number);
  for (const other of open) {
    const value = cosine[top * n + other] as number;
    if (other !== top && value > highest) {
      highest = value;
      best = other;
    }
  }
  return best;
}

/** Joins b into a: the mean cosine to any other cluster is the mean of both, weighted by their sizes. */
function join(a: number, b: number, cosine: Float32Array, n: number, members: number[][], open: Set<number>): void {
  const [ofA, ofB] = [members[a] as number[], members[b] as number[]];
  const share = ofA.length / (ofA.length + ofB.length);
  open.delete(b);
  for (const other of open) {
    if (other === a) continue;
    const mean = share * (cosine[a * n + other] as number) + (1 - share) * (cosine[b * n + other] as number);
    cosine[a * n + other] = mean;
    cosine[other * n + a] = mean;
  }
  members[a] = ofA.concat(ofB);
}

/** Puts each answer that was not sampled to the theme with the highest mean cosine, or alone where all are below tau. */
function withTheRest(rows: Rows, themes: number[][], sampled: readonly number[], tau: number): number[][] {
  const { start, theme, mean } = meansByColumn(rows, themes);
  const taken = new Set(sampled);
  const grown = themes.map((members) => [...members]);
  const closeness = new Float64Array(themes.length);
  for (let row = 0; row < rows.n; row++) {
    if (taken.has(row)) continue;
    closeness.fill(0);
    for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
      const column = rows.column[at] as number;
      const weight = rows.weight[at] as number;
      for (let i = start[column] as number; i < (start[column + 1] as number); i++) {
        const number = theme[i] as number;
        closeness[number] = (closeness[number] as number) + (mean[i] as number) * weight;
      }
    }
    const best = placeOfHighest(closeness);
    if ((closeness[best] as number) >= tau) grown[best]?.push(row);
    else grown.push([row]);
  }
  return grown;
}

function placeOfHighest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  return best;
}

/** For each column the themes it occurs in, with its mean weight there: from start[column] up to the next one's. */
function meansByColumn(rows: Rows, themes: readonly number[][]) {
  const entries: { column: number; theme: number; mean: number }[] = [];
  themes.forEach((members, theme) => {
    const sums = new Map<number, number>();
    for (const row of members) {
      for (let at = rows.start[row] as number; at < (rows.start[row + 1] as number); at++) {
        const column = rows.column[at] as number;
        sums.set(column, (sums.get(column) ?? 0) + (rows.weight[at] as number));
      }
    }
    for (const [column, sum] of sums) entries.push({ column, theme, mean: sum / members.length });
  });
  entries.sort((a, b) => a.column - b.column);
  const start = new Int32Array(rows.columns + 1);
  for (const { column } of entries) start[column + 1] = (start[column + 1] as number) + 1;
  for (let column = 0; column < rows.columns; column++) {
    start[column + 1] = (start[column + 1] as number) + (start[column] as number);
  }
  return {
    start,
    theme: Int32Array.from(entries, (entry) => entry.theme),
    mean: Float64Array.from(entries, (entry) => entry.mean),
  };
}
