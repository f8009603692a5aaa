import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isWorkingDay, weekdays } from '../../src/time/days.ts';
import { localDate, localMinutes } from '../../src/time/zone.ts';
import { nextWelcome, storedDays, workClock } from '../../src/who/clock.ts';
import { holidaysOf, storedHolidays } from '../../src/who/holidays.ts';

const holidays = storedHolidays([
  { date: '2026-12-25', country: null, name: 'Christmas' },
  { date: '2026-12-16', country: 'BD', name: 'Victory Day' },
  { date: '2026-12-30', country: 'NP', name: 'Tamu Lhosar' },
]);
const dhaka = { timeZone: 'Asia/Dhaka', workingDays: '1,2,3,4,7', holidays };

describe('a clock', () => {
  test('has the days off of everybody and of the country whose zone it keeps', () => {
    expect([...workClock(dhaka).holidays]).toEqual(['2026-12-16', '2026-12-25']);
    expect([...workClock({ ...dhaka, timeZone: 'Asia/Kathmandu' }).holidays]).toEqual(['2026-12-25', '2026-12-30']);
    expect([...workClock({ ...dhaka, timeZone: 'Asia/Katmandu' }).holidays]).toContain('2026-12-30');
    expect([...workClock({ ...dhaka, timeZone: 'UTC' }).holidays]).toEqual(['2026-12-25']);
  });

  test('is a calendar: a Wednesday is a day off in Dhaka alone', () => {
    const meeting = { timeZone: 'Asia/Kathmandu', workingDays: null };
    expect(isWorkingDay('2026-12-16', workClock(dhaka))).toBe(false);
    expect(isWorkingDay('2026-12-16', workClock(dhaka, meeting))).toBe(true);
  });

  test('has a week of its own where one was chosen, else that of the workspace', () => {
    expect(workClock(dhaka, { workingDays: '1,2,3,4,5,7' }).weekdays).toEqual([1, 2, 3, 4, 5, 7]);
    expect(workClock(dhaka, { workingDays: null }).weekdays).toEqual([1, 2, 3, 4, 7]);
  });

  test('that cannot be read is Monday to Friday in UTC', () => {
    const odd = { timeZone: 'Atlantis', workingDays: 'x,9', holidays: null };
    expect(workClock(odd)).toMatchObject({ zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: new Set() });
    expect(workClock(odd, { timeZone: 'nowhere', workingDays: '' })).toEqual(workClock(odd));
  });

  test('is kept as it is read', () => {
    expect(storedDays([7, 1, 2])).toBe('1,2,7');
    expect(holidaysOf({ holidays }).map(({ date }) => date)).toEqual(['2026-12-16', '2026-12-25', '2026-12-30']);
    expect(storedHolidays([])).toBeNull();
    expect(holidaysOf({ holidays: null })).toEqual([]);
    expect(holidaysOf({ holidays: 'a day off\n2026-12-16 bangladesh\n2026-12-25 *' })).toEqual([
      { date: '2026-12-25', country: null, name: '' },
    ]);
  });
});

describe('nobody hears from the bot at night', () => {
  const at = (local: string) => nextWelcome(new Date(`${local}+06:00`), 'Asia/Dhaka', workClock(dhaka));

  test('within the hours of a working day it is at once, else when those begin next', () => {
    expect(at('2026-12-15T08:00')).toEqual(new Date('2026-12-15T08:00+06:00'));
    expect(at('2026-12-15T19:59')).toEqual(new Date('2026-12-15T19:59+06:00'));
    expect(at('2026-12-14T20:00')).toEqual(new Date('2026-12-15T08:00+06:00'));
    expect(at('2026-12-14T03:00')).toEqual(new Date('2026-12-14T08:00+06:00'));
  });

  test('a day off and the weekend are passed over', () => {
    expect(at('2026-12-15T21:00')).toEqual(new Date('2026-12-17T08:00+06:00'));
    expect(at('2026-12-18T12:00')).toEqual(new Date('2026-12-20T08:00+06:00'));
  });

  test('whatever the zone, the hour is welcome, and no earlier one was', () => {
    const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const anyInstant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    const anyWeek = fc.subarray([...weekdays], { minLength: 1 });
    fc.assert(
      fc.property(anyInstant, anyZone, anyWeek, (instant, zone, week) => {
        const found = nextWelcome(instant, zone, week);
        const isWelcome = (moment: Date) => {
          const minutes = localMinutes(moment, zone);
          return isWorkingDay(localDate(moment, zone), week) && minutes >= 480 && minutes < 1200;
        };
        expect(isWelcome(found)).toBe(true);
        if (isWelcome(instant)) expect(found).toEqual(instant);
        else expect(isWelcome(new Date(found.getTime() - 60_000))).toBe(false);
        expect(found >= instant && localDate(found, zone) <= addDays(localDate(instant, zone), 7)).toBe(true);
      }),
    );
  });
});
