import { z } from 'zod';
import { action, word } from '../../chat/asks.ts';
import { notice } from '../../delivery/notice.ts';
import { timer } from '../../delivery/timer.ts';
import { ritual } from '../ritual.ts';
import { currentOfSeries, meetingsHere, ownAgenda } from './find.ts';
import { coming, home } from './home.ts';
import { plan } from './plan.ts';
import { openedJob, postActions, postJob } from './posts.ts';
import { record } from './record.ts';
import { planSeries, seriesActions, seriesWords } from './series.ts';
import { skip, skipActions } from './skip.ts';
import { bringMessage, storyActions, storyWords } from './stories.ts';
import { topicActions, topicWords } from './topics.ts';
import { turnActions, turnJob } from './turns.ts';

/** The customer opens every meeting: what is posted, whose turn it is, what became of it. */
export const agenda = ritual(
  { name: 'agenda', command: { name: 'agenda', summary: 'agenda.summary', bare: 'show' }, home, coming },
  {
    words: {
      show: word({
        summary: 'agenda.word.show',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => {
          const [meeting, ...others] = await meetingsHere(ctx);
          return { show: await ownAgenda(ctx, meeting, { others }) };
        },
      }),
      ...seriesWords,
      ...topicWords,
      ...storyWords,
      skip,
      record,
    },
    actions: {
      /** The agenda of a series, for one person. */
      view: action({
        answers: 'message',
        args: z.tuple([z.string()]),
        run: async (ctx, { args: [seriesId] }) => ({
          show: await ownAgenda(ctx, await currentOfSeries(ctx, seriesId)),
        }),
      }),
      /** Another page of it, or another meeting, in the same message. */
      page: action({
        answers: 'update',
        args: z.tuple([z.string(), z.coerce.number().int().min(0).optional()]),
        run: async (ctx, { args: [seriesId, page = 0] }) => ({
          replace: await ownAgenda(ctx, await currentOfSeries(ctx, seriesId), { page }),
        }),
      }),
      ...seriesActions,
      ...topicActions,
      ...storyActions,
      ...skipActions,
      ...turnActions,
      ...postActions,
    },
    shortcuts: [bringMessage],
    notices: [notice('agenda.post', postJob), notice('agenda.opened', openedJob), notice('agenda.turn', turnJob)],
    timers: [timer('agenda.plan', plan)],
  },
);

export { planSeries };
