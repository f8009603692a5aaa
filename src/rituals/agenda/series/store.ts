import type { Tx } from '../../../store/client.ts';
import type { MeetingSeries } from '../../../store/rows.ts';

export type NewSeries = Omit<MeetingSeries, 'id' | 'createdAt' | 'state' | 'haltedById' | 'workingDays' | 'takers'>;

export function createSeries(tx: Tx, data: NewSeries, now: Date): Promise<MeetingSeries> {
  return tx.meetingSeries.create({ data: { ...data, createdAt: now } });
}

export function updateSeries(tx: Tx, id: string, data: Partial<MeetingSeries>): Promise<MeetingSeries> {
  return tx.meetingSeries.update({ where: { id }, data });
}
