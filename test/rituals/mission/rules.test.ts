import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerKey } from '../../../src/rituals/mission/answering/rules.ts';
import {
  draw,
  inWorkingHours,
  opening,
  thresholds,
  workingDaysAfter,
} from '../../../src/rituals/mission/asking/rules.ts';
import { readReport } from '../../../src/rituals/mission/records/frozen.ts';
import { howMany, rotatingRatings, shuffle, thirdRating } from '../../../src/rituals/mission/rules.ts';
import { writtenIn } from '../../../src/rituals/mission/statement/rules.ts';
import { weekdays } from '../../../src/time/days.ts';
import { workClock } from '../../../src/who/clock.ts';

const below = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })).map((stream) => {
  return (n: number): number => Math.floor((stream.next().value ?? 0) * n);
});

test('whoever asks at night has nobody reminded at night', () => {
  expect([0, 1 * 60 + 29, 9 * 60, 13 * 60, 17 * 60, 23 * 60].map(inWorkingHours)).toEqual(
    [9, 9, 9, 13, 17, 17].map((hour) => hour * 60),
  );
});

describe('drawing', () => {
  test('takes as many as asked for, each once and all from the pool', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.nat(30), below, (pool, count, random) => {
        const drawn = draw(pool, count, random);
        expect(drawn).toHaveLength(Math.min(count, pool.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((one) => pool.includes(one))).toBe(true);
      }),
    );
  });

  test('gives everyone the same chance', () => {
    const counts = new Map<number, number>();
    let state = 42;
    const random = (n: number): number => {
      // a linear congruential generator (Numerical Recipes), so that the test says the same each time
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return Math.floor((state / 2 ** 32) * n);
    };
    for (let n = 0; n < 6000; n++)
      for (const one of draw([0, 1, 2, 3, 4, 5], 2, random)) counts.set(one, (counts.get(one) ?? 0) + 1);
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(150);
  });

  test('shuffling loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), below, (all, random) => {
        expect(shuffle(all, random).toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('how many answered', () => {
  test('is exact from twenty on, and below only what the band allows', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (answered, silent) => {
        const asked = answered + silent;
        const said = howMany(answered, asked);
        if (answered >= 20) expect(said).toEqual({ band: 'exact', low: answered, high: answered });
        else {
          expect(said.low).toBeLessThanOrEqual(answered);
          expect(said.high).toBeGreaterThanOrEqual(Math.min(answered, asked));
          // nobody learns more than from knowing how many were asked
          expect([0, 5, 10]).toContain(said.low);
          expect(said.high === 4 || said.high === 9 || said.high === 19 || said.high === asked).toBe(true);
        }
      }),
    );
  });
});

describe('reports', () => {
  test('that are none are refused when read back', () => {
    expect(readReport(null)).toBeNull();
    expect(() => readReport('{"kind":"figures"}')).toThrow();
  });

  test('words never come before figures, nor figures below three', () => {
    expect(thresholds(5, 10)).toEqual({ kFigures: 5, kWords: 10 });
    expect(thresholds(1, 5)).toEqual({ kFigures: 3, kWords: 5 });
    expect(thresholds(8, 5)).toEqual({ kFigures: 8, kWords: 8 });
  });
});

const daysOf = (workingDays: string) => workClock({ timeZone: 'UTC', workingDays, holidays: null });

describe('times', () => {
  test('who is late opens at once', () => {
    const now = new Date('2026-12-01T04:00:00Z');
    expect(opening('2026-12-01', 600, 'America/New_York', now).at.toISOString()).toBe('2026-12-01T15:00:00.000Z');
    expect(opening('2026-12-01', 540, 'Asia/Kathmandu', now)).toEqual({
      at: now,
      date: '2026-12-01',
      zone: 'Asia/Kathmandu',
    });
  });

  test('working days are the workspace’s: Sunday to Thursday in Dhaka', () => {
    const wednesday = opening('2026-12-02', 600, 'Asia/Dhaka', new Date('2026-12-01T00:00:00Z'));
    const closes = workingDaysAfter(wednesday, 5, 600, daysOf('1,2,3,4,7'));
    expect(closes.toISOString()).toBe('2026-12-09T04:00:00.000Z');
    expect(workingDaysAfter(wednesday, 5, 600, weekdays).toISOString()).toBe('2026-12-07T04:00:00.000Z');
  });
});

test('the third rating goes round', () => {
  const seen = Array.from({ length: 12 }, (_, n) => thirdRating(n));
  expect(seen.slice(0, 6)).toEqual([...rotatingRatings]);
  expect(seen.slice(6)).toEqual([...rotatingRatings]);
});

test('a statement’s language is told by its letters, else by its writer', () => {
  expect(writtenIn('সবার ঘরে আলো', 'en')).toBe('bn');
  expect(writtenIn('प्रत्येक घरमा उज्यालो', 'bn')).toBe('ne');
  expect(writtenIn('সবার ঘরে আলো, Yellow Pad', 'en')).toBe('bn');
  expect(writtenIn('Amader kaj', 'bn')).toBe('bn');
  expect(writtenIn('👍', 'ne')).toBe('ne');
});

test('a key tells neither person nor round without the secret', () => {
  const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  expect(answerKey(one, 'mina')).toBe(answerKey(one, 'mina'));
  expect(answerKey(one, 'mina')).not.toBe(answerKey(other, 'mina'));
  expect(answerKey(one, 'mina')).not.toBe(answerKey(one, 'asha'));
  expect(answerKey(one, 'mina')).toMatch(/^[0-9a-f]{64}$/);
});
