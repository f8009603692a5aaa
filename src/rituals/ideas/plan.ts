import { runNext } from '../../delivery/schedules.ts';
import type { Tx } from '../../store/client.ts';
import type { Person, Workspace } from '../../store/rows.ts';
import { isWeekday, type Weekday, type WorkingDays } from '../../time/days.ts';
import { nextOccurrence, type Rhythm } from '../../time/rhythm.ts';
import { isZone, localDate } from '../../time/zone.ts';
import { zoneFor } from '../../who/reader.ts';
import { firstWorkday } from './rules.ts';
import { scheduledAt } from './store-review.ts';

const digestAt = 9 * 60;
const weeklyAt = 10 * 60;

/** The next working morning, 9:00 on the workspace's clocks. */
export function nextDigest(workspace: Workspace, now: Date): Date {
  return nextOn(workspace, workingDaysOf(workspace), digestAt, now);
}

/**
 * The champion's own next working morning, 9:00 on their clocks: at once where that was a moment ago, so that nobody is
 * written to at three at night because the company keeps another zone's time.
 */
export function nextMorning(workspace: Workspace, person: Person, now: Date): Date {
  const justNow = new Date(now.getTime() - tolerance);
  const zone = zoneFor(workspace, person);
  const at = nextOn(workspace, workingDaysOf(workspace), digestAt, justNow, zone);
  return at > now ? at : now;
}

/** The first working day of the next week, or of this one where it is still to come, 10:00 on the workspace's clocks. */
export function nextWeekly(workspace: Workspace, now: Date): Date {
  return nextOn(workspace, [firstWorkday(workingDaysOf(workspace))], weeklyAt, now);
}

/**
 * Both run as long as the workspace has ideas: made with the first one, made again where they are missing, and moved
 * where the workspace's clock or working days have changed since.
 */
export async function keepSchedules(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
  await keep(tx, workspace, 'ideas.digest', nextDigest(workspace, now));
  await keep(tx, workspace, 'ideas.weekly', nextWeekly(workspace, now));
}

async function keep(tx: Tx, { id }: Workspace, name: string, next: Date): Promise<void> {
  const planned = await scheduledAt(tx, name, id);
  // an earlier one is due, or tried again after a failure
  if (planned === null || planned > next) await runNext(tx, { workspaceId: id, name, subject: id }, next);
}

const tolerance = 3 * 3_600_000;

/** Whether a moment that was planned still follows from the workspace's clock and working days, give or take retries. */
export function isStill(next: (workspace: Workspace, after: Date) => Date, workspace: Workspace, at: Date): boolean {
  return next(workspace, new Date(at.getTime() - tolerance)) <= at;
}

export function zoneOf({ timeZone }: Workspace): string {
  return isZone(timeZone) ? timeZone : 'UTC';
}

export function workingDaysOf({ workingDays }: Workspace): WorkingDays {
  const days = workingDays.split(',').map(Number).filter(isWeekday);
  return days.length > 0 ? days : [1, 2, 3, 4, 5];
}

function nextOn(
  workspace: Workspace,
  weekdays: readonly Weekday[],
  minutes: number,
  now: Date,
  zone = zoneOf(workspace),
): Date {
  const rhythm: Rhythm = { kind: 'weekly', weekdays: [...weekdays], first: localDate(now, zone) };
  const next = nextOccurrence(rhythm, minutes, zone, workingDaysOf(workspace), now);
  if (!next) throw new Error('a week always comes round');
  return next.at;
}
