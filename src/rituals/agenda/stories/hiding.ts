import { z } from 'zod';
import { type Ctx, changes, shows, UserError } from '../../../chat/asks.ts';
import { entry, heading, pager, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import { changed } from '../../../voices/hear.ts';
import { changeVoice, voiceById } from '../../../voices/store.ts';
import { peopleByIds } from '../../../who/people.ts';
import { hiding, moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { findMeeting, needSeries, seriesFor } from '../records/meetings.ts';
import { refreshMeeting } from '../records/plan.ts';
import { broughtSince, markTopic, topicById } from './store-hiding.ts';

const story = hiding({
  kind: 'story',
  hide: 'agenda.hideStory',
  show: 'agenda.showStory',
  find: async (db, workspaceId, id) => {
    const found = await voiceById(db, workspaceId, id);
    return found && { ...found, authorId: found.byId, words: found.text };
  },
  reach: async (ctx, id) => {
    const found = await voiceById(ctx.db, ctx.workspace.id, id);
    const meeting = found?.meetingId ? await findMeeting(ctx.db, ctx.workspace.id, found.meetingId) : null;
    if (meeting) await needSeries(ctx, meeting.series);
  },
  mark: async (tx, ctx, id, mark) => {
    const found = await voiceById(tx, ctx.workspace.id, id);
    if (found) await changed(tx, ctx, await changeVoice(tx, found, mark));
  },
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
  mark: async (tx, { now }, id, mark) => {
    for (const meeting of await markTopic(tx, id, mark)) await refreshMeeting(tx, meeting, now);
  },
});

const aPage = 8;
/** So far back it is looked, in milliseconds. */
const lately = 31 * 86_400_000;

/** What was brought to a series lately, each with its way out of sight or back. */
async function moderate(ctx: Ctx, seriesId: string, page: number): Promise<View> {
  const { db, t, workspace, now } = ctx;
  const series = await seriesFor(ctx, seriesId);
  if (!series) throw new UserError('agenda.seriesEnded');
  const { voices, topics } = await broughtSince(db, seriesId, new Date(now.getTime() - lately));
  const all = [
    ...voices.map((one) => ({ ...one, by: one.byId, control: story.control(t, one) })),
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

/** What was brought and topics, out of everybody's sight and back. */
export const hidden: Chapter = {
  actions: {
    ...story.actions,
    ...topic.actions,
    moderate: shows(z.tuple([id]), (ctx, seriesId) => moderate(ctx, seriesId, 0), moderators),
    moderatePage: changes(z.tuple([id, z.coerce.number().int().min(0)]), moderate, moderators),
  },
  notices: [...(story.notices ?? []), ...(topic.notices ?? [])],
};
