import { z } from 'zod';
import type { Ctx, HomeLine } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { button } from '../../chat/blocks.ts';
import { homeView, startsView, waitingPage } from '../../chat/home.ts';
import { ownedWith } from '../../owned/index.ts';
import { isAdmin } from '../../who/roles.ts';
import { type Head, type Ritual, ritual } from '../ritual.ts';
import { aboutWith } from './about.ts';
import { championStep, nomination } from './champions.ts';
import { clockSetting } from './clock.ts';
import { greetings } from './greeting.ts';
import { away } from './mine/away.ts';
import { meWith } from './mine/me.ts';
import { setupDone } from './rules.ts';
import { seed } from './seed.ts';
import { settingsWith } from './settings.ts';
import { type Setup, setupWith, whereStep } from './setup.ts';

export { champions } from './champions.ts';
export { greet } from './greeting.ts';

/** The bot itself: the home page of all rituals, setting up, settings, who does what, what people have in their hands. */
export function padWith(others: readonly Ritual[]): Ritual {
  const rituals = () => [pad, ...others];
  const clock = clockSetting(rituals);
  const owned = ownedWith(
    others.flatMap((ritual) => ritual.owned ?? []),
    async (ctx) => (await Promise.all(others.map((ritual) => ritual.stands?.(ctx) ?? []))).flat(),
    others.flatMap(({ notices, mornings = [] }) => [
      ...notices.filter(({ kind }) => kind === 'digests').map(({ name }) => name),
      ...mornings,
    ]),
  );
  const setup = setupWith(rituals, clock);
  const head: Head = {
    name: 'pad',
    command: { name: 'pad', summary: 'pad.summary', bare: 'home' },
    waiting: async (ctx) => [
      ...(await setupReminder(ctx, setup)),
      ...(await nomination(ctx)),
      ...(await owned.waiting(ctx)),
    ],
    setup: [whereStep, championStep],
    seed,
  };
  const home = {
    words: {
      home: word({
        summary: 'pad.home.summary',
        options: [],
        guests: true,
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: await homeView(ctx, rituals()) }),
      }),
    },
    actions: {
      home: action({
        answers: 'message',
        guests: true,
        args: z.tuple([]),
        run: async (ctx) => ({ show: await homeView(ctx, rituals()) }),
      }),
      waiting: action({
        answers: 'update',
        args: z.tuple([z.coerce.number().int().min(0)]),
        run: async (ctx, { args: [page] }) => ({ replace: await waitingPage(ctx, rituals(), page) }),
      }),
      starts: action({
        answers: 'message',
        args: z.tuple([]),
        run: async (ctx) => ({ show: startsView(ctx, rituals()) }),
      }),
    },
  };
  const pad: Ritual = ritual(
    head,
    home,
    setup,
    settingsWith(rituals, clock, setup),
    meWith(rituals),
    away,
    greetings,
    owned,
    aboutWith(rituals),
  );
  return pad;
}

/** Wanted since the bot came: above whatever else waits, for as long as something is left to be set up. */
async function setupReminder(ctx: Ctx, setup: Setup): Promise<HomeLine[]> {
  const { t, person, workspace } = ctx;
  if (!isAdmin(person) || workspace.setupStep === setupDone) return [];
  const count = await setup.left(ctx);
  if (count === 0) return [];
  return [
    {
      text: t('pad.home.setup', { count }),
      button: button(t('pad.home.setupButton'), 'pad.setup', [], 'primary'),
      due: workspace.createdAt,
    },
  ];
}
