import type { Db, Tx } from '../../../store/client.ts';
import type { MeetingSeries, Place } from '../../../store/rows.ts';
import { placeById } from '../../../who/places.ts';

const live = { in: ['active', 'paused'] as MeetingSeries['state'][] };

/** The series of a channel that have not ended, the oldest first. */
export function seriesIn(db: Db | Tx, place: Place): Promise<MeetingSeries[]> {
  const where = { workspaceId: place.workspaceId, placeId: place.id, state: live };
  return db.meetingSeries.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

export function findSeries(db: Db | Tx, workspaceId: string, id: string): Promise<MeetingSeries | null> {
  return db.meetingSeries.findFirst({ where: { id, workspaceId } });
}

/** All that run in a workspace, the oldest first. */
export function runningSeries(db: Db, workspaceId: string): Promise<MeetingSeries[]> {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  return db.meetingSeries.findMany({ where: { workspaceId, state: 'active' }, orderBy });
}

/** The latest that runs in a workspace. */
export function latestSeries(db: Db, workspaceId: string): Promise<MeetingSeries | null> {
  return db.meetingSeries.findFirst({ where: { workspaceId, state: 'active' }, orderBy: { createdAt: 'desc' } });
}

/** The channel a series belongs to. @throws Error where its row is gone, which nothing takes away */
export async function placeOf(db: Db | Tx, { workspaceId, placeId }: MeetingSeries): Promise<Place> {
  const place = await placeById(db, workspaceId, placeId);
  if (!place) throw new Error(`no place ${placeId}`);
  return place;
}
