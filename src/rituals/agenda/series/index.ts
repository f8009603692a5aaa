import { z } from 'zod';
import { action, type Ctx, type SetupStep, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { MeetingSeries } from '../../../store/rows.ts';
import type { Chapter } from '../../ritual.ts';
import { latestSeries, reachesSeries, seriesIn } from '../records/meetings.ts';
import { mySeries, placeHere } from './change.ts';
import { edit, editStart, editTakers, editWeek, newMeeting, placedMeeting } from './forms.ts';
import { halt, listView, resume } from './halt.ts';

/** Meetings that come round: planned, changed, paused and ended by whoever made them. */
export const series: Chapter = {
  words: {
    meeting: word({
      summary: 'agenda.word.meeting',
      options: [],
      answers: 'form',
      values: z.object({}),
      async run(ctx) {
        const { db, place } = ctx;
        if (place.kind === 'direct') return placedMeeting.ask(ctx, []);
        const all = await seriesIn(db, place);
        return all.length === 0 ? newMeeting.ask(ctx, [place.id]) : { show: await listView(ctx, place, 0, { all }) };
      },
    }),
  },
  actions: {
    ...newMeeting.actions,
    ...placedMeeting.actions,
    ...edit.actions,
    ...editStart.actions,
    ...editWeek.actions,
    ...editTakers.actions,
    /** The meetings of a channel, page by page. */
    series: action({
      answers: 'update',
      args: z.tuple([z.string(), z.coerce.number().int().min(0)]),
      async run(ctx, { args: [placeId, page] }) {
        return { replace: await listView(ctx, await placeHere(ctx, placeId), page) };
      },
    }),
    pause: toMine((ctx, mine) => halt(ctx, mine, 'paused')),
    end: toMine((ctx, mine) => halt(ctx, mine, 'ended')),
    resume: toMine(resume),
  },
};

function toMine(act: (ctx: Ctx, mine: MeetingSeries) => Promise<View>) {
  return action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [id] }) => ({ replace: await act(ctx, await mySeries(ctx, id)) }),
  });
}

/** The first meeting; once setting up is over, its agenda may be posted at once. */
export const firstMeeting: SetupStep = {
  order: 2,
  title: 'agenda.setup.title',
  text: 'agenda.setup.text',
  // a meeting belongs to a channel: from direct messages the form asks for it
  controls: ({ t, place }) => [
    place.kind === 'direct'
      ? button(t('agenda.setup.go'), 'agenda.placedMeeting', [], 'primary')
      : button(t('agenda.setup.go'), 'agenda.newMeeting', [place.id], 'primary'),
  ],
  async done(ctx) {
    const { t } = ctx;
    const series = await latestOf(ctx);
    return series && t('agenda.setup.done', { name: series.name });
  },
  async finish(ctx) {
    const { t } = ctx;
    const series = await latestOf(ctx);
    if (!series) return { text: t('agenda.setup.none') };
    const post = button(t('agenda.setup.post'), 'agenda.postNow', [series.id], 'primary');
    return { text: t('agenda.setup.ready', { name: series.name }), button: post };
  },
};

/** The latest that runs, where it is for the asker: of a private channel's meetings they are told nothing. */
async function latestOf(ctx: Ctx): Promise<MeetingSeries | null> {
  const series = await latestSeries(ctx.db, ctx.workspace.id);
  return series && (await reachesSeries(ctx, series)) ? series : null;
}
