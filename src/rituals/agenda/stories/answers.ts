/** Answers that customers wait for: who gives them, and by when. */

import { shorten } from '../../../chat/input.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import { type Doer, give } from '../../../owned/work.ts';
import type { Tx } from '../../../store/client.ts';
import type { Story } from '../../../store/rows.ts';
import { nearMeetings } from '../records/meetings.ts';
import { post, refreshMeeting } from '../records/plan.ts';
import { endOf } from '../rules.ts';
import { findStory, type StoryAt, updateStory } from './store.ts';

/** What whoever answers the customer of a story has in their hands. */
export const answerTo = (storyId: string) => ({ kind: 'answer', aboutId: storyId });

/** Whoever is named as the one who answers has it in their hands until the customer has their answer. */
export async function promiseAnswer(tx: Tx, ctx: Doer & { person: { id: string } }, story: StoryAt): Promise<void> {
  const { id, answered, answerBy, answerDate, meeting } = story;
  if (answered !== false || answerBy === null) return;
  const given = { ...answerTo(id), ownerId: answerBy, askedById: ctx.person.id, dueDate: answerDate };
  await give(tx, ctx, { ...given, seriesId: meeting.seriesId });
}

async function answerIs(tx: Tx, workspaceId: string, id: string, data: Partial<Story>, now: Date): Promise<void> {
  const story = await findStory(tx, workspaceId, id);
  if (!story) return;
  await updateStory(tx, id, data);
  await refreshMeeting(tx, story.meeting, now);
  // it stands in the agendas of later meetings, too
  const near = await nearMeetings(tx, [story.meeting.seriesId], now);
  for (const { id: later, startsAt } of near) if (endOf(startsAt) > now) await post.refresh(tx, [later], now);
}

/** The customer's answer, in the hands of whoever was named in the meeting. Its words are the channel's. */
export const answerWork: OwnedKind = {
  name: 'answer',
  async about(db, workspaceId, id) {
    const story = await findStory(db, workspaceId, id);
    if (!story) return null;
    const { name: meeting } = story.meeting.series;
    return {
      title: (t) => t('agenda.answerWork', { story: shorten(story.text.replace(/\s+/gu, ' '), 120) }),
      others: (t) => t('agenda.answerWorkOthers', { meeting }),
    };
  },
  changed: (tx, { workspaceId, aboutId, ownerId, dueDate }, now) =>
    answerIs(tx, workspaceId, aboutId, { answerBy: ownerId, answerDate: dueDate }, now),
  done: (tx, { now }, { workspaceId, aboutId }) => answerIs(tx, workspaceId, aboutId, { answered: true }, now),
  undone: (tx, { now }, { workspaceId, aboutId }) => answerIs(tx, workspaceId, aboutId, { answered: false }, now),
};
