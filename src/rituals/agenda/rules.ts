import { addDays, type Calendar, nextWorkingDay, type Weekday, weekdayFrom, weekdays } from '../../time/days.ts';
import { nextDate, nextOccurrence, type Occurrence, type Rhythm } from '../../time/rhythm.ts';
import { instantAt, localDate } from '../../time/zone.ts';

const minute = 60_000;

/** How long a meeting is taken to last, in minutes: nobody is asked for an end. */
const lasts = 60;

export const rhythms = ['weekly', 'fortnightly', 'monthly'] as const;
export type MeetingRhythm = (typeof rhythms)[number];

/** What a series of meetings says about its times. */
export interface Pattern {
  rhythm: MeetingRhythm | 'quarterly' | 'once';
  /** ISO weekdays, "1,4" */
  weekdays: string;
  /** 1 to 31, 31 the last day; monthly only */
  monthDay: number | null;
  firstDate: string;
  /** of the local day, in `timeZone` */
  minutes: number;
  timeZone: string;
}

export function endOf(startsAt: Date): Date {
  return new Date(startsAt.getTime() + lasts * minute);
}

/** What began then or earlier is over at an instant. */
export function begunBefore(at: Date): Date {
  return new Date(at.getTime() - lasts * minute);
}

/** A topic that was on so many agendas is asked about: is it kept, dropped, or given to somebody? */
export const oftenBack = 3;

/** So long after its end it may be said, and corrected, whether the customer opened a meeting. */
export function settledAt(startsAt: Date): Date {
  return new Date(endOf(startsAt).getTime() + 24 * 60 * minute);
}

/** @param before minutes before the start */
export function postAt(startsAt: Date, before: number): Date {
  return new Date(startsAt.getTime() - before * minute);
}

/** ISO weekdays as they are stored: "1,4". */
export function readStored(weekdays: string): Weekday[] {
  return weekdays.split(',').filter(Boolean).map(Number) as Weekday[];
}

export function rhythmOf({ rhythm, weekdays, monthDay, firstDate: first }: Pattern): Rhythm {
  switch (rhythm) {
    case 'weekly':
    case 'fortnightly':
      return { kind: rhythm, weekdays: readStored(weekdays), first };
    case 'monthly':
      return { kind: 'monthly', day: monthDay ?? 1, first };
    case 'quarterly':
    case 'once':
      return { kind: rhythm, first };
  }
}

/**
 * The first time the meeting takes place after an instant, leaving out the dates that were skipped; null where there is
 * none any more.
 */
export function nextMeeting(
  pattern: Pattern,
  calendar: Calendar,
  after: Date,
  skipped: readonly string[] = [],
): Occurrence | null {
  const rhythm = rhythmOf(pattern);
  let found = nextOccurrence(rhythm, pattern.minutes, pattern.timeZone, calendar, after);
  while (found && skipped.includes(found.date)) {
    found = nextOccurrence(rhythm, pattern.minutes, pattern.timeZone, calendar, found.at);
  }
  return found;
}

/** A date of a series. */
export interface Dated {
  date: string;
  startsAt: Date;
  skipped: boolean;
}

/** The one under way, or the next one. @param near of one series, the soonest first */
export function current<M extends Dated>(near: readonly M[], now: Date): M | null {
  return near.find(({ skipped, startsAt }) => !skipped && endOf(startsAt) > now) ?? null;
}

/** The next one that has not begun. */
export function coming<M extends Dated>(near: readonly M[], now: Date): M | null {
  return near.find(({ skipped, startsAt }) => !skipped && startsAt > now) ?? null;
}

/** Skipped ones to come. */
export function skippedAhead<M extends Dated>(near: readonly M[], now: Date): M[] {
  return near.filter(({ skipped, startsAt }) => skipped && startsAt > now);
}

/** Those that took place before another. */
export function heldBefore<M extends Dated>(known: readonly M[], { startsAt }: Dated): M[] {
  return known.filter((one) => !one.skipped && one.startsAt < startsAt);
}

/**
 * Where pattern and clock have the next meeting of a series. Nothing is planned on a date that was skipped, or that has
 * been. Where the clock has changed since, such a date stands for the day it had been moved from: a skipped Monday that
 * should have been the Sunday is that Sunday.
 */
export function nextPlanned(
  pattern: Pattern,
  calendar: Calendar,
  now: Date,
  near: readonly Dated[],
): Occurrence | null {
  const taken = near.filter(({ skipped, startsAt }) => skipped || startsAt <= now).map(({ date }) => date);
  let due = nextMeeting(pattern, calendar, now, taken);
  if (due?.date === coming(near, now)?.date) return due;
  const gone = taken.map((date) => movedFrom(pattern, date));
  while (due && gone.includes(movedFrom(pattern, due.date))) due = nextMeeting(pattern, calendar, due.at, taken);
  return due;
}

/** What comes at one time, and the time in its place. */
export interface Moved {
  from: Occurrence;
  to: Occurrence;
}

/** What is to come within so many days that would be on other days if people worked on others. */
export function movedTimes(
  pattern: Pattern,
  before: Calendar,
  after: Calendar,
  { now, days }: { now: Date; days: number },
): Moved[] {
  const rhythm = rhythmOf(pattern);
  const on = (date: string) => ({ date, at: instantAt(date, pattern.minutes, pattern.timeZone) });
  const today = localDate(now, pattern.timeZone);
  const moved = new Map<string, Moved>();
  let planned = nextDate(rhythm, addDays(today, -days), weekdays);
  while (planned !== null && planned <= addDays(today, days)) {
    const [from, to] = [on(nextWorkingDay(planned, before)), on(nextWorkingDay(planned, after))];
    if (from.date !== to.date && from.at > now && to.at > now) moved.set(from.date, { from, to });
    planned = nextDate(rhythm, planned, weekdays);
  }
  return [...moved.values()];
}

/** The last date of the pattern up to a day, wherever nobody works: what takes place that day was meant for it. */
function movedFrom(pattern: Pattern, day: string): string {
  const rhythm = rhythmOf(pattern);
  let found = day;
  let date = nextDate(rhythm, addDays(day, -32), weekdays);
  while (date !== null && date <= day) {
    found = date;
    date = nextDate(rhythm, date, weekdays);
  }
  return found;
}

/**
 * From when a new meeting counts where nobody said: the first date that fits and is still to come. A fortnight counts
 * from it, so it must not be a day whose time has passed.
 */
export function firstDateFor(pattern: Omit<Pattern, 'firstDate'>, calendar: Calendar, now: Date): string {
  const today = localDate(now, pattern.timeZone);
  if (pattern.rhythm === 'monthly') return today;
  const among = readStored(pattern.weekdays);
  const first = weekdayFrom(today, among);
  const startsAt = instantAt(nextWorkingDay(first, calendar), pattern.minutes, pattern.timeZone);
  return startsAt > now ? first : weekdayFrom(addDays(first, 1), among);
}

/** One meeting of the past: who had the customer item, and who had passed it on before them. */
export interface Turn {
  had: string | null;
  passed: readonly string[];
}

/**
 * Whose turn comes next: nobody has it twice before all have had it once. Who passed it on comes last in the same
 * round; where all have had it, who had it longest ago begins the next one. Null where nobody is left.
 * @param members in the order in which first turns are given
 * @param past oldest first
 * @param except who passes this time
 */
export function nextTurn(
  members: readonly string[],
  past: readonly Turn[],
  except: readonly string[] = [],
): string | null {
  const had = new Set<string>();
  const passedAt = new Map<string, number>();
  const lastHad = new Map<string, number>();
  for (const [index, turn] of past.entries()) {
    for (const person of turn.passed) if (!had.has(person)) passedAt.set(person, index);
    if (turn.had === null) continue;
    had.add(turn.had);
    passedAt.delete(turn.had);
    lastHad.set(turn.had, index);
    if (members.every((member) => had.has(member))) {
      had.clear();
      passedAt.clear();
    }
  }
  const asked = (person: string): number[] => [
    had.has(person) ? 1 : 0,
    passedAt.get(person) ?? -1,
    lastHad.get(person) ?? -1,
    members.indexOf(person),
  ];
  const left = members.filter((member) => !except.includes(member));
  return left.toSorted((a, b) => inOrder(asked(a), asked(b)))[0] ?? null;
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** A meeting's turn as it is kept: `passedBy` are ids joined by commas. */
export interface Kept {
  turnPersonId: string | null;
  passedBy: string;
}

export function idsOf(kept: string): string[] {
  return kept.split(',').filter(Boolean);
}

/** Where no more belong to a channel, everyone takes turns. */
export const everyone = 12;

/**
 * Who comes next.
 * @param past turns before, and those given already, the oldest first
 * @param last comes after all others: whoever made a series that only begins
 */
export function nextInTurn(
  takers: readonly string[],
  past: readonly Kept[],
  { except, last }: { except: readonly string[]; last: string | null },
): string | null {
  const turns = past.map(({ turnPersonId, passedBy }) => ({ had: turnPersonId, passed: idsOf(passedBy) }));
  const ids = takers.toSorted();
  return nextTurn(ids, turns, last === null ? except : [...except, last]) ?? nextTurn(ids, turns, except);
}

/** Who passed the customer item on to whoever has it now, or said not this time; null where nobody did. */
export function passedOnBy({ turnPersonId, passedBy }: Kept): string | null {
  return turnPersonId === null ? null : (idsOf(passedBy).at(-1) ?? null);
}
