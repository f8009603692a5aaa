import type { Workspace } from '../store/rows.ts';
import { isWeekday, type WorkingDays } from '../time/days.ts';
import { isZone } from '../time/zone.ts';

/** When a workspace works. Everything that asks for working days or the workspace's zone asks here. */
export interface WorkClock {
  /** An IANA zone. */
  zone: string;
  /** ISO weekdays, never empty. */
  workingDays: WorkingDays;
}

/** The one reading of a workspace's clock: what cannot be read is Monday to Friday, and UTC. */
export function workClock({ timeZone, workingDays }: Pick<Workspace, 'timeZone' | 'workingDays'>): WorkClock {
  const days = workingDays.split(',').map(Number).filter(isWeekday);
  return { zone: isZone(timeZone) ? timeZone : 'UTC', workingDays: days.length > 0 ? days : [1, 2, 3, 4, 5] };
}

/** As they are kept: "7,1,2,3,4". */
export function storedDays(workingDays: WorkingDays): string {
  return workingDays.join(',');
}
