import type { Db, Tx } from '../../../store/client.ts';
import type { Idea, News, Person, Story, Topic } from '../../../store/rows.ts';
import { endOf } from '../rules.ts';
import { idsOf, type MeetingOf, withPlace } from './meetings.ts';

// What is on a meeting's agenda: topics, stories, the idea that a prompt names, and what was shown under which numbers.

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

async function peopleByIds(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.person.findMany({ where: { id: { in: wanted } } });
  return new Map(rows.map((row) => [row.id, row]));
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

async function namedIdea(db: Db | Tx, { promptAbout, series }: MeetingOf): Promise<Agenda['idea']> {
  if (!promptAbout) return null;
  return db.idea.findFirst({
    where: { id: promptAbout, workspaceId: series.workspaceId, state: alive },
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
