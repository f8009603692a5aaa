import { runNext } from '../../delivery/schedules.ts';
import type { Tx } from '../../store/client.ts';
import type { Workspace } from '../../store/rows.ts';
import { isWeekday, type Weekday, type WorkingDays } from '../../time/days.ts';
import { nextOccurrence, type Rhythm } from '../../time/rhythm.ts';
import { isZone, localDate } from '../../time/zone.ts';
import { firstWorkday } from './rules.ts';
import { isScheduled } from './store.ts';

const digestAt = 9 * 60;
const weeklyAt = 10 * 60;

/** The next working morning, 9:00 on the workspace's clocks. */
export function nextDigest(workspace: Workspace, now: Date): Date {
  return nextOn(workspace, workingDaysOf(workspace), digestAt, now);
}

/** The first working day of the next week, or of this one where it is still to come, 10:00 on the workspace's clocks. */
export function nextWeekly(workspace: Workspace, now: Date): Date {
  return nextOn(workspace, [firstWorkday(workingDaysOf(workspace))], weeklyAt, now);
}

/** Both run as long as the workspace has ideas: made with the first one, and made again where they are missing. */
export async function keepSchedules(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
  const { id } = workspace;
  if (!(await isScheduled(tx, 'ideas.digest', id))) {
    await runNext(tx, { workspaceId: id, name: 'ideas.digest', subject: id }, nextDigest(workspace, now));
  }
  if (!(await isScheduled(tx, 'ideas.weekly', id))) {
    await runNext(tx, { workspaceId: id, name: 'ideas.weekly', subject: id }, nextWeekly(workspace, now));
  }
}

export function zoneOf({ timeZone }: Workspace): string {
  return isZone(timeZone) ? timeZone : 'UTC';
}

export function workingDaysOf({ workingDays }: Workspace): WorkingDays {
  const days = workingDays.split(',').map(Number).filter(isWeekday);
  return days.length > 0 ? days : [1, 2, 3, 4, 5];
}

function nextOn(workspace: Workspace, weekdays: readonly Weekday[], minutes: number, now: Date): Date {
  const zone = zoneOf(workspace);
  const rhythm: Rhythm = { kind: 'weekly', weekdays: [...weekdays], first: localDate(now, zone) };
  const next = nextOccurrence(rhythm, minutes, zone, workingDaysOf(workspace), now);
  if (!next) throw new Error('a week always comes round');
  return next.at;
}
