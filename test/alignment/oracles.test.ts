import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '../../src/alignment/encoders/scale.ts';
import { consensusOf, tiesOf } from '../../src/alignment/figures/consensus.ts';
import { missionCloseness } from '../../src/alignment/figures/mission.ts';
import { partsToShow } from '../../src/alignment/figures/publish.ts';
import { ratingOf } from '../../src/alignment/figures/ratings.ts';
import { spreadOf } from '../../src/alignment/figures/themes.ts';
import { trendOf } from '../../src/alignment/figures/trend.ts';
import { wordsOf } from '../../src/alignment/text/words.ts';
import { pack, sumOf } from '../../src/alignment/vectors/rows.ts';
import { cosine, lengthOf, vectorFromDense, vectorOf } from '../../src/alignment/vectors/sparse.ts';
import { wilson } from '../../src/statistics/wilson.ts';

interface ConsensusCase {
  name: string;
  vectors?: number[][];
  counts?: { e1: number; e2: number };
  Q?: number;
  U: number | null;
  h?: number[];
  SE_J?: number;
  SE?: number;
  length?: number;
  interval?: [number, number] | null;
  mission?: { m: number[]; M: number; sd: number; halfWidth: number; united: number; direction: number };
}

interface RatingCase {
  A: number;
  x: number[];
  mean?: number;
  variance?: number;
  rwg: number;
  AD?: number;
  awg?: number;
}

interface Oracles {
  consensus: ConsensusCase[];
  trend: { from: string; to: string; z: number; t: number; verdict: string }[];
  score: { c0: number; c1: number; cases: [number, number][] }[];
  wordCosineWithoutIdf: { a: string[]; b: string[]; cosine: number }[];
  themes: { sizes: number[]; N1?: number; N2: number; same: number }[];
  ratings: RatingCase[];
  wilson: { of: [number, number]; interval: [number, number] }[];
  blank: string[];
  publish: { k: number; partition: Record<string, number>; published: string[] }[];
}

const oracles = JSON.parse(readFileSync(new URL('./oracles.json', import.meta.url), 'utf8')) as Oracles;

/** Equal to as many digits as the oracle gives. */
function expectAsGiven(actual: number | null | undefined, given: number): void {
  const digits = String(given).split('.')[1]?.length ?? 6;
  expect(actual).toBeCloseTo(given, Math.min(6, digits));
}

function vectorsOf({ vectors, counts }: ConsensusCase) {
  const { e1, e2 } = counts ?? { e1: 0, e2: 0 };
  const made = [...Array.from({ length: e1 }, () => [1, 0]), ...Array.from({ length: e2 }, () => [0, 1])];
  return (vectors ?? made).map(vectorFromDense);
}

function caseNamed(name: string): ConsensusCase {
  const found = oracles.consensus.find((one) => one.name === name);
  if (!found) throw new Error(`no case named ${name}`);
  return found;
}

describe('consensus', () => {
  it.each(oracles.consensus)('$name', (given) => {
    const rows = pack(vectorsOf(given));
    const consensus = consensusOf([rows], 1);
    if (given.U === null) return expect(consensus).toBeNull();
    expectAsGiven(consensus?.u, given.U);
    const sum = sumOf(rows);
    const q = sum.reduce((total, value) => total + value * value, 0);
    if (given.Q !== undefined) expectAsGiven(q, given.Q);
    if (given.length !== undefined) expectAsGiven(Math.sqrt(q) / rows.n, given.length);
    given.h?.forEach((h, i) => {
      expectAsGiven((tiesOf(rows)[i] ?? Number.NaN) / (rows.n - 1), h);
    });
    if (given.interval === null) expect(consensus?.interval).toBeNull();
    if (given.interval) {
      expectAsGiven(consensus?.interval?.low, given.interval[0]);
      expectAsGiven(consensus?.interval?.high, given.interval[1]);
    }
    if (given.SE !== undefined) expectAsGiven(consensus?.interval?.standardError, given.SE);
    else if (given.SE_J) expectAsGiven(consensus?.interval?.standardError, given.SE_J);
    if (!given.mission) return;
    const closeness = missionCloseness([{ rows: vectorsOf(given), mission: vectorFromDense(given.mission.m) }]);
    expectAsGiven(closeness?.m, given.mission.M);
    expectAsGiven(closeness?.sd ?? undefined, given.mission.sd);
    expectAsGiven(closeness?.halfWidth ?? undefined, given.mission.halfWidth);
    expectAsGiven(closeness?.united, given.mission.united);
    expectAsGiven(closeness?.near ?? undefined, given.mission.direction);
  });
});

describe('trend', () => {
  it.each(oracles.trend)('from $from to $to', ({ from, to, z, t, verdict }) => {
    const [first, second] = [from, to].map((name) => {
      const consensus = consensusOf([pack(vectorsOf(caseNamed(name)))], 1);
      if (!consensus?.interval) throw new Error('no interval');
      return {
        encoder: { name: 'wording', version: '1' },
        n: consensus.n,
        u: consensus.u,
        standardError: consensus.interval.standardError,
        score: 100 * consensus.u,
      };
    });
    if (!first || !second) throw new Error('two rounds are compared');
    const trend = trendOf(first, second);
    expect(trend.kind).toBe(verdict);
    if (!('z' in trend)) throw new Error('no z');
    expectAsGiven(trend.z, z);
    expectAsGiven(trend.t, t);
  });
});

describe('score', () => {
  const cases = oracles.score.flatMap(({ c0, c1, cases }) => cases.map(([u, score]) => ({ c0, c1, u, score })));
  it.each(cases)('of $u from $c0 to $c1 is $score', ({ c0, c1, u, score }) => {
    expectAsGiven(scoreOf(u, { c0, c1 }), score);
  });
});

describe('word cosine without idf', () => {
  it.each(oracles.wordCosineWithoutIdf)('of $a and $b', (given) => {
    const bag = (words: string[]) => vectorOf(new Map(words.map((word) => [word.length * 31 + word.charCodeAt(0), 1])));
    expectAsGiven(cosine(bag(given.a), bag(given.b)), given.cosine);
    expect(lengthOf(bag(given.a))).toBeCloseTo(Math.SQRT2, 6);
  });
});

describe('themes', () => {
  it.each(oracles.themes)('of sizes $sizes', ({ sizes, N1, N2, same }) => {
    const spread = spreadOf(sizes);
    if (N1 !== undefined) expectAsGiven(spread?.n1, N1);
    expectAsGiven(spread?.n2, N2);
    expectAsGiven(spread?.same, same);
  });
});

describe('ratings', () => {
  it.each(oracles.ratings)('$x of $A steps', ({ A, x, mean, variance, rwg, AD, awg }) => {
    const rating = ratingOf(x, A);
    expectAsGiven(rating?.rwg, rwg);
    if (mean !== undefined) expectAsGiven(rating?.mean, mean);
    if (variance !== undefined) expectAsGiven((rating?.sd ?? Number.NaN) ** 2, variance);
    if (AD !== undefined) expectAsGiven(rating?.ad, AD);
    if (awg !== undefined) expectAsGiven(rating?.awg, awg);
  });
});

describe('Wilson', () => {
  it.each(oracles.wilson)('for $of', ({ of: [hits, n], interval: [low, high] }) => {
    expectAsGiven(wilson(hits, n).low, low);
    expectAsGiven(wilson(hits, n).high, high);
  });
});

describe('blank', () => {
  it.each(oracles.blank)('%j', (text) => {
    expect(wordsOf(text)).toEqual([]);
  });
});

describe('publish', () => {
  it.each(oracles.publish)('$partition with k = $k shows $published', ({ k, partition, published }) => {
    const shown = partsToShow(partition, k);
    const names = [...(shown.all ? ['All'] : []), ...shown.parts, ...(shown.other.length > 0 ? ['other'] : [])];
    expect(names).toEqual(published);
  });
});
