import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greet } from '../../../src/rituals/pad/index.ts';
import { type DiscordBot, openBot } from '../../support/discord/bot.ts';
import { ids } from '../../support/discord/company.ts';
import { openStage } from '../../support/discord/stage.ts';
import { allow, application } from '../../support/discord/world.ts';

let bot: DiscordBot;
beforeEach(async () => {
  bot = await openBot({ now: '2026-12-01T04:00:00Z' });
});
afterEach(async () => {
  await bot.close();
  expect(bot.double.complaints).toEqual([]);
  expect(bot.errors()).toEqual([]);
});

async function done(work: Promise<unknown>): Promise<void> {
  await work;
  await bot.rest();
}

/** What was said aloud, and whom it called. */
const calls = (channel: string) =>
  bot.double.world.messages
    .filter((said) => said.channel === channel && said.only === undefined && said.pings.length > 0)
    .map(({ pings }) => pings);

async function meeting(): Promise<void> {
  const maya = bot.person(ids.maya);
  await done(maya.types('/agenda meeting', ids.general));
  await done(maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' }));
}

describe('who takes no direct messages', () => {
  it('is called in the channel when the customer item is theirs, and nobody else ever is', async () => {
    await meeting();
    const [maya, anika] = [bot.person(ids.maya), bot.person(ids.anika)];
    await done(anika.types('/agenda add Ask @everyone', ids.general));
    await bot.passTo('2026-12-03T11:00:00Z');
    await bot.passTo('2026-12-10T11:00:00Z');
    const called = calls(ids.general);
    expect(called.length).toBeGreaterThan(0);
    for (const one of called) expect(one).toHaveLength(1);
    expect(maya.reads(ids.general).join('\n')).toMatch(/@(Maya Thompson|Anika Rahman): /);
    expect([...maya.inbox(), ...anika.inbox()]).toEqual([]);
    const all = bot.double.world.messages.filter(({ pings }) => pings.length > 0);
    expect(all.every(({ channel }) => channel === ids.general)).toBe(true);
  });

  it('is called when they are nominated, and when a champion decided on their idea', async () => {
    const [maya, anika, grace] = [bot.person(ids.maya), bot.person(ids.anika), bot.person(ids.grace)];
    await done(maya.types('/idea champion add @Grace Okafor', ids.general));
    expect(calls(ids.general)).toEqual([[ids.grace]]);
    await done(grace.press('What waits for me', ids.general));
    await done(grace.press('Yes, gladly'));
    await done(maya.types('/idea channel #support', ids.general));
    await done(anika.types('/idea new', ids.general));
    await done(anika.fill({ title: 'Smaller tins by the till' }));
    await done(grace.types('/idea review', ids.general));
    await done(grace.press('Accept'));
    await done(grace.fill({ owner: ids.maya, date: 'next wednesday' }));
    await bot.passTo('2026-12-01T12:00:00Z');
    // that it is hers, the evening before its day, and what became of it
    expect(calls(ids.support).flat().sort()).toEqual([ids.maya, ids.maya, ids.anika].sort());
    expect(maya.reads(ids.support).join('\n')).toMatch(/@Maya Thompson: To be done by .*Smaller tins/);
    expect(calls(ids.support).every((one) => one.length === 1)).toBe(true);
    expect([...maya.inbox(), ...anika.inbox(), ...grace.inbox()]).toEqual([]);
  });

  it('is asked once, on the first receipt, whether the bot may write to them, and then is written to', async () => {
    await meeting();
    const anika = bot.person(ids.anika);
    await done(anika.types('/agenda show', ids.general));
    expect(anika.sees).not.toContain('May I write to you directly');
    await done(anika.types('/agenda add Pricing', ids.general));
    expect(anika.sees).toContain('May I write to you directly');
    await done(anika.press('Yes, write to me'));
    expect(anika.sees).toContain('I will write to you directly.');
    await done(anika.types('/agenda add Tins', ids.general));
    expect(anika.sees).not.toContain('May I write to you directly');
    const person = await bot.store.db.person.findFirstOrThrow({ where: { externalId: ids.anika } });
    expect(person.directMessages).toBe(true);
  });
});

describe('who may not write in a channel', () => {
  it('does not write there through the bot, from wherever they try', async () => {
    await meeting();
    const [maya, anika] = [bot.person(ids.maya), bot.person(ids.anika)];
    await bot.passTo('2026-12-03T09:45:00Z');
    const general = bot.double.world.channel(ids.general);
    general?.denied.set(ids.anika, allow.send);
    bot.double.changed(ids.general);
    const before = bot.double.world.messages.length;
    await done(anika.types('/agenda add Read this', ids.general));
    expect(anika.sees).toContain('You may not write in #general yourself');
    await done(anika.types('/mission ask', ids.general));
    await done(anika.types('/agenda show', ids.general));
    expect(anika.sees).not.toContain('Read this');
    expect(maya.reads(ids.general).join('\n')).not.toContain('Read this');
    await done(anika.types('/agenda skip', ids.general));
    expect(anika.sees).toContain('You may not write in #general yourself');
    const aloud = bot.double.world.messages.slice(before).filter(({ only }) => only === undefined);
    expect(aloud).toEqual([]);
    await done(maya.types('/agenda add Read that', ids.general));
    expect(maya.reads(ids.general).join('\n')).toContain('Read that');
  });
});

describe('who may not write in a meeting’s channel', () => {
  it('neither skips it, pauses or ends it, nor passes their turn on: what stands there stays', async () => {
    await meeting();
    const [maya, anika] = [bot.person(ids.maya), bot.person(ids.anika)];
    await done(anika.types('/agenda add Pricing', ids.general));
    await bot.passTo('2026-12-03T09:45:00Z');
    const { turnPersonId: id } = await bot.store.db.meeting.findFirstOrThrow({
      where: { NOT: { turnPersonId: null } },
    });
    const { externalId } = await bot.store.db.person.findFirstOrThrow({ where: { id: id ?? '' } });
    const holder = bot.person(externalId);
    for (const one of [ids.maya, ids.anika]) bot.double.world.channel(ids.general)?.denied.set(one, allow.send);
    bot.double.changed(ids.general);
    const before = maya.reads(ids.general);
    const refused = 'You may not write in #general yourself';
    await done(maya.types('/agenda skip', ids.general));
    expect(maya.sees).toContain(refused);
    for (const button of ['Pause', 'End']) {
      await done(maya.types('/agenda meeting', ids.general));
      await done(maya.press(button));
      expect(maya.sees).toContain(refused);
    }
    await done(holder.types('/pad home', ids.general));
    await done(holder.press('Pass it on'));
    expect(holder.sees).toContain(refused);
    expect(maya.reads(ids.general)).toEqual(before);
  });
});

describe('on a fresh server', () => {
  it('/mission ask asks the channel, as nobody is written to unasked', async () => {
    const maya = bot.person(ids.maya);
    await done(maya.types('/mission ask', ids.general));
    expect(maya.reads(ids.general).join('\n')).toContain('[Answer]');
    expect(maya.inbox()).toEqual([]);
  });

  it('what is offered while typing says what it means', async () => {
    const text = JSON.stringify(bot.double.registered());
    expect(text).toContain('"name":"Ten people, drawn at random"');
    expect(text).toContain('"name":"This channel"');
    expect(text).not.toMatch(/"name":"[nm]"/);
  });
});

describe('suggestions', () => {
  it('read the digits of every script, take capitals for small letters, and log no error with each letter', async () => {
    const anika = bot.person(ids.anika);
    expect(await anika.suggests('/agenda done', 'p', ids.general)).toEqual([]);
    await meeting();
    for (const topic of ['Pricing', 'Tins', 'দাম']) await done(anika.types(`/agenda add ${topic}`, ids.general));
    const names = async (typed: string) =>
      (await anika.suggests('/agenda done', typed, ids.general)).map(({ name }) => name);
    expect(await names('PRIC')).toEqual(['2. Pricing']);
    for (const three of ['3', '৩', '३']) expect(await names(three)).toEqual(['3. Tins']);
    expect(await names('দাম')).toEqual(['4. দাম']);
  });
});

describe('a server that adds the bot', () => {
  const fresh = '100000000000000007';
  const lobby = '300000000000000007';
  const auditors = '400000000000000007';

  /** Maya runs it, Anika is a member; Discord says in #lobby who came. */
  function build(): void {
    const { world } = bot.double;
    world.addGuild(fresh, 'New company', ids.grace).system = lobby;
    world.addRole(fresh, ids.managers, 'Managers', allow.manageGuild);
    world.addMember(fresh, ids.maya, { roles: [ids.managers] });
    world.addMember(fresh, ids.anika);
    world.addChannel(fresh, lobby, 'lobby');
  }

  /** Another instance, with the same database. */
  async function beside(): Promise<void> {
    const { clock, double, store } = bot;
    const stage = await openStage({ on: double, store, clock, greet });
    closing.push(stage.close);
  }
  let closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing) await close();
    closing = [];
  });

  async function invited({ by, at = '2026-12-01T04:00:00Z' }: { by?: string; at?: string } = {}): Promise<void> {
    bot.double.invite(fresh, { at, ...(by !== undefined && { by }) });
    await expect.poll(() => bot.store.db.workspace.count({ where: { externalId: fresh } })).toBe(1);
    await bot.rest();
  }

  const greetings = () =>
    bot.double.world.messages.filter(({ channel, only }) => channel === lobby && only === undefined);

  it('is greeted once, with a button that opens setting up for admins; nobody is called', async () => {
    build();
    await invited();
    const [maya, anika] = [bot.person(ids.maya, fresh), bot.person(ids.anika, fresh)];
    expect(maya.reads(lobby)).toHaveLength(1);
    expect(maya.reads(lobby)[0]).toContain('Thank you for having me.');
    expect(greetings()[0]?.pings).toEqual([]);
    await done(anika.press('Set up', lobby));
    expect(anika.sees).toContain('admin');
    expect(anika.sees).not.toContain('Which language');
    await done(maya.press('Set up', lobby));
    expect(maya.sees).toContain('Which language shall I speak');
    bot.double.kick(fresh);
    await expect.poll(() => bot.store.db.workspace.count({ where: { NOT: { removedAt: null } } })).toBe(1);
    bot.double.invite(fresh, { at: '2026-12-01T04:00:00Z' });
    await expect.poll(() => bot.store.db.workspace.count({ where: { NOT: { removedAt: null } } })).toBe(0);
    await beside();
    bot.double.gateway.drop();
    await expect.poll(() => bot.double.gateway.seen.resumed).toBe(2);
    await bot.rest();
    expect(greetings()).toHaveLength(1);
    expect(maya.reads(ids.general)).toEqual([]);
  });

  it('calls whoever added it by name, and them alone, where it may read the audit log', async () => {
    build();
    bot.double.world.addRole(fresh, auditors, 'Yellow Pad', allow.auditLog, application);
    bot.double.world.addMember(fresh, application, { roles: [auditors] });
    await invited({ by: ids.maya });
    expect(bot.person(ids.maya, fresh).reads(lobby)[0]).toContain('@Maya Thompson, thank you for having me.');
    expect(greetings().map(({ pings }) => pings)).toEqual([[ids.maya]]);
    expect(bot.person(ids.maya, fresh).inbox()).toEqual([]);
  });

  it('is greeted once by two instances, and where it added the bot while none was there', async () => {
    build();
    await beside();
    await invited();
    expect(greetings()).toHaveLength(1);
    const later = bot.double.world.addGuild('100000000000000008', 'Later company', ids.grace);
    later.system = '300000000000000008';
    bot.double.world.addChannel(later.id, later.system, 'hall');
    bot.double.world.addMember(later.id, application);
    later.joined = '2026-12-01T03:00:00Z';
    await beside();
    const owed = await bot.store.db.delivery.findMany({ where: { job: 'pad.greeting', state: 'due' } });
    const places = await bot.store.db.place.findMany({
      where: { id: { in: owed.map(({ placeId }) => placeId ?? '') } },
    });
    expect(places.map(({ externalId }) => externalId)).toEqual([later.system]);
  });

  it.each([
    ['the bot may not write', true, undefined],
    ['it had the bot for longer, and only the database is new', false, '2026-11-20T04:00:00Z'],
  ])('hears nothing where %s', async (_, isShut, at) => {
    build();
    if (isShut) bot.double.world.channel(lobby)?.denied.set(fresh, allow.send);
    await invited(at === undefined ? {} : { at });
    expect(greetings()).toEqual([]);
    expect(await bot.store.db.delivery.count({ where: { job: 'pad.greeting' } })).toBe(0);
  });
});
