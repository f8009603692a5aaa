import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, judgeMonth, mostBefore, windows } from '../../src/statistics/alarm.ts';
import { npsChange, npsOf } from '../../src/statistics/nps.ts';
import { chancesOf, expectedFrom, largestCount, quantileOf } from '../../src/statistics/spike.ts';
import { wilson } from '../../src/statistics/wilson.ts';
import { print } from '../support/print.ts';

const few = fc.integer({ min: 0, max: 40 });
const anyCount = fc.oneof(few, fc.integer({ min: 0, max: 20_000 }));
const weeks = fc.array(anyCount, { minLength: 1, maxLength: 40 });
const window = fc.constantFrom(7 as const, 28 as const);

describe('what is to be expected', () => {
  it('is a number for any counts, any customers and any window, and alarms above the ordinary alone', () => {
    const any = fc.double({ noNaN: false });
    const customers = fc.option(fc.record({ before: fc.array(any, { maxLength: 40 }), now: any }), { nil: undefined });
    fc.assert(
      fc.property(window, anyCount, weeks, customers, (days, count, before, known) => {
        const judged = judge(days, count, before, { customers: known });
        if (!judged) throw new Error('there is a past');
        const { m, phi, k, p, ordinaryUpTo, alarm } = judged;
        for (const figure of [m, phi, k, p, ordinaryUpTo]) expect(Number.isFinite(figure)).toBe(true);
        expect(m > 0 && phi >= 1 && k > 0 && p >= 0 && p <= 1).toBe(true);
        const { fewest, fewestBefore } = windows[days];
        expect(alarm).toBe(count > ordinaryUpTo && count >= fewest && before.length >= fewestBefore);
      }),
    );
  });

  it('has chances that add up, the more the fewer they are', () => {
    fc.assert(
      fc.property(
        fc.array(few, { minLength: 1, maxLength: 26 }),
        few,
        fc.constantFrom(0.03, 1, 4),
        (counts, y, length) => {
          const expected = expectedFrom({ counts, length });
          const [here, next] = [chancesOf(y, expected), chancesOf(y + 1, expected)];
          expect(here.atMost + next.atLeast).toBeCloseTo(1, 9);
          expect(next.atLeast).toBeLessThanOrEqual(here.atLeast);
          expect(next.atMost).toBeGreaterThanOrEqual(here.atMost);
          const end = quantileOf(expected, 0.995);
          expect(chancesOf(end + 1, expected).atLeast).toBeLessThan(0.005);
          if (end > 0) expect(chancesOf(end, expected).atLeast).toBeGreaterThanOrEqual(0.005 - 1e-12);
        },
      ),
    );
  });

  it('sees no difference in the order of the weeks, in those before the last 26, nor in customers who stay as many', () => {
    fc.assert(
      fc.property(
        window,
        few,
        fc.array(few, { minLength: 1, maxLength: mostBefore }),
        few,
        (days, count, before, more) => {
          const judged = judge(days, count, before);
          expect(judge(days, count, before.toReversed())?.p).toBeCloseTo(judged?.p ?? Number.NaN, 12);
          if (before.length === mostBefore) expect(judge(days, count, [more, ...before])).toEqual(judged);
          const customers = { before: before.map(() => 40), now: 40 * windows[days].weeks };
          expect(judge(days, count, before, { customers })?.p).toBeCloseTo(judged?.p ?? Number.NaN, 12);
        },
      ),
    );
  });

  it('keeps its digits far out: chances too small for 1 − p, and counts whose first term is no number', () => {
    const expected = { m: 20.5, phi: 1, k: 20.5 };
    const [far, further] = [chancesOf(400, expected).atLeast, chancesOf(401, expected).atLeast];
    expect(far).toBeGreaterThan(1e-100);
    expect(far).toBeLessThan(1e-80);
    // the tail falls by nearly (k+j)/(j+1)/2 a step
    expect(further / far).toBeCloseTo(0.524, 2);
    const { atLeast, atMost } = chancesOf(100_000, { m: 100_000, phi: 1, k: 2_600_000 });
    expect(atLeast).toBeCloseTo(0.5, 2);
    expect(atMost).toBeCloseTo(0.5, 2);
    expect(judge(7, largestCount, new Array(26).fill(largestCount))?.p).toBeCloseTo(0.5, 2);
  });

  it('refuses what is no count', () => {
    for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, largestCount + 1]) {
      expect(() => judge(7, count, [1, 2, 3, 4])).toThrow(RangeError);
      expect(() => judge(7, 3, [1, 2, 3, count])).toThrow(RangeError);
    }
    expect(judge(7, 3, [])).toBeNull();
    expect(judgeMonth(3, [])).toBeNull();
  });

  it('gives each of several series its part of the chance', () => {
    const [alone, oneOfFive] = [judge(7, 10, steady), judge(7, 10, steady, { watched: 5 })];
    expect([alone?.alarm, oneOfFive?.alarm]).toEqual([true, false]);
    expect(oneOfFive?.p).toBe(alone?.p);
    expect(oneOfFive?.ordinaryUpTo).toBeGreaterThan(alone?.ordinaryUpTo ?? 99);
  });

  it('says of a month what its range says, whatever part of it has passed', () => {
    fc.assert(
      fc.property(
        few,
        fc.array(few, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(1, 1 / 31, 0.5),
        (count, before, part) => {
          const { word, low, high } = judgeMonth(count, before, part) ?? { word: 'none', low: 0, high: 0 };
          expect(low).toBeLessThanOrEqual(high);
          expect(word).toBe(count > high ? 'more' : count < low ? 'fewer' : 'usual');
        },
      ),
    );
  });
});

const steady = [3, 2, 4, 3, 1, 5, 2, 3, 4, 2, 3, 4, 3, 2, 4, 3];

describe('the likely range of a score', () => {
  /** Shares of happy, between and unhappy customers. */
  const mixes = ['50/30/20', '20/30/50', '70/20/10', '10/20/70', '30/40/30', '20/60/20', '10/80/10'].map((mix) =>
    mix.split('/').map((share) => Number(share) / 100),
  );

  /** All that n answers of a mix can be, each with its chance. */
  function* outcomes([p = 0, q = 0, d = 0]: readonly number[], n: number) {
    const logOf = [0];
    for (let i = 1; i <= n; i++) logOf.push((logOf[i - 1] ?? 0) + Math.log(i));
    const log = (i: number) => logOf[i] ?? 0;
    for (let happy = 0; happy <= n; happy++) {
      for (let unhappy = 0; happy + unhappy <= n; unhappy++) {
        const between = n - happy - unhappy;
        const ways = log(n) - log(happy) - log(between) - log(unhappy);
        const chance = Math.exp(ways + happy * Math.log(p) + between * Math.log(q) + unhappy * Math.log(d));
        yield { happy, between, unhappy, chance };
      }
    }
  }

  it('holds the true one in .94 of cases or more, from 10 to 100 answers, reckoned over all that can be answered', () => {
    const covered = mixes.flatMap((mix) => {
      const truth = 100 * ((mix[0] ?? 0) - (mix[2] ?? 0));
      return Array.from({ length: 91 }, (_, i) => {
        let held = 0;
        for (const { chance, ...answered } of outcomes(mix, 10 + i)) {
          const range = npsOf(answered);
          if (range && range.low <= truth + 1e-9 && truth - 1e-9 <= range.high) held += chance;
        }
        return held;
      });
    });
    print(`NPS ranges hold the true one in ${Math.min(...covered).toFixed(4)} to ${Math.max(...covered).toFixed(4)}`);
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(0.94);
  });

  it('calls no change in more than .052 of pairs of askings among which nothing changed', () => {
    const called = mixes.flatMap((mix) =>
      [5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50].map((n) => {
        const all = [...outcomes(mix, n)];
        let share = 0;
        for (const one of all)
          for (const other of all) if (npsChange(one, other).changed) share += one.chance * other.chance;
        return share;
      }),
    );
    print(`NPS called changed by chance in ${Math.max(...called).toFixed(4)} at most`);
    expect(Math.max(...called)).toBeLessThanOrEqual(0.052);
  });

  it('is within the scale, and there is none without answers', () => {
    fc.assert(
      fc.property(anyCount, anyCount, anyCount, (happy, between, unhappy) => {
        const found = npsOf({ happy, between, unhappy });
        if (!found) return expect(happy + between + unhappy).toBe(0);
        expect(found.low >= -100 && found.low < found.high && found.high <= 100).toBe(true);
        expect(npsChange({ happy, between, unhappy }, { happy, between, unhappy })).toEqual({ z: 0, changed: false });
      }),
    );
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
