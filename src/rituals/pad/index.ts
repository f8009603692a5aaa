import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { homeView } from '../../chat/home.ts';
import type { Block } from '../../chat/view.ts';
import { note } from '../../chat/view.ts';
import { runFollowersAgain } from '../../delivery/timer.ts';
import type { Tx } from '../../store/client.ts';
import type { Workspace } from '../../store/rows.ts';
import { isAdmin } from '../../who/roles.ts';
import { type Head, type Ritual, ritual } from '../ritual.ts';
import { aboutWord, padHelp } from './about.ts';
import { nomination } from './champions.ts';
import { meActions, meWord } from './me.ts';
import { setupDone } from './rules.ts';
import { settingsActions, settingsWord } from './settings.ts';
import { setupActions, setupWord } from './setup.ts';
import { nameAdmin } from './store.ts';

export { champions } from './champions.ts';

/** The bot itself: the home page of all rituals, setting up, settings. */
export function padWith(others: readonly Ritual[]): Ritual {
  const head: Head = {
    name: 'pad',
    command: { name: 'pad', summary: 'pad.summary', bare: 'home' },
    waiting: nomination,
    home: async (ctx) => setupReminder(ctx),
  };
  const pad = ritual(head, {
    words: {
      home: word({
        summary: 'pad.home.summary',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: await homeView(ctx, all()) }),
      }),
      setup: setupWord,
      help: padHelp(all),
      settings: settingsWord,
      me: meWord,
      'admin add': adminWord('pad.admin.addSummary', true),
      'admin remove': adminWord('pad.admin.removeSummary', false),
      about: aboutWord,
    },
    actions: {
      ...setupActions(retime),
      ...settingsActions(retime),
      ...meActions,
      home: action({
        answers: 'message',
        args: z.tuple([]),
        run: async (ctx) => ({ show: await homeView(ctx, all()) }),
      }),
      setup: action({ answers: 'message', may: ['admin'], args: z.tuple([]), run: (ctx) => setupWord.run(ctx, {}) }),
    },
  });

  async function retime(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
    const timers = others.flatMap((ritual) => ritual.timers);
    await runFollowersAgain(tx, workspace.id, timers, now);
    for (const ritual of others) await ritual.retime?.(tx, workspace, now);
  }

  function all(): readonly Ritual[] {
    return [pad, ...others];
  }

  return pad;
}

function adminWord(summary: 'pad.admin.addSummary' | 'pad.admin.removeSummary', isNamed: boolean) {
  return word({
    summary,
    options: [{ name: 'person', kind: 'person', label: 'pad.option.person' }],
    may: ['admin'],
    answers: 'message',
    values: z.object({ person: z.string() }),
    run: async (ctx, { person: externalId }) => {
      const person = await ctx.personById(externalId);
      const who = { person: person.externalId, name: person.name };
      const changed = await ctx.store.transaction((tx) => nameAdmin(tx, person, isNamed));
      if (isNamed) return { show: note(ctx.t.rich(changed ? 'pad.admin.added' : 'pad.admin.alreadyAdmin', { who })) };
      if (person.platformAdmin) return { show: note(ctx.t.rich('pad.admin.byPlatform', { who })) };
      return { show: note(ctx.t.rich(changed ? 'pad.admin.removed' : 'pad.admin.notAdmin', { who })) };
    },
  });
}

async function setupReminder({ t, person, workspace }: Ctx): Promise<Block[]> {
  if (!isAdmin(person) || workspace.setupStep === setupDone) return [];
  return [
    {
      kind: 'entry',
      text: t('pad.home.setup'),
      button: { kind: 'button', label: t('pad.home.setupButton'), tone: 'primary', go: { to: 'pad.setup' } },
    },
  ];
}
