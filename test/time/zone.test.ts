import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { fromDayNumber } from '../../src/time/days.ts';
import { canonicalZone, instantAt, isZone, localDate, localMinutes, offsetMinutes } from '../../src/time/zone.ts';

const minute = 60_000;
const day = 1440 * minute;
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const from = Date.UTC(2025, 0, 1);
const until = Date.UTC(2035, 0, 1);
/** TIME_SWEEP=on checks every minute of every gap and overlap, and compares the zones' offsets daily, not weekly. */
const thorough = process.env['TIME_SWEEP'] === 'on';

interface Transition {
  zone: string;
  at: number;
  /** Minutes ahead of UTC before and after it. */
  before: number;
  after: number;
}

function transitionsOf(zone: string): Transition[] {
  const found: Transition[] = [];
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  for (let next = start.getTimeZoneTransition('next'); next; next = next.getTimeZoneTransition('next')) {
    const at = next.epochMilliseconds;
    if (at >= until) break;
    const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds / 60e9;
    found.push({ zone, at, before, after: next.offsetNanoseconds / 60e9 });
  }
  return found;
}

/** A zone's offset by Intl alone, as an oracle that shares nothing with Temporal. */
function intlOffsets(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (at) => {
    const [month = 0, date = 0, year = 0, hour = 0, minutes = 0] = (format.format(at).match(/\d+/g) ?? []).map(Number);
    return (Date.UTC(year, month - 1, date, hour, minutes) - at) / minute;
  };
}

/** Wall-clock time written as if it were UTC, which makes it easy to count with. */
function atWall(wall: number, zone: string): number {
  return instantAt(fromDayNumber(Math.floor(wall / day)), Math.floor((wall % day) / minute), zone).getTime();
}

function some(start: number, end: number): number[] {
  const length = (end - start) / minute;
  const picks = thorough ? Array.from({ length }, (_, index) => index) : [0, 1, Math.floor(length / 2), length - 1];
  return picks.map((pick) => start + pick * minute);
}

const transitions = zones.flatMap(transitionsOf);

describe(`${transitions.length} changes of the clocks, in ${zones.length} zones and ten years`, () => {
  test('each zone has the offsets that Intl knows, so no change is overlooked', () => {
    const wrong: string[] = [];
    for (const zone of zones) {
      const offsetAt = intlOffsets(zone);
      const own = transitions.filter((transition) => transition.zone === zone);
      let passed = 0;
      let offset = own[0]?.before ?? offsetAt(from);
      for (let at = from; at < until; at += (thorough ? 1 : 7) * day) {
        while ((own[passed]?.at ?? until) <= at) offset = own[passed++]?.after ?? offset;
        if (offsetAt(at) !== offset) wrong.push(`${zone} ${new Date(at).toISOString()}`);
      }
      for (const { at, before, after } of own) {
        if (offsetAt(at - minute) !== before || offsetAt(at) !== after)
          wrong.push(`${zone} ${new Date(at).toISOString()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a time inside a gap runs when the gap ends, and the minutes beside it as they stand', () => {
    const gaps = transitions.filter(({ before, after }) => after > before);
    const wrong: string[] = [];
    for (const { zone, at, before, after } of gaps) {
      const [start, end] = [at + before * minute, at + after * minute];
      for (const wall of some(start, end))
        if (atWall(wall, zone) !== at) wrong.push(`${zone} ${new Date(wall).toISOString()}`);
      if (atWall(start - minute, zone) !== at - minute) wrong.push(`${zone} before ${new Date(at).toISOString()}`);
      if (atWall(end, zone) !== at) wrong.push(`${zone} after ${new Date(at).toISOString()}`);
    }
    expect(gaps.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });

  test('a time inside an overlap runs the first time, and the minutes beside it as they stand', () => {
    const overlaps = transitions.filter(({ before, after }) => after < before);
    const wrong: string[] = [];
    for (const { zone, at, before, after } of overlaps) {
      const [start, end] = [at + after * minute, at + before * minute];
      for (const wall of some(start - minute, end)) {
        if (atWall(wall, zone) !== wall - before * minute) wrong.push(`${zone} ${new Date(wall).toISOString()}`);
      }
      if (atWall(end, zone) !== end - after * minute) wrong.push(`${zone} after ${new Date(at).toISOString()}`);
    }
    expect(overlaps.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});

test('any wall-clock time comes out as itself for the first time, or at the end of the gap that skips it', () => {
  const anyDay = fc.integer({ min: from / day, max: until / day });
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyDay, fc.integer({ min: 0, max: 1439 }), (zone, dayNumber, minutes) => {
      const date = fromDayNumber(dayNumber);
      const instant = instantAt(date, minutes, zone);
      const shown = (at: Date) => `${localDate(at, zone)} ${String(localMinutes(at, zone)).padStart(4, '0')}`;
      const asked = `${date} ${String(minutes).padStart(4, '0')}`;
      if (shown(instant) === asked) {
        for (const back of [30, 60, 120]) expect(shown(new Date(instant.getTime() - back * minute))).not.toBe(asked);
      } else {
        expect(shown(instant) > asked).toBe(true);
        expect(shown(new Date(instant.getTime() - minute)) < asked).toBe(true);
      }
    }),
    { numRuns: thorough ? 20_000 : 1_000 },
  );
});

describe('well-known cases', () => {
  test.each([
    ['New York skips 02:30', '2026-03-08', 150, 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['New York has 01:30 twice', '2026-11-01', 90, 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['Berlin has 02:30 twice', '2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['Cairo skips midnight', '2026-04-24', 0, 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['Lord Howe moves by half an hour', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['Apia skipped a whole day', '2011-12-30', 600, 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['Dhaka is six hours ahead', '2026-12-02', 600, 'Asia/Dhaka', '2026-12-02T04:00:00.000Z'],
    ['Kathmandu is a quarter hour off', '2026-12-02', 600, 'Asia/Kathmandu', '2026-12-02T04:15:00.000Z'],
    ['Chatham too, with daylight saving', '2026-12-02', 600, 'Pacific/Chatham', '2026-12-01T20:15:00.000Z'],
  ])('%s', (_, date, minutes, zone, iso) => {
    expect(instantAt(date, minutes, zone).toISOString()).toBe(iso);
  });

  test('dates, times and zones that do not exist are refused', () => {
    expect(() => instantAt('2026-02-30', 0, 'UTC')).toThrow(RangeError);
    expect(() => instantAt('2026-02-28', 1440, 'UTC')).toThrow(RangeError);
    expect(() => instantAt('2026-02-28', 1.5, 'UTC')).toThrow(RangeError);
    expect(() => instantAt('2026-02-28', 0, 'Mars/Base')).toThrow(RangeError);
  });
});

describe('zone names', () => {
  test.each([
    ['asia/kathmandu', 'Asia/Kathmandu'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    [' Asia/Calcutta ', 'Asia/Kolkata'],
    ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
    ['utc', 'UTC'],
    ['+06:00', null],
    ['Asia/Gotham', null],
    ['2026-01-01[Asia/Dhaka]', null],
    ['', null],
  ])('"%s" is %s', (typed, zone) => {
    expect(canonicalZone(typed)).toBe(zone);
    expect(isZone(typed)).toBe(zone !== null);
  });

  test('every zone keeps its clocks under the name we store', () => {
    const at = new Date('2026-07-01T00:00Z');
    for (const zone of zones) {
      const stored = canonicalZone(zone) ?? '';
      expect(canonicalZone(stored.toUpperCase())).toBe(stored);
      expect(offsetMinutes(at, stored)).toBe(intlOffsets(zone)(at.getTime()));
    }
  });
});
