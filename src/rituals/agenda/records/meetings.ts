import type { Ctx } from '../../../chat/asks.ts';
import { mustWrite, UserError } from '../../../chat/asks.ts';
import { type Db, Prisma, type Tx } from '../../../store/client.ts';
import { joined } from '../../../store/joined.ts';
import type { Meeting, MeetingSeries, Person, Place, Topic } from '../../../store/rows.ts';
import { joinBroughtBy, moveBrought } from '../../../voices/brought/meetings.ts';
import { placeById } from '../../../who/places.ts';
import { isAdmin, isGuest } from '../../../who/roles.ts';
import { begunBefore } from '../rules.ts';

// Series, their meetings, whom they are for, and which of them a story belongs to.

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

type NewSeries = Omit<MeetingSeries, 'id' | 'createdAt' | 'state' | 'haltedById' | 'workingDays' | 'takers'>;

export function createSeries(tx: Tx, data: NewSeries, now: Date): Promise<MeetingSeries> {
  return tx.meetingSeries.create({ data: { ...data, createdAt: now } });
}

export function updateSeries(tx: Tx, id: string, data: Partial<MeetingSeries>): Promise<MeetingSeries> {
  return tx.meetingSeries.update({ where: { id }, data });
}

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

export interface Waiting {
  /** Meetings to come whose customer item is theirs, for which they have brought no story yet. */
  turns: MeetingOf[];
  /** Open topics that were given to them, of meetings to come. */
  topics: (Topic & { series: MeetingSeries })[];
}

/** What waits for somebody, five of each at most: one statement, for their home page. */
export async function waitingFor(db: Db, workspaceId: string, personId: string, now: Date): Promise<Waiting> {
  const rows = await joined(
    db,
    { meeting: 'Meeting', series: 'MeetingSeries', topic: 'Topic', voice: 'Voice' },
    Prisma.sql`FROM "Meeting" meeting JOIN "MeetingSeries" series ON series."id" = meeting."seriesId"
      LEFT JOIN "Topic" topic ON topic."seriesId" = series."id" AND topic."ownerId" = ${personId}
        AND topic."doneAt" IS NULL AND topic."removedAt" IS NULL
      ${joinBroughtBy(personId, Prisma.sql`meeting."id"`)}
      WHERE NOT meeting."skipped" AND series."state" = 'active' AND series."workspaceId" = ${workspaceId}
        AND meeting."startsAt" > ${now} AND (meeting."turnPersonId" = ${personId} OR topic."id" IS NOT NULL)
      ORDER BY meeting."startsAt", meeting."id", topic."position" LIMIT 50`,
  );
  const turns = new Map<string, MeetingOf>();
  const topics = new Map<string, Topic & { series: MeetingSeries }>();
  for (const { meeting, series, topic, voice } of rows) {
    if (meeting && series && meeting.turnPersonId === personId && !voice) turns.set(meeting.id, { ...meeting, series });
    if (topic && series) topics.set(topic.id, { ...topic, series });
  }
  return { turns: [...turns.values()].slice(0, 5), topics: [...topics.values()].slice(0, 5) };
}

/** What is under way or to come in a whole workspace, of running series and not called off, the soonest first. */
export async function comingIn(db: Db, workspaceId: string, now: Date): Promise<MeetingOf[]> {
  const rows = await joined(
    db,
    { meeting: 'Meeting', series: 'MeetingSeries' },
    Prisma.sql`FROM "Meeting" meeting JOIN "MeetingSeries" series ON series."id" = meeting."seriesId"
      WHERE NOT meeting."skipped" AND series."state" = 'active' AND series."workspaceId" = ${workspaceId}
        AND meeting."startsAt" > ${begunBefore(now)} ORDER BY meeting."startsAt", meeting."id" LIMIT 20`,
  );
  return rows.flatMap(({ meeting, series }) => (meeting && series ? [{ ...meeting, series }] : []));
}

/** A date that was called off before takes place again. */
export function createMeeting(tx: Tx, seriesId: string, { date, at }: { date: string; at: Date }): Promise<Meeting> {
  return tx.meeting.upsert({
    where: { seriesId_date: { seriesId, date } },
    create: { seriesId, date, startsAt: at },
    update: { startsAt: at, skipped: false, skippedById: null },
  });
}

export function updateMeeting(tx: Tx, id: string, data: Partial<Meeting>): Promise<Meeting> {
  return tx.meeting.update({ where: { id }, data });
}

/** Compare and set: false where somebody was quicker. @param by who skips it; null: it takes place again */
export async function setSkipped(tx: Tx, id: string, by: string | null): Promise<boolean> {
  const skipped = by !== null;
  const data = { skipped, skippedById: by };
  return (await tx.meeting.updateMany({ where: { id, skipped: !skipped }, data })).count === 1;
}

/** What was brought for dates that were skipped goes to the first one after them that takes place. */
export async function bringAlong(tx: Tx, to: { id: string; seriesId: string; startsAt: Date }): Promise<void> {
  const where = { seriesId: to.seriesId, skipped: true, startsAt: { lt: to.startsAt } };
  const skipped = await tx.meeting.findMany({ where, select: { id: true } });
  await moveBrought(
    tx,
    skipped.map(({ id }) => id),
    to.id,
  );
}

/** Its maker and the admins change a meeting for all at once; others are asked first. */
export function mayEdit({ person }: Pick<Ctx, 'person'>, { makerId }: Pick<MeetingSeries, 'makerId'>): boolean {
  return makerId === person.id || isAdmin(person);
}

// A channel's meetings are for whoever is in it: a button may be pressed from elsewhere, and long after it was shown.

/** Whether the asker is in the place now, or belongs to it; guests only what is of the place they are in. */
export async function reaches(ctx: Ctx, place: Place): Promise<boolean> {
  if (ctx.place.id === place.id) return true;
  return !isGuest(ctx.person) && ctx.isIn(place);
}

/** The same of a series. @param isTheirs theirs wherever they are, like what they made */
export async function reachesSeries(ctx: Ctx, series: MeetingSeries, isTheirs = false): Promise<boolean> {
  const { db, place, person } = ctx;
  if (place.id === series.placeId) return true;
  if (!isGuest(person) && (isTheirs || series.makerId === person.id)) return true;
  return reaches(ctx, await placeOf(db, series));
}

/** @throws UserError where it is not for the asker */
export async function needSeries(ctx: Ctx, series: MeetingSeries, isTheirs = false): Promise<void> {
  if (!(await reachesSeries(ctx, series, isTheirs))) throw new UserError('agenda.elsewhere');
}

/** @throws UserError where the asker may not write in its channel themselves */
export async function mustWriteTo(ctx: Ctx, series: MeetingSeries): Promise<void> {
  await mustWrite(ctx, await placeOf(ctx.db, series));
}

/** null where there is none. @throws UserError where it is not for the asker */
export async function seriesFor(ctx: Ctx, id: string): Promise<MeetingSeries | null> {
  const series = await findSeries(ctx.db, ctx.workspace.id, id);
  if (series) await needSeries(ctx, series);
  return series;
}

/** Whether somebody was asked to bring a story: by their turn, or from outside. */
export function isAsked({ turnPersonId, invitedId }: Meeting, { id }: Pick<Person, 'id'>): boolean {
  return turnPersonId === id || invitedId === id;
}

/** @throws UserError where there is none, or it is not for the asker */
export async function meetingFor(ctx: Ctx, id: string): Promise<MeetingOf> {
  const meeting = await findMeeting(ctx.db, ctx.workspace.id, id);
  if (!meeting) throw new UserError('agenda.noSuchMeeting');
  await needSeries(ctx, meeting.series, isAsked(meeting, ctx.person));
  return meeting;
}
