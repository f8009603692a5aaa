import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, Opened, Place } from '../../../store/rows.ts';
import { broughtCounts } from '../../../voices/brought.ts';
import { endOf } from '../rules.ts';
import { type Held, openedOf } from './rules.ts';

/** What was said of a meeting: `opened` by somebody, or by a story that stood on it. */
export async function saidOf(db: Db | Tx, { id, opened }: Meeting): Promise<Opened | null> {
  return openedOf(opened, (await broughtCounts(db, [id])).get(id) ?? 0);
}

/** Compare and set: false where something else was said meanwhile. @param was what is corrected; null: nothing yet */
export async function setOpened(tx: Tx, id: string, was: Opened | null, by: Pick<Meeting, 'opened' | 'openedById'>) {
  return (await tx.meeting.updateMany({ where: { id, opened: was }, data: by })).count === 1;
}

/** The meetings of a channel that are over and were not skipped, of ended series too. */
export async function heldIn(db: Db, place: Place, from: string, now: Date): Promise<Held[]> {
  const rows = await db.meeting.findMany({
    where: {
      series: { workspaceId: place.workspaceId, placeId: place.id },
      skipped: false,
      date: { gte: from },
      startsAt: { lte: now },
    },
    select: { id: true, date: true, opened: true, startsAt: true },
  });
  const over = rows.filter(({ startsAt }) => endOf(startsAt) <= now);
  const brought = await broughtCounts(
    db,
    over.map(({ id }) => id),
  );
  return over.map(({ id, date, opened }) => ({ date, opened: openedOf(opened, brought.get(id) ?? 0) }));
}

export async function deleteMeetings(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.meeting.deleteMany({ where: { id: { in: [...ids] } } });
}
