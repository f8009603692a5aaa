import { z } from 'zod';
import { action, type Ctx, word } from '../../../chat/asks.ts';
import { note, type View } from '../../../chat/view.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import type { Prompt } from '../../prompts.ts';
import type { Chapter } from '../../ritual.ts';
import { placeOf, seriesFor } from '../records/meetings.ts';
import { currentOfSeries, post } from '../records/plan.ts';
import { endOf } from '../rules.ts';
import { named } from '../views.ts';
import { answerOpened, askAgain } from './opened.ts';
import { posted } from './posts.ts';
import { record } from './record.ts';
import { skipNext, skipThis, unskip } from './skip.ts';
import { answers } from './views.ts';

const ofMeeting = z.tuple([z.string()]);

/** What the channel reads of a meeting: its agenda, that there is none this time, and whether the customer opened it. */
export function meeting(prompts: readonly Prompt[], kinds: readonly OwnedKind[]): Chapter {
  return {
    words: {
      skip: word({
        summary: 'agenda.word.skip',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: await skipNext(ctx) }),
      }),
      record: word({
        summary: 'agenda.word.record',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: await record(ctx) }),
      }),
    },
    actions: {
      skipThis: action({
        answers: 'update',
        args: ofMeeting,
        run: async (ctx, { args: [id] }) => ({ replace: await skipThis(ctx, id) }),
      }),
      unskip: action({
        answers: 'update',
        args: ofMeeting,
        run: async (ctx, { args: [id] }) => ({ replace: await unskip(ctx, id) }),
      }),
      opened: action({
        answers: 'message',
        guests: true,
        args: z.tuple([z.string(), z.enum(answers), z.enum(answers).optional()]),
        run: async (ctx, { args: [id, answer, was = null] }) => ({ show: await answerOpened(ctx, id, answer, was) }),
      }),
      correct: action({
        answers: 'message',
        guests: true,
        args: ofMeeting,
        run: async (ctx, { args: [id] }) => ({ show: await askAgain(ctx, id) }),
      }),
      postNow: action({
        answers: 'message',
        may: ['admin'],
        args: z.tuple([z.string()]),
        run: async (ctx, { args: [seriesId] }) => ({ show: await postNow(ctx, seriesId) }),
      }),
    },
    notices: [posted(prompts, kinds)],
  };
}

/** The agenda goes to its channel at once, instead of at its time: the end of setting up. */
async function postNow(ctx: Ctx, seriesId: string): Promise<View> {
  const series = await seriesFor(ctx, seriesId);
  const present = await currentOfSeries(ctx, series);
  const {
    id,
    startsAt,
    series: { workspaceId, placeId, makerId: owner },
  } = present;
  const where = await placeOf(ctx.db, present.series);
  await ctx.reach(where);
  const isNew = await ctx.store.transaction(async (tx) => {
    if (await post.wasSent(tx, [id])) return false;
    await post.owe(tx, [id], { workspaceId, to: { placeId }, owner, dueAt: ctx.now, expiresAt: endOf(startsAt) });
    return true;
  });
  const values = { channel: where.name, meeting: named(ctx, present.series, present) };
  return note(ctx.t(isNew ? 'agenda.postedNow' : 'agenda.wasPosted', values));
}
