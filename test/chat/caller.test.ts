import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { word } from '../../src/chat/asks.ts';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import { line } from '../../src/chat/fields.ts';
import { form } from '../../src/chat/form.ts';
import type { Answer, ChatPlatform } from '../../src/chat/platform.ts';
import { sandbox } from '../../src/chat/sandbox/platform.ts';
import { act } from '../../src/chat/sandbox/server/room.ts';
import { stateFor } from '../../src/chat/sandbox/server/state.ts';
import { note } from '../../src/chat/view.ts';
import { ritual } from '../../src/rituals/ritual.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { systemClock } from '../../src/time/clock.ts';
import { server, temporaryDatabase } from '../support/database.ts';
import { ids as discordIds } from '../support/discord/company.ts';
import { openStage as openDiscord } from '../support/discord/stage.ts';
import { memoryLog } from '../support/log.ts';
import { ids as slackIds } from '../support/slack/company.ts';
import { openStage as openSlack } from '../support/slack/stage.ts';

const ballot = form({
  route: 'idea.ballot',
  args: z.tuple([]),
  unseen: true,
  title: 'mission.form',
  submit: 'mission.send',
  fields: { said: line({ label: 'mission.own' }) },
  save: async (_ctx, _args, { said }) => ({ show: note(`Counted: ${said}`) }),
});

/** Says something, and takes an anonymous answer. */
const poll = ritual(
  { name: 'idea', command: { name: 'idea', summary: 'pad.summary', bare: 'say' } },
  {
    words: {
      say: word({
        summary: 'pad.summary',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: note(`Heard ${ctx.person.name}.`) }),
      }),
      ballot: word({
        summary: 'pad.summary',
        options: [],
        answers: 'form',
        values: z.object({}),
        run: (ctx) => ballot.ask(ctx, []),
      }),
    },
    actions: ballot.actions,
  },
);

/** Maya at her screen. */
interface Screen {
  store: Store;
  types(command: string): Promise<void>;
  fills(said: string): Promise<void>;
  sees(): Promise<string>;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let statements: string[] = [];

async function opened(): Promise<Store> {
  const store = await openStore(await temporaryDatabase(), { onStatement: (sql) => statements.push(sql) });
  closing.push(store.close);
  return store;
}

function answering(store: Store, platforms: readonly ChatPlatform[]): Answer {
  return dispatcher({ store, clock: systemClock, log: memoryLog().log, rituals: [poll], platforms }).answer;
}

const screens: Record<string, () => Promise<Screen>> = {
  async Slack() {
    const store = await opened();
    let answer: Answer = () => Promise.reject(new Error('not yet'));
    const stage = await openSlack({ store, answer: (...given) => answer(...given) });
    closing.push(stage.close);
    answer = answering(store, [stage.chat]);
    const maya = stage.person(slackIds.maya);
    return {
      store,
      types: (command) => maya.command(command, 'general'),
      fills: (said) => maya.fill({ said }),
      sees: async () => `${maya.window} ${maya.text}`,
    };
  },
  async Discord() {
    const store = await opened();
    const stage = await openDiscord({ store, rituals: [poll] });
    closing.push(stage.close);
    const maya = stage.person(discordIds.maya);
    return {
      store,
      types: async (command) => void (await maya.types(command, discordIds.general)),
      fills: async (said) => void (await maya.fill({ said })),
      sees: async () => maya.sees,
    };
  },
  async 'the sandbox'() {
    const store = await opened();
    const chat = sandbox({ store, clock: systemClock, log: memoryLog().log });
    closing.push(chat.stop);
    await chat.start(answering(store, [chat]));
    const at = { person: 'maya', place: 'general' };
    const doing = async (what: Parameters<typeof act>[1]['what']) => {
      await act(chat.inside, { id: randomUUID(), ...at, what });
    };
    return {
      store,
      types: (text) => doing({ kind: 'say', text }),
      fills: (said) => doing({ kind: 'submit', route: { to: 'idea.ballotSave', args: [] }, values: { said } }),
      sees: async () => {
        const guide = { suggestions: () => [], shortcuts: () => [] };
        const { messages } = await stateFor(chat.inside, guide, { ...at, count: 100 });
        return JSON.stringify(messages.at(-1)?.body);
      },
    };
  },
};

describe.each(Object.entries(screens))('who calls in %s', (_name, open) => {
  it('is looked up once, with their workspace and the place', async () => {
    const { types, sees } = await open();
    await types('/idea say');
    statements = [];
    await types('/idea say');
    const asked = statements.map((sql) => /\b(?:FROM|INTO)\s+\S*?["`](\w+)["`](?!\.)/.exec(sql)?.[1] ?? sql);
    // PostgreSQL's statements are not heard; the workspace, the person and the place are read in one
    if (!server) expect(asked).toEqual(['Answered', 'Workspace']);
    expect(await sees()).toContain('Heard Maya');
  });

  it('leaves nothing about them by what is answered unseen', async () => {
    const { store, types, fills, sees } = await open();
    await types('/idea ballot');
    const maya = await store.db.person.findFirstOrThrow();
    // what is known of her is older than what the platform would say now
    const before = await store.db.person.update({
      where: { id: maya.id },
      data: { name: 'Maya before she married', platformLocale: 'hi', platformTimeZone: 'Asia/Kolkata' },
    });
    statements = [];
    await fills('চায়ের দাম কমান');
    expect(await sees()).toContain('Counted');
    expect(await store.db.person.findMany()).toEqual([before]);
    expect(statements.filter((sql) => /^\s*(?:UPDATE|INSERT|DELETE)\b.*Person/s.test(sql))).toEqual([]);
  });
});
