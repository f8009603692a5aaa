import { describe, expect, test } from 'vitest';
import { translator } from '../../../src/i18n/translate.ts';
import { openTeam } from './team.ts';

async function inDhaka() {
  const team = await openTeam();
  // Sunday to Thursday, and nine o'clock is three in UTC
  await team.pad.store.db.workspace.updateMany({ data: { timeZone: 'Asia/Dhaka', workingDays: '1,2,3,4,7' } });
  await team.pad.store.db.person.updateMany({ data: { timeZone: 'Asia/Dhaka' } });
  await team.admin.run('/idea channel <#general>', 'general');
  return team;
}

describe('the ideas channel', () => {
  test('shows new ideas of a week in one message, each after five minutes, with its votes and state as they are', async () => {
    const { pad, mina, raj, champion } = await inDhaka();
    await mina.run('/idea add Shorter queues');
    expect(mina.text).toContain('In five minutes I add it to this week’s ideas in #general.');
    expect(pad.posts('general')).toEqual([]);
    await pad.pass('5 minutes');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('#1 Shorter queues New · no votes yet · @Mina [Vote]');
    await raj.clickIn('general', 'Vote');
    expect(raj.text).toContain('it has 1 vote now');
    await mina.run('/idea vote 1');
    expect(pad.posts('general')[0]).toContain('New · 2 votes');
    await champion.run('/idea review');
    await champion.click('Accept');
    await champion.fill({ owner: 'raj' });
    expect(pad.posts('general')[0]).toContain('Accepted · 2 votes');
    await pad.pass('1 day');
    await raj.run('/idea add Longer hours');
    await pad.pass('4 minutes');
    await raj.run('/idea add Softer chairs');
    await pad.pass('1 minute');
    expect(pad.posts('general')[0]).toMatch(/^# 2 ideas this week\n.*\n#2 Longer hours .*\n#1 Shorter queues/);
    await pad.pass('4 minutes');
    expect(pad.posts('general')[0]).toContain('#3 Softer chairs');
    expect(pad.posts('general')).toHaveLength(1);
    await pad.passTo('2026-12-13T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(2);
  });

  test('shows the latest eight of a week, says how many more came in, and fits every platform', async () => {
    const { pad, mina } = await inDhaka();
    for (let n = 1; n <= 12; n++) await mina.run(`/idea add Idea ${n}: ${'longer words for a queue '.repeat(20)}`);
    await pad.pass('10 minutes');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('4 more came in this week: /idea list');
    expect(pad.posts('general')[0]).not.toContain('#4 Idea');
  });

  test('never sees one that was withdrawn within the five minutes, and of one withdrawn later that it was', async () => {
    const { pad, mina } = await inDhaka();
    await mina.run('/idea add Shorter queues');
    await mina.click('Undo');
    await pad.pass('10 minutes');
    expect(pad.posts('general')).toEqual([]);
    await mina.run('/idea add Longer hours');
    await pad.pass('10 minutes');
    await mina.click('Undo');
    expect(pad.posts('general')[0]).toContain('Idea #2 was withdrawn by its author.');
    await mina.run('/idea add Softer chairs');
    await pad.pass('10 minutes');
    expect(pad.posts('general')[0]).not.toContain('withdrawn');
    expect(pad.posts('general')).toHaveLength(1);
  });

  test('does not see the name of who left it out, even when that is decided later', async () => {
    const { pad, mina } = await inDhaka();
    await mina.run('/idea add Say sorry first');
    await pad.pass('10 minutes');
    expect(pad.posts('general')[0]).toContain('@Mina');
    await mina.click('Fill in the rest');
    await mina.fill({ name: 'hidden' });
    expect(pad.posts('general')[0]).toContain('#1 Say sorry first');
    expect(pad.posts('general')[0]).not.toContain('Mina');
  });

  test('is set by an admin, can be set back, and is a channel', async () => {
    const { pad, admin, mina } = await openTeam();
    await mina.run('/idea channel <#general>', 'general');
    expect(mina.text).toContain('Only admins can do this.');
    await admin.run('/idea channel <#general>', 'general');
    expect(admin.text).toContain('New ideas are in #general now, in one message a week.');
    await admin.click('Undo');
    await mina.run('/idea add Longer hours');
    expect(mina.text).not.toContain('In five minutes');
    await pad.pass('10 minutes');
    expect(pad.posts('general')).toEqual([]);
    await admin.run('/idea channel <#@asha>');
    expect(admin.text).toContain('Choose a channel that others see too');
  });

  test('gets a choice of three on the first working day of the week, others the week after', async () => {
    const { pad, mina, raj } = await inDhaka();
    for (const word of ['one', 'two', 'three', 'four', 'five']) await mina.run(`/idea add Idea ${word}`);
    await raj.run('/idea vote 1');
    await pad.passTo('2026-12-13T03:59:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    await pad.passTo('2026-12-13T04:00:00Z');
    const choice = () => pad.posts('general').at(-1) ?? '';
    expect(choice()).toContain('# 3 ideas this week');
    expect(choice()).toContain(
      '#5 Idea five New · no votes yet · @Mina [Vote]\n#4 Idea four New · no votes yet · @Mina [Vote]\n#1 Idea one New · 1 vote',
    );
    await mina.run('/idea vote 1');
    expect(choice()).toContain('#1 Idea one New · 2 votes');
    await pad.passTo('2026-12-20T04:00:00Z');
    expect(choice()).toContain('# 2 ideas this week');
    expect(choice()).toContain('#3 Idea three');
    expect(choice()).toContain('#2 Idea two');
    const posted = pad.posts('general').length;
    await pad.passTo('2026-12-27T04:00:00Z');
    expect(pad.posts('general')).toHaveLength(posted);
    await pad.passTo('2027-01-10T04:00:00Z');
    expect(choice()).toContain('#1 Idea one');
  });
});

describe('sharing', () => {
  test('shows an idea in the channel it is written in, once a day, and kept up to date', async () => {
    const { pad, mina, raj } = await openTeam();
    await mina.run('/idea add Shorter queues');
    await raj.run('/idea share 1', 'shop');
    expect(raj.text).toContain('#1 “Shorter queues” is shown in this channel');
    expect(pad.posts('shop')[0]).toContain('# #1 Shorter queues');
    await raj.run('/idea share 1', 'shop');
    expect(raj.text).toContain('#1 was shown in this channel today already.');
    await pad.pass('1 day');
    await raj.run('/idea share 1', 'shop');
    await mina.clickIn('shop', 'Vote');
    expect(pad.posts('shop').map((post) => post.includes('1 vote'))).toEqual([true, true]);
    await raj.run('/idea share 1');
    expect(raj.text).toContain('Write /idea share 1 in the channel where you want it shown.');
  });

  test('of a merged idea leads to the one it went into', async () => {
    const { pad, mina, raj, champion } = await openTeam();
    await mina.run('/idea add Shorter queues');
    await mina.run('/idea add Longer letters');
    await raj.run('/idea share 1', 'shop');
    await champion.run('/idea show 1');
    await champion.click('Merge into another');
    await champion.fill({ into: '2' });
    expect(pad.posts('shop')[0]).toContain('(Merged into #2 Longer letters)');
    await raj.clickIn('shop', 'Vote');
    expect(raj.text).toContain('Your vote counts for #2');
  });
});

describe('the digest', () => {
  test('comes on working mornings, to champions, only where something is new or late', async () => {
    const { pad, mina, champion, admin } = await inDhaka();
    const before = champion.inbox.length;
    await pad.passTo('2026-12-08T04:00:00Z');
    expect(champion.inbox).toHaveLength(before);
    for (const word of ['one', 'two', 'three', 'four']) await mina.run(`/idea add Idea ${word}`);
    await pad.passTo('2026-12-09T02:59:00Z');
    expect(champion.inbox).toHaveLength(before);
    await pad.passTo('2026-12-09T03:00:00Z');
    expect(champion.inbox).toHaveLength(before + 1);
    expect(champion.inbox.at(-1)).toContain('4 ideas are waiting for a decision.');
    expect(champion.inbox.at(-1)?.match(/\[Take\] \[Accept\] \[Decline\]/g)).toHaveLength(3);
    expect(admin.inbox).toHaveLength(1);
    // the three are not said again: the fourth is, and then nothing, though all four still wait
    await pad.passTo('2026-12-10T03:00:00Z');
    expect(champion.inbox).toHaveLength(before + 2);
    expect(champion.inbox.at(-1)).toContain('#4 Idea four');
    expect(champion.inbox.at(-1)).not.toContain('#1 Idea one');
    await pad.passTo('2026-12-13T04:00:00Z');
    expect(champion.inbox).toHaveLength(before + 2);
    // three working days without a decision: once more, on Monday and Tuesday, and never again
    await pad.passTo('2026-12-14T03:00:00Z');
    expect(champion.inbox).toHaveLength(before + 3);
    expect(champion.inbox.at(-1)).toContain('#2 Idea two');
    await pad.pass('14 days');
    expect(champion.inbox).toHaveLength(before + 4);
  });

  test('brings each idea to one champion, and when it is late to another', async () => {
    const { pad, mina, champion, admin } = await inDhaka();
    const sita = await pad.person('Sita', { locale: 'en', timeZone: 'Asia/Dhaka' });
    await sita.run('/idea list');
    await admin.run('/idea champion add <@sita|Sita>');
    await sita.clickDirect('Yes, gladly');
    for (const word of ['one', 'two', 'three', 'four']) await mina.run(`/idea add Idea ${word}`);
    const numbers = () => [champion, sita].map(({ inbox }) => inbox.at(-1)?.match(/#\d/g) ?? []);
    await pad.passTo('2026-12-08T03:00:00Z');
    const [first = [], second = []] = numbers();
    expect([...first, ...second].toSorted()).toEqual(['#1', '#2', '#3', '#4']);
    expect(first).toHaveLength(2);
    await pad.passTo('2026-12-14T03:00:00Z');
    expect(numbers()).toEqual([second, first]);
  });

  test('waits for the author’s answer where a champion asked, for a week', async () => {
    const { pad, mina, champion } = await inDhaka();
    await mina.run('/idea add Shorter queues');
    await champion.run('/idea review');
    await champion.click('Ask the author');
    await champion.fill({ question: 'At which counter?' });
    const before = champion.inbox.length;
    await pad.passTo('2026-12-09T03:00:00Z');
    await champion.home();
    expect(champion.text).not.toContain('is waiting for a decision');
    expect(champion.inbox).toHaveLength(before);
    await mina.clickDirect('Reply');
    await mina.fill({ answer: 'At both' });
    await champion.home();
    expect(champion.text).toContain('1 idea is waiting for a decision');
    await pad.passTo('2026-12-10T03:00:00Z');
    expect(champion.inbox).toHaveLength(before + 2);
  });

  test('stays away from whoever turned it off, and comes to the others', async () => {
    const { pad, mina, champion, admin } = await inDhaka();
    await champion.run('/pad me');
    await champion.fill({ directMessages: ['turns', 'polls', 'ideas', 'rest'] });
    expect(champion.text).toContain('What I promised, and questions to me');
    await admin.run('/idea champion add <@asha>');
    await mina.run('/idea add Shorter queues');
    const before = champion.inbox.length;
    await pad.passTo('2026-12-08T03:00:00Z');
    expect(champion.inbox).toHaveLength(before);
    await champion.home();
    expect(champion.text).toContain('1 idea is waiting for a decision');
  });

  test('comes in each champion’s own morning, not in the night of another zone', async () => {
    const { pad, mina, champion } = await inDhaka();
    await pad.store.db.person.updateMany({ where: { externalId: 'bina' }, data: { timeZone: 'America/New_York' } });
    await mina.run('/idea add Shorter queues');
    const before = champion.inbox.length;
    // nine in Dhaka is ten at night in New York, where nine in the morning comes eleven hours later
    await pad.passTo('2026-12-08T13:59:00Z');
    expect(champion.inbox).toHaveLength(before);
    await pad.passTo('2026-12-08T14:00:00Z');
    expect(champion.inbox).toHaveLength(before + 1);
    expect(champion.inbox.at(-1)).toContain('1 idea is waiting for a decision.');
    await mina.run('/idea add Longer hours');
    await pad.passTo('2026-12-09T14:00:00Z');
    expect(champion.inbox).toHaveLength(before + 2);
  });

  test('lets three ideas be decided in place, and shows what became of each', async () => {
    const { pad, mina, champion } = await inDhaka();
    for (const word of ['one', 'two', 'three']) await mina.run(`/idea add Idea ${word}`);
    await pad.passTo('2026-12-08T03:00:00Z');
    await champion.clickDirect('Take');
    expect(champion.text).toContain('You are reviewing #1 “Idea one” now. The author hears from me once you decide.');
    expect(champion.inbox.at(-1)).toContain('#1 Idea one @Bina is reviewing it [Open]\n[Accept] [Decline]');
    await champion.clickDirect('Accept');
    await champion.fill({});
    expect(champion.inbox.at(-1)).toContain('#1 Idea one Accepted · no votes yet · @Mina [Open]\n#2');
    await champion.clickDirect('Decline');
    await champion.fill({ reason: 'Not now' });
    await champion.clickDirect('Take');
    expect(champion.inbox.at(-1)).toContain('#2 Idea two Declined');
    expect(champion.inbox.at(-1)).toContain('#3 Idea three @Bina is reviewing it');
    await pad.pass('6 minutes');
    expect(mina.inbox).toHaveLength(2);
  });

  test('goes to the admins where there is no champion, in each one’s language', async () => {
    const { pad, mina, admin, champion } = await inDhaka();
    const rina = await pad.person('Rina', { admin: true, locale: 'ne', timeZone: 'Asia/Dhaka' });
    await rina.run('/idea list');
    await admin.run('/idea champion remove <@bina>');
    await mina.run('/idea add Shorter queues');
    await mina.run('/idea add Longer hours');
    const before = champion.inbox.length;
    await pad.passTo('2026-12-08T03:00:00Z');
    expect(admin.inbox.at(-1)).toContain(translator('en', 'UTC')('ideas.digest', { count: 2 }));
    expect(rina.inbox.at(-1)).toContain(translator('ne', 'UTC')('ideas.digest', { count: 2 }));
    expect(champion.inbox).toHaveLength(before + 1);
    expect(champion.inbox.at(-1)).toContain('Thank you for every answer');
  });

  test('does not come to who takes no direct messages, nor twice after a stop', async () => {
    const { pad, mina, champion } = await inDhaka();
    await pad.passTo('2026-12-07T10:00:00Z');
    await mina.run('/idea add Shorter queues');
    const before = champion.inbox.length;
    await pad.clock.moveTo(new Date('2026-12-10T02:00:00Z'));
    await pad.settle();
    expect(champion.inbox).toHaveLength(before);
    await pad.passTo('2026-12-10T03:00:00Z');
    expect(champion.inbox).toHaveLength(before + 1);
    await pad.store.db.person.updateMany({ where: { name: 'Bina' }, data: { directMessages: false } });
    await pad.pass('1 day');
    expect(champion.inbox).toHaveLength(before + 1);
  });
});

describe('home', () => {
  test('shows a champion what waits, and everybody their own ideas with their states', async () => {
    const { mina, raj, champion } = await openTeam();
    await raj.home();
    expect(raj.text).toContain('What would make a customer’s day better?');
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) await mina.run(`/idea add Idea ${word}`);
    await mina.home();
    expect(mina.text).toContain('Your 6 ideas, the latest first:\n#6 Idea six New');
    expect(mina.text).not.toContain('#1 Idea one');
    await mina.click('All my ideas');
    expect(mina.text).toContain('#1 Idea one');
    await champion.home();
    expect(champion.text).toContain('6 ideas are waiting for a decision [Review ideas]');
    await champion.click('Review ideas');
    expect(champion.text).toContain('# #1 Idea one');
  });
});
