import { z } from 'zod';
import { word } from '../../src/chat/asks.ts';
import { notice } from '../../src/delivery/notice.ts';
import type { Due, MakeView } from '../../src/delivery/owes.ts';
import { timer } from '../../src/delivery/timer.ts';
import { type Ritual, ritual } from '../../src/rituals/ritual.ts';

/** The smallest ritual that owes something: it says the first of its arguments. */
export function promises(timers: Record<string, Due> = {}, notices: Record<string, MakeView> = {}): Ritual {
  const say: MakeView = async (_ctx, [text = '']) => ({
    kind: 'view',
    summary: text,
    title: text,
    blocks: [{ kind: 'text', text }],
  });
  return ritual(
    { name: 'promise', command: { name: 'agenda', summary: 'chat.discord.help', bare: 'show' } },
    {
      words: {
        show: word({
          summary: 'chat.discord.help',
          options: [],
          answers: 'message',
          values: z.object({}),
          run: async () => ({ show: { kind: 'view', summary: 'shown', blocks: [] } }),
        }),
      },
      notices: Object.entries({ say, ...notices }).map(([name, view]) => notice(`promise.${name}`, view)),
      timers: Object.entries(timers).map(([name, due]) => timer(`promise.${name}`, due)),
    },
  );
}
