import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import type { Tx } from '../../../store/client.ts';
import type { Story } from '../../../store/rows.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { mustWriteTo, needSeries } from '../records/meetings.ts';
import { refreshMeeting } from '../records/plan.ts';
import { endOf } from '../rules.ts';
import { promiseAnswer } from './answers.ts';
import { addStory, findStory, type NewStory, type StoryAt } from './store.ts';
import { savedView } from './views.ts';

/** Puts a story on the agenda of a meeting. */
export async function bring(
  ctx: Ctx,
  meeting: MeetingOf,
  story: Omit<NewStory, 'meetingId' | 'personId'>,
): Promise<Story> {
  // whoever is asked to bring one may
  if (meeting.turnPersonId !== ctx.person.id) await mustWriteTo(ctx, meeting.series);
  return ctx.store.transaction(async (tx) => {
    const made = await addStory(tx, { meetingId: meeting.id, personId: ctx.person.id, ...story }, ctx.now);
    await promiseAnswer(tx, ctx, { ...made, meeting });
    await refreshMeeting(tx, meeting, ctx.now);
    return made;
  });
}

/** Saved at once, the two small questions afterwards. */
export async function bringAndAsk(ctx: Ctx, meeting: MeetingOf, text: string): Promise<View> {
  return savedView(ctx, meeting, await bring(ctx, meeting, { text }));
}

/** Changes one's own story, until its meeting is over. */
export async function change(ctx: Ctx, id: string, act: (tx: Tx, story: StoryAt) => Promise<void>): Promise<StoryAt> {
  const known = await findStory(ctx.db, ctx.workspace.id, id);
  if (known) await needSeries(ctx, known.meeting.series, known.personId === ctx.person.id);
  return ctx.store.transaction(async (tx) => {
    const story = await findStory(tx, ctx.workspace.id, id);
    if (!story) throw new UserError('agenda.noSuchStory');
    if (story.personId !== ctx.person.id) throw new UserError('agenda.notYourStory');
    if (endOf(story.meeting.startsAt) <= ctx.now) throw new UserError('agenda.meetingOver');
    await act(tx, story);
    await refreshMeeting(tx, story.meeting, ctx.now);
    return story;
  });
}
