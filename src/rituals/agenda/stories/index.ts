import { z } from 'zod';
import { action, word } from '../../../chat/asks.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import { note } from '../../../chat/view.ts';
import { settle } from '../../../owned/work.ts';
import type { Chapter } from '../../ritual.ts';
import { someStories } from '../records/agenda.ts';
import { meetingFor } from '../records/meetings.ts';
import { meetingsHere } from '../records/plan.ts';
import { longestStory } from '../views.ts';
import { answerTo } from './answers.ts';
import { bringAndAsk, change } from './bring.ts';
import { bringForm, promiseForm } from './forms.ts';
import { deleteStory, updateStory } from './store.ts';
import { aPage, askAnswered, storiesView, thanks } from './views.ts';

/** What people learned from customers, brought to a meeting. */
export const stories: Chapter = {
  words: {
    customer: word({
      summary: 'agenda.word.customer',
      guests: true,
      options: [{ name: 'story', kind: 'text', label: 'agenda.option.learned', max: longestStory }],
      answers: 'message',
      values: z.object({ story: typedText(longestStory) }),
      async run(ctx, { story }) {
        const [meeting] = await meetingsHere(ctx);
        return { show: await bringAndAsk(ctx, meeting, story) };
      },
      async ask(ctx) {
        const [meeting] = await meetingsHere(ctx);
        return bringForm.ask(ctx, [meeting.id]);
      },
    }),
  },
  actions: {
    ...bringForm.actions,
    ...promiseForm.actions,
    /** First small question, after /agenda customer. */
    news: action({
      answers: 'update',
      guests: true,
      args: z.tuple([z.string(), z.enum(['good', 'bad'])]),
      async run(ctx, { args: [id, news] }) {
        await change(ctx, id, (tx) => updateStory(tx, id, { news }));
        return { replace: askAnswered(ctx, id, news) };
      },
    }),
    answered: action({
      answers: 'update',
      guests: true,
      args: z.tuple([z.string()]),
      async run(ctx, { args: [id] }) {
        const data = { answered: true, answerBy: null, answerDate: null };
        const { meeting } = await change(ctx, id, async (tx) => {
          await updateStory(tx, id, data);
          await settle(tx, ctx, answerTo(id), { state: 'done' });
        });
        return { replace: thanks(ctx, meeting, id) };
      },
    }),
    takeBack: action({
      answers: 'update',
      guests: true,
      args: z.tuple([z.string()]),
      async run(ctx, { args: [id] }) {
        const { text } = await change(ctx, id, async (tx) => {
          await settle(tx, ctx, answerTo(id), { state: 'dropped' });
          await deleteStory(tx, id);
        });
        return { replace: note(ctx.t('agenda.storyTakenBack', { story: shorten(text, 100) })) };
      },
    }),
    /** Every story of a meeting in full, a few at a time. */
    stories: action({
      answers: 'message',
      guests: true,
      args: z.tuple([z.string(), z.coerce.number().int().min(0).optional()]),
      async run(ctx, { args: [meetingId, page = 0] }) {
        const meeting = await meetingFor(ctx, meetingId);
        const found = await someStories(ctx.db, meeting, { skip: page * aPage, take: aPage + 1 });
        return { show: storiesView(ctx, meeting, found, page) };
      },
    }),
  },
};
