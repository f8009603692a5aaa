import { z } from 'zod';
import { action, type Ctx, word } from '../../../chat/asks.ts';
import { takesDirect } from '../../../who/reader.ts';
import type { Chapter } from '../../ritual.ts';
import { leaders } from '../rules.ts';
import { asked, question, remind, waits } from './notices.ts';
import { closes, tends } from './open.ts';
import { ask, continuePoll, endPoll, opens, planning } from './polls.ts';
import { opensNext, tendsNow } from './timers.ts';

const audiences = ['ten', 'channel', 'everyone'] as const;

const ofPoll = z.tuple([z.uuid()]);

/** Ten are asked directly; where nobody is written to unasked, the channel is. */
function usualAudience({ platform }: Ctx): (typeof audiences)[number] {
  return takesDirect({ directMessages: null }, platform.name) ? 'ten' : 'channel';
}

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
            choices: audiences.map((value) => ({ value, label: `mission.${value}` as const })),
            optional: true,
          },
        ],
        may: leaders,
        answers: 'message',
        values: z.object({ whom: z.enum(audiences).optional() }),
        run: (ctx, { whom }) => ask(ctx, whom ?? usualAudience(ctx), sendsTo),
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
