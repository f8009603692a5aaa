import type { Db, Tx } from '../../../store/client.ts';
import type { Story } from '../../../store/rows.ts';
import type { MeetingOf } from '../records/meetings.ts';

export type NewStory = Pick<Story, 'meetingId' | 'personId' | 'text'> &
  Partial<Pick<Story, 'news' | 'answered' | 'answerBy' | 'answerDate'>>;

export function addStory(tx: Tx, story: NewStory, now: Date): Promise<Story> {
  return tx.story.create({ data: { ...story, createdAt: now } });
}

export type StoryAt = Story & { meeting: MeetingOf };

export function findStory(db: Db | Tx, workspaceId: string, id: string): Promise<StoryAt | null> {
  return db.story.findFirst({
    where: { id, meeting: { series: { workspaceId } } },
    include: { meeting: { include: { series: true } } },
  });
}

export async function updateStory(tx: Tx, id: string, data: Partial<Story>): Promise<void> {
  await tx.story.update({ where: { id }, data });
}

export async function deleteStory(tx: Tx, id: string): Promise<void> {
  await tx.story.deleteMany({ where: { id } });
}
