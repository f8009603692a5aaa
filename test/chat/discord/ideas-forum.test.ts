import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordBot, openBot } from '../../support/discord/bot.ts';
import { ids } from '../../support/discord/company.ts';
import type { Person } from '../../support/discord/person.ts';
import { allow, type Channel, bot as self } from '../../support/discord/world.ts';

/** A Tuesday, 10:00 in Dhaka. */
const tuesday = '2026-12-01T04:00:00Z';
const hold = '2026-12-01T04:06:00Z';

let bot: DiscordBot;
let maya: Person;
let anika: Person;
let grace: Person;

beforeEach(async () => {
  bot = await openBot({ now: tuesday });
  [maya, anika, grace] = [bot.person(ids.maya), bot.person(ids.anika), bot.person(ids.grace)];
  for (const person of [maya, anika, grace]) {
    await does(person.types('/pad me', ids.general));
    await does(person.fill({ locale: 'en', timeZone: 'Asia/Dhaka', directMessages: [] }));
  }
  await does(maya.types('/idea champion add @Grace Okafor', ids.general));
  await does(grace.types('/pad home', ids.general));
  await does(grace.press('Yes, gladly'));
});
afterEach(async () => {
  await bot.close();
  expect(bot.double.complaints).toEqual([]);
  expect(bot.errors()).toEqual([]);
});

async function does(work: Promise<unknown>): Promise<void> {
  await work;
  await bot.rest();
}

const forum = (): Channel => {
  const found = bot.double.world.channel(ids.forum);
  if (!found) throw new Error('there is no forum');
  return found;
};
const threads = (): Channel[] =>
  [...bot.double.world.guild(ids.guild).channels.values()].filter(({ thread }) => thread?.parent === ids.forum);
const theThread = (): Channel => {
  const [found, ...more] = threads();
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} threads`);
  return found;
};
const first = (id = theThread().id): string => anika.reads(id)[0] ?? '';

/** Ideas stand in the forum, and there is one. */
async function begin(title = 'Smaller tins by the till'): Promise<void> {
  await does(maya.types('/idea channel #wishes', ids.general));
  await does(anika.types(`/idea add ${title}`, ids.general));
  await bot.passTo(hold);
}

describe('ideas in a forum', () => {
  it('each begin a thread of their own, which votes and decisions reach, and a withdrawal', async () => {
    await begin();
    expect(maya.sees).toContain('Each new idea gets a post of its own in #wishes now');
    expect(anika.sees).toContain('In five minutes it gets a post of its own in #wishes.');
    expect(theThread().name).toBe('#1 Smaller tins by the till');
    await does(maya.press('Vote', theThread().id));
    expect(first()).toContain('New · 1 vote');
    await does(grace.types('/idea review', ids.general));
    await does(grace.press('Accept'));
    await does(grace.fill({ owner: ids.maya, date: 'next wednesday' }));
    expect(first()).toContain('Accepted · 1 vote');
    await does(anika.types('/idea add Longer hours', ids.general));
    await bot.passTo('2026-12-01T04:12:00Z');
    const second = threads().find(({ name }) => name === '#2 Longer hours')?.id ?? '';
    await does(anika.types('/idea show 2', ids.general));
    await does(anika.press('Withdraw it'));
    expect(first(second)).toBe('Idea #2 was withdrawn by its author.');
    expect(bot.double.world.channel(second)?.name).toBe('Idea #2 was withdrawn by its author.');
    expect(threads()).toHaveLength(2);
  });

  it('have no message of the week, not in eight weeks, and are kept true for longer than a month', async () => {
    await begin();
    await bot.passTo('2027-01-26T04:00:00Z');
    await does(maya.types('/idea vote 1', ids.general));
    expect(first()).toContain('New · 1 vote');
    expect(threads()).toHaveLength(1);
    expect(await bot.store.db.delivery.count({ where: { job: 'ideas.weekly' } })).toBe(0);
  });

  it('call whom a decision is for in their thread, and nobody in the forum or elsewhere', async () => {
    await begin();
    const general = anika.reads(ids.general).length;
    await does(grace.types('/idea review', ids.general));
    await does(grace.press('Accept'));
    await does(grace.fill({ owner: ids.maya, date: 'next wednesday' }));
    await bot.passTo('2026-12-01T05:00:00Z');
    const calls = bot.double.world.messages.filter(
      ({ channel, pings }) => channel === theThread().id && pings.length > 0,
    );
    expect(calls.map(({ pings }) => pings[0]).sort()).toEqual([ids.maya, ids.anika].sort());
    expect(anika.reads(ids.general)).toHaveLength(general);
  });

  it('bear their new name when their title changes, and only then', async () => {
    await begin();
    await does(anika.types('/idea show 1', ids.general));
    await does(anika.press('Change it'));
    await does(anika.fill({ change: 'Half the size' }));
    expect([theThread().name, theThread().thread?.renamed]).toEqual(['#1 Smaller tins by the till', []]);
    await does(anika.types('/idea show 1', ids.general));
    await does(anika.press('Change it'));
    await does(anika.fill({ title: `Tins ${'of many sizes '.repeat(20)}` }));
    expect(theThread().name).toMatch(/^#1 Tins of many sizes .*…$/);
    expect(first()).toContain('> Half the size');
  });

  it('have one thread each when there are three hundred', async () => {
    await does(maya.types('/idea channel #wishes', ids.general));
    for (let n = 1; n <= 300; n++) {
      await anika.types(`/idea add Wish ${n}`, ids.general);
      if (n % 10 === 0) await bot.passTo(new Date(bot.clock.now().getTime() + 120_000).toISOString());
    }
    await bot.passTo('2026-12-01T06:00:00Z');
    const names = threads().map(({ name }) => name);
    expect(new Set(names).size).toBe(300);
    expect(names).toHaveLength(300);
    await does(maya.types('/idea vote 150', ids.general));
    const voted = threads().find(({ name }) => name === '#150 Wish 150')?.id ?? '';
    expect(first(voted)).toContain('New · 1 vote');
  });
});

describe('a bad day', () => {
  it('a process killed between a thread and its row finds the thread again', async () => {
    await begin();
    const where = { job: 'ideas.thread', verb: 'post' as const };
    // as such a process leaves it: begun, and nobody knows whether it landed
    const left = {
      state: 'sending' as const,
      channelRef: null,
      messageRef: null,
      leaseUntil: new Date(0),
      sentAt: null,
    };
    await bot.store.db.delivery.updateMany({ where, data: { ...left, sendingAt: new Date() } });
    bot.double.archive(theThread().id);
    await bot.rest();
    expect(await bot.store.db.delivery.findFirst({ where })).toMatchObject({
      state: 'sent',
      channelRef: theThread().id,
      messageRef: theThread().id,
    });
  });

  it('an answer that is lost doubles nothing', async () => {
    bot.double.fail('POST', /threads$/, { drop: 'after' });
    await begin();
    await expect
      .poll(
        async () => {
          await bot.rest();
          return (await bot.store.db.delivery.findFirst({ where: { job: 'ideas.thread' } }))?.state;
        },
        { timeout: 10_000 },
      )
      .toBe('sent');
    expect(threads()).toHaveLength(1);
  });

  it('a vote reaches a thread that was archived, which is archived again', async () => {
    await begin();
    bot.double.archive(theThread().id);
    await does(maya.types('/idea vote 1', ids.general));
    expect(first()).toContain('New · 1 vote');
    expect(theThread().thread?.archived).not.toBeNull();
  });

  it('whoever votes in a thread that moderators locked is told so, and it is not told where nothing is stuck', async () => {
    await begin();
    const { id, thread } = theThread();
    if (thread) thread.locked = true;
    bot.double.changed(id);
    await does(maya.types('/pad about', id));
    expect(maya.sees).not.toContain('is locked');
    await does(maya.press('Vote', id));
    expect(maya.sees).toContain('is locked, so what I wrote there stays as it was: please unlock it');
    await does(maya.press('Open', id));
    expect(maya.sees).toContain('is locked, so what I wrote there stays as it was');
    expect(first()).toContain('New · no votes yet');
    if (thread) thread.locked = false;
    await does(grace.types('/idea vote 1', ids.general));
    expect(first()).toContain('New · 2 votes');
  });

  it('an author hears that the forum is gone, or wants tags since', async () => {
    await does(anika.types('/pad me', ids.general));
    await does(anika.fill({ directMessages: ['rest'] }));
    await does(maya.types('/idea channel #wishes', ids.general));
    const { forum: kept } = forum();
    if (kept) kept.wantsTag = true;
    await does(anika.types('/idea add Smaller tins', ids.general));
    await bot.passTo(hold);
    expect(anika.inbox().at(-1)).toContain('that forum wants a tag on each post now');
    if (kept) kept.wantsTag = false;
    await does(anika.types('/idea add Larger tins', ids.general));
    await bot.passTo('2026-12-01T04:12:00Z');
    expect(threads().map(({ name }) => name)).toEqual(['#2 Larger tins']);
    bot.double.remove(ids.forum);
    await does(anika.types('/idea add Round tins', ids.general));
    await bot.passTo('2026-12-01T04:18:00Z');
    expect(anika.inbox().at(-1)).toContain('Either the channel is gone or I am not in it');
  });
});

describe('what is refused', () => {
  it('a forum that wants tags: what to do is said, and nothing is saved', async () => {
    const { forum: kept } = forum();
    if (kept) kept.wantsTag = true;
    bot.double.changed(ids.forum);
    await does(maya.types('/idea channel #wishes', ids.general));
    expect(maya.sees).toContain('#wishes wants a tag on each post, and I cannot tell which.');
    expect(await bot.store.db.workspace.count({ where: { ideasPlaceId: { not: null } } })).toBe(0);
    await does(maya.types('/idea channel #general', ids.general));
    expect(maya.sees).toContain('in one message a week');
  });

  it('a forum in which whoever chooses it may not write themselves', async () => {
    forum().denied.set(ids.maya, allow.send);
    bot.double.changed(ids.forum);
    await does(maya.types('/idea channel #wishes', ids.general));
    expect(maya.sees).toContain('You may not write in #wishes yourself');
  });

  it('a forum in which the bot may not begin a thread is taken, and what is missing is said as Discord calls it', async () => {
    forum().denied.set(self, allow.send | allow.sendInThreads);
    bot.double.changed(ids.forum);
    await does(maya.types('/idea channel #wishes', ids.general));
    expect(maya.sees).toContain('“Create Posts” and “Send Messages in Posts”');
  });

  it('a meeting in a forum, which Discord itself offers to nobody', async () => {
    await does(maya.types('/idea channel #wishes', ids.general));
    await maya.hears('hello', maya.own());
    for (const label of ['Set up', 'English', 'Next step']) await does(maya.press(label));
    await does(maya.press('Plan the meeting'));
    await does(maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00', place: ids.forum }));
    expect(maya.sees).toContain('#wishes is a forum, where nothing but ideas is posted. Please choose a text channel.');
    expect(await bot.store.db.meetingSeries.count()).toBe(0);
  });
});
