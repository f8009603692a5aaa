import type { Ctx } from '../../chat/asks.ts';
import type { Contributing, NextMeeting } from '../contributing.ts';
import { comingIn, type MeetingOf, nearMeetings, placeOf, reaches } from './records/meetings.ts';
import { post } from './records/plan.ts';
import { coming } from './rules.ts';
import { already } from './topics/changes.ts';
import { addTopic, findTopic, updateTopic } from './topics/store.ts';

/** So many channels are asked about. */
const mostAsked = 5;

function asNext(
  { id, seriesId, startsAt }: Pick<MeetingOf, 'id' | 'seriesId' | 'startsAt'>,
  name: string,
): NextMeeting {
  return { id, seriesId, name, startsAt };
}

async function isOpen(ctx: Ctx, { series }: MeetingOf): Promise<boolean> {
  const place = await placeOf(ctx.db, series);
  return (await reaches(ctx, place)) && (await ctx.mayWrite(place));
}

/** What other rituals put on the agenda: a topic like any other, in the name of whoever did. */
export const contributed: Contributing = {
  async next(ctx, placeId) {
    const all = (await comingIn(ctx.db, ctx.workspace.id, ctx.now)).filter(({ startsAt }) => startsAt > ctx.now);
    const here = all.filter(({ series }) => series.placeId === placeId);
    const others = all.filter(({ series }) => series.placeId !== placeId);
    for (const meeting of [...here, ...others].slice(0, mostAsked)) {
      if (await isOpen(ctx, meeting)) return asNext(meeting, meeting.series.name);
    }
    return null;
  },
  async put(tx, { person, now }, { id: meetingId, seriesId }, text) {
    const topic = await addTopic(tx, { seriesId, meetingId, text, authorId: person.id }, now);
    await post.refresh(tx, [meetingId], now);
    return topic.id;
  },
  async of(db, workspaceId, topicId, now) {
    const topic = await findTopic(db, workspaceId, topicId);
    if (!topic || already(topic) || topic.series.state !== 'active') return null;
    const meeting = coming(await nearMeetings(db, [topic.seriesId], now), now);
    return meeting && asNext(meeting, topic.series.name);
  },
  async takeOff(tx, { workspace, now }, topicId) {
    const topic = await findTopic(tx, workspace.id, topicId);
    if (!topic || already(topic)) return;
    await updateTopic(tx, topicId, { removedAt: now });
    for (const { id } of await nearMeetings(tx, [topic.seriesId], now)) await post.refresh(tx, [id], now);
  },
};
