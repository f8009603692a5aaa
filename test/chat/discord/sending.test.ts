import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markOf, nonceOf } from '../../../src/chat/discord/draw/message.ts';
import { PlatformError, reasons } from '../../../src/chat/platform.ts';
import { note } from '../../../src/chat/view.ts';
import { knowPerson, knowWorkspace } from '../../../src/who/meet.ts';
import { ids } from '../../support/discord/company.ts';
import { openStage, type Stage } from '../../support/discord/stage.ts';
import { allow, bot } from '../../support/discord/world.ts';
import { everyView, pngView } from '../../support/everyview.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage({ timeout: 1_000 });
});
afterEach(async () => {
  await stage.close();
  expect(stage.double.complaints).toEqual([]);
});

const reader = { locale: 'en', timeZone: 'UTC' } as const;
const here = { workspace: ids.guild, channel: ids.general };
const moments = { ago: () => new Date(Date.now() - 2_000) };
const said = () => stage.double.world.messages.filter(({ channel }) => channel === ids.general);
const post = (key = 'k', to: Parameters<Stage['chat']['post']>[0] = here, until?: Date) =>
  stage.chat.post(to, note('An agenda'), key, reader, until);

async function trouble(work: Promise<unknown>): Promise<[string, string, number | undefined] | 'none'> {
  return work.then(
    () => 'none' as const,
    (error: unknown) => {
      if (!(error instanceof PlatformError)) throw error;
      return [error.trouble, error.message, error.retryAfterMs];
    },
  );
}

/** The bot is told of it, as Discord does. */
function deny(channel: string, what: bigint): void {
  stage.double.world.channel(channel)?.denied.set(bot, what);
  stage.double.changed(channel);
}

async function known(id: string, directMessages: boolean | null): Promise<void> {
  const { db } = stage.store;
  const workspace = await knowWorkspace(db, 'discord', { id: ids.guild, name: 'x' });
  const row = await knowPerson(db, workspace.id, { id, name: id, admin: false, kind: 'member' });
  await db.person.update({ where: { id: row.id }, data: { directMessages } });
}

describe('a post whose answer is lost', () => {
  it.each([
    ['the connection breaks', { drop: 'after' } as const],
    ['Discord answers with an error', { status: 502, after: true }],
    ['nothing comes', { slow: 1_200, after: true }],
  ])('is in doubt and found again: %s', async (_what, fault) => {
    stage.double.fail('POST', /messages$/, fault);
    expect((await trouble(post()))[0]).toBe('unknown');
    const ref = await stage.chat.find(here, 'k', moments.ago());
    expect(ref?.message).toBe(said()[0]?.id);
    expect(await stage.chat.find(here, 'another', moments.ago())).toBeNull();
  });

  it('shows once, should it be posted again within minutes', async () => {
    stage.double.fail('POST', /messages$/, { drop: 'after' });
    await trouble(post());
    const ref = await post();
    expect(said().map(({ id }) => id)).toEqual([ref.message]);
  });

  it('is found among hundreds of others, and after a restart', async () => {
    const { world } = stage.double;
    const before = moments.ago();
    for (let n = 0; n < 150; n++) stage.person(ids.maya).says(`${n}`, ids.general);
    const ref = await post();
    for (let n = 0; n < 150; n++) stage.person(ids.maya).says(`${n}`, ids.general);
    const again = await openStage({ on: stage.double, store: stage.store });
    expect(await again.chat.find(here, 'k', before)).toEqual(ref);
    await again.close();
    expect(world.messages).toHaveLength(301);
  });

  it('where the bot may not read what was said, is left to the nonce for its minutes, and then given up', async () => {
    deny(ids.general, allow.history);
    await post();
    expect(await stage.chat.find(here, 'k', moments.ago())).toBeNull();
    expect(await trouble(stage.chat.find(here, 'k', new Date(Date.now() - 600_000)))).toEqual([
      'gone',
      reasons.history,
      undefined,
    ]);
    expect(stage.double.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'))).toEqual([]);
  });
});

describe('a post that did not land', () => {
  it('did not where nothing could be reached', async () => {
    const away = await openStage({ on: stage.double, store: stage.store });
    await away.close();
    await stage.double.close();
    expect((await trouble(post()))[0]).toBe('later');
  });

  it('waits as long as Discord asks, and nothing is repeated meanwhile', async () => {
    stage.double.fail('POST', /messages$/, { status: 429, retryAfter: 7 });
    const before = stage.double.calls.length;
    expect(await trouble(post())).toEqual(['later', 'Discord asks to wait', expect.closeTo(7_000, -3)]);
    expect(stage.double.calls.length).toBe(before + 1);
  });

  it('is held back below Discord’s five in five seconds', async () => {
    for (let n = 0; n < 5; n++) await post(`k${n}`);
    expect((await trouble(post('k6')))[0]).toBe('later');
    expect(stage.double.calls.filter(({ status }) => status === 429)).toHaveLength(0);
  });

  it('never leaves after its claim has ended', async () => {
    expect(await trouble(post('k', here, new Date(Date.now() - 1)))).toEqual([
      'later',
      'its turn came too late',
      undefined,
    ]);
    stage.double.fail('POST', /messages$/, { slow: 200 });
    const [first, second] = [post('a'), trouble(post('b', here, new Date(Date.now() + 100)))];
    await first;
    expect((await second)[0]).toBe('later');
    expect(said()).toHaveLength(1);
  });

  it('is given up where it may not be, or nothing is', async () => {
    const reasons = [
      await trouble(post('k1', { ...here, channel: ids.quiet })),
      await trouble(post('k2', { ...here, channel: ids.elsewhere })),
      await trouble(post('k3', { ...here, channel: '399999999999999999' })),
      await trouble(post('k4', { workspace: '199999999999999999', channel: ids.general })),
      await trouble(stage.chat.edit({ ...here, message: '599999999999999999' }, note('x'), reader)),
    ];
    expect(reasons.map((reason) => (reason === 'none' ? reason : reason.slice(0, 2)))).toEqual([
      ['gone', 'the bot cannot see the channel'],
      ['gone', 'the channel is in another server'],
      ['gone', 'the channel is gone'],
      ['gone', 'the bot is not in that server'],
      ['gone', 'the message is gone'],
    ]);
  });
});

describe('what a channel does not let the bot do', () => {
  it('attach files: that is the reason given, and words alone are posted', async () => {
    deny(ids.general, allow.attach);
    expect(await trouble(stage.chat.post(here, pngView, 'png', reader))).toEqual(['gone', reasons.attach, undefined]);
    await post();
    expect(said()).toHaveLength(1);
  });

  it('write: that is the reason given, also of what carries files', async () => {
    deny(ids.general, allow.send);
    expect(await trouble(stage.chat.post(here, pngView, 'png', reader))).toEqual(['gone', reasons.write, undefined]);
  });

  it('write in a locked thread: that is the reason given', async () => {
    const thread = stage.double.world.channel(ids.thread)?.thread;
    await post('before', { ...here, channel: ids.thread });
    if (thread) thread.locked = true;
    const locked = await trouble(post('k', { ...here, channel: ids.thread }));
    expect(locked).toEqual(['gone', reasons.locked, undefined]);
  });

  it('read what was said: what is posted is edited all the same', async () => {
    const ref = await post();
    deny(ids.general, allow.history);
    await stage.chat.edit(ref, note('A new agenda'), reader);
    expect(stage.person(ids.maya).reads(ids.general)).toEqual(['A new agenda']);
  });
});

describe('direct messages', () => {
  it('go to those who asked for them, and to nobody else', async () => {
    await known(ids.anika, true);
    await known(ids.grace, null);
    await known(ids.sunita, false);
    const to = (person: string) => ({ workspace: ids.guild, person });
    await post('a', to(ids.anika));
    expect(stage.person(ids.anika).inbox()).toEqual(['An agenda']);
    for (const person of [ids.grace, ids.sunita, ids.maya])
      expect((await trouble(post('b', to(person))))[0]).toBe('gone');
    expect(stage.double.calls.filter(({ path }) => path === '/users/@me/channels')).toHaveLength(1);
    expect(await stage.chat.find(to(ids.anika), 'a', moments.ago())).not.toBeNull();
  });

  it('whose channel cannot be opened just now are tried later', async () => {
    await known(ids.anika, true);
    stage.double.fail('POST', /@me\/channels$/, { status: 500 });
    expect((await trouble(post('a', { workspace: ids.guild, person: ids.anika })))[0]).toBe('later');
  });
});

describe('what is posted', () => {
  it('carries a mark that nobody sees, and a nonce', async () => {
    await post();
    expect(said()[0]).toMatchObject({ nonce: nonceOf('k'), components: [{ id: markOf('k') }] });
    expect(nonceOf('k')).toHaveLength(25);
  });

  it('is edited, and is found by its key as before', async () => {
    const ref = await post();
    await stage.chat.edit(ref, note('A new agenda'), reader);
    expect(stage.person(ids.maya).reads(ids.general)).toEqual(['A new agenda']);
    expect(await stage.chat.find(here, 'k', moments.ago())).toEqual(ref);
  });

  it('may be of every kind, with pictures and files', async () => {
    await stage.chat.post(here, everyView, 'every', reader);
    await stage.chat.post(here, pngView, 'png', reader);
    const [every, png] = said();
    expect(every?.files.map(({ name }) => name)).toEqual(['trend.svg', 'ideas.csv']);
    expect(png?.files.map(({ name }) => name)).toEqual(['dot.png']);
  });
});

describe('a reply', () => {
  it('answers a message and calls nobody', async () => {
    const card = await post('card');
    await stage.chat.post(here, note('Still waits'), 'reply', reader, undefined, card);
    expect(said().map(({ answers, pings }) => [answers, pings])).toEqual([
      [undefined, []],
      [card.message, []],
    ]);
  });

  it('is posted by itself where the bot may not read what was said', async () => {
    const card = await post('card');
    deny(ids.general, allow.history);
    await stage.chat.post(here, note('Still waits'), 'reply', reader, undefined, card);
    expect(said().map(({ answers }) => answers)).toEqual([undefined, undefined]);
  });
});
