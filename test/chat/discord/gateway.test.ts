import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { ids, populate } from '../../support/discord/company.ts';
import { startDouble } from '../../support/discord/double.ts';
import { openStage, type Stage, type StageOptions } from '../../support/discord/stage.ts';
import { bot } from '../../support/discord/world.ts';

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

async function until(isSo: () => boolean | Promise<boolean>, withinMs = 8_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(10)) if (await isSo()) return;
  throw new Error('it never came');
}

const said = (stage: Stage, words: string) =>
  stage.lines().filter(({ msg }) => typeof msg === 'string' && msg.includes(words)).length;

describe('a gateway that is lost', () => {
  it('without a word is told of within 30 seconds, also in the log, and then that it is back', async () => {
    const stage = await open();
    stage.double.gateway.silence(true);
    await until(async () => (await stage.chat.reachable()) === 'not connected', 30_000);
    await until(() => said(stage, 'is lost') === 1, 6_000);
    stage.double.gateway.silence(false);
    await until(async () => (await stage.chat.reachable()) === null, 60_000);
    await until(() => said(stage, 'is back') === 1, 10_000);
    await stage.person(ids.maya).types('/sample say still here', ids.general);
    expect(stage.person(ids.maya).reads(ids.general)).toEqual([]);
    expect(stage.errors()).toEqual([]);
  });

  it('for a moment is not worth a word', async () => {
    const stage = await open();
    stage.double.gateway.drop();
    await until(() => stage.double.gateway.seen.resumed === 1);
    expect(await stage.chat.reachable()).toBeNull();
    expect(said(stage, 'is lost')).toBe(0);
  });
});

describe('a session', () => {
  it('that is lost in the moment it was resumed is begun anew, and people are answered', async () => {
    const stage = await open();
    stage.double.gateway.spoilResume();
    stage.double.gateway.drop();
    await until(() => stage.double.gateway.seen.identified === 2, 12_000);
    const maya = stage.person(ids.maya);
    await maya.types('/sample say after', ids.general);
    expect(maya.sees).toBe('after');
    expect(stage.double.gateway.seen.resumed).toBe(1);
  });
});

describe('a gateway that closes for good', () => {
  it.each([
    [4010, /^Discord does not accept the shards .* install a newer Yellow Pad/],
    [4012, /^Discord no longer speaks the version .* install a newer Yellow Pad/],
    [4013, /^Discord does not know an intent .* install a newer Yellow Pad/],
    [4014, /^Discord does not grant the Server Members intent: .*DISCORD_MEMBERS=off/],
  ])(
    'with %i makes the bot not ready, says in one sentence what is wanted, and is not tried again',
    async (code, why) => {
      const stage = await open();
      stage.double.gateway.turnOut(code);
      await until(() => stage.refusals.length === 1);
      expect(stage.refusals[0]).toMatch(why);
      expect(await stage.chat.reachable()).toBe(stage.refusals[0]);
      await sleep(2_500);
      expect(stage.double.gateway.seen).toMatchObject({ identified: 1, resumed: 0 });
      expect(stage.errors()).toHaveLength(1);
    },
  );
});

describe('shards', () => {
  it('are as many as Discord recommends, from the start on, and each hears of its servers', async () => {
    const double = await grown(2, 1);
    const stage = await open({ on: double });
    expect(double.gateway.seen.identified).toBe(2);
    expect(await stage.chat.reachable()).toBeNull();
    for (const [guild, channel] of [
      [ids.guild, ids.general],
      [ids.other, ids.elsewhere],
    ] as const) {
      const maya = stage.person(ids.maya, guild);
      await maya.types('/sample say heard', channel);
      expect(maya.sees).toBe('heard');
    }
  });

  it('are asked for anew when Discord wants more, and identified once', async () => {
    const stage = await open();
    stage.double.gateway.wantShards(2);
    stage.double.gateway.turnOut(4011);
    await until(async () => stage.double.gateway.connected() === 2 && (await stage.chat.reachable()) === null);
    await sleep(1_500);
    expect(stage.double.gateway.seen.identified).toBe(3);
    expect(stage.double.calls.filter(({ path }) => path === '/gateway/bot')).toHaveLength(2);
    expect(stage.refusals).toEqual([]);
    const maya = stage.person(ids.maya);
    await maya.types('/sample say after', ids.general);
    expect(maya.sees).toBe('after');
  });

  it('that are never enough are said in one sentence, and not asked for a third time', async () => {
    const stage = await open();
    stage.double.gateway.wantShards(2, 3);
    stage.double.gateway.turnOut(4011);
    await until(() => stage.refusals.length === 1);
    await sleep(2_500);
    expect(stage.refusals[0]).toMatch(/^Discord wants more shards than it recommends/);
    expect(await stage.chat.reachable()).toBe(stage.refusals[0]);
    expect(stage.double.calls.filter(({ path }) => path === '/gateway/bot')).toHaveLength(2);
  });
});

describe('commands', () => {
  it('that Discord did not take because of its own trouble are told again, and people use them', async () => {
    const double = await grown(1, 1);
    double.fail('PUT', /commands$/, { status: 503 }, 5);
    const stage = await open({ on: double });
    expect(double.registered()).toEqual([]);
    expect(await stage.chat.reachable()).toBeNull();
    await until(() => double.registered().length > 0, 15_000);
    expect(stage.errors()).toEqual([]);
  });
});

describe('thousands', () => {
  it('of servers are no hindrance to a start on SQLite, nor to noticing which removed the bot', async () => {
    const double = await grown(1, 1);
    const many = Array.from({ length: 2_400 }, (_, n) => String(500_000_000_000_000_000n + BigInt(n)));
    for (const id of many) {
      double.world.addGuild(id, `Server ${id}`, ids.maya);
      double.world.addMember(id, bot);
    }
    const stage = await open({ on: double });
    const { db } = stage.store;
    await until(async () => (await db.workspace.count()) === 2_402, 60_000);
    await stage.chat.stop();
    for (const id of many.slice(0, 1_500)) double.kick(id);
    const again = await open({ on: double, store: stage.store });
    await until(async () => (await db.workspace.count({ where: { removedAt: null } })) === 902, 60_000);
    expect([...stage.errors(), ...again.errors()]).toEqual([]);
  });

  it('of members are looked up a hundred at a time, and whoever left is noted', async () => {
    const stage = await open();
    await stage.person(ids.maya).types('/sample say hello', ids.general);
    const workspace = await stage.store.db.workspace.findFirstOrThrow({ where: { externalId: ids.guild } });
    for (let n = 0; n < 250; n++) {
      const externalId = String(600_000_000_000_000_000n + BigInt(n));
      const data = { workspaceId: workspace.id, externalId, name: `Member ${n}`, kind: 'member' as const };
      await stage.store.db.person.create({ data });
      stage.double.world.addUser(externalId, `Member ${n}`);
      if (n >= 10) stage.double.world.addMember(ids.guild, externalId);
    }
    const { people } = await stage.chat.people(ids.guild, ids.general);
    expect(people).toHaveLength(241);
    expect(stage.double.gateway.lookups()).toBe(3);
    expect(stage.double.calls.filter(({ path }) => path.includes('/members/'))).toEqual([]);
    expect(await stage.store.db.person.count({ where: { kind: 'gone' } })).toBe(10);
    expect(stage.double.complaints).toEqual([]);
  });
});

/** Discord that recommends so many shards, and lets nobody in with fewer than the least. */
async function grown(recommended: number, least: number) {
  const double = await startDouble();
  populate(double);
  double.gateway.wantShards(recommended, least);
  closing.push(double.close);
  return double;
}
