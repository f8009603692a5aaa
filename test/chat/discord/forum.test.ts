import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlatformError, reasons } from '../../../src/chat/platform.ts';
import { note, type View } from '../../../src/chat/view.ts';
import { ids } from '../../support/discord/company.ts';
import { openStage, type Stage } from '../../support/discord/stage.ts';
import { allow, bot, type Channel } from '../../support/discord/world.ts';
import { everyView } from '../../support/everyview.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage({ timeout: 5_000, double: { unhurried: true } });
});
afterEach(async () => {
  await stage.close();
  expect(stage.double.complaints).toEqual([]);
});

const reader = { locale: 'en', timeZone: 'UTC' } as const;
const there = { workspace: ids.guild, channel: ids.forum, forum: true };
const ago = () => new Date(Date.now() - 2_000);
const titled = (title: string, said = 'Tins'): View => ({ ...note(said), title });
const post = (key = 'k', view = titled('#1 Smaller tins')) => stage.chat.post(there, view, key, reader);

const threads = (): Channel[] =>
  [...stage.double.world.guild(ids.guild).channels.values()].filter(({ thread }) => thread?.parent === ids.forum);
const said = (id: string) => stage.person(ids.maya).reads(id);
const threadOf = (id: string) => {
  const found = stage.double.world.channel(id)?.thread;
  if (!found) throw new Error(`no thread ${id}`);
  return found;
};

async function trouble(work: Promise<unknown>): Promise<[string, string, number | undefined] | 'none'> {
  return work.then(
    () => 'none' as const,
    (error: unknown) => {
      if (!(error instanceof PlatformError)) throw error;
      return [error.trouble, error.message, error.retryAfterMs];
    },
  );
}

describe('a post in a forum', () => {
  it('is a thread with a name and a first message, of every kind of block, with its files', async () => {
    const ref = await stage.chat.post(there, { ...everyView, title: '#1 Smaller tins' }, 'k', reader);
    expect(threads().map(({ id, name }) => ({ id, name }))).toEqual([{ id: ref.channel, name: '#1 Smaller tins' }]);
    expect(stage.double.world.messages.find(({ id }) => id === ref.message)?.files).toHaveLength(2);
  });

  it('has a name of at most a hundred characters, in whatever script', async () => {
    await post('k', titled(`#1 ${'আমরা'.repeat(60)}`));
    await post('l', titled(`#2 ${'🫙'.repeat(60)}`));
    expect(threads().map(({ name }) => name.length <= 100 && name.endsWith('…'))).toEqual([true, true]);
  });

  it('is nothing without a title, and no message of the forum itself', async () => {
    expect((await trouble(stage.chat.post(there, note('An agenda'), 'k', reader)))[0]).toBe('gone');
    expect((await trouble(stage.chat.post({ ...there, forum: false }, note('An agenda'), 'k', reader)))[0]).toBe(
      'gone',
    );
    expect(stage.double.complaints.splice(0)).toEqual([
      expect.stringContaining('Cannot send a message in a forum channel'),
    ]);
    expect(threads()).toEqual([]);
  });

  it('is told truly where the forum wants tags, lets the bot begin none, or is gone', async () => {
    const forum = stage.double.world.channel(ids.forum);
    if (!forum?.forum) throw new Error('there is no forum');
    expect(stage.chat.wantsTag?.(ids.guild, ids.forum)).toBe(false);
    forum.forum.wantsTag = true;
    stage.double.changed(ids.forum);
    expect(await trouble(post())).toEqual(['gone', reasons.tag, undefined]);
    expect(stage.chat.wantsTag?.(ids.guild, ids.forum)).toBe(true);
    forum.forum.wantsTag = false;
    forum.denied.set(bot, allow.send);
    expect(await trouble(post())).toEqual(['gone', reasons.write, undefined]);
    stage.double.remove(ids.forum);
    expect(await trouble(post())).toEqual(['gone', 'the channel is gone', undefined]);
  });

  it('waits where a server has as many open threads as it may', async () => {
    for (let n = 0; n < 1000; n++)
      stage.double.world.addThread(ids.guild, String(800_000_000_000_000_000n + BigInt(n)), `${n}`, ids.general);
    expect((await trouble(post()))[0]).toBe('later');
    expect(threads()).toEqual([]);
  });
});

describe('a thread whose answer is lost', () => {
  it.each([
    ['the connection breaks', { drop: 'after' } as const],
    ['Discord answers with an error', { status: 502, after: true }],
    ['nothing comes', { slow: 5_500, after: true }],
  ])('is in doubt and found again: %s', async (_what, fault) => {
    stage.double.fail('POST', /threads$/, fault);
    expect((await trouble(post()))[0]).toBe('unknown');
    const [begun] = threads();
    expect(await stage.chat.find(there, 'k', ago())).toEqual({
      workspace: ids.guild,
      channel: begun?.id,
      message: begun?.id,
    });
    expect(await stage.chat.find(there, 'another', ago())).toBeNull();
  });

  it('would be there twice were it posted again: a forum knows no nonce', async () => {
    stage.double.fail('POST', /threads$/, { drop: 'after' });
    await trouble(post());
    await post();
    expect(threads()).toHaveLength(2);
  });

  it('is found when it is archived, behind pages of others, and after a restart', async () => {
    const { double } = stage;
    const before = ago();
    const ref = await post();
    for (let n = 0; n < 230; n++) {
      const [other] = double.world.begin(forumHere(), `${n}`, sayingOf(ids.maya));
      if (n % 2 === 0) double.archive(other.id);
    }
    const restarted = await openStage({ on: double, store: stage.store });
    expect(await restarted.chat.find(there, 'k', before)).toEqual(ref);
    for (const { id } of threads()) if (threadOf(id).archived === null) double.archive(id);
    threadOf(ref.channel).archived = before.getTime() + 1;
    expect(await restarted.chat.find(there, 'k', before)).toEqual(ref);
    await restarted.close();
    const asked = double.calls.filter(({ path }) => path.includes('/threads/archived/public'));
    expect(asked.length).toBeGreaterThanOrEqual(3);
  });

  it('is not looked for in the threads of others, nor in those that began before', async () => {
    const asked = () => stage.double.calls.filter(({ path }) => /messages\/\d+$/.test(path));
    stage.double.world.begin(forumHere(), 'hers', sayingOf(ids.maya));
    expect(await stage.chat.find(there, 'k', ago())).toBeNull();
    await post();
    expect(await stage.chat.find(there, 'k', new Date(Date.now() + 120_000))).toBeNull();
    expect(asked()).toEqual([]);
  });

  it('is passed over where somebody removed its first message', async () => {
    const ref = await post('removed');
    const { messages } = stage.double.world;
    messages.splice(
      messages.findIndex(({ id }) => id === ref.message),
      1,
    );
    expect(await stage.chat.find(there, 'removed', ago())).toBeNull();
  });

  it('is given up at once where the bot may not read: nothing else keeps it from showing twice', async () => {
    forumHere().denied.set(bot, allow.history);
    stage.double.changed(ids.forum);
    await post();
    expect(await trouble(stage.chat.find(there, 'k', ago()))).toEqual(['gone', reasons.history, undefined]);
  });
});

describe('what stands in a forum', () => {
  it('is edited without a word about its name, and is found by its key as before', async () => {
    const ref = await post();
    await stage.chat.edit(ref, titled('#1 Smaller tins', 'Tins: one vote'), reader);
    expect(said(ref.channel)).toEqual(['Tins: one vote']);
    expect(await stage.chat.find(there, 'k', ago())).toEqual(ref);
    expect(stage.double.calls.filter(({ method, path }) => method === 'PATCH' && !path.includes('messages'))).toEqual(
      [],
    );
  });

  it('is opened where it is archived, edited, and archived again', async () => {
    const ref = await post();
    stage.double.archive(ref.channel);
    await stage.chat.edit(ref, titled('#1 Larger tins', 'Tins: one vote'), reader);
    expect(said(ref.channel)).toEqual(['Tins: one vote']);
    expect(stage.double.world.channel(ref.channel)?.name).toBe('#1 Larger tins');
    expect(threadOf(ref.channel).archived).not.toBeNull();
  });

  it('is archived again where the edit fails, too', async () => {
    const ref = await post();
    stage.double.archive(ref.channel);
    stage.double.fail('PATCH', /messages\/\d+$/, { status: 503 });
    expect((await trouble(stage.chat.edit(ref, titled('#1 Smaller tins', 'new'), reader)))[0]).toBe('later');
    expect(threadOf(ref.channel).archived).not.toBeNull();
  });

  it('is true also where it cannot be archived again', async () => {
    const ref = await post();
    stage.double.archive(ref.channel);
    stage.double.fail('PATCH', /messages\/\d+$/, { slow: 100 });
    const edited = stage.chat.edit(ref, titled('#1 Smaller tins', 'new'), reader);
    await expect.poll(() => threadOf(ref.channel).archived).toBeNull();
    stage.double.fail('PATCH', /channels\/\d+$/, { status: 500 });
    await edited;
    expect([said(ref.channel), threadOf(ref.channel).archived]).toEqual([['new'], null]);
  });

  it('stays as it was where moderators locked it, and that is the reason; those who may manage threads edit it', async () => {
    const ref = await post();
    threadOf(ref.channel).locked = true;
    stage.double.archive(ref.channel);
    const edit = () => stage.chat.edit(ref, titled('#1 Smaller tins', 'new'), reader);
    expect(await trouble(edit())).toEqual(['gone', reasons.locked, undefined]);
    expect(said(ref.channel)).toEqual(['Tins']);
    stage.double.world.addRole(ids.guild, ids.botRole, 'Yellow Pad', allow.manageThreads, bot);
    stage.double.gateway.tell('GUILD_ROLE_UPDATE', {
      guild_id: ids.guild,
      role: {
        id: ids.botRole,
        name: 'Yellow Pad',
        permissions: `${allow.manageThreads}`,
        flags: 0,
        tags: { bot_id: bot },
      },
    });
    await expect.poll(() => trouble(edit())).toBe('none');
    expect(said(ref.channel)).toEqual(['new']);
    expect(threadOf(ref.channel)).toMatchObject({ locked: true, archived: expect.any(Number) });
  });

  it('is gone with its thread, or with its first message', async () => {
    const [ref, other] = [await post('a'), await post('b')];
    stage.double.remove(ref.channel);
    expect((await trouble(stage.chat.edit(ref, titled('x'), reader)))[1]).toBe('the channel is gone');
    const { messages } = stage.double.world;
    messages.splice(
      messages.findIndex(({ id }) => id === other.message),
      1,
    );
    expect((await trouble(stage.chat.edit(other, titled('x'), reader)))[1]).toBe('the message is gone');
  });
});

describe('the name of a thread', () => {
  const nameOf = (id: string) => stage.double.world.channel(id)?.name;

  it('changes with its title, and not with what is said below', async () => {
    const ref = await post();
    await stage.chat.edit(ref, titled('#1 Larger tins'), reader);
    expect(nameOf(ref.channel)).toBe('#1 Larger tins');
    for (const text of ['a', 'b', 'c']) await stage.chat.edit(ref, titled('#1 Larger tins', text), reader);
    expect(threadOf(ref.channel).renamed).toHaveLength(1);
  });

  it('stays what moderators made of it, until its own title changes', async () => {
    const ref = await post();
    const channel = stage.double.world.channel(ref.channel);
    if (channel) channel.name = '[done] Smaller tins';
    await stage.chat.edit(ref, titled('#1 Smaller tins', 'Tins: one vote'), reader);
    expect(nameOf(ref.channel)).toBe('[done] Smaller tins');
    await stage.chat.edit(ref, titled('#1 Larger tins', 'Tins: one vote'), reader);
    expect(nameOf(ref.channel)).toBe('#1 Larger tins');
  });

  it('comes later where it changed twice in ten minutes: what is said comes at once, and nothing else has to wait', async () => {
    const ref = await post();
    for (const title of ['a', 'b']) await stage.chat.edit(ref, titled(title), reader);
    const last = () => stage.chat.edit(ref, titled('c', 'withdrawn'), reader);
    expect(await trouble(last())).toEqual(['later', 'the thread was renamed too often', undefined]);
    expect([nameOf(ref.channel), said(ref.channel)]).toEqual(['b', ['withdrawn']]);
    expect((await trouble(last()))[0]).toBe('later');
    threadOf(ref.channel).renamed = [];
    await last();
    expect(nameOf(ref.channel)).toBe('c');
  });
});

function forumHere(): Channel {
  const found = stage.double.world.channel(ids.forum);
  if (!found) throw new Error('there is no forum');
  return found;
}

function sayingOf(author: string) {
  return { author, content: 'hers', components: [], flags: 0, files: [] };
}
