import type { Db, Tx } from '../../store/client.ts';
import type {
  Idea,
  Meeting,
  MeetingSeries,
  News,
  Opened,
  Person,
  Place,
  PromptKind,
  Story,
  Topic,
} from '../../store/rows.ts';
import { endOf, type Held, lasts, type Turn } from './rules.ts';

// The one file of this ritual that reads and writes the database. Everything is scoped to a workspace or to a series
// that was found within one.

export type SeriesWithPlace = MeetingSeries & { place: Place };
export type MeetingOf = Meeting & { series: SeriesWithPlace };

/** Everything an agenda shows. */
export interface Agenda {
  meeting: MeetingOf;
  stories: readonly StoryOf[];
  /** Still to be talked about, in order. */
  topics: readonly TopicOf[];
  /** Ticked at this meeting. */
  ticked: readonly TopicOf[];
  turn: Person | null;
  /** The idea that the prompt names, where it is still one. */
  idea: Pick<Idea, 'id' | 'title' | 'number'> | null;
}
export type StoryOf = Story & { by: Person | null; answerer: Person | null };
export type TopicOf = Topic & { author: Person | null };

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

export type NewSeries = Omit<MeetingSeries, 'id' | 'createdAt' | 'state'>;

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

async function peopleByIds(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.person.findMany({ where: { id: { in: wanted } } });
  return new Map(rows.map((row) => [row.id, row]));
}

// ------------------------------------------------------------------ meetings

export async function findMeeting(db: Db | Tx, workspaceId: string, id: string): Promise<MeetingOf | null> {
  const meeting = await db.meeting.findFirst({ where: { id, series: { workspaceId } }, include: { series: true } });
  return meeting && withPlace(db, meeting);
}

async function withPlace(db: Db | Tx, meeting: Meeting & { series: MeetingSeries }): Promise<MeetingOf> {
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
    where: { turnPersonId: personId, skipped: false, startsAt: { gt: now }, series: { workspaceId, state: 'active' } },
    include: { series: true },
    orderBy: { startsAt: 'asc' },
    take: 5,
  });
  const open: MeetingOf[] = [];
  for (const row of rows) {
    if (!(await hasBrought(db, row.id, personId))) open.push(await withPlace(db, row));
  }
  return open;
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

// ------------------------------------------------------------------ the agenda

/** The agenda of a meeting as it is now; of one that is over, as it was at its end. */
export async function agendaOf(db: Db | Tx, meeting: MeetingOf, now: Date): Promise<Agenda> {
  const { seriesId } = meeting;
  const end = endOf(meeting.startsAt);
  const at = end < now ? end : now;
  const rows = await db.topic.findMany({
    where: {
      seriesId,
      createdAt: { lte: at },
      AND: [{ OR: [{ removedAt: null }, { removedAt: { gt: at } }] }],
      OR: [{ doneAt: null }, { doneAt: { gt: at } }, { doneMeetingId: meeting.id }],
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const stories = await db.story.findMany({
    where: { meetingId: meeting.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const people = await peopleByIds(db, [
    meeting.turnPersonId,
    ...rows.map(({ authorId }) => authorId),
    ...stories.flatMap(({ personId, answerBy }) => [personId, answerBy]),
  ]);
  const find = (id: string | null): Person | null => (id && people.get(id)) || null;
  const topics = rows.map((row) => ({ ...row, author: find(row.authorId) }));
  const isTicked = ({ doneAt }: Topic): boolean => doneAt !== null && doneAt <= at;
  return {
    meeting,
    stories: stories.map((row) => ({ ...row, by: find(row.personId), answerer: find(row.answerBy) })),
    topics: topics.filter((topic) => !isTicked(topic)),
    ticked: topics.filter(isTicked),
    turn: find(meeting.turnPersonId),
    idea: await namedIdea(db, meeting),
  };
}

// ------------------------------------------------------------------ topics

export async function openTopics(db: Db | Tx, seriesId: string): Promise<Topic[]> {
  const where = { seriesId, doneAt: null, removedAt: null };
  return db.topic.findMany({ where, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
}

export async function findTopic(db: Db | Tx, workspaceId: string, id: string): Promise<Topic | null> {
  return db.topic.findFirst({ where: { id, series: { workspaceId } } });
}

export async function addTopic(
  tx: Tx,
  topic: Pick<Topic, 'seriesId' | 'meetingId' | 'text' | 'authorId'>,
  now: Date,
): Promise<Topic> {
  const last = await tx.topic.findFirst({ where: { seriesId: topic.seriesId }, orderBy: { position: 'desc' } });
  return tx.topic.create({ data: { ...topic, position: (last?.position ?? 0) + 1, createdAt: now } });
}

export async function tick(tx: Tx, id: string, meetingId: string | null, now: Date): Promise<void> {
  await tx.topic.update({ where: { id }, data: { doneAt: now, doneMeetingId: meetingId } });
}

export async function untick(tx: Tx, id: string): Promise<void> {
  await tx.topic.update({ where: { id }, data: { doneAt: null, doneMeetingId: null } });
}

export async function setRemoved(tx: Tx, id: string, removedAt: Date | null): Promise<void> {
  await tx.topic.update({ where: { id }, data: { removedAt } });
}

/** Open topics in a new order, on the places they have together: ticked ones between them keep theirs. */
export async function reorder(tx: Tx, topics: readonly Topic[], ids: readonly string[]): Promise<void> {
  for (const [index, { id, position }] of topics.entries()) {
    const moved = ids[index];
    if (moved && moved !== id) await tx.topic.update({ where: { id: moved }, data: { position } });
  }
}

// ------------------------------------------------------------------ stories

export type NewStory = Pick<Story, 'meetingId' | 'personId' | 'text'> &
  Partial<Pick<Story, 'news' | 'answered' | 'answerBy' | 'answerDate'>>;

export async function addStory(tx: Tx, story: NewStory, now: Date): Promise<Story> {
  return tx.story.create({ data: { ...story, createdAt: now } });
}

export async function findStory(
  db: Db | Tx,
  workspaceId: string,
  id: string,
): Promise<(Story & { meeting: MeetingOf }) | null> {
  const story = await db.story.findFirst({
    where: { id, meeting: { series: { workspaceId } } },
    include: { meeting: { include: { series: true } } },
  });
  return story && { ...story, meeting: await withPlace(db, story.meeting) };
}

export async function updateStory(
  tx: Tx,
  id: string,
  data: { news?: News; answered?: boolean; answerBy?: string | null; answerDate?: string | null },
): Promise<void> {
  await tx.story.update({ where: { id }, data });
}

export async function hasBrought(db: Db | Tx, meetingId: string, personId: string): Promise<boolean> {
  return (await db.story.count({ where: { meetingId, personId } })) > 0;
}

export async function deleteStory(tx: Tx, id: string): Promise<void> {
  await tx.story.deleteMany({ where: { id } });
}

export async function storiesOf(db: Db, meetingId: string, from: number, take: number): Promise<StoryOf[]> {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  const rows = await db.story.findMany({ where: { meetingId }, orderBy, skip: from, take });
  const people = await peopleByIds(
    db,
    rows.flatMap(({ personId, answerBy }) => [personId, answerBy]),
  );
  const find = (id: string | null): Person | null => (id && people.get(id)) || null;
  return rows.map((row) => ({ ...row, by: find(row.personId), answerer: find(row.answerBy) }));
}

/** What was brought for meetings that do not take place goes to another one. */
export async function moveStories(tx: Tx, from: readonly string[], to: string): Promise<void> {
  await tx.story.updateMany({ where: { meetingId: { in: [...from] } }, data: { meetingId: to } });
}

export async function skippedBefore(tx: Tx, seriesId: string, startsAt: Date): Promise<string[]> {
  const where = { seriesId, skipped: true, startsAt: { lt: startsAt }, stories: { some: {} } };
  return (await tx.meeting.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

// ------------------------------------------------------------------ ideas, for the prompt that names one

const alive = { in: ['new', 'in_review', 'accepted'] as Idea['state'][] };

/** The latest idea that came in after an instant and is still one, but for those already asked about. */
export async function ideaSince(
  tx: Tx,
  workspaceId: string,
  after: Date,
  except: readonly string[],
): Promise<Idea | null> {
  return tx.idea.findFirst({
    where: { workspaceId, state: alive, createdAt: { gt: after }, id: { notIn: [...except] } },
    orderBy: { createdAt: 'desc' },
  });
}

async function namedIdea(db: Db | Tx, { promptIdeaId, series }: MeetingOf): Promise<Agenda['idea']> {
  if (!promptIdeaId) return null;
  return db.idea.findFirst({
    where: { id: promptIdeaId, workspaceId: series.workspaceId, state: alive },
    select: { id: true, title: true, number: true },
  });
}

// ------------------------------------------------------------------ what was shown

const list = 'agenda';

/** Keeps which topics were shown under which numbers: to one person, or to everybody in a channel. */
export async function keepShown(
  db: Db | Tx,
  { placeId, personId }: { placeId: string; personId: string | null },
  shown: { seriesId: string; ids: readonly string[]; at: Date },
): Promise<void> {
  const data = { ids: shown.ids.join(','), about: shown.seriesId, at: shown.at };
  const key = { list, placeId, personId: personId ?? '' };
  await db.shown.upsert({ where: { list_placeId_personId: key }, create: { ...key, ...data }, update: data });
}

export interface Seen {
  seriesId: string;
  ids: string[];
  at: Date;
}

/** What a person was last shown in a channel, and everybody with them. */
export async function lastShown(
  db: Db | Tx,
  placeId: string,
  personId: string,
): Promise<{ own: Seen | null; posted: Seen | null }> {
  const rows = await db.shown.findMany({ where: { list, placeId, personId: { in: [personId, ''] } } });
  const seen = (id: string): Seen | null => {
    const row = rows.find((one) => one.personId === id);
    return row ? { seriesId: row.about, ids: idsOf(row.ids), at: row.at } : null;
  };
  return { own: seen(personId), posted: seen('') };
}
