import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsUpTo } from '../../src/statistics/months.ts';
import { alarmOn, countsOn, customersOn, isSilent, onceAWeek, type Voice } from '../../src/statistics/series.ts';
import { addDays, daysBetween } from '../../src/time/days.ts';

const today = '2026-05-13';
const on = (daysAgo: number, who: string | null = null): Voice => ({ on: addDays(today, -daysAgo), who });
const several = (count: number, daysAgo: number) => Array.from({ length: count }, () => on(daysAgo));

/** A past of so many weeks, each with its number of nameless voices on its last day. */
function weekly(counts: readonly number[]): Voice[] {
  return counts.flatMap((count, i) => several(count, 7 * (counts.length - i)));
}

const voice = fc.record({
  on: fc.integer({ min: -20, max: 260 }).map((days) => addDays(today, -days)),
  who: fc.option(fc.constantFrom('Mrs R.', 'Karim', 'the school'), { nil: null }),
});
const window = fc.constantFrom(7 as const, 28 as const);

describe('what a window counts', () => {
  it('is each customer once a week, and each voice without a name', () => {
    const voices = [on(0, 'Mrs R.'), on(6, 'Mrs R.'), on(3, 'Karim'), on(2), on(2), on(7, 'Mrs R.'), on(13, 'Mrs R.')];
    expect(countsOn(voices, today, addDays(today, -60), 7)).toEqual({ count: 4, before: [0, 0, 0, 0, 0, 0, 1] });
    expect(countsOn(voices, today, addDays(today, -60), 28)).toEqual({ count: 5, before: [0, 0, 0, 0] });
  });

  it('has whole weeks before it alone, 26 at most, from the day on which listening began', () => {
    const weeksSince = (days: number) => countsOn([], today, addDays(today, -days), 7).before.length;
    expect([0, 6, 12, 13, 34, 1000].map(weeksSince)).toEqual([0, 0, 0, 1, 4, 26]);
    const ofMonth = (days: number) => countsOn([], today, addDays(today, -days), 28).before.length;
    expect([27, 33, 34, 111, 1000].map(ofMonth)).toEqual([0, 0, 1, 12, 26]);
  });

  it('hears nothing of tomorrow, and nothing of before it listened', () => {
    expect(countsOn([on(-1), on(40), on(0)], today, addDays(today, -20), 7)).toEqual({ count: 1, before: [0, 0] });
  });

  it('is what counting day by day gives, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(voice, { maxLength: 60 }), window, fc.integer({ min: 0, max: 250 }), (voices, days, ago) => {
        const since = addDays(today, -ago);
        const found = countsOn(voices, today, since, days);
        const inWeek = (back: number) => {
          const mine = voices.filter(({ on: day }) => {
            const past = daysBetween(day, today);
            return past >= 7 * back && past < 7 * (back + 1);
          });
          return mine.filter(({ who }) => who === null).length + new Set(mine.flatMap(({ who }) => who ?? [])).size;
        };
        const weeks = days / 7;
        expect(found.count).toBe(Array.from({ length: weeks }, (_, i) => inWeek(i)).reduce((a, b) => a + b, 0));
        expect(found.before).toEqual(found.before.map((_, i) => inWeek(weeks + found.before.length - 1 - i)));
        expect(countsOn(voices.toReversed(), today, since, days)).toEqual(found);
      }),
    );
  });

  it('keeps the first voice of each customer', () => {
    const voices = [on(1, 'Karim'), on(4, 'Karim'), on(2), on(2)];
    expect(onceAWeek(voices, () => 0)).toEqual([on(4, 'Karim'), on(2), on(2)]);
  });
});

describe('how many customers there were', () => {
  const byMonth = new Map([
    ['2026-02', 100],
    ['2026-05', 140],
    ['2026-04', 120],
  ]);

  it('is the newest known month of each week, summed over the window', () => {
    expect(customersOn(byMonth, today, 7, 9)).toEqual({
      before: [100, 100, 100, 120, 120, 120, 120, 120, 140],
      now: 140,
    });
    expect(customersOn(byMonth, today, 28, 2)).toEqual({ before: [120, 120], now: 520 });
  });

  it('is not known where a week lies before all of them', () => {
    expect(customersOn(byMonth, today, 7, 20)).toBeUndefined();
    expect(customersOn(new Map(), today, 7, 1)).toBeUndefined();
  });
});

describe('an alarm', () => {
  const steady = [3, 2, 4, 3, 1, 5, 2, 3, 4, 2, 3, 4, 3, 2, 4, 3];
  const since = addDays(today, -7 * steady.length - 6);

  it('rings at ten in seven days where one to nine are ordinary', () => {
    expect(alarmOn([...weekly(steady), ...several(9, 0)], today, since, {})).toBeNull();
    const rung = alarmOn([...weekly(steady), ...several(10, 0)], today, since, {});
    expect(rung).toMatchObject({ on: today, window: 7, count: 10, judged: { ordinaryUpTo: 9 } });
    expect(1 / (rung?.judged.p ?? 1)).toBeCloseTo(559, 0);
  });

  it('rings by 28 days where no seven stand out', () => {
    const slow = [...several(4, 0), ...several(4, 8), ...several(4, 15), ...several(4, 22)];
    const past = [1, 2, 0, 1, 2, 1, 0, 2, 1, 1, 2, 0, 1, 1];
    const before = past.flatMap((count, i) => several(count, 28 + 7 * (past.length - 1 - i)));
    const rung = alarmOn([...before, ...slow], today, addDays(today, -27 - 7 * past.length), {});
    expect(rung).toMatchObject({ window: 28, count: 16 });
  });

  it('has one customer who calls ten times as one', () => {
    const again = Array.from({ length: 10 }, () => on(0, 'Karim'));
    expect(alarmOn([...weekly(steady), ...again], today, since, {})).toBeNull();
  });

  it('knows that more customers complain more', () => {
    const counts = [2, 3, 2, 4, 3, 3, 4, 3];
    const voices = [...weekly(counts), ...several(10, 0)];
    const began = addDays(today, -7 * counts.length - 6);
    expect(alarmOn(voices, today, began, {})).not.toBeNull();
    const customers = new Map([
      ['2026-03', 100],
      ['2026-04', 115],
      ['2026-05', 140],
    ]);
    expect(alarmOn(voices, today, began, { customers })).toBeNull();
  });

  it('is silent for 28 days after another, unless its own count doubled', () => {
    const last = { on: today, window: 7 as const, count: 10 };
    const then = (days: number, count: number, window: 7 | 28 = 7) =>
      isSilent({ on: addDays(today, days), window, count }, last);
    expect([then(0, 11), then(27, 19), then(28, 10)]).toEqual([true, true, false]);
    expect([then(5, 20), then(5, 20, 28)]).toEqual([false, true]);
    expect(isSilent(last, null)).toBe(false);
    const voices = [...weekly(steady), ...several(10, 0)];
    expect(alarmOn(voices, today, since, { last: { on: addDays(today, -3), window: 7, count: 9 } })).toBeNull();
    expect(alarmOn(voices, today, since, { last: { on: addDays(today, -3), window: 7, count: 5 } })).not.toBeNull();
  });
});

describe('twelve months', () => {
  it('have their counts, last year beside them, and what is usual by the months before', () => {
    const inMonth = (month: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({ on: `${month}-${String(i + 1).padStart(2, '0')}`, who: null }));
    const past = [4, 6, 3, 5, 7, 4, 5, 6, 4, 5, 3, 6];
    const months = past.flatMap((count, i) => inMonth(`2025-${String(i + 1).padStart(2, '0')}`, count));
    const found = monthsUpTo('2026-01-31', [...months, ...inMonth('2026-01', 11)], '2025-01-01');
    expect(found.map(({ month }) => month)).toEqual([
      ...Array.from({ length: 11 }, (_, i) => `2025-${String(i + 2).padStart(2, '0')}`),
      '2026-01',
    ]);
    expect(found.at(-1)).toEqual({
      month: '2026-01',
      count: 11,
      lastYear: 4,
      usual: { word: 'more', low: 1, high: 10 },
    });
    expect(found[0]).toMatchObject({ count: 6, lastYear: null, usual: { word: 'usual' } });
  });

  it('judge a month that has only begun by the days it has had', () => {
    const every = Array.from({ length: 300 }, (_, i) => on(i));
    const [whole, begun] = ['2026-04-30', '2026-05-03'].map(
      (day) => monthsUpTo(day, every, addDays(today, -299)).at(-1)?.usual,
    );
    expect(whole?.high).toBeGreaterThan(38);
    expect(begun?.high).toBeLessThan(10);
    expect(begun?.word).toBe('usual');
  });

  it('leave out of the usual a month in which listening began halfway', () => {
    const year = monthsUpTo('2026-05-31', [on(20)], '2026-03-20');
    const [first, second, third] = year.slice(-3);
    expect(year.map(({ count }) => count).slice(-5)).toEqual([null, null, 0, 1, 0]);
    expect([first?.usual, second?.usual]).toEqual([null, null]);
    expect(third?.usual).not.toBeNull();
  });

  it('count a customer once a week, in the month of the first voice', () => {
    const voices = ['2026-04-29', '2026-05-01', '2026-05-03', '2026-05-04'].map((day) => ({ on: day, who: 'Karim' }));
    const counts = monthsUpTo('2026-05-31', voices, '2026-01-01').map(({ count }) => count);
    expect(counts.slice(-3)).toEqual([0, 1, 1]);
  });

  it('leave no voice of the last twelve months out where nobody is named', () => {
    fc.assert(
      fc.property(
        fc.array(
          voice.map(({ on: day }) => ({ on: day, who: null })),
          { maxLength: 80 },
        ),
        (voices) => {
          const found = monthsUpTo(today, voices, '2020-01-01');
          const mine = voices.filter(({ on: day }) => day > '2025-05-31' && day <= today);
          expect(found.reduce((total, { count }) => total + (count ?? 0), 0)).toBe(mine.length);
        },
      ),
    );
  });
});
