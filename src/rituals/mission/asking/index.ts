import { z } from 'zod';
import { action, word } from '../../../chat/asks.ts';
import type { Chapter } from '../../ritual.ts';
import { leaders } from '../rules.ts';
import { asked, question, remind, waits } from './notices.ts';
import { closes, tends } from './open.ts';
import { ask, continuePoll, endPoll, opens, planning } from './polls.ts';
import { opensNext, tendsNow } from './timers.ts';

const ofPoll = z.tuple([z.uuid()]);

/** @param sendsTo the host that answers are sent to, to be compared; null where they stay on the machine */
export function askingWith(sendsTo: string | null): Chapter {
  const planPoll = planning(sendsTo);
  return {
    words: {
      poll: word({
        summary: 'mission.word.poll',
        options: [],
        may: leaders,
        answers: 'form',
        values: z.object({}),
        run: (ctx) => planPoll.ask(ctx, []),
      }),
      ask: word({
        summary: 'mission.word.ask',
        options: [
          {
            name: 'whom',
            kind: 'choice',
            label: 'mission.option.whom',
            choices: ['ten', 'channel', 'everyone'],
            optional: true,
          },
        ],
        may: leaders,
        answers: 'message',
        values: z.object({ whom: z.enum(['ten', 'channel', 'everyone']).default('ten') }),
        run: (ctx, { whom }) => ask(ctx, whom, sendsTo),
      }),
    },
    actions: {
      ...planPoll.actions,
      end: action({ answers: 'message', may: leaders, args: ofPoll, run: (ctx, { args }) => endPoll(ctx, ...args) }),
      continue: action({
        answers: 'message',
        may: leaders,
        args: ofPoll,
        run: (ctx, { args }) => continuePoll(ctx, ...args),
      }),
    },
    notices: [question, asked, remind, waits],
    timers: [{ ...opens, ...opensNext(sendsTo) }, { ...tends, ...tendsNow }, closes],
  };
}
