import {
  addDays,
  nextWorkingDay,
  type Weekday,
  type WorkingDays,
  weekdayFrom,
  workingDayBefore,
} from '../../time/days.ts';
import { nextOccurrence, type Occurrence, type Rhythm } from '../../time/rhythm.ts';
import { instantAt, localDate, localMinutes } from '../../time/zone.ts';

const minute = 60_000;

/** How long a meeting is taken to last, in minutes: nobody is asked for an end. */
export const lasts = 60;

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
  workingDays: WorkingDays,
  after: Date,
  skipped: readonly string[] = [],
): Occurrence | null {
  const rhythm = rhythmOf(pattern);
  let found = nextOccurrence(rhythm, pattern.minutes, pattern.timeZone, workingDays, after);
  while (found && skipped.includes(found.date)) {
    found = nextOccurrence(rhythm, pattern.minutes, pattern.timeZone, workingDays, found.at);
  }
  return found;
}

/**
 * From when a new meeting counts where nobody said: the first date that fits and is still to come. A fortnight counts
 * from it, so it must not be a day whose time has passed.
 */
export function firstDateFor(pattern: Omit<Pattern, 'firstDate'>, workingDays: WorkingDays, now: Date): string {
  const today = localDate(now, pattern.timeZone);
  if (pattern.rhythm === 'monthly') return today;
  const among = readStored(pattern.weekdays);
  const first = weekdayFrom(today, among);
  const startsAt = instantAt(nextWorkingDay(first, workingDays), pattern.minutes, pattern.timeZone);
  return startsAt > now ? first : weekdayFrom(addDays(first, 1), among);
}

const morning = 8 * 60;
const evening = 20 * 60;
const halfPastNine = 9 * 60 + 30;

/**
 * When somebody hears that the customer item is theirs: half past nine of the working day before, on their own clocks.
 * Where that has passed, at once in waking hours, else at eight the next morning if the meeting has not begun by then.
 */
export function tellAt(startsAt: Date, zone: string, workingDays: WorkingDays, now: Date): Date {
  const wanted = instantAt(workingDayBefore(localDate(startsAt, zone), workingDays), halfPastNine, zone);
  if (wanted > now) return wanted;
  const minutes = localMinutes(now, zone);
  if (minutes >= morning && minutes < evening) return now;
  const today = localDate(now, zone);
  const awake = instantAt(minutes < morning ? today : addDays(today, 1), morning, zone);
  return awake < startsAt ? awake : now;
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

/**
 * The prompt that was used longest ago in the series. A new idea is asked about only where one came in.
 * @param past oldest first
 */
export function nextPrompt(past: readonly string[], hasIdea: boolean): string {
  const names = [...(hasIdea ? ['new_idea'] : []), 'conversation', 'sales_support'];
  return names.toSorted((a, b) => past.lastIndexOf(a) - past.lastIndexOf(b))[0] ?? 'conversation';
}

/** What a typed number stands for. Item 1 is the customer's; topics count from 2. */
export type Pointed =
  | { kind: 'topic'; id: string }
  | { kind: 'customer' }
  /** There is no such number, and there was none when it was shown. */
  | { kind: 'none' }
  /** The list is not the one its writer saw; `shown` is what the number stood for, if anything. */
  | { kind: 'changed'; shown: string | null };

/**
 * A number acts only on what its writer saw: every list they may have in mind must have the same topic there as now.
 * @param present the open topics in order
 * @param seen what they were shown, likewise, the latest first
 */
export function pointed(n: number, present: readonly string[], seen: readonly (readonly string[])[]): Pointed {
  if (n === 1) return { kind: 'customer' };
  const at = n - 2;
  const id = present[at];
  if (seen.length > 0 && seen.every((ids) => ids[at] === id)) return id ? { kind: 'topic', id } : { kind: 'none' };
  const shown = seen.map((ids) => ids[at]).find((one) => one !== undefined && one !== id);
  return { kind: 'changed', shown: shown ?? null };
}

/** The ids with one moved to another place (from 0). */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

export type Opened = 'brought' | 'heard' | 'not_this_time';

export interface Held {
  date: string;
  opened: Opened | null;
}

/** How many meetings of a month there were, and what was said of them. `opened` is brought and heard together. */
export interface Month {
  /** 'YYYY-MM' */
  month: string;
  meetings: number;
  opened: number;
  brought: number;
  heard: number;
  notThisTime: number;
  unanswered: number;
}

/** Counts by month, the latest first. A meeting that was not skipped counts, whatever was said of it. */
export function byMonth(held: readonly Held[]): Month[] {
  const months = [...new Set(held.map(({ date }) => date.slice(0, 7)))].toSorted().reverse();
  return months.map((month) => {
    const all = held.filter(({ date }) => date.startsWith(month));
    const count = (opened: Opened | null): number => all.filter((one) => one.opened === opened).length;
    const [brought, heard] = [count('brought'), count('heard')];
    return {
      month,
      meetings: all.length,
      opened: brought + heard,
      brought,
      heard,
      notThisTime: count('not_this_time'),
      unanswered: count(null),
    };
  });
}
