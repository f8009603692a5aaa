import type { Weekday, WorkingDays } from '../../time/days.ts';
import { nextOccurrence } from '../../time/rhythm.ts';
import type { WorkClock } from '../../who/clock.ts';

/** So long nobody is told, so that it can be taken back. Milliseconds. */
const heldMs = 5 * 60_000;

/** Minutes of the day at which the week's thanks are posted. */
const postedAt = 16 * 60;

export function heldUntil(saidAt: Date): Date {
  return new Date(saidAt.getTime() + heldMs);
}

export function mayTakeBack(saidAt: Date, now: Date): boolean {
  return now < heldUntil(saidAt);
}

/** The next time a week's thanks are posted after an instant: 16:00 on the last working day, or on the next one where it is off. */
export function weekEnd(clock: WorkClock, after: Date): Date {
  const weekdays = [lastWorkday(clock.weekdays)];
  // begun long ago, so that what a day off has moved to today is still found
  const next = nextOccurrence({ kind: 'weekly', weekdays, first: '2000-01-01' }, postedAt, clock.zone, clock, after);
  if (!next) throw new Error('a week always comes round');
  return next.at;
}

/** Whether the week in which it was said is over: asked at any time, it gives the same answer. */
export function isForPost(saidAt: Date, clock: WorkClock, now: Date): boolean {
  return weekEnd(clock, heldUntil(saidAt)) <= now;
}

/** The one before the longest run of days off; the last of several. */
export function lastWorkday(workingDays: WorkingDays): Weekday {
  return workingDays.reduce((last, day) =>
    daysOffAfter(day, workingDays) >= daysOffAfter(last, workingDays) ? day : last,
  );
}

function daysOffAfter(day: Weekday, workingDays: WorkingDays): number {
  const ahead = [1, 2, 3, 4, 5, 6].findIndex((days) => workingDays.some((one) => one === ((day - 1 + days) % 7) + 1));
  return ahead === -1 ? 6 : ahead;
}
