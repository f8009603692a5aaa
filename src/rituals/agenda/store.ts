import type { Db, Tx } from '../../store/client.ts';
import type { Meeting, MeetingSeries, Opened, Person, Place, PromptKind } from '../../store/rows.ts';
import { endOf, type Held, lasts, type Turn } from './rules.ts';

// Series and their meetings in the database. Everything is scoped to a workspace, or to a series found within one.

export type SeriesWithPlace = MeetingSeries & { place: Place };
export type MeetingOf = Meeting & { series: SeriesWithPlace };

const live = { in: ['active', 'paused'] as MeetingSeries['state'][] };

// ------------------------------------------------------------------ series

export async function seriesIn(db: Db | Tx, place: Place): Promise<MeetingSeries[]> {
  const where = { workspaceId: place.workspaceId, placeId: place.id, state: live };
  return db.meetingSeries.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

export async function findSeries(db: Db | Tx, workspaceId: string, id: string): Promise<SeriesWithPlace | null> {
  const series = await db.meetingSeries.findFirst({ where: { id, workspaceId } });
  return series && { ...series, place: await placeOf(db, series.placeId) };
}

export async function placeOf(db: Db | Tx, id: string): Promise<Place> {
  return db.place.findUniqueOrThrow({ where: { id } });
}

export async function findPlace(db: Db | Tx, workspaceId: string, id: string): Promise<Place | null> {
  return db.place.findFirst({ where: { id, workspaceId } });
}

export type NewSeries = Omit<MeetingSeries, 'id' | 'createdAt' | 'state' | 'workingDays'>;

export async function createSeries(tx: Tx, data: NewSeries, now: Date): Promise<MeetingSeries> {
  return tx.meetingSeries.create({ data: { ...data, createdAt: now } });
}

export async function updateSeries(tx: Tx, id: string, data: Partial<MeetingSeries>): Promise<MeetingSeries> {
  return tx.meetingSeries.update({ where: { id }, data });
}

export async function admins(db: Db, workspaceId: string): Promise<Person[]> {
  const where = { workspaceId, kind: 'member' as const, OR: [{ platformAdmin: true }, { namedAdmin: true }] };
  return db.person.findMany({ where, orderBy: { id: 'asc' }, take: 3 });
}

export async function findPerson(db: Db | Tx, workspaceId: string, id: string | null): Promise<Person | null> {
  return id ? db.person.findFirst({ where: { id, workspaceId } }) : null;
}

// ------------------------------------------------------------------ meetings

export async function findMeeting(db: Db | Tx, workspaceId: string, id: string): Promise<MeetingOf | null> {
  const meeting = await db.meeting.findFirst({ where: { id, series: { workspaceId } }, include: { series: true } });
  return meeting && withPlace(db, meeting);
}

export async function withPlace(db: Db | Tx, meeting: Meeting & { series: MeetingSeries }): Promise<MeetingOf> {
  return { ...meeting, series: { ...meeting.series, place: await placeOf(db, meeting.series.placeId) } };
}

/** The meetings that are under way or come next, one for each series of these, the soonest first. */
export async function currentMeetings(db: Db | Tx, seriesIds: readonly string[], now: Date): Promise<Meeting[]> {
  const started = new Date(now.getTime() - lasts * 60_000);
  const rows = await db.meeting.findMany({
    where: { seriesId: { in: [...seriesIds] }, skipped: false, startsAt: { gt: started } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.filter((row, index) => rows.findIndex(({ seriesId }) => seriesId === row.seriesId) === index);
}

/** The next meeting of a series that has not begun. */
export async function comingMeeting(db: Db | Tx, seriesId: string, now: Date): Promise<Meeting | null> {
  const where = { seriesId, skipped: false, startsAt: { gt: now } };
  return db.meeting.findFirst({ where, orderBy: { startsAt: 'asc' } });
}

/** Skipped meetings to come. */
export async function skippedAhead(db: Db | Tx, seriesId: string, now: Date): Promise<Meeting[]> {
  const where = { seriesId, skipped: true, startsAt: { gt: now } };
  return db.meeting.findMany({ where, orderBy: { startsAt: 'asc' } });
}

/** Dates on which nothing more may be planned: those skipped, and those of the last days, whose meetings have been. */
export async function takenDates(db: Db | Tx, seriesId: string, now: Date): Promise<string[]> {
  const lately = { gt: new Date(now.getTime() - 2 * 86_400_000), lte: now };
  const where = { seriesId, OR: [{ startsAt: { gt: now }, skipped: true }, { startsAt: lately }] };
  return (await db.meeting.findMany({ where, select: { date: true } })).map(({ date }) => date);
}

/** The last meeting of a series that took place before another. */
export async function meetingBefore(db: Db | Tx, seriesId: string, startsAt: Date): Promise<Meeting | null> {
  const where = { seriesId, skipped: false, startsAt: { lt: startsAt } };
  return db.meeting.findFirst({ where, orderBy: { startsAt: 'desc' } });
}

export async function meetingsAfter(db: Db | Tx, seriesId: string, startsAt: Date): Promise<Meeting[]> {
  return db.meeting.findMany({ where: { seriesId, startsAt: { gt: startsAt } }, orderBy: { startsAt: 'asc' } });
}

export async function createMeeting(tx: Tx, seriesId: string, date: string, startsAt: Date): Promise<Meeting> {
  return tx.meeting.upsert({
    where: { seriesId_date: { seriesId, date } },
    create: { seriesId, date, startsAt },
    update: { startsAt, skipped: false },
  });
}

export async function updateMeeting(tx: Tx, id: string, data: Partial<Meeting>): Promise<Meeting> {
  return tx.meeting.update({ where: { id }, data });
}

export async function deleteMeetings(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.meeting.deleteMany({ where: { id: { in: [...ids] } } });
}

/** Turns and prompts of the meetings that took place before another, oldest first; enough of them to rotate by. */
export async function history(
  tx: Tx,
  seriesId: string,
  before: Date,
): Promise<{ turns: Turn[]; prompts: PromptKind[]; ideaIds: string[] }> {
  const where = { seriesId, skipped: false, startsAt: { lt: before } };
  const rows = (await tx.meeting.findMany({ where, orderBy: { startsAt: 'desc' }, take: 400 })).reverse();
  return {
    turns: rows.map(({ turnPersonId, passedBy }) => ({ had: turnPersonId, passed: idsOf(passedBy) })),
    prompts: rows.flatMap(({ promptKind }) => promptKind ?? []),
    ideaIds: rows.flatMap(({ promptIdeaId }) => promptIdeaId ?? []),
  };
}

/** Ids joined by commas, as `passedBy` and what was shown are stored. */
export function idsOf(stored: string): string[] {
  return stored.split(',').filter(Boolean);
}

/** Sets what was said of the meeting where nobody has yet; false where somebody had. */
export async function answerOpened(tx: Tx, id: string, opened: Opened, personId: string): Promise<boolean> {
  const { count } = await tx.meeting.updateMany({
    where: { id, opened: null },
    data: { opened, openedById: personId },
  });
  return count === 1;
}

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

/** Meetings to come whose customer item is this person's. */
export async function turnsOf(db: Db, workspaceId: string, personId: string, now: Date): Promise<MeetingOf[]> {
  const rows = await db.meeting.findMany({
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
  return Promise.all(rows.map((row) => withPlace(db, row)));
}

/** The next meetings of a whole workspace, the soonest first. */
export async function comingIn(db: Db, workspaceId: string, now: Date): Promise<MeetingOf[]> {
  const rows = await db.meeting.findMany({
    where: {
      skipped: false,
      startsAt: { gt: new Date(now.getTime() - lasts * 60_000) },
      series: { workspaceId, state: 'active' },
    },
    include: { series: true },
    orderBy: { startsAt: 'asc' },
    take: 20,
  });
  return Promise.all(rows.map((row) => withPlace(db, row)));
}
