import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isDate,
  isWorkingDay,
  nextWorkingDay,
  type WorkingDays,
  weekdayOf,
  weekdays,
  workingDayBefore,
} from '../../src/time/days.ts';
import { nextDate, nextOccurrence, type Rhythm, rhythmSchema } from '../../src/time/rhythm.ts';
import { localDate, localMinutes } from '../../src/time/zone.ts';

const dhaka: WorkingDays = [7, 1, 2, 3, 4];
const kathmandu: WorkingDays = [7, 1, 2, 3, 4, 5];

function dates(rhythm: Rhythm, count: number, workingDays: Calendar = dhaka, after = '2026-11-30'): string[] {
  const found: string[] = [];
  for (let date = nextDate(rhythm, after, workingDays); date && found.length < count; ) {
    found.push(date);
    date = nextDate(rhythm, date, workingDays);
  }
  return found;
}

/** 2026-12-01 is a Tuesday. */
describe('a rhythm', () => {
  test('comes round on its weekdays', () => {
    expect(dates({ kind: 'weekly', weekdays: [1, 4], first: '2026-12-02' }, 3)).toEqual([
      '2026-12-03',
      '2026-12-07',
      '2026-12-10',
    ]);
  });

  test('of every second week counts from its first date', () => {
    expect(dates({ kind: 'fortnightly', weekdays: [7, 3], first: '2026-12-02' }, 5)).toEqual([
      '2026-12-02',
      '2026-12-06',
      '2026-12-16',
      '2026-12-20',
      '2026-12-30',
    ]);
  });

  test('on day 31 means the last day of the month', () => {
    expect(dates({ kind: 'monthly', day: 31, first: '2026-12-01' }, 4, weekdays)).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
  });

  test('of a quarter counts its months from the first date', () => {
    expect(dates({ kind: 'quarterly', first: '2026-11-30' }, 3, weekdays)).toEqual([
      '2027-02-28',
      '2027-05-30',
      '2027-08-30',
    ]);
    expect(dates({ kind: 'quarterly', day: 5, first: '2026-12-10' }, 2, weekdays)).toEqual([
      '2027-03-05',
      '2027-06-05',
    ]);
  });

  test('moves off days on which nobody works: Friday and Saturday in Dhaka', () => {
    expect(dates({ kind: 'once', first: '2026-12-04' }, 2)).toEqual(['2026-12-06']);
    expect(dates({ kind: 'once', first: '2026-12-04' }, 2, kathmandu)).toEqual(['2026-12-04']);
    expect(dates({ kind: 'monthly', day: 31, first: '2026-12-01' }, 3)).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
    ]);
    expect(dates({ kind: 'monthly', day: 1, first: '2027-01-01' }, 2)).toEqual(['2027-01-03', '2027-02-01']);
  });

  test('moves off days off in a row, farther than a week has days', () => {
    const eid = ['2026-12-06', '2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-13'];
    const calendar = { weekdays: dhaka, holidays: new Set(eid) };
    const weekly: Rhythm = { kind: 'weekly', weekdays: [7], first: '2026-11-29' };
    expect(dates(weekly, 3, calendar)).toEqual(['2026-12-14', '2026-12-20', '2026-12-27']);
    expect(dates(weekly, 1, calendar, '2026-12-14')).toEqual(['2026-12-20']);
    expect(dates({ kind: 'once', first: '2026-12-04' }, 2, calendar)).toEqual(['2026-12-14']);
  });

  test('whose two dates move onto one day has that day once', () => {
    expect(dates({ kind: 'weekly', weekdays: [5, 6, 7], first: '2026-12-04' }, 2)).toEqual([
      '2026-12-06',
      '2026-12-13',
    ]);
  });

  test('that comes once is over afterwards', () => {
    expect(nextDate({ kind: 'once', first: '2026-12-01' }, '2026-12-01', dhaka)).toBeNull();
  });
});

const anyDate = fc.integer({ min: 15_000, max: 30_000 }).map(fromDayNumber);
const anyWeekdays = fc.subarray([...weekdays], { minLength: 1 });
const anyRhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ kind: fc.constant('weekly' as const), weekdays: anyWeekdays, first: anyDate }),
  fc.record({ kind: fc.constant('fortnightly' as const), weekdays: anyWeekdays, first: anyDate }),
  fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), first: anyDate }),
  fc.record({ kind: fc.constant('quarterly' as const), day: fc.integer({ min: 1, max: 31 }), first: anyDate }),
  fc.record({ kind: fc.constant('quarterly' as const), first: anyDate }),
  fc.record({ kind: fc.constant('once' as const), first: anyDate }),
);

/** A week, and days off in the sixty days from a date: some alone, some in a row. */
const anyCalendar = fc
  .record({ weekdays: anyWeekdays, off: fc.array(fc.tuple(fc.nat(59), fc.nat(12))) })
  .map(({ weekdays, off }) => (from: string) => ({
    weekdays,
    holidays: new Set(
      off.flatMap(([start, more]) => Array.from({ length: more + 1 }, (_, n) => addDays(from, start + n))),
    ),
  }));

/** The rule itself, asked of one day: whether the rhythm names it, before anything moves. */
function names(rhythm: Rhythm, date: string): boolean {
  if (date < rhythm.first) return false;
  if (rhythm.kind === 'once') return date === rhythm.first;
  if (rhythm.kind === 'weekly' || rhythm.kind === 'fortnightly') {
    const week = Math.floor(daysBetween(rhythm.first, date) / 7);
    return rhythm.weekdays.includes(weekdayOf(date)) && (rhythm.kind === 'weekly' || week % 2 === 0);
  }
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [firstYear = 0, firstMonth = 0, firstDay = 0] = rhythm.first.split('-').map(Number);
  const wanted = Math.min(rhythm.day ?? firstDay, daysInMonth(year, month));
  const months = (year - firstYear) * 12 + month - firstMonth;
  return day === wanted && (rhythm.kind === 'monthly' || months % 3 === 0);
}

describe('whatever the rhythm', () => {
  test('its dates are those that asking every single day gives', () => {
    fc.assert(
      fc.property(anyRhythm, anyWeekdays, fc.integer({ min: -40, max: 800 }), (rhythm, workingDays, offset) => {
        const after = addDays(rhythm.first, offset);
        const until = addDays(after, 250);
        const expected = new Set<string>();
        for (let date = addDays(after, -10); date <= until; date = addDays(date, 1)) {
          const moved = names(rhythm, date) ? nextWorkingDay(date, workingDays) : '';
          if (moved > after && moved <= until) expected.add(moved);
        }
        expect(dates(rhythm, 500, workingDays, after).filter((date) => date <= until)).toEqual([...expected]);
      }),
      { numRuns: 100 },
    );
  });

  test('they are so with days off, single ones and many in a row', () => {
    fc.assert(
      fc.property(anyRhythm, anyCalendar, fc.integer({ min: -40, max: 400 }), (rhythm, calendarAt, offset) => {
        const after = addDays(rhythm.first, offset);
        const until = addDays(after, 120);
        const calendar = calendarAt(addDays(after, -30));
        const expected = new Set<string>();
        for (let date = addDays(after, -100); date <= until; date = addDays(date, 1)) {
          const moved = names(rhythm, date) ? nextWorkingDay(date, calendar) : '';
          if (moved > after && moved <= until) expected.add(moved);
        }
        expect(dates(rhythm, 200, calendar, after).filter((date) => date <= until)).toEqual([...expected]);
      }),
      { numRuns: 100 },
    );
  });

  test('its dates strictly increase and are working days', () => {
    fc.assert(
      fc.property(anyRhythm, anyWeekdays, anyDate, (rhythm, workingDays, after) => {
        const found = dates(rhythm, 30, workingDays, after);
        expect([...new Set(found)].toSorted()).toEqual(found);
        expect(found.every((date) => isDate(date) && isWorkingDay(date, workingDays) && date > after)).toBe(true);
      }),
    );
  });

  test('a thousand years later it is found as fast', () => {
    const before = process.cpuUsage();
    for (let n = 0; n < 1000; n++) {
      nextDate({ kind: 'fortnightly', weekdays: [2], first: '1026-12-01' }, addDays('2026-12-01', n), dhaka);
      nextDate({ kind: 'quarterly', day: 31, first: '1026-12-01' }, addDays('2026-12-01', n), dhaka);
    }
    // A walk over the years would take minutes, of our own: what other programs take does not count.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
  });

  test('a stored one is read back, and a wrong one is refused', () => {
    fc.assert(
      fc.property(anyRhythm, (rhythm) => {
        expect(rhythmSchema.parse(JSON.parse(JSON.stringify(rhythm)))).toEqual(rhythm);
      }),
    );
    for (const wrong of [
      { kind: 'weekly', weekdays: [], first: '2026-12-01' },
      { kind: 'weekly', weekdays: [8], first: '2026-12-01' },
      { kind: 'monthly', day: 32, first: '2026-12-01' },
      { kind: 'once', first: '2026-02-30' },
      { kind: 'yearly', first: '2026-12-01' },
    ]) {
      expect(rhythmSchema.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('an occurrence', () => {
  const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

  test('is the first after the instant, on the clocks of its zone', () => {
    fc.assert(
      fc.property(
        anyRhythm,
        fc.integer({ min: 0, max: 1439 }),
        anyZone,
        anyWeekdays,
        (rhythm, minutes, zone, workingDays) => {
          let after = new Date(`${rhythm.first}T00:00Z`);
          const listed = dates(rhythm, 60, workingDays, addDays(rhythm.first, -3));
          for (let n = 0; n < 12; n++) {
            const next = nextOccurrence(rhythm, minutes, zone, workingDays, after);
            if (!next) return;
            expect(next.at.getTime()).toBeGreaterThan(after.getTime());
            expect(listed).toContain(next.date);
            const shown = localDate(next.at, zone) === next.date ? localMinutes(next.at, zone) - minutes : 0;
            // Later only where the clocks skip it, by two hours at most.
            expect(shown).toBeGreaterThanOrEqual(0);
            expect(shown).toBeLessThanOrEqual(120);
            after = next.at;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('in a gap runs when the gap ends, and in an overlap once', () => {
    const weekly: Rhythm = { kind: 'weekly', weekdays: [7], first: '2026-01-01' };
    const inGap = nextOccurrence(weekly, 150, 'America/New_York', weekdays, new Date('2026-03-07T00:00Z'));
    expect(inGap).toEqual({ date: '2026-03-08', at: new Date('2026-03-08T07:00Z') });
    const once = nextOccurrence(weekly, 90, 'America/New_York', weekdays, new Date('2026-10-30T00:00Z'));
    expect(once?.at).toEqual(new Date('2026-11-01T05:30Z'));
    // The second 01:30 of that night is an hour later, and is not taken.
    const after = nextOccurrence(weekly, 90, 'America/New_York', weekdays, new Date('2026-11-01T05:30Z'));
    expect(after).toEqual({ date: '2026-11-08', at: new Date('2026-11-08T06:30Z') });
  });

  test('of a day that the zone skipped runs as the next day begins, and once', () => {
    const daily: Rhythm = { kind: 'weekly', weekdays: [...weekdays], first: '2011-12-01' };
    const found = [];
    let after = new Date('2011-12-29T20:00Z');
    for (let n = 0; n < 2; n++) {
      const next = nextOccurrence(daily, 600, 'Pacific/Apia', weekdays, after);
      if (next) found.push(`${next.date} at ${next.at.toISOString()}`);
      after = next?.at ?? after;
    }
    expect(found).toEqual(['2011-12-30 at 2011-12-30T10:00:00.000Z', '2011-12-31 at 2011-12-30T20:00:00.000Z']);
  });

  test('goes with a person who moves', () => {
    const monthly: Rhythm = { kind: 'monthly', day: 1, first: '2026-12-01' };
    const before = nextOccurrence(monthly, 600, 'Asia/Dhaka', dhaka, new Date('2026-11-30T00:00Z'));
    expect(before?.at).toEqual(new Date('2026-12-01T04:00Z'));
    const moved = nextOccurrence(monthly, 600, 'America/New_York', weekdays, before?.at ?? new Date());
    // It is not yet ten o'clock of 1 December in New York: who opens a round once a date keeps the date, not the instant.
    expect(moved).toEqual({ date: '2026-12-01', at: new Date('2026-12-01T15:00Z') });
  });
});

describe('working days', () => {
  test('the one before Sunday is Thursday in Dhaka and Friday in Kathmandu', () => {
    expect(workingDayBefore('2026-12-06', dhaka)).toBe('2026-12-03');
    expect(workingDayBefore('2026-12-06', kathmandu)).toBe('2026-12-04');
  });

  test('five after a Tuesday in Dhaka end on the next Tuesday', () => {
    expect(addWorkingDays('2026-12-01', 5, dhaka)).toBe('2026-12-08');
    expect(addWorkingDays('2026-12-04', 0, dhaka)).toBe('2026-12-06');
    expect(addWorkingDays('2026-12-08', -5, dhaka)).toBe('2026-12-01');
  });

  test('there and back again', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), anyWeekdays, (date, n, workingDays) => {
        const start = nextWorkingDay(date, workingDays);
        const end = addWorkingDays(start, n, workingDays);
        expect(addWorkingDays(end, -n, workingDays)).toBe(start);
        let between = 0;
        for (let at = addDays(start, 1); at <= end; at = addDays(at, 1))
          if (isWorkingDay(at, workingDays)) between += 1;
        expect(between).toBe(n);
      }),
    );
  });

  test('there and back again, with days off', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), anyCalendar, (date, n, calendarAt) => {
        const calendar = calendarAt(date);
        const start = nextWorkingDay(date, calendar);
        const end = addWorkingDays(start, n, calendar);
        expect(addWorkingDays(end, -n, calendar)).toBe(start);
        expect(isWorkingDay(workingDayBefore(start, calendar), calendar)).toBe(true);
      }),
    );
  });

  test('a workspace without any is refused, not searched for ever', () => {
    expect(() => nextWorkingDay('2026-12-01', [])).toThrow(RangeError);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '', '2026-01-01T00:00'])('"%s" is no date', (text) => {
    expect(isDate(text)).toBe(false);
  });
});
