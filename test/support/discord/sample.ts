import { z } from 'zod';
import { action, word } from '../../../src/chat/asks.ts';
import { type Form, note, type View } from '../../../src/chat/view.ts';
import { ritual } from '../../../src/rituals/ritual.ts';

const nothing = z.object({});

/** A ritual that answers in each way there is. */
export const sample = ritual(
  { name: 'sample', command: { name: 'sample', summary: 'pad.summary', bare: 'say' } },
  {
    words: {
      say: word({
        summary: 'pad.summary',
        options: [{ name: 'text', kind: 'text', label: 'pad.option.person' }],
        answers: 'message',
        values: z.object({ text: z.string() }),
        run: async (_ctx, { text }) => ({ show: note(text) }),
      }),
      count: word({
        summary: 'pad.summary',
        options: [
          {
            name: 'n',
            kind: 'number',
            label: 'pad.save',
            complete: async (ctx, typed) =>
              ['1', '2', '12']
                .filter((one) => one.startsWith(typed))
                .map((value) => ({ value, label: `${value}. ${ctx.person.name}` })),
          },
        ],
        answers: 'message',
        values: z.object({ n: z.number() }),
        run: async (_ctx, { n }) => ({ show: note(`number ${n}`) }),
      }),
      'who is': word({
        summary: 'pad.summary',
        options: [{ name: 'person', kind: 'person', label: 'pad.option.person' }],
        answers: 'message',
        values: z.object({ person: z.string() }),
        run: async (ctx, { person }) => ({ show: note((await ctx.personById(person)).name) }),
      }),
      form: word({
        summary: 'pad.summary',
        options: [],
        answers: 'form',
        values: nothing,
        run: async () => ({ ask: form }),
      }),
      buttons: word({
        summary: 'pad.summary',
        options: [],
        answers: 'message',
        values: nothing,
        run: async () => ({ show: buttons }),
      }),
    },
    actions: {
      save: action({
        answers: 'message',
        args: z.tuple([]),
        values: z.object({ title: z.string().min(3), words: z.string().optional() }),
        run: async (_ctx, { values: { title, words = '' } }) => ({ show: note(`saved ${title}: ${words}`) }),
      }),
      replace: action({ answers: 'update', args: z.tuple([]), run: async () => ({ replace: note('replaced') }) }),
      add: action({ answers: 'update', args: z.tuple([]), run: async () => ({ show: note('one more') }) }),
      next: action({ answers: 'message', args: z.tuple([]), run: async () => ({ ask: form }) }),
      form: action({ answers: 'form', args: z.tuple([]), run: async () => ({ ask: form }) }),
      refuse: action({ answers: 'form', args: z.tuple([]), run: async () => ({ show: note('there is no form') }) }),
    },
  },
);

export const form: Form = {
  kind: 'form',
  title: 'A form',
  submit: 'Save',
  go: { to: 'sample.save' },
  intro: 'A word before',
  fields: [
    { kind: 'line', name: 'title', label: 'Title', max: 300 },
    { kind: 'paragraph', name: 'words', label: 'Words', max: 300, optional: true },
  ],
};

export const buttons: View = note('Buttons', [
  { kind: 'button', label: 'Replace', go: { to: 'sample.replace' } },
  { kind: 'button', label: 'Add', go: { to: 'sample.add' } },
  { kind: 'button', label: 'Next', go: { to: 'sample.next' } },
  { kind: 'button', label: 'Form', go: { to: 'sample.form' } },
  { kind: 'button', label: 'Refuse', go: { to: 'sample.refuse' } },
  { kind: 'button', label: 'Old', go: { to: 'sample.nothingAnyMore' } },
]);
