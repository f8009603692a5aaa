import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries } from '../../../store/rows.ts';
import { lasts } from '../rules.ts';

export type MeetingOf = Meeting & { series: MeetingSeries };

const soonestFirst = [{ startsAt: 'asc' as const }, { id: 'asc' as const }];

/** So long ago a meeting may have been for its date to be the one that a changed clock would bring again. */
const lately = 21 * 86_400_000;

export function findMeeting(db: Db | Tx, workspaceId: string, id: string): Promise<MeetingOf | null> {
  return db.meeting.findFirst({ where: { id, series: { workspaceId } }, include: { series: true } });
}

/** The meetings of some series that were lately or are to come, skipped ones too, the soonest first. */
export function nearMeetings(db: Db | Tx, seriesIds: readonly string[], now: Date): Promise<Meeting[]> {
  return db.meeting.findMany({
    where: { seriesId: { in: [...seriesIds] }, startsAt: { gt: new Date(now.getTime() - lately) } },
    orderBy: soonestFirst,
  });
}

/** All that is known of a series' meetings, the soonest first: enough of them to give turns by. */
export async function knownMeetings(db: Db | Tx, seriesId: string): Promise<Meeting[]> {
  const rows = await db.meeting.findMany({ where: { seriesId }, orderBy: { startsAt: 'desc' }, take: 400 });
  return rows.reverse();
}

/** The next one that takes place after another. */
export function meetingAfter(db: Db | Tx, { seriesId, startsAt }: Meeting): Promise<Meeting | null> {
  const where = { seriesId, skipped: false, startsAt: { gt: startsAt } };
  return db.meeting.findFirst({ where, orderBy: { startsAt: 'asc' } });
}

/** Meetings to come whose customer item is this person's, for which they have brought no story yet. */
export function turnsOf(db: Db, workspaceId: string, personId: string, now: Date): Promise<MeetingOf[]> {
  return db.meeting.findMany({
    where: {
      turnPersonId: personId,
      skipped: false,
      startsAt: { gt: now },
      series: { workspaceId, state: 'active' },
      stories: { none: { personId } },
    },
    include: { series: true },
    orderBy: { startsAt: 'asc' },
    take: 5,
  });
}

/** What is under way or to come in a whole workspace. */
export function comingIn(db: Db, workspaceId: string, now: Date): Promise<MeetingOf[]> {
  return db.meeting.findMany({
    where: {
      skipped: false,
      startsAt: { gt: new Date(now.getTime() - lasts * 60_000) },
      series: { workspaceId, state: 'active' },
    },
    include: { series: true },
    orderBy: { startsAt: 'asc' },
    take: 20,
  });
}

/** A date that was called off before takes place again. */
export function createMeeting(tx: Tx, seriesId: string, { date, at }: { date: string; at: Date }): Promise<Meeting> {
  return tx.meeting.upsert({
    where: { seriesId_date: { seriesId, date } },
    create: { seriesId, date, startsAt: at },
    update: { startsAt: at, skipped: false },
  });
}

export function updateMeeting(tx: Tx, id: string, data: Partial<Meeting>): Promise<Meeting> {
  return tx.meeting.update({ where: { id }, data });
}

/** Compare and set: false where somebody was quicker. */
export async function setSkipped(tx: Tx, id: string, skipped: boolean): Promise<boolean> {
  return (await tx.meeting.updateMany({ where: { id, skipped: !skipped }, data: { skipped } })).count === 1;
}
