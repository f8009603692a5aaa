import type { Person, Workspace } from '../../../store/rows.ts';
import type { Weekday } from '../../../time/days.ts';
import { nextOccurrence, type Rhythm } from '../../../time/rhythm.ts';
import { clockOf, type WorkClock, workClock } from '../../../who/clock.ts';
import { firstWorkday } from '../rules.ts';

const digestAt = 9 * 60;
const weeklyAt = 10 * 60;
/** Milliseconds for which a moment that has passed still counts as now. */
const tolerance = 3 * 3_600_000;

/** The next working morning, 9:00 on the workspace's clocks. */
export function nextDigest(workspace: Workspace, now: Date): Date {
  const clock = workClock(workspace);
  return nextOn(clock, clock.weekdays, digestAt, now);
}

/**
 * The champion's own next working morning, 9:00 on their clocks: at once where that was a moment ago, so that nobody is
 * written to at three at night because the company keeps another zone's time.
 */
export function nextMorning(workspace: Workspace, person: Person, now: Date): Date {
  const clock = clockOf(workspace, person);
  const at = nextOn(clock, clock.weekdays, digestAt, new Date(now.getTime() - tolerance));
  return at > now ? at : now;
}

/** The first working day of the next week, or of this one where it is still to come, 10:00 on the workspace's clocks. */
export function nextWeekly(workspace: Workspace, now: Date): Date {
  const clock = workClock(workspace);
  return nextOn(clock, [firstWorkday(clock.weekdays)], weeklyAt, now);
}

/** Whether one of these moments was just now on the workspace's clocks: a timer may be run at any other, too. */
export function isTime(next: (workspace: Workspace, after: Date) => Date, workspace: Workspace, now: Date): boolean {
  return next(workspace, new Date(now.getTime() - tolerance)) <= now;
}

function nextOn(clock: WorkClock, days: readonly Weekday[], minutes: number, after: Date): Date {
  // begun long ago, so that what a day off has moved to today is still found
  const rhythm: Rhythm = { kind: 'weekly', weekdays: [...days], first: '2000-01-01' };
  const next = nextOccurrence(rhythm, minutes, clock.zone, clock, after);
  if (!next) throw new Error('a week always comes round');
  return next.at;
}
