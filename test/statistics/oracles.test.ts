import { describe, expect, it } from 'vitest';
import { judge, judgeMonth, type Window } from '../../src/statistics/alarm.ts';
import { npsChange, npsOf } from '../../src/statistics/nps.ts';
import { chancesOf, expectedFrom } from '../../src/statistics/spike.ts';
import { waitsOf } from '../../src/statistics/waits.ts';
import { wilson } from '../../src/statistics/wilson.ts';
import oracles from './oracles.json' with { type: 'json' };

/** To 1e-6 for m, phi and k, to 1e-7 for chances. */
function expectClose(found: number | undefined, given: number, within: number): void {
  expect(Math.abs((found ?? Number.NaN) - given)).toBeLessThanOrEqual(within);
}

const figure = 1e-6;
const chance = 1e-7;
/** Of what was written with two digits, and of z with four. */
const [percent, fourth] = [0.005 + 1e-9, 0.00005 + 1e-9];

describe('a window', () => {
  it.each(oracles.spike)('$name', ({ y, weeks, w, ...given }) => {
    const customers = given.exposure && { before: given.exposure, now: given.exposureNow };
    const judged = judge((7 * w) as Window, y, weeks, { customers });
    for (const name of ['m', 'phi', 'k'] as const) expectClose(judged?.[name], given[name], figure);
    expectClose(judged?.p, given.p, chance);
    expect(judged).toMatchObject({ ordinaryUpTo: given.ordinaryUpTo, alarm: given.alarm });
    const { atMost } = chancesOf(y, expectedFrom({ counts: weeks, length: w, customers }));
    expectClose(atMost, given.pLow, chance);
  });
});

describe('a month', () => {
  it.each(oracles.months)('of $y is $words', ({ y, months, m, phi, k, p, pLow, words }) => {
    const expected = expectedFrom({ counts: months, length: 1 });
    const { atLeast, atMost } = chancesOf(y, expected);
    for (const [name, given] of Object.entries({ m, phi, k })) {
      expectClose(expected[name as 'm'], given, figure);
    }
    expectClose(atLeast, p, chance);
    expectClose(atMost, pLow, chance);
    const said = { more: 'more than usual', usual: 'as usual', fewer: 'fewer than usual' };
    expect(said[judgeMonth(y, months)?.word ?? 'usual']).toBe(words);
  });

  it('is as usual from 1 to 10 where twelve had 3 to 7', () => {
    const { months } = oracles.months[0] ?? { months: [] };
    expect(judgeMonth(5, months)).toEqual({ word: 'usual', low: 1, high: 10 });
  });
});

describe('the net promoter score', () => {
  it.each(oracles.nps)('of $promoters, $passives and $detractors', (given) => {
    const found = npsOf({ happy: given.promoters, between: given.passives, unhappy: given.detractors });
    for (const name of ['nps', 'low', 'high'] as const) expectClose(found?.[name], given[name], percent);
  });

  it.each(oracles.npsChange)('from $before to $after: $words', ({ before, after, z, words }) => {
    const [from, to] = [before, after].map(([happy = 0, between = 0, unhappy = 0]) => ({ happy, between, unhappy }));
    if (!from || !to) throw new Error('two askings');
    const change = npsChange(from, to);
    expectClose(change.z, z, fourth);
    expect(change.changed).toBe(words === 'changed');
  });
});

describe('a share', () => {
  it.each(oracles.wilson)('of $k in $n', ({ k, n, low, high }) => {
    expectClose(100 * wilson(k, n).low, low, percent);
    expectClose(100 * wilson(k, n).high, high, percent);
  });
});

describe('waits', () => {
  it.each(oracles.waits)('answered after $hours, open for $openFor', ({ hours, openFor, within24, median }) => {
    expect(waitsOf(hours, openFor)).toEqual({ within: within24, median });
    expect(waitsOf(hours.toReversed(), openFor)).toEqual({ within: within24, median });
  });
});
