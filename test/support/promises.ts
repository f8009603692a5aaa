import { z } from 'zod';
import type { Due, Job, Ritual } from '../../src/rituals/ritual.ts';
import { word } from '../../src/rituals/ritual.ts';

/** The smallest ritual that owes something: it says the first of its arguments. */
export function promises(schedules: Record<string, Due> = {}, jobs: Record<string, Job> = {}): Ritual {
  return {
    name: 'promise',
    command: {
      name: 'agenda',
      summary: 'chat.home',
      bare: 'show',
      words: {
        show: word({
          summary: 'chat.home',
          options: [],
          answers: 'message',
          values: z.object({}),
          run: async () => ({ show: { kind: 'view', summary: 'shown', blocks: [] } }),
        }),
      },
    },
    actions: {},
    jobs: {
      say: async (_ctx, [text = '']) => ({ kind: 'view', summary: text, blocks: [{ kind: 'text', text }] }),
      ...jobs,
    },
    schedules,
  };
}
