import { z } from 'zod';
import { action, type Ctx, type SetupStep, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { MeetingSeries } from '../../../store/rows.ts';
import type { Chapter } from '../../ritual.ts';
import { latestSeries, reachesSeries, seriesIn } from '../records/meetings.ts';
import { needed, placeHere } from './change.ts';
import { edit, editStart, editTakers, editWeek, newMeeting, placedMeeting } from './forms.ts';
import { askFirst, halt, listView, resume } from './halt.ts';
import { told } from './told.ts';
import { acts } from './views.ts';

/** Meetings that come round: planned, changed, paused and ended: by whoever is not asked first, or says yes. */
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
    sure: action({
      answers: 'update',
      args: z.tuple([z.string(), z.enum(acts)]),
      run: async (ctx, { args: [id, act] }) => ({ replace: await askFirst(ctx, await needed(ctx, id), act) }),
    }),
    pause: toSeries((ctx, series) => halt(ctx, series, 'paused')),
    end: toSeries((ctx, series) => halt(ctx, series, 'ended')),
    resume: toSeries(resume),
  },
  notices: [told],
};

function toSeries(act: (ctx: Ctx, series: MeetingSeries) => Promise<View>) {
  return action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [id] }) => ({ replace: await act(ctx, await needed(ctx, id)) }),
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
