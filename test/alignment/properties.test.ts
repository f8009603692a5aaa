import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '../../src/alignment/encoders/scale.ts';
import { randomFrom, seedOf, shuffle } from '../../src/alignment/figures/chance.ts';
import { consensusOf } from '../../src/alignment/figures/consensus.ts';
import { powerOf } from '../../src/alignment/figures/power.ts';
import { partsToShow } from '../../src/alignment/figures/publish.ts';
import { spearman, studentT } from '../../src/alignment/figures/statistics.ts';
import { spreadOf, themesOf } from '../../src/alignment/figures/themes.ts';
import { trendOf } from '../../src/alignment/figures/trend.ts';
import { normalise, segmentedWords, wordsOf } from '../../src/alignment/text/words.ts';
import { hashText } from '../../src/alignment/vectors/hash.ts';
import { pack } from '../../src/alignment/vectors/rows.ts';
import {
  blend,
  cosine,
  dot,
  type SparseVector,
  unit,
  vectorFromDense,
  vectorOf,
} from '../../src/alignment/vectors/sparse.ts';

const direction = fc
  .array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 })
  .filter((components) => components.some((component) => component !== 0))
  .map((components) => unit(vectorFromDense(components)));
const directions = (minLength: number, maxLength = 14) => fc.array(direction, { minLength, maxLength });

function consensusOfVectors(vectors: readonly SparseVector[], seed = 7) {
  const consensus = consensusOf([pack(vectors)], seed);
  if (!consensus) throw new Error('two people are enough');
  return consensus;
}

describe('consensus', () => {
  it('is the mean of all pairwise cosines', () => {
    fc.assert(
      fc.property(directions(2), (vectors) => {
        const cosines = vectors.flatMap((a, i) => vectors.slice(i + 1).map((b) => dot(a, b)));
        const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
        expect(consensusOfVectors(vectors).u).toBeCloseTo(mean, 9);
      }),
    );
  });

  it('has the jackknife error that leaving out each person in turn gives, or more', () => {
    fc.assert(
      fc.property(directions(3), (vectors) => {
        const n = vectors.length;
        const without = vectors.map((_, i) => meanCosine(vectors.filter((__, j) => j !== i)));
        const mean = without.reduce((sum, value) => sum + value, 0) / n;
        const jackknife = Math.sqrt(((n - 1) / n) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
        const found = consensusOfVectors(vectors).interval?.standardError ?? 0;
        expect(found).toBeGreaterThan(jackknife - 1e-9);
      }),
    );
  });

  it('is told more narrowly of a team of which most answered', () => {
    fc.assert(
      fc.property(directions(4), (vectors) => {
        const [all, team] = [undefined, vectors.length + 1].map((of) => consensusOf([pack(vectors)], 7, { team: of }));
        const width = (one: typeof all) => (one?.interval ? one.interval.high - one.interval.low : 0);
        expect(width(team)).toBeLessThanOrEqual(width(all) + 1e-9);
        expect(team?.u).toBe(all?.u);
      }),
    );
  });

  it('lies within its interval', () => {
    fc.assert(
      fc.property(directions(3), (vectors) => {
        const { u, interval } = consensusOfVectors(vectors);
        expect(interval?.low).toBeLessThanOrEqual(u + 1e-3);
        expect(interval?.high).toBeGreaterThanOrEqual(u - 1e-3);
      }),
    );
  });

  it('rises to (2Q − n)/(n(2n − 1)) when everybody is counted twice', () => {
    fc.assert(
      fc.property(directions(3), (vectors) => {
        const n = vectors.length;
        const once = consensusOfVectors(vectors);
        const twice = consensusOfVectors([...vectors, ...vectors]);
        const q = once.u * n * (n - 1) + n;
        expect(twice.u).toBeCloseTo((2 * q - n) / (n * (2 * n - 1)), 9);
        expect(twice.u).toBeGreaterThanOrEqual(once.u - 1e-12);
      }),
    );
  });

  it('of languages pooled compares nobody across them', () => {
    fc.assert(
      fc.property(directions(2), directions(2), (a, b) => {
        const pooled = consensusOf([pack(a), pack(b)], 7);
        const [n, m] = [a.length * (a.length - 1), b.length * (b.length - 1)];
        expect(pooled?.u).toBeCloseTo((n * meanCosine(a) + m * meanCosine(b)) / (n + m), 9);
      }),
    );
  });

  it('has an interval that holds the truth about as often as it says', () => {
    const populations: { name: string; shares: number[]; n: number; atLeast: number }[] = [
      { name: 'two even themes', shares: [0.5, 0.5], n: 10, atLeast: 0.93 },
      { name: 'two even themes', shares: [0.5, 0.5], n: 40, atLeast: 0.93 },
      { name: 'three themes', shares: [0.6, 0.3, 0.1], n: 10, atLeast: 0.93 },
      { name: 'three themes', shares: [0.6, 0.3, 0.1], n: 30, atLeast: 0.93 },
      { name: 'nearly agreed', shares: [0.95, 0.05], n: 10, atLeast: 0.95 },
      { name: 'nearly agreed', shares: [0.95, 0.05], n: 30, atLeast: 0.93 },
      { name: 'ten even themes', shares: Array.from({ length: 10 }, () => 0.1), n: 12, atLeast: 0.93 },
    ];
    const told = populations.map(({ name, shares, n, atLeast }) => {
      const coverage = coverageOf(shares, n, 1500);
      return { name, n, coverage, atLeast };
    });
    for (const { name, n, coverage } of told) {
      process.stdout.write(`coverage of the 95 % interval, ${name}, n = ${n}: ${coverage.toFixed(3)}\n`);
    }
    for (const { coverage, atLeast } of told) expect(coverage).toBeGreaterThanOrEqual(atLeast);
  });
});

function meanCosine(vectors: readonly SparseVector[]): number {
  const cosines = vectors.flatMap((a, i) => vectors.slice(i + 1).map((b) => dot(a, b)));
  return cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
}

/** How often the interval of a sample holds Σp², the consensus of people drawn from orthogonal themes with shares p. */
function coverageOf(shares: readonly number[], n: number, samples: number): number {
  const truth = shares.reduce((sum, share) => sum + share * share, 0);
  const axes = shares.map((_, axis) => vectorOf(new Map([[axis, 1]])));
  const ends = shares.map((_, axis) => shares.slice(0, axis + 1).reduce((sum, share) => sum + share, 0));
  const random = randomFrom(hashText(`${shares} ${n}`));
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    const people = Array.from({ length: n }, () => {
      const place = random();
      return axes[ends.findIndex((end) => place < end)] ?? axes[0];
    });
    const { interval } = consensusOfVectors(people as SparseVector[], sample);
    if (interval && interval.low <= truth && truth <= interval.high) held++;
  }
  return held / samples;
}

describe('the trend', () => {
  const point = fc.record({
    n: fc.integer({ min: 3, max: 300 }),
    u: fc.double({ min: -0.9, max: 1, noNaN: true }),
    standardError: fc.double({ min: 0, max: 0.5, noNaN: true }),
  });

  it('turned round is the opposite', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const [from, to] = [a, b].map((one) => ({
          ...one,
          encoder: { name: 'wording', version: '1' },
          score: scoreOf(one.u, { c0: 0.03, c1: 0.27 }),
        }));
        if (!from || !to) throw new Error('two points');
        const [there, back] = [trendOf(from, to), trendOf(to, from)];
        const opposite = { risen: 'fallen', fallen: 'risen' } as Record<string, string>;
        expect(back.kind).toBe(opposite[there.kind] ?? there.kind);
      }),
    );
  });

  it('says how often a rise would be seen: more often the larger it is and the more people answer', () => {
    const scale = { c0: 0.14, c1: 0.38 };
    const few = { n: 20, u: 0.26, standardError: 0.03 };
    const many = { n: 80, u: 0.26, standardError: 0.015 };
    expect(powerOf(few, 0, scale)).toBeLessThan(0.03);
    expect(powerOf(few, 30, scale)).toBeGreaterThan(0.2);
    expect(powerOf(few, 30, scale)).toBeLessThan(powerOf(few, 60, scale));
    expect(powerOf(few, 30, scale)).toBeLessThan(powerOf(many, 30, scale));
    expect(powerOf({ ...few, standardError: 0 }, 30, scale)).toBe(1);
  });

  it('is not called a change where the ranges reach over each other', () => {
    const encoder = { name: 'gist', version: '3' };
    const agreed = { encoder, n: 10, u: 1, standardError: 0, low: 0.4, high: 1, score: 100 };
    const nearly = { encoder, n: 10, u: 0.8, standardError: 0.05, low: 0.3, high: 0.95, score: 80 };
    expect(trendOf(nearly, agreed).kind).toBe('within noise');
    expect(trendOf({ ...nearly, u: 0.2, low: 0.1, high: 0.3, score: 5 }, { ...agreed, low: 0.9 }).kind).toBe('risen');
  });

  it('never crosses encoders', () => {
    const from = { encoder: { name: 'wording', version: '1' }, n: 30, u: 0.1, standardError: 0.01, score: 20 };
    const to = { ...from, u: 0.5, score: 90 };
    expect(trendOf(from, to).kind).toBe('risen');
    expect(trendOf(from, { ...to, encoder: { name: 'meaning', version: '1' } })).toEqual({
      kind: 'different encoders',
    });
    expect(trendOf(from, { ...to, encoder: { name: 'wording', version: '2' } })).toEqual({
      kind: 'different encoders',
    });
    expect(trendOf(from, { ...to, n: 2 })).toEqual({ kind: 'too few' });
  });
});

describe('what may be shown', () => {
  it('leaves no cell below k, nor one that could be worked out by subtraction', () => {
    const partition = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(partition, fc.integer({ min: 3, max: 7 }), (sizes, k) => {
        const { all, parts, other } = partsToShow(sizes, k);
        const size = (name: string): number => sizes[name] ?? 0;
        const total = Object.values(sizes).reduce((sum, n) => sum + n, 0);
        expect(all).toBe(total >= k);
        for (const part of parts) expect(size(part)).toBeGreaterThanOrEqual(k);
        const merged = other.reduce((sum, part) => sum + size(part), 0);
        if (other.length > 0) expect(merged).toBeGreaterThanOrEqual(k);
        if (parts.length > 0) expect(parts.reduce((sum, part) => sum + size(part), merged)).toBe(total);
      }),
    );
  });
});

describe('themes', () => {
  it('are those of plain average linkage', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), {
          minLength: 1,
          maxLength: 12,
        }),
        (components) => {
          const vectors = components.map((each) => unit(vectorFromDense(each)));
          const found = themesOf(pack(vectors), 0.9, 1).map((theme) => theme.join(' '));
          expect(found.sort()).toEqual(
            plainLinkage(vectors, 0.9)
              .map((theme) => theme.join(' '))
              .sort(),
          );
        },
      ),
    );
  });

  it('of more than two thousand answers hold everybody once', () => {
    const axes = [0, 1, 2].map((axis) => vectorOf(new Map([[axis, 1]])));
    const vectors = Array.from({ length: 2500 }, (_, i) => axes[i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2] as SparseVector);
    const themes = themesOf(pack(vectors), 0.5, 3);
    expect(themes.map((theme) => theme.length)).toEqual([1500, 750, 250]);
    expect(new Set(themes.flat()).size).toBe(2500);
    expect(spreadOf([1500, 750, 250])?.topShare).toBe(0.6);
  });
});

/** Joins the two clusters with the highest mean cosine, again and again. */
function plainLinkage(vectors: readonly SparseVector[], tau: number): number[][] {
  const clusters = vectors.map((_, i) => [i]);
  for (;;) {
    let best = { a: -1, b: -1, mean: tau };
    clusters.forEach((first, a) => {
      clusters.forEach((second, b) => {
        if (b <= a) return;
        const total = first.flatMap((i) =>
          second.map((j) => dot(vectors[i] as SparseVector, vectors[j] as SparseVector)),
        );
        const mean = total.reduce((sum, value) => sum + value, 0) / total.length;
        if (mean >= best.mean) best = { a, b, mean };
      });
    });
    if (best.a < 0) return clusters.map((cluster) => cluster.sort((a, b) => a - b));
    clusters[best.a]?.push(...(clusters[best.b] ?? []));
    clusters.splice(best.b, 1);
  }
}

describe('the tools beneath', () => {
  it('blend parts into one unit vector whose dot product is the mean of their cosines', () => {
    fc.assert(
      fc.property(direction, direction, direction, direction, (a, b, c, d) => {
        const apart = ({ ids, weights }: SparseVector): SparseVector => ({ ids: ids.map((id) => id + 100), weights });
        const both = (first: SparseVector, second: SparseVector) =>
          blend([
            { vector: first, share: 0.5 },
            { vector: apart(second), share: 0.5 },
          ]);
        expect(dot(both(a, b), both(c, d))).toBeCloseTo((cosine(a, c) + cosine(b, d)) / 2, 9);
      }),
    );
  });

  it('make the same seed of the same texts in any order, and another of others', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const shuffled = [...texts];
        shuffle(shuffled, randomFrom(texts.length));
        expect(seedOf(shuffled)).toBe(seedOf(texts));
      }),
    );
    expect(seedOf(['ab', 'c'])).not.toBe(seedOf(['a', 'bc']));
  });

  it('average ties in Spearman, and know when it is undefined', () => {
    expect(spearman([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.948683, 6);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  it("have Student's t as tables print it", () => {
    const table: [number, number][] = [
      [1, 12.7062],
      [2, 4.302653],
      [9, 2.262157],
      [30, 2.042272],
      [99_999, 1.959988],
    ];
    for (const [degrees, t] of table) expect(studentT(degrees)).toBeCloseTo(t, 4);
  });
});

describe('words', () => {
  it("of plain texts are those of Unicode's rules, though cut without the segmenter", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."ab1.,;'-:_ /&$%Z9(") });
    const printable = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(fc.oneof(plain, printable), (text) => {
        expect(wordsOf(text)).toEqual(segmentedWords(normalise(text)));
      }),
      { numRuns: 3000 },
    );
    expect(wordsOf("Don't stop at 3.5, or 1,000; it's U.S.-made, e-mail A&B")).toEqual(
      "don't stop at 3.5 or 1,000 it's u.s made e mail a b".split(' '),
    );
  });
});
