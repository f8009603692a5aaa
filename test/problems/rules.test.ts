import { describe, expect, test } from 'vitest';
import { isRepeating, solveTimes, usualDay } from '../../src/problems/rules.ts';

const at = (hours: number) => new Date(Date.UTC(2026, 4, 4) + hours * 3_600_000);
const solved = (from: number, hours: number) => ({ createdAt: at(from), solvedAt: at(from + hours) });

describe('how long it takes to solve', () => {
  test('is said of the first one, and in the middle of those since there is a playbook', () => {
    const voices = [solved(0, 30), solved(40, 9), solved(50, 2), solved(60, 6), { createdAt: at(70), solvedAt: null }];
    expect(solveTimes(voices, at(35))).toEqual({ first: 30, since: 6, count: 3 });
  });

  test('is not compared before anything came again', () => {
    expect(solveTimes([solved(0, 30)], at(35))).toEqual({ first: 30, since: null, count: 0 });
    expect(solveTimes([{ createdAt: at(0), solvedAt: null }], null)).toEqual({ first: null, since: null, count: 0 });
    expect(solveTimes([solved(0, 30), solved(40, 2)], null)).toEqual({ first: 30, since: null, count: 0 });
  });
});

describe('what comes again and again', () => {
  test('is told at the third time in thirty days, and not again within them', () => {
    expect(isRepeating(2, { warnedAt: null }, at(0))).toBe(false);
    expect(isRepeating(3, { warnedAt: null }, at(0))).toBe(true);
    expect(isRepeating(4, { warnedAt: at(-24) }, at(0))).toBe(false);
    expect(isRepeating(3, { warnedAt: at(-30 * 24) }, at(0))).toBe(true);
  });
});

test('a problem is to be seen to two weeks on, on a working day', () => {
  const clock = { zone: 'Asia/Kathmandu', weekdays: [1, 2, 3, 4, 5, 7] as const, holidays: new Set(['2026-05-18']) };
  expect(usualDay(clock, new Date('2026-05-04T09:00:00Z'))).toBe('2026-05-19');
});
