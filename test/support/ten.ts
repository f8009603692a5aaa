import { z } from 'zod';
import type { HomeLine } from '../../src/chat/asks.ts';
import { action, word } from '../../src/chat/asks.ts';
import { button } from '../../src/chat/blocks.ts';
import { line } from '../../src/chat/fields.ts';
import { form } from '../../src/chat/form.ts';
import { note } from '../../src/chat/view.ts';
import { padWith } from '../../src/rituals/pad/index.ts';
import { type Ritual, ritual } from '../../src/rituals/ritual.ts';

/** As long as a line of somebody's own words may be. */
const words = 'যেন একটি পরিবার নিশ্চিন্তে ভালো খেতে পারে, আর কেউ অপেক্ষা না করে। '.repeat(3);

/** The n-th of ten: much of it waits for everybody, it can be set, has a step of setting up and something to start. */
function busy(n: number): Ritual {
  const name = `busy${'abcdefghij'[n - 1]}` as const;
  const waiting = (number: number): HomeLine => ({
    text: [{ bold: `${n}.${number} ` }, words],
    detail: words,
    button: button(`Do ${n}.${number}`, `${name}.done`, [String(number)], 'primary'),
    // the fifth of each is wanted before the sixth of any
    ...(number % 3 > 0 && { due: new Date(Date.UTC(2126, 11, number, n)) }),
  });
  const settings = form({
    route: `${name}.settings`,
    args: z.tuple([]),
    title: 'pad.settings.title',
    submit: 'pad.save',
    fields: { most: line({ label: 'pad.settings.week' }) },
    save: async (ctx) => ({ show: note(ctx.t('pad.settings.saved')) }),
  });
  return ritual(
    {
      name,
      command: { name, summary: 'pad.summary', bare: 'show' },
      waiting: async () => [1, 2, 3, 4, 5, 6].map(waiting),
      later: async () => [7, 8].map(waiting),
      starts: [{ label: 'agenda.setup.post', route: `${name}.start` }],
      setup: [
        {
          title: 'pad.setup.where.title',
          text: 'pad.setup.where.text',
          controls: ({ t }) => [button(t('agenda.setup.post'), `${name}.start`)],
          done: async ({ t }) => t('pad.setup.where.done', { zone: name }),
        },
      ],
      settings: {
        title: 'pad.settings.week',
        route: `${name}.settings`,
        facts: async ({ t }) => [
          { label: t('pad.settings.workingDays'), value: words },
          { label: t('pad.settings.zone'), value: [{ bold: words }] },
        ],
      },
    },
    {
      words: {
        show: word({
          summary: 'pad.summary',
          options: [],
          answers: 'message',
          values: z.object({}),
          run: async () => ({ show: note('shown') }),
        }),
      },
      actions: {
        ...settings.actions,
        done: action({
          answers: 'message',
          args: z.tuple([z.string()]),
          run: async (_ctx, { args: [number] }) => ({ show: note(`did ${n}.${number}`) }),
        }),
        start: action({ answers: 'message', args: z.tuple([]), run: async () => ({ show: note(`began ${n}`) }) }),
      },
    },
  );
}

/** The bot as it will be one day: pad with ten rituals, each with much that waits. */
export function tenRituals(): readonly Ritual[] {
  const ten = Array.from({ length: 10 }, (_, n) => busy(n + 1));
  return [padWith(ten), ...ten];
}
