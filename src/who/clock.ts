import type { Person, Workspace } from '../store/rows.ts';
import {
  addDays,
  type Calendar,
  isWeekday,
  nextWorkingDay,
  type WorkCalendar,
  type WorkingDays,
} from '../time/days.ts';
import { nextOn } from '../time/rhythm.ts';
import { canonicalZone, instantAt, localDate, localMinutes } from '../time/zone.ts';
import { daysOffIn, holidaysOf } from './holidays.ts';
import { zoneFor } from './reader.ts';

/** When people work, and on whose clocks. It is a calendar itself: whatever reckons with working days takes it as one. */
export interface WorkClock extends WorkCalendar {
  /** An IANA zone, by the name we store. */
  zone: string;
}

type Clocked = Pick<Workspace, 'timeZone' | 'workingDays' | 'holidays'>;

/**
 * The one reading of working days, zone and holidays: a workspace's, or what a meeting has in their place. Days off are
 * those of the country that the zone is in. What cannot be read is Monday to Friday, and UTC.
 */
export function workClock(
  workspace: Clocked,
  own: { timeZone?: string | null; workingDays?: string | null } = {},
): WorkClock {
  const zone = canonicalZone(own.timeZone ?? '') ?? canonicalZone(workspace.timeZone) ?? 'UTC';
  const weekdays = readDays(own.workingDays) ?? readDays(workspace.workingDays) ?? [1, 2, 3, 4, 5];
  return { zone, weekdays, holidays: daysOffIn(zone, holidaysOf(workspace)) };
}

/** A person's: their zone, and their week where they have one of their own. */
export function clockOf(workspace: Workspace, person: Person): WorkClock {
  return workClock(workspace, { timeZone: zoneFor(workspace, person), workingDays: person.workingDays });
}

function readDays(stored: string | null | undefined): WorkingDays | null {
  const days = (stored ?? '').split(',').map(Number).filter(isWeekday);
  return days.length > 0 ? days : null;
}

/** As they are kept: "1,2,3,4,7". */
export function storedDays(workingDays: WorkingDays): string {
  return workingDays.toSorted((a, b) => a - b).join(',');
}

/** Nobody hears from the bot at night: minutes of their own day, from the first, before the second. */
export const welcome = { from: 8 * 60, until: 20 * 60 };

/** The instant itself where it lies within the hours of a working day, else when those begin next. */
export function nextWelcome(at: Date, zone: string, calendar: Calendar): Date {
  const date = localDate(at, zone);
  const minutes = localMinutes(at, zone);
  const isOver = minutes >= welcome.until;
  const day = nextWorkingDay(isOver ? addDays(date, 1) : date, calendar);
  return day === date && minutes >= welcome.from ? at : instantAt(day, welcome.from, zone);
}

/** The same on somebody's own clock and days. */
export function welcomeFor(workspace: Workspace, person: Person, at: Date): Date {
  const clock = clockOf(workspace, person);
  return nextWelcome(at, clock.zone, clock);
}

/** When the working day's digests come: minutes of the day. */
export const morning = 9 * 60;

/** The next working day's time of day on its clocks. @param minutes of the day */
export function nextAt(clock: WorkClock, minutes: number, after: Date): Date {
  return nextOn(clock.weekdays, minutes, clock.zone, clock, after);
}

/** The workspace's next working morning. */
export function nextMorning(workspace: Workspace, after: Date): Date {
  return nextAt(workClock(workspace), morning, after);
}

/** Gives the next of the moments that come round, strictly after another. */
type ComesRound = (after: Date) => Date;

/** Milliseconds for which a moment that has passed still counts as now: timers run a little late, and at other moments, too. */
const lately = 3 * 3_600_000;

/** The moment that was just now, or else the next; never before now. */
export function nowOrNext(round: ComesRound, now: Date): Date {
  const at = round(new Date(now.getTime() - lately));
  return at > now ? at : now;
}

/** Whether one of these moments was just now. */
export function isJustNow(round: ComesRound, now: Date): boolean {
  return nowOrNext(round, now) <= now;
}
