import type { Db, Tx } from '../../../store/client.ts';
import type { MeetingSeries, Topic } from '../../../store/rows.ts';

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

export function openTopics(db: Db | Tx, seriesId: string): Promise<Topic[]> {
  return db.topic.findMany({ where: { seriesId, doneAt: null, removedAt: null, hiddenAt: null }, orderBy: inOrder });
}

export function findTopic(
  db: Db | Tx,
  workspaceId: string,
  id: string,
): Promise<(Topic & { series: MeetingSeries }) | null> {
  return db.topic.findFirst({ where: { id, series: { workspaceId } }, include: { series: true } });
}

/** Below all others. */
export async function addTopic(
  tx: Tx,
  topic: Pick<Topic, 'seriesId' | 'meetingId' | 'text' | 'authorId'>,
  now: Date,
): Promise<Topic> {
  const last = await tx.topic.findFirst({ where: { seriesId: topic.seriesId }, orderBy: { position: 'desc' } });
  return tx.topic.create({ data: { ...topic, position: (last?.position ?? 0) + 1, createdAt: now } });
}

export async function updateTopic(tx: Tx, id: string, data: Partial<Topic>): Promise<void> {
  await tx.topic.update({ where: { id }, data });
}

/** Open topics in a new order, on the places they have together: ticked ones between them keep theirs. */
export async function reorder(tx: Tx, open: readonly Topic[], ids: readonly string[]): Promise<void> {
  for (const [index, { id, position }] of open.entries()) {
    const moved = ids[index];
    if (moved && moved !== id) await updateTopic(tx, moved, { position });
  }
}
