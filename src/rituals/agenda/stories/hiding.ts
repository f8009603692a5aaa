import { z } from 'zod';
import { type Ctx, changes, shows, UserError } from '../../../chat/asks.ts';
import { entry, heading, pager, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting } from '../../../store/rows.ts';
import { peopleByIds } from '../../../who/people.ts';
import { hiding, moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { needSeries, seriesFor } from '../records/meetings.ts';
import { refreshMeeting } from '../records/plan.ts';
import { broughtSince, markStory, markTopic, storyById, topicById } from './store-hiding.ts';

async function refresh(tx: Tx, { now }: Ctx, meetings: readonly Meeting[]): Promise<void> {
  for (const meeting of meetings) await refreshMeeting(tx, meeting, now);
}

const story = hiding({
  kind: 'story',
  hide: 'agenda.hideStory',
  show: 'agenda.showStory',
  find: async (db, workspaceId, id) => {
    const found = await storyById(db, workspaceId, id);
    return found && { ...found, authorId: found.personId, words: found.text };
  },
  reach: async (ctx, id) => {
    const found = await storyById(ctx.db, ctx.workspace.id, id);
    if (found) await needSeries(ctx, found.meeting.series);
  },
  mark: async (tx, ctx, id, mark) => refresh(tx, ctx, await markStory(tx, id, mark)),
});

const topic = hiding({
  kind: 'topic',
  hide: 'agenda.hideTopic',
  show: 'agenda.showTopic',
  find: async (db, workspaceId, id) => {
    const found = await topicById(db, workspaceId, id);
    return found && { ...found, words: found.text };
  },
  reach: async (ctx, id) => {
    const found = await topicById(ctx.db, ctx.workspace.id, id);
    if (found) await needSeries(ctx, found.series);
  },
  mark: async (tx, ctx, id, mark) => refresh(tx, ctx, await markTopic(tx, id, mark)),
});

const aPage = 8;
/** So far back it is looked, in milliseconds. */
const lately = 31 * 86_400_000;

/** What was brought to a series lately, each with its way out of sight or back. */
async function moderate(ctx: Ctx, seriesId: string, page: number): Promise<View> {
  const { db, t, workspace, now } = ctx;
  const series = await seriesFor(ctx, seriesId);
  if (!series) throw new UserError('agenda.seriesEnded');
  const { stories, topics } = await broughtSince(db, seriesId, new Date(now.getTime() - lately));
  const all = [
    ...stories.map((one) => ({ ...one, by: one.personId, control: story.control(t, one) })),
    ...topics.map((one) => ({ ...one, by: one.authorId, control: topic.control(t, one) })),
  ].toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const shown = all.slice(page * aPage, (page + 1) * aPage);
  const people = await peopleByIds(
    db,
    workspace.id,
    shown.map(({ by }) => by),
  );
  const title = t('moderation.which');
  return view(
    title,
    heading(title),
    all.length === 0 ? text(t('moderation.nothing')) : null,
    shown.map(({ text: words, by, control, hiddenAt }) =>
      entry(shortenTo(words, 200), {
        detail: t('moderation.by', {
          name: people.get(by)?.name ?? t('agenda.somebody'),
          hidden: hiddenAt ? 'yes' : 'no',
        }),
        button: control,
      }),
    ),
    pager(
      { back: t('chat.back'), next: t('chat.next') },
      { page, pages: Math.max(1, Math.ceil(all.length / aPage)) },
      'agenda.moderatePage',
      [seriesId],
    ),
  );
}

const id = z.string().min(1);

/** Stories and topics, out of everybody's sight and back. */
export const hidden: Chapter = {
  actions: {
    ...story.actions,
    ...topic.actions,
    moderate: shows(z.tuple([id]), (ctx, seriesId) => moderate(ctx, seriesId, 0), moderators),
    moderatePage: changes(z.tuple([id, z.coerce.number().int().min(0)]), moderate, moderators),
  },
  notices: [...(story.notices ?? []), ...(topic.notices ?? [])],
};
