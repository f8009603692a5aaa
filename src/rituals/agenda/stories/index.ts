import { z } from 'zod';
import { action, word } from '../../../chat/asks.ts';
import { typedText } from '../../../chat/input.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { longestWords } from '../../../voices/rules.ts';
import type { Chapter } from '../../ritual.ts';
import { someBrought } from '../records/agenda.ts';
import { meetingFor } from '../records/meetings.ts';
import { meetingsHere } from '../records/plan.ts';
import { bring } from './bring.ts';
import { bringForm } from './forms.ts';
import { aPage, storiesView } from './views.ts';

/** What people learned from customers, brought to a meeting. @param hearing how words are taken in */
export function stories(hearing: Hearing): Chapter {
  const bringing = bringForm(hearing);
  return {
    words: {
      customer: word({
        summary: 'agenda.word.customer',
        options: [{ name: 'story', kind: 'text', label: 'agenda.option.learned', max: longestWords }],
        answers: 'message',
        values: z.object({ story: typedText(longestWords) }),
        async run(ctx, { story }) {
          const [meeting] = await meetingsHere(ctx);
          return { show: await bring(ctx, hearing, meeting, { text: story }) };
        },
        async ask(ctx) {
          const [meeting] = await meetingsHere(ctx);
          return bringing.ask(ctx, [meeting.id]);
        },
      }),
    },
    actions: {
      ...bringing.actions,
      /** Everything that was brought to a meeting, a few at a time. */
      stories: action({
        answers: 'message',
        guests: true,
        args: z.tuple([z.string(), z.coerce.number().int().min(0).optional()]),
        async run(ctx, { args: [meetingId, page = 0] }) {
          const meeting = await meetingFor(ctx, meetingId);
          const found = await someBrought(ctx.db, meeting, { skip: page * aPage, take: aPage + 1 });
          return { show: storiesView(ctx, meeting, found, page) };
        },
      }),
    },
  };
}
