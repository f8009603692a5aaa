import { z } from 'zod';
import type { Ctx, SetupStep } from '../../../chat/asks.ts';
import { action, changes, UserError, word } from '../../../chat/asks.ts';
import { button, heading, quote, text as said, small, view } from '../../../chat/blocks.ts';
import { paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import type { Chapter } from '../../ritual.ts';
import { myRounds } from '../records/rounds.ts';
import { state, stated, unset } from './state.ts';
import { earlierStatements, statementsOf } from './store.ts';
import { languageName } from './views.ts';

const longest = 500;

/** So many fit one message, shortened where they are long. */
const earlierShown = 6;
const earlierLength = 250;

const stating = form({
  route: 'mission.state',
  args: z.tuple([]),
  may: ['admin'],
  title: 'mission.stated',
  submit: 'mission.send',
  fields: { statement: paragraph({ label: 'mission.option.statement', hint: 'mission.stateHint', max: longest }) },
  save: async (ctx, _args, { statement }) => ({ show: await state(ctx, statement) }),
});

async function earlier(ctx: Ctx): Promise<Reply> {
  const { db, t, workspace } = ctx;
  if ((await myRounds(ctx)).some(({ part }) => part === 'waits')) throw new UserError('mission.hidden');
  const found = await earlierStatements(db, workspace.id, earlierShown);
  const title = t('mission.earlierTitle');
  const blocks = found.flatMap(({ text, locale, statedAt, replacedAt }) => [
    quote(shorten(text, earlierLength)),
    small(
      t.rich('mission.wasStated', {
        language: languageName(locale),
        from: { time: statedAt, as: 'day' },
        to: { time: replacedAt ?? statedAt, as: 'day' },
      }),
    ),
  ]);
  return { show: view(title, heading(title), blocks.length > 0 ? blocks : said(t('mission.earlierNone'))) };
}

/** The shared mission as stated. */
export const statement: Chapter = {
  words: {
    set: word({
      summary: 'mission.word.set',
      options: [{ name: 'statement', kind: 'text', label: 'mission.option.statement', max: longest }],
      may: ['admin'],
      answers: 'message',
      values: z.object({ statement: typedText(longest) }),
      run: async (ctx, values) => ({ show: await state(ctx, values.statement) }),
      ask: (ctx) => stating.ask(ctx, []),
    }),
  },
  actions: {
    ...stating.actions,
    unset: changes(z.tuple([z.string().min(1), z.string().optional()]), unset, ['admin']),
    earlier: action({ answers: 'message', args: z.tuple([]), run: (ctx) => earlier(ctx) }),
  },
  notices: [stated],
};

export const statementStep: SetupStep = {
  title: 'mission.setup.state.title',
  text: 'mission.setup.state.text',
  controls: ({ t }) => [button(t('mission.setup.state.go'), 'mission.state', [], 'primary')],
  async done({ db, t, workspace }) {
    return (await statementsOf(db, workspace.id)).length > 0 ? t('mission.setup.state.done') : null;
  },
};
