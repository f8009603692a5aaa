import { z } from 'zod';
import type { Ctx, SetupStep } from '../../../chat/asks.ts';
import { action, UserError, word } from '../../../chat/asks.ts';
import { button, heading, quote, text as said, small, view } from '../../../chat/blocks.ts';
import { paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { locales, ownNames } from '../../../i18n/locales.ts';
import type { Chapter } from '../../ritual.ts';
import { myRounds, openRounds } from '../records/rounds.ts';
import { statementsOf } from '../records/statements.ts';
import { writtenIn } from './rules.ts';
import { earlierStatements, replaceStatement } from './store.ts';
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
  save: (ctx, _args, { statement }) => state(ctx, statement),
});

async function state(ctx: Ctx, text: string): Promise<Reply> {
  const { store, db, t, workspace, person, now } = ctx;
  const locale = writtenIn(text, t.locale);
  await store.transaction((tx) =>
    replaceStatement(tx, { workspaceId: workspace.id, locale, text, statedById: person.id }, now),
  );
  const stated = await statementsOf(db, workspace.id);
  const missing = locales.filter((one) => !stated.some((statement) => statement.locale === one));
  const languages = missing.map((one) => ownNames[one]).join(', ');
  const isAsked = (await openRounds(db, workspace.id)).length > 0;
  return {
    show: view(
      t('mission.set', { language: ownNames[locale] }),
      said(t('mission.set', { language: ownNames[locale] })),
      quote(text),
      missing.length > 0 ? small(t('mission.setMissing', { languages })) : null,
      isAsked ? small(t('mission.setUnread')) : null,
    ),
  };
}

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
      options: [{ name: 'statement', kind: 'text', label: 'mission.option.statement' }],
      may: ['admin'],
      answers: 'message',
      values: z.object({ statement: typedText(longest) }),
      run: (ctx, values) => state(ctx, values.statement),
      ask: (ctx) => stating.ask(ctx, []),
    }),
  },
  actions: {
    ...stating.actions,
    earlier: action({ answers: 'message', args: z.tuple([]), run: (ctx) => earlier(ctx) }),
  },
};

export const statementStep: SetupStep = {
  title: 'mission.setup.state.title',
  text: 'mission.setup.state.text',
  controls: ({ t }) => [button(t('mission.setup.state.go'), 'mission.state', [], 'primary')],
  async done({ db, t, workspace }) {
    return (await statementsOf(db, workspace.id)).length > 0 ? t('mission.setup.state.done') : null;
  },
};
