import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, Story, Topic } from '../../../store/rows.ts';
import type { Mark } from '../../hiding.ts';

export function storyById(db: Db | Tx, workspaceId: string, id: string) {
  const where = { id, meeting: { series: { workspaceId } } };
  return db.story.findFirst({ where, include: { meeting: { include: { series: true } } } });
}

export function topicById(db: Db | Tx, workspaceId: string, id: string) {
  return db.topic.findFirst({ where: { id, series: { workspaceId } }, include: { series: true } });
}

/** @returns the meeting that shows it */
export async function markStory(tx: Tx, id: string, mark: Mark): Promise<Meeting[]> {
  const { meeting } = await tx.story.update({ where: { id }, data: mark, include: { meeting: true } });
  return [meeting];
}

/** @returns the meetings that show it, or have */
export async function markTopic(tx: Tx, id: string, mark: Mark): Promise<Meeting[]> {
  const { seriesId, meetingId } = await tx.topic.update({ where: { id }, data: mark });
  const first = await tx.meeting.findUnique({ where: { id: meetingId } });
  return tx.meeting.findMany({ where: { seriesId, startsAt: { gte: first?.startsAt ?? new Date(0) } } });
}

/** What was brought to a series since, the latest first; hidden or not. */
export async function broughtSince(
  db: Db,
  seriesId: string,
  since: Date,
): Promise<{ stories: Story[]; topics: Topic[] }> {
  const createdAt = { gte: since };
  const latestFirst = { orderBy: { createdAt: 'desc' as const } };
  return {
    stories: await db.story.findMany({ where: { meeting: { seriesId }, createdAt }, ...latestFirst }),
    // one that is still carried on stands on every agenda, however old it is
    topics: await db.topic.findMany({
      where: { seriesId, removedAt: null, OR: [{ createdAt }, { doneAt: null }] },
      ...latestFirst,
    }),
  };
}
