import { describe, expect, test } from 'vitest';
import type { Weekday } from '../../../src/time/days.ts';
import { answerDue } from '../../../src/voices/rules.ts';

/**
 * CLOCK=all: every moment near every change of every zone, 3 million that take half an hour; CLOCK=2/4: the second of four
 * parts of them. CLOCK_MOMENTS: so many moments drawn by chance.
 */
const [part = 0, parts = 0] =
  /^(\d+)\/(\d+)$/
    .exec((process.env['CLOCK'] ?? '').replace('all', '1/1'))
    ?.slice(1)
    .map(Number) ?? [];
const isWhole = parts > 0;
const moments = Number(process.env['CLOCK_MOMENTS'] ?? 2000);

const minute = 60_000;
const day = 24 * 60 * minute;
const [from, until] = [Date.UTC(2021, 0, 1), Date.UTC(2031, 0, 1)];
const weeks: readonly (readonly Weekday[])[] = [
  [1, 2, 3, 4, 5],
  [7, 1, 2, 3, 4],
  [7, 1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6, 7],
  [6, 7, 1, 2, 3],
  [2, 4],
  [5],
];

/** What the clocks of a zone show, as if it were UTC: by ICU alone. */
function wallOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: zone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, date, hour, minutes, second);
  };
}

/** A zone as the times at which its offset changes, and what it is from then on: found by halving. */
interface Zone {
  name: string;
  changes: readonly { at: number; offset: number }[];
}

function zoneNamed(name: string): Zone {
  const wall = wallOf(name);
  const offset = (at: number) => wall(at) - at;
  const changes = [{ at: Number.NEGATIVE_INFINITY, offset: offset(from - 30 * day) }];
  for (let at = from - 30 * day; at < until + 60 * day; at += 5 * day) {
    if (offset(at) === offset(at + 5 * day)) continue;
    // two changes within days, as around Ramadan in Morocco, are weeks apart
    let [low, high] = [at, at + 5 * day];
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push({ at: high, offset: offset(high) });
  }
  return { name, changes };
}

function offsetAt({ changes }: Zone, at: number): number {
  return changes.findLast((change) => change.at <= at)?.offset ?? 0;
}

/** The reckoning anew: by adding to what the wall shows, and looking which instants show that. */
function dueBy(zone: Zone, weekdays: readonly Weekday[], off: ReadonlySet<number>, at: number): number {
  const shown = at + offsetAt(zone, at);
  let wall = shown - (shown % minute);
  const date = () => Math.floor(wall / day);
  const isOff = () => off.has(date()) || !weekdays.includes((((date() + 3) % 7) + 1) as Weekday);
  do wall += day;
  while (isOff());
  const offsets = new Set(zone.changes.map(({ offset }) => offset));
  const there = [...offsets].map((offset) => wall - offset).filter((one) => one + offsetAt(zone, one) === wall);
  if (there.length > 0) return Math.min(...there);
  // no clock shows it: when the gap ends
  const gap = zone.changes.find(({ at: end, offset }, n) => {
    const before = zone.changes[n - 1]?.offset ?? offset;
    return end + before <= wall && wall < end + offset;
  });
  if (!gap) throw new Error(`${zone.name} never shows ${new Date(wall).toISOString()}`);
  return gap.at;
}

/** Numbers from 0 to 1, the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const names = Intl.supportedValuesOf('timeZone');
const zones = new Map<string, Zone>();
function zone(name: string): Zone {
  const found = zones.get(name) ?? zoneNamed(name);
  zones.set(name, found);
  return found;
}

function differences(name: string, weekdays: readonly Weekday[], off: readonly number[], at: number): string[] {
  const holidays = new Set(off.map((date) => new Date(date * day).toISOString().slice(0, 10)));
  const said = answerDue({ zone: name, weekdays, holidays }, new Date(at)).getTime();
  const expected = dueBy(zone(name), weekdays, new Set(off), at);
  if (said === expected) return [];
  const show = (one: number) => new Date(one).toISOString();
  return [`${name} ${weekdays.join('')} ${show(at)}: ${show(said)}, not ${show(expected)}`];
}

const oracles = [
  ['Europe/London', '12345', '2026-11-24T09:05:00Z', '2026-11-25T09:05:00Z'],
  ['Europe/London', '12345', '2026-11-27T16:30:00Z', '2026-11-30T16:30:00Z'],
  ['Europe/London', '12345', '2026-11-28T15:00:00Z', '2026-11-30T15:00:00Z'],
  ['Asia/Kathmandu', '712345', '2026-11-27T10:25:00Z', '2026-11-29T10:25:00Z'],
  ['Asia/Dhaka', '71234', '2026-11-26T11:30:00Z', '2026-11-29T11:30:00Z'],
  ['Asia/Dhaka', '71234', '2026-11-27T05:00:00Z', '2026-11-29T05:00:00Z'],
  ['America/New_York', '12345', '2026-10-31T14:00:00Z', '2026-11-02T15:00:00Z'],
  ['America/New_York', '1234567', '2027-03-13T07:30:00Z', '2027-03-14T07:00:00Z'],
  ['America/New_York', '1234567', '2026-10-31T05:30:00Z', '2026-11-01T05:30:00Z'],
  ['Asia/Kolkata', '1234567', '2026-12-31T18:29:00Z', '2027-01-01T18:29:00Z'],
  ['Australia/Lord_Howe', '1234567', '2026-10-02T15:40:00Z', '2026-10-03T15:30:00Z'],
  ['Asia/Kathmandu', '712345', '2028-02-28T02:15:00Z', '2028-02-29T02:15:00Z'],
] as const;

describe('an answer is due at the same time of the next working day', () => {
  test.each(oracles)('%s, working on %s: said %s, due %s', (name, days, said, due) => {
    const weekdays = [...days].map(Number) as Weekday[];
    expect(answerDue({ zone: name, weekdays, holidays: new Set() }, new Date(said))).toEqual(new Date(due));
  });

  test('in every zone around each change of its clocks, in seven working weeks, as another reckoning has it', () => {
    const times = isWhole ? [0, 1.5, 2.25, 9, 17.5, 23.75] : [2.25, 9];
    const found: string[] = [];
    let count = 0;
    for (const [z, name] of names.entries()) {
      if (isWhole && z % parts !== part - 1) continue;
      const near = zone(name).changes.filter(({ at }) => at >= from && at < until);
      for (const [c, { at: change }] of near.entries()) {
        // without CLOCK=all a change each, and a week each
        if (!isWhole && c !== z % near.length) continue;
        for (const [w, week] of weeks.entries()) {
          if (!isWhole && w !== z % weeks.length) continue;
          for (let days = -8; days <= 8; days++)
            for (const time of times) {
              const midnight = Math.floor(change / day) * day + days * day;
              const local = midnight + time * 60 * minute - offsetAt(zone(name), midnight);
              count++;
              found.push(...differences(name, week, [], local));
            }
        }
      }
    }
    expect(found).toEqual([]);
    expect(count).toBeGreaterThan(isWhole ? 1_000_000 / parts : 5_000);
  }, 3_600_000);

  test('at moments drawn by chance, with days off', () => {
    const next = chance(17);
    const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
    const found: string[] = [];
    for (let n = 0; n < moments; n++) {
      const at = from + Math.floor(next() * (until - from));
      const date = Math.floor(at / day);
      const off = Array.from({ length: Math.floor(next() * 6) }, () => date + Math.floor(next() * 9));
      found.push(...differences(one(names), one(weeks), off, at));
    }
    expect(found).toEqual([]);
  }, 590_000);
});
