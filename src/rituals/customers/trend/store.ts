import type { Window } from '../../../statistics/alarm.ts';
import type { Alarm } from '../../../statistics/series.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { ComplaintAlarm } from '../../../store/rows.ts';

/** Alarms that were told. */

export function alarmById(db: Db | Tx, workspaceId: string, id: string): Promise<ComplaintAlarm | null> {
  return db.complaintAlarm.findFirst({ where: { id, workspaceId } });
}

export function lastAlarm(db: Db | Tx, workspaceId: string): Promise<ComplaintAlarm | null> {
  return db.complaintAlarm.findFirst({ where: { workspaceId }, orderBy: [{ on: 'desc' }, { createdAt: 'desc' }] });
}

/** As the rule knows it. */
export function asTold(alarm: ComplaintAlarm | null): Alarm | null {
  return alarm && { on: alarm.on, window: alarm.window as Window, count: alarm.count };
}

export function addAlarm(
  tx: Tx,
  data: Omit<ComplaintAlarm, 'id' | 'knownById' | 'knownAt' | 'problemId'>,
): Promise<ComplaintAlarm> {
  return tx.complaintAlarm.create({ data });
}

/** Who knows why, and the problem it is, where it is one. */
export type Known = Pick<ComplaintAlarm, 'knownById' | 'knownAt' | 'problemId'>;

/** Compare and set: false where somebody was quicker. */
export async function setKnown(tx: Tx, id: string, data: Known): Promise<boolean> {
  const { count } = await tx.complaintAlarm.updateMany({ where: { id, knownAt: null }, data });
  return count === 1;
}
