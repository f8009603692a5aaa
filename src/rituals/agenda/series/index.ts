import { z } from 'zod';
import { action, type Ctx, word } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import type { MeetingSeries } from '../../../store/rows.ts';
import type { Chapter } from '../../ritual.ts';
import { seriesIn } from '../records/series.ts';
import { mySeries, placeHere } from './change.ts';
import { edit, editStart, editWeek, newMeeting, placedMeeting } from './forms.ts';
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
