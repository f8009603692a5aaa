import { z } from 'zod';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  daysBetween,
  daysInMonth,
  isDate,
  nextWorkingDay,
  type Weekday,
  weekdayFrom,
  weekdayOf,
  workingDayBefore,
} from './days.ts';
import { instantAt, localDate } from './zone.ts';

const first = z.string().refine(isDate);
const onWeekdays = z.array(z.literal([1, 2, 3, 4, 5, 6, 7])).min(1);
const dayOfMonth = z.int().min(1).max(31);

/**
 * How something comes round. Nothing falls before `first`. Every second week counts from the first date: the seven days
 * that begin with it are on, the next seven are off. Day 31 means the month's last day. A quarter is three months from
 * the first date's month, on the first date's day unless told otherwise. A date on which nobody works moves to the next
 * working day; two that move onto the same day are one.
 */
export const rhythmSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), weekdays: onWeekdays, first }),
  z.object({ kind: z.literal('fortnightly'), weekdays: onWeekdays, first }),
  z.object({ kind: z.literal('monthly'), day: dayOfMonth, first }),
  z.object({ kind: z.literal('quarterly'), day: dayOfMonth.exactOptional(), first }),
  z.object({ kind: z.literal('once'), first }),
]);
export type Rhythm = z.infer<typeof rhythmSchema>;

/** One time that something comes round: its date, as said to people, and its instant. */
export interface Occurrence {
  date: string;
  at: Date;
}

/**
 * The next date strictly after the given one, moved off days on which nobody works; null where there is none any more.
 * It looks at a few weeks only, however long ago the first date was, and as far back as there were days off in a row.
 */
export function nextDate(rhythm: Rhythm, after: string, calendar: Calendar): string | null {
  // A date moves as far as days off follow each other: those up to the last working day have landed by then, those
  // since then have not.
  const lastWorked = workingDayBefore(addDays(after, 1), calendar);
  const planned = plannedFrom(rhythm, addDays(lastWorked, 1));
  return planned === null ? null : nextWorkingDay(planned, calendar);
}

/**
 * The next occurrence strictly after an instant.
 * @param minutes minutes of the day, 0 to 1439, on the clocks of `zone`
 */
export function nextOccurrence(
  rhythm: Rhythm,
  minutes: number,
  zone: string,
  calendar: Calendar,
  after: Date,
): Occurrence | null {
  // Today's time may still be ahead; an earlier date's never is, even where it ran late at the end of a gap.
  let date = nextDate(rhythm, addDays(localDate(after, zone), -1), calendar);
  while (date !== null) {
    const at = instantAt(date, minutes, zone);
    if (at > after) return { date, at };
    date = nextDate(rhythm, date, calendar);
  }
  return null;
}

/** The next time that it is so many minutes past midnight on one of these weekdays, moved off non-working days. */
export function nextOn(days: readonly Weekday[], minutes: number, zone: string, calendar: Calendar, after: Date): Date {
  // begun long ago, so that what a day off has moved to today is still found
  const next = nextOccurrence(
    { kind: 'weekly', weekdays: [...days], first: '2000-01-01' },
    minutes,
    zone,
    calendar,
    after,
  );
  if (!next) throw new Error('a week always comes round');
  return next.at;
}

/** What comes round by its first date alone: on its weekday, or its day of the month. */
interface Recurring {
  rhythm: string;
  firstDate: string;
}

/** Its next date after another; its very first where that is left out. Null where none comes. */
export function dateAfter({ rhythm, firstDate: first }: Recurring, calendar: Calendar, after?: string): string | null {
  return nextDate(byFirstDate(rhythm, first), after ?? addDays(first, -1), calendar);
}

function byFirstDate(rhythm: string, first: string): Rhythm {
  if (rhythm === 'fortnightly') return { kind: 'fortnightly', weekdays: [weekdayOf(first)], first };
  if (rhythm === 'monthly') return { kind: 'monthly', day: Number(first.slice(8)), first };
  if (rhythm === 'quarterly') return { kind: 'quarterly', first };
  return { kind: 'once', first };
}

/** The one that comes next: its local date, null where none does, and its time of day on the clocks of a zone. */
interface Planned {
  nextOn: string | null;
  minutes: number;
  timeZone: string;
}

/** Its date on the working days as they are now, `next` by its rhythm; one that has passed, or had to wait, keeps its own. */
export function plannedNow(next: string | null, planned: Planned, calendar: Calendar, now: Date): string {
  if (next !== null && !hasPassed({ ...planned, nextOn: next }, now)) return next;
  return nextWorkingDay(planned.nextOn ?? '', calendar);
}

/** What had to wait goes on: on its date, or, where that has passed, on the next working day, so that nobody is surprised. */
export function dateAfterWaiting(planned: Planned, calendar: Calendar, now: Date): string {
  const isLate = hasPassed(planned, now);
  return isLate ? addWorkingDays(localDate(now, planned.timeZone), 1, calendar) : (planned.nextOn ?? '');
}

function hasPassed({ nextOn, minutes, timeZone }: Planned, now: Date): boolean {
  return instantAt(nextOn ?? '', minutes, timeZone) <= now;
}

/** The first date of the rhythm on or after `from`, before it is moved off non-working days. */
function plannedFrom(rhythm: Rhythm, from: string): string | null {
  const start = from > rhythm.first ? from : rhythm.first;
  switch (rhythm.kind) {
    case 'weekly':
      return weekdayFrom(start, rhythm.weekdays);
    case 'fortnightly': {
      const date = weekdayFrom(start, rhythm.weekdays);
      const days = daysBetween(rhythm.first, date);
      const inOffWeek = days % 14 >= 7;
      return inOffWeek ? weekdayFrom(addDays(rhythm.first, days - (days % 14) + 14), rhythm.weekdays) : date;
    }
    case 'monthly':
      return dayOfMonthFrom(rhythm.day, 1, rhythm.first, start);
    case 'quarterly':
      return dayOfMonthFrom(rhythm.day ?? Number(rhythm.first.slice(8)), 3, rhythm.first, start);
    case 'once':
      return start === rhythm.first ? start : null;
  }
}

function dayOfMonthFrom(day: number, everyMonths: number, first: string, start: string): string {
  const since = (monthIndex(start) - monthIndex(first)) % everyMonths;
  const month = monthIndex(start) + (since === 0 ? 0 : everyMonths - since);
  const date = dayInMonth(day, month);
  return date >= start ? date : dayInMonth(day, month + everyMonths);
}

/** Months since the year 0. */
function monthIndex(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function dayInMonth(day: number, index: number): string {
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const last = Math.min(day, daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
}
