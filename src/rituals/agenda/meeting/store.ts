import type { Db, Tx } from '../../../store/client.ts';
import type { Opened, Place } from '../../../store/rows.ts';
import { endOf } from '../rules.ts';
import type { Held } from './rules.ts';

/** Sets what was said of the meeting where nobody has yet; false where somebody had. */
export async function answerOpened(tx: Tx, id: string, opened: Opened, personId: string): Promise<boolean> {
  const data = { opened, openedById: personId };
  return (await tx.meeting.updateMany({ where: { id, opened: null }, data })).count === 1;
}

/** Only by whoever said it. */
export async function takeBackOpened(tx: Tx, id: string, personId: string): Promise<boolean> {
  const where = { id, openedById: personId };
  return (await tx.meeting.updateMany({ where, data: { opened: null, openedById: null } })).count === 1;
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
    select: { date: true, opened: true, startsAt: true },
  });
  return rows.filter(({ startsAt }) => endOf(startsAt) <= now);
}

export async function deleteMeetings(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.meeting.deleteMany({ where: { id: { in: [...ids] } } });
}
