import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, Topic, Voice } from '../../../store/rows.ts';
import { broughtSince as voicesSince } from '../../../voices/brought.ts';
import type { Mark } from '../../hiding.ts';

export function topicById(db: Db | Tx, workspaceId: string, id: string) {
  return db.topic.findFirst({ where: { id, series: { workspaceId } }, include: { series: true } });
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
): Promise<{ voices: Voice[]; topics: Topic[] }> {
  const createdAt = { gte: since };
  const meetings = await db.meeting.findMany({ where: { seriesId, startsAt: createdAt }, select: { id: true } });
  return {
    voices: await voicesSince(
      db,
      meetings.map(({ id }) => id),
      since,
    ),
    // one that is still carried on stands on every agenda, however old it is
    topics: await db.topic.findMany({
      where: { seriesId, removedAt: null, OR: [{ createdAt }, { doneAt: null }] },
      orderBy: { createdAt: 'desc' },
    }),
  };
}
