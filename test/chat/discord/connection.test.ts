import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { discord } from '../../../src/chat/discord/platform.ts';
import { PlatformError } from '../../../src/chat/platform.ts';
import { note } from '../../../src/chat/view.ts';
import { systemClock } from '../../../src/time/clock.ts';
import { temporaryStore } from '../../support/database.ts';
import { ids, populate } from '../../support/discord/company.ts';
import { type Double, startDouble } from '../../support/discord/double.ts';
import { openStage, type Stage, type StageOptions } from '../../support/discord/stage.ts';
import { memoryLog } from '../../support/log.ts';

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  const all = closing;
  closing = [];
  for (const close of all) await close();
});

async function open(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  closing.unshift(stage.close);
  return stage;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (await isSo()) return;
    await sleep(10);
  }
  throw new Error('it never came');
}

const reader = { locale: 'en', timeZone: 'UTC' } as const;
/** What became of a post in #general. */
const post = (stage: Stage, key: string): Promise<string> =>
  stage.chat.post({ workspace: ids.guild, channel: ids.general }, note('x'), key, reader).then(
    () => 'posted',
    (problem: unknown) => (problem instanceof PlatformError ? problem.trouble : 'a mistake'),
  );
const workspaceOf = (stage: Stage, id: string) => stage.store.db.workspace.findFirst({ where: { externalId: id } });

describe('the connection', () => {
  it('loses nothing when it breaks: what was done meanwhile is answered after it resumed', async () => {
    const stage = await open();
    const maya = stage.person(ids.maya);
    stage.double.gateway.drop();
    await until(() => stage.double.gateway.connected() === 0);
    await maya.types('/sample say while you were away', ids.general);
    expect(maya.sees).toBe('while you were away');
    expect(stage.double.gateway.seen).toEqual({ identified: 1, resumed: 1 });
    expect(stage.errors()).toEqual([]);
  });

  it('is told of as missing while there is none, and taken up when Discord is back', async () => {
    const stage = await open();
    expect(await stage.chat.reachable()).toBeNull();
    await stage.double.close();
    const cold = discord({ ...(await alone(stage.double.apiUrl)), refused: () => {} });
    await cold.start(async () => null);
    closing.unshift(() => cold.stop());
    expect(await cold.reachable()).toBe('not connected');
    const trouble = await cold
      .post({ workspace: ids.guild, channel: ids.general }, note('x'), 'k', reader)
      .catch((error) => error);
    expect(trouble instanceof PlatformError && trouble.trouble).toBe('later');
    const port = Number(new URL(stage.double.apiUrl).port);
    const back = await startDouble({ port });
    populate(back);
    closing.push(back.close);
    await until(async () => (await cold.reachable()) === null);
    await cold.post({ workspace: ids.guild, channel: ids.general }, note('x'), 'k', reader);
  });

  it('lets what is being answered finish before it closes', async () => {
    const stage = await open({
      answers: () => 'message',
      replies: async () => {
        await sleep(200);
        return { show: note('finished') };
      },
    });
    const maya = stage.person(ids.maya);
    const typing = maya.types('/sample say x', ids.general);
    await until(() => maya.sees === '(thinking)');
    await stage.chat.stop();
    await typing;
    expect(maya.sees).toBe('finished');
  });
});

describe('a token that Discord does not take', () => {
  it('stops the start with one sentence', async () => {
    const double = await world();
    const { log, lines } = memoryLog();
    const settings = { token: 'wrong-token', members: false, apiUrl: double.apiUrl };
    const chat = discord({ ...(await alone(double.apiUrl)), settings, log });
    await expect(chat.start(async () => null)).rejects.toThrow(/^Discord does not accept DISCORD_TOKEN/);
    expect(double.calls.filter(({ path }) => path === '/gateway/bot')).toHaveLength(1);
    expect(JSON.stringify(lines())).not.toContain('wrong-token');
    await chat.stop();
  });

  it('once it was withdrawn, is said once, and nothing more is asked of Discord', async () => {
    const stage = await open({ lastingMs: 2_000 });
    stage.double.withdrawToken();
    for (let n = 0; n < 3; n++) expect(await post(stage, `k${n}`)).toBe('later');
    expect(await stage.chat.reachable()).toBe('the token was refused; asking again');
    await until(() => stage.refusals.length === 1);
    expect(stage.refusals[0]).toMatch(/^Discord does not accept DISCORD_TOKEN/);
    expect(await stage.chat.reachable()).toBe(stage.refusals[0]);
    // the post that found it out, and twice whether it is so
    expect(stage.double.calls.filter(({ status }) => status === 401)).toHaveLength(3);
    stage.double.withdrawToken(false);
    expect(await post(stage, 'k3')).toBe('later');
    expect(stage.refusals).toHaveLength(1);
    expect(stage.errors()).toHaveLength(1);
  });

  it('for a moment is taken up again, and nothing is told to its owner', async () => {
    const stage = await open();
    stage.double.withdrawToken();
    const to = { workspace: ids.guild, channel: ids.general };
    const refused = await stage.chat.post(to, note('x'), 'k1', reader).catch((problem: unknown) => problem);
    // everything waits for it, and nothing counts as tried
    expect(refused).toMatchObject({ trouble: 'later', retryAfterMs: 2_000 });
    stage.double.withdrawToken(false);
    await until(async () => (await stage.chat.reachable()) === null);
    expect(await post(stage, 'k1')).toBe('posted');
    await stage.person(ids.maya).types('/sample say still here', ids.general);
    expect(stage.person(ids.maya).reads(ids.general)).toHaveLength(1);
    expect(stage.refusals).toEqual([]);
  });

  it('found out by the gateway is the same', async () => {
    const stage = await open({ lastingMs: 500 });
    stage.double.withdrawToken();
    stage.double.gateway.turnOut(4004);
    await until(() => stage.refusals.length === 1);
    expect(stage.refusals[0]).toMatch(/DISCORD_TOKEN/);
  });

  it('by the gateway for a moment is let in again', async () => {
    const stage = await open();
    stage.double.gateway.turnOut(4004);
    await until(async () => (await stage.chat.reachable()) === null && stage.double.gateway.seen.identified === 2);
    const maya = stage.person(ids.maya);
    await maya.types('/sample say after', ids.general);
    expect(maya.sees).toBe('after');
    expect(stage.refusals).toEqual([]);
  });

  it('lacking the members intent says where to switch it on', async () => {
    const double = await world();
    const base = await alone(double.apiUrl);
    const chat = discord({ ...base, settings: { ...base.settings, members: true } });
    await expect(chat.start(async () => null)).rejects.toThrow(/Server Members intent.*DISCORD_MEMBERS=off/);
    await chat.stop();
  });
});

describe('sending', () => {
  it('goes on while the gateway is away, and what is in doubt is found meanwhile', async () => {
    const stage = await open();
    const to = { workspace: ids.guild, channel: ids.general };
    const ref = await stage.chat.post(to, note('x'), 'k1', reader);
    stage.double.gateway.drop();
    await stage.chat.post(to, note('y'), 'k2', reader);
    expect(await stage.chat.find(to, 'k1', new Date(Date.now() - 1000))).toEqual(ref);
  });
});

describe('servers', () => {
  it('that remove the bot get nothing more from that moment, and all again when they add it', async () => {
    const stage = await open();
    expect(await workspaceOf(stage, ids.guild)).toMatchObject({ name: 'Himal & Padma Foods', removedAt: null });
    stage.double.kick(ids.guild);
    await until(async () => (await workspaceOf(stage, ids.guild))?.removedAt !== null);
    expect(await workspaceOf(stage, ids.other)).toMatchObject({ removedAt: null });
    stage.double.invite(ids.guild);
    await until(async () => (await workspaceOf(stage, ids.guild))?.removedAt === null);
  });

  it('that removed it while it was away are noticed at the start; those in trouble are not taken for them', async () => {
    const stage = await open();
    await stage.chat.stop();
    stage.double.kick(ids.guild);
    const again = await open({ on: stage.double, store: stage.store });
    expect((await workspaceOf(again, ids.guild))?.removedAt).not.toBeNull();
    stage.double.gateway.tell('GUILD_DELETE', { id: ids.other, unavailable: true });
    await sleep(100);
    expect((await workspaceOf(again, ids.other))?.removedAt).toBeNull();
  });
});

describe('people', () => {
  it('are those who used the bot where members may not be listed, and only who sees the channel', async () => {
    const stage = await open();
    expect(await stage.chat.people(ids.guild)).toEqual({ complete: false, people: [] });
    await stage.person(ids.anika).types('/sample say hello', ids.general);
    await stage.person(ids.grace).types('/sample say hello', ids.leads);
    const names = async (channel?: string) =>
      (await stage.chat.people(ids.guild, channel)).people.map(({ name }) => name).sort();
    expect(await names()).toEqual(['Anika Rahman', 'Grace Okafor']);
    expect(await names(ids.general)).toEqual(['Anika Rahman', 'Grace Okafor']);
    expect(await names(ids.leads)).toEqual(['Grace Okafor']);
    expect((await stage.chat.people(ids.guild)).people.find(({ id }) => id === ids.anika)).toMatchObject({
      locale: 'hi',
    });
  });

  it('are all members where the owner granted it; bots are told apart, and whoever left is not listed', async () => {
    const stage = await open({ members: true });
    expect(stage.chat.can).toEqual({ members: true, unnamed: false });
    await stage.person(ids.anika).types('/sample say hello', ids.general);
    stage.double.world.guild(ids.guild).members.delete(ids.sunita);
    const { complete, people } = await stage.chat.people(ids.guild, ids.leads);
    expect(complete).toBe(true);
    expect(people.map(({ name, kind, admin }) => [name, kind, admin])).toEqual([
      ['Maya Thompson', 'member', true],
      ['Grace Okafor', 'member', false],
      ['Another bot', 'bot', false],
      ['Yellow Pad', 'bot', false],
    ]);
    const everyone = await stage.chat.people(ids.guild);
    expect(everyone.people.find(({ id }) => id === ids.anika)).toMatchObject({ locale: 'hi' });
    expect(everyone.people.map(({ id }) => id)).not.toContain(ids.sunita);
  });

  it('of another server are never among them', async () => {
    const stage = await open();
    await stage.person(ids.grace, ids.other).types('/sample say hello', ids.elsewhere);
    expect((await stage.chat.people(ids.guild)).people).toEqual([]);
    expect((await stage.chat.people(ids.other)).people).toHaveLength(1);
  });
});

async function world(): Promise<Double> {
  const double = await startDouble();
  populate(double);
  closing.push(double.close);
  return double;
}

/** What a platform needs that stands alone. */
async function alone(apiUrl: string) {
  return {
    settings: { token: 'a-bot-token', members: false, apiUrl },
    store: await temporaryStore(),
    clock: systemClock,
    log: memoryLog().log,
    rituals: [],
    answers: () => 'message' as const,
    complete: async () => [],
    greet: async () => {},
  };
}
