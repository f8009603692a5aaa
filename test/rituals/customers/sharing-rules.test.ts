import { describe, expect, test } from 'vitest';
import { chooseForWeek, longestOf, wholeHours } from '../../../src/rituals/customers/rules.ts';
import { addDays, isWorkingDay, type Weekday, weekBegin } from '../../../src/time/days.ts';
import { instantAt, localDate } from '../../../src/time/zone.ts';
import { lastWeekEnd, weekEnd } from '../../../src/voices/rules.ts';

const news = ['good', 'bad', null] as const;

/** Every list of up to five voices. */
function everyList(): { number: number; news: (typeof news)[number] }[][] {
  let lists: (typeof news)[number][][] = [[]];
  const all = [...lists];
  for (let length = 1; length <= 5; length++) {
    lists = lists.flatMap((list) => news.map((one) => [...list, one]));
    all.push(...lists);
  }
  return all.map((list) => list.map((one, number) => ({ number, news: one })));
}

describe('whose words a week shows', () => {
  const isGood = (voice: { news: (typeof news)[number] }) => voice.news === 'good';

  test.each([true, false])(
    'three at most, both kinds where there are both, each the oldest first (good first: %s)',
    (goodFirst) => {
      for (const list of everyList()) {
        const chosen = chooseForWeek(list, goodFirst);
        expect(chosen).toHaveLength(Math.min(3, list.length));
        expect(new Set(chosen).size).toBe(chosen.length);
        if (list.length > 1) {
          expect(chosen.some(isGood)).toBe(list.some(isGood));
          expect(chosen.some((one) => !isGood(one))).toBe(list.some((one) => !isGood(one)));
        }
        for (const kind of [isGood, (one: { news: (typeof news)[number] }) => !isGood(one)]) {
          const taken = chosen.filter(kind);
          expect(taken).toEqual(list.filter(kind).slice(0, taken.length));
        }
        const [first] = chosen;
        if (first && list.some((one) => isGood(one) === goodFirst)) expect(isGood(first)).toBe(goodFirst);
      }
    },
  );

  test('shorter ones leave their room to the longer ones', () => {
    expect(longestOf([100, 200], 2600)).toBe(2600);
    expect(longestOf([3000, 3000, 0], 2600)).toBe(1300);
    expect(longestOf([600, 3000, 3000], 2600)).toBe(1000);
    expect(longestOf([], 2600)).toBe(2600);
  });

  test('hours are whole ones, none within the first', () => {
    const at = (hours: number) => new Date(hours * 3_600_000);
    expect([0, 0.99, 1, 1.4, 1.6, 30].map((hours) => wholeHours(at(0), at(hours)))).toEqual([0, 0, 1, 1, 2, 30]);
  });
});

describe('the end of a week', () => {
  const weeks: Weekday[][] = [[1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [7, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [3]];
  const holidays = new Set([
    '2026-05-08',
    '2026-05-14',
    '2026-05-15',
    ...Array.from({ length: 9 }, (_, n) => addDays('2026-06-01', n)),
  ]);

  test.each(weeks.map((weekdays) => ({ weekdays })))(
    'is four on its last working day, for $weekdays',
    ({ weekdays }) => {
      for (const zone of ['Asia/Kathmandu', 'America/New_York']) {
        const clock = { weekdays, holidays, zone };
        // every day looked at by itself: the last of its week on which somebody works
        const isLast = (date: string) => {
          const rest = Array.from({ length: 6 }, (_, n) => addDays(date, n + 1));
          const later = rest.filter((day) => weekBegin(day, weekdays) === weekBegin(date, weekdays));
          return isWorkingDay(date, clock) && !later.some((day) => isWorkingDay(day, clock));
        };
        const days = Array.from({ length: 90 }, (_, n) => addDays('2026-04-20', n));
        const ends = days.filter(isLast).map((date) => instantAt(date, 16 * 60, zone));
        for (let at = Date.parse('2026-05-01T00:30:00Z'); at < Date.parse('2026-07-01T00:00:00Z'); at += 5_400_000) {
          const now = new Date(at);
          expect(weekEnd(clock, now)).toEqual(ends.find((end) => end > now));
          expect(lastWeekEnd(clock, now)).toEqual(ends.findLast((end) => end <= now));
        }
        const [end] = ends;
        if (end) expect([lastWeekEnd(clock, end), localDate(end, zone)]).toEqual([end, localDate(end, zone)]);
      }
    },
  );
});
