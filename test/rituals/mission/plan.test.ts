import { describe, expect, test } from 'vitest';
import type { Staff } from '../../support/driver.ts';
import { answer, answerAll, close, company, onlyRound, openMission } from './support.ts';

async function plan(mina: Staff, values: Record<string, string>) {
  await mina.run('/mission poll', 'general');
  await mina.fill({ first: '2026-12-07', time: '10:00', rhythm: 'monthly', ...values });
}

describe('a planned poll', () => {
  test('opens at the stated time in each person’s own zone, and closes for all five working days after the last', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 4);
    const kiran = await pad.person('Kiran', { timeZone: 'Asia/Kathmandu' });
    const paul = await pad.person('Paul', { timeZone: 'America/New_York' });
    await plan(mina, {});
    expect(mina.text).toContain('Planned for every month. The questions go out on Monday 7 December at 10:00 AM');
    expect(mina.text).toContain('open for 5 working days');

    await pad.passTo('2026-12-07T03:59:00Z');
    expect(mina.inbox).toHaveLength(0);
    await pad.passTo('2026-12-07T04:00:00Z');
    expect(mina.inbox).toHaveLength(1);
    expect(pad.posts('general')).toHaveLength(1);
    expect(kiran.inbox).toHaveLength(0);
    await pad.passTo('2026-12-07T04:15:00Z');
    expect(kiran.inbox).toHaveLength(1);
    await pad.passTo('2026-12-07T14:59:00Z');
    expect(paul.inbox).toHaveLength(0);
    await pad.passTo('2026-12-07T15:00:00Z');
    expect(paul.inbox).toHaveLength(1);
    expect((await onlyRound(pad.store)).closesAt.toISOString()).toBe('2026-12-14T15:00:00.000Z');
  });

  test('reminds on the second and the fourth working day, and only who has not answered', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    const [asha, bimal] = staff;
    if (!asha || !bimal) throw new Error('nobody');
    await plan(mina, { first: '2026-12-10' });
    await pad.passTo('2026-12-10T05:00:00Z');
    await answer(asha, 'I sell', 'Light');
    await pad.passTo('2026-12-11T03:59:00Z');
    expect(bimal.inbox).toHaveLength(1);
    await pad.passTo('2026-12-11T04:00:00Z');
    expect(bimal.inbox).toHaveLength(2);
    expect(bimal.inbox[1]).toContain('is still waiting for your answer');
    await bimal.clickDirect('Answer');
    await bimal.fill({ own: 'I count', shared: 'Light' });
    // Thursday is the first working day, so the fourth is Tuesday
    await pad.passTo('2026-12-15T03:59:00Z');
    expect(staff[2]?.inbox).toHaveLength(2);
    await pad.passTo('2026-12-15T04:00:00Z');
    expect(staff[2]?.inbox).toHaveLength(3);
    await pad.passTo('2026-12-18T00:00:00Z');
    expect(asha.inbox).toHaveLength(1);
    expect(bimal.inbox).toHaveLength(2);
    expect(staff[2]?.inbox).toHaveLength(3);
    expect((await onlyRound(pad.store)).state).toBe('closed');
  });

  test('who wants no direct messages gets none, and answers in the channel', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await staff[0]?.run('/mission');
    await pad.store.db.person.updateMany({ where: { name: 'Asha' }, data: { directMessages: false } });
    await mina.run('/mission ask channel', 'general');
    expect(staff[0]?.inbox).toEqual([]);
    await staff[0]?.clickIn('general', 'Answer');
    expect(staff[0]?.form).not.toBeNull();
  });

  test('asked at once, it comes to each within their own day, and not to who has answered by then', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    const inNewYork = await Promise.all(
      ['Luis', 'Maya'].map((name) => pad.person(name, { timeZone: 'America/New_York' })),
    );
    for (const one of inNewYork) await one.run('/mission');
    await mina.run('/mission ask everyone', 'general');
    expect(staff[0]?.inbox).toHaveLength(1);
    // eleven at night there
    expect(inNewYork.map(({ inbox }) => inbox.length)).toEqual([0, 0]);
    const [luis, maya] = inNewYork;
    await luis?.run('/mission answer');
    await luis?.fill({ own: 'I pack', shared: 'Good food' });
    await pad.passTo('2026-12-01T12:59:00Z');
    expect(maya?.inbox).toEqual([]);
    await pad.passTo('2026-12-01T13:00:00Z');
    expect([luis?.inbox.length, maya?.inbox.length]).toEqual([0, 1]);
  });

  test('its next round waits for an action, and its maker is told once', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await plan(mina, {});
    await pad.passTo('2026-12-07T05:00:00Z');
    await answerAll(staff);
    await pad.passTo('2026-12-14T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(2);
    await mina.run('/mission', 'general');
    expect(mina.text).toContain('Every month: the next round opens on Thursday 7 January');

    await pad.passTo('2027-03-01T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(2);
    const told = mina.inbox.filter((text) => text.includes('People tire of questions that change nothing'));
    expect(told).toHaveLength(1);
    await mina.run('/mission', 'general');
    expect(mina.text).toContain('is waiting for one line about the last one');
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain('First say what follows from the last round: /mission action and one line');

    await mina.clickDirect('Say what we will do');
    await mina.fill({ action: 'Every new colleague sits with a customer in week one' });
    expect(mina.text).toContain('opens on Tuesday 2 March');
    expect(pad.posts('general')[2]).toContain('this is what we will do: Every new colleague');
    expect(pad.posts('general')[1]).toContain('What we will do: Every new colleague');
    expect(pad.posts('general')[1]).not.toContain('What will we do about it?');

    await pad.passTo('2027-03-02T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(4);
    await pad.passTo('2027-04-07T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(6);
  });

  test('a second action stands beside the first: what was promised before everybody is not rewritten', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission action Anything', 'general');
    expect(mina.text).toContain('no closed round yet');
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff);
    await close(mina);
    await mina.run('/mission action Call back in a day', 'general');
    await mina.run('/mission action', 'general');
    await mina.fill({ action: 'Call back the same day' });
    const posts = pad.posts('general');
    expect(posts).toHaveLength(4);
    expect(posts[1]).toContain('Said before: Call back in a day');
    expect(posts[1]).toContain('What we will do: Call back the same day');
    expect(posts[2]).toContain('Call back in a day');
    expect(posts[3]).toContain('Call back the same day');
    expect(posts[3]).toContain('Said by @Mina');
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain('drawn 7 people at random');
  });

  test('the next round opens with whether it was done, as far as it is by then', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    expect(pad.posts('general')[0]).not.toContain('Did we do it?');
    await answerAll(staff);
    await close(mina);
    await mina.run('/mission action', 'general');
    await mina.fill({ action: 'Call back in a day', owner: 'asha', day: '2026-12-18' });
    await mina.run('/mission action Sit beside a customer', 'general');
    await pad.pass('6 minutes');
    await staff[0]?.clickDirect('Done');
    await staff[0]?.fill({ brought: 'Nobody asks twice any more.' });
    await pad.pass('7 days');
    await mina.run('/mission ask channel', 'general');
    const [opening] = (pad.posts('general').at(-1) ?? '').split('\n# What is our job?');
    expect(opening?.split('\n')).toEqual([
      'Did we do it?',
      'After the last round we said: Call back in a day',
      'Done by @Asha: Nobody asks twice any more.',
      'After the last round we said: Sit beside a customer',
      '@Mina does it.',
    ]);
  });

  test('ends when somebody ends it, and goes on with Undo', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await plan(mina, {});
    await mina.click('End this poll');
    await pad.passTo('2026-12-06T00:00:00Z');
    await mina.click('Undo');
    expect(mina.text).toContain('The next round opens on Monday 7 December');
    await mina.run('/mission', 'general');
    await mina.click('End this poll');
    await pad.passTo('2026-12-20T00:00:00Z');
    expect(pad.posts('general')).toEqual([]);
    await mina.click('Undo');
    expect(mina.text).toContain('The next round opens on Monday 21 December');
    await pad.passTo('2026-12-21T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
  });

  test('a day or time that cannot be read, or has passed, is refused at its field', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await plan(mina, { first: 'someday', time: 'noonish' });
    expect(Object.keys(mina.errors)).toEqual(['first', 'time']);
    await plan(mina, { first: '2026-12-01', time: '09:59' });
    expect(mina.errors['first']).toBe('That moment has passed. Choose a later one.');
    await plan(mina, { first: '৬ ডিসেম্বর', time: 'বিকেল ৫টা', rhythm: 'once' });
    expect(mina.text).toContain('on Monday 7 December at 5:00 PM');
    expect(await pad.store.db.poll.count()).toBe(1);
  });

  test('a poll planned once comes once', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await plan(mina, { rhythm: 'once', whom: 'everyone' });
    await pad.passTo('2027-12-20T00:00:00Z');
    expect(await pad.store.db.round.count()).toBe(1);
    const left = await pad.store.db.schedule.findMany();
    expect(left.map(({ name }) => name)).toEqual(['pad.workDay']);
    await mina.run('/mission', 'general');
    expect(mina.text).not.toContain('next round');
  });

  test('a stop over the stated time opens it late instead of never', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await plan(mina, { rhythm: 'quarterly' });
    const again = await openMission({ store: pad.store, now: '2026-12-09T06:00:00Z' });
    for (const [name, profile] of pad.chat.members) again.chat.members.set(name, profile);
    await again.settle();
    expect(again.posts('general')).toHaveLength(1);
    const round = await onlyRound(pad.store);
    expect(round.closesAt.toISOString()).toBe('2026-12-16T04:00:00.000Z');
    expect((await pad.store.db.poll.findFirstOrThrow()).nextOn).toBe('2027-03-08');
  });
});

describe('a round with names', () => {
  test('says who reads them, shows them to leaders alone and never in the channel', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 10);
    await plan(mina, { names: 'named' });
    expect(mina.text).toContain('Only admins and champions can read who wrote what');
    await pad.passTo('2026-12-07T05:00:00Z');
    expect(pad.posts('general')[0]).toContain('With names. Only admins and champions can read');
    await answerAll(staff);
    await staff[0]?.run('/mission answer');
    expect(staff[0]?.form?.fields[0]?.value).toBe('I do task 0 for customers');
    await pad.passTo('2026-12-15T00:00:00Z');
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('10 to 11 answered');
    expect(report).toContain('promise');
    expect(report).not.toContain('@Asha');
    await staff[0]?.run('/mission results', 'general');
    expect(staff[0]?.text).not.toContain('Read with names');
    await mina.run('/mission results', 'general');
    await mina.click('Read with names');
    expect(mina.text).toContain('@Asha\n> Our shared job: We keep promise 0 together');
    expect(mina.text).toContain('The training I need 5');
  });

  test('keeps its answers for its leaders where they are too few for figures', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 10);
    await plan(mina, { names: 'named' });
    await pad.passTo('2026-12-07T05:00:00Z');
    await answerAll(staff.slice(0, 3));
    await close(mina);
    expect(pad.posts('general')[1]).toContain('So there are none this time.');
    await mina.run('/mission results', 'general');
    await mina.click('Read with names');
    expect(mina.text).toContain('@Chitra');
  });
});

describe('results over rounds', () => {
  test('show how the two steady ratings changed', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    for (const [n, steady] of [2, 3, 5].entries()) {
      await mina.run('/mission ask channel', 'general');
      await answerAll(staff, [steady, 4, 4]);
      await close(mina);
      await mina.run(`/mission action Step ${n}`, 'general');
      await pad.pass('7 days');
    }
    await staff[0]?.run('/mission results', 'general');
    const trend = staff[0]?.text.split('Over the rounds')[1] ?? '';
    expect(trend).toContain('serves our customers. 1 Dec 2026: 2.0 → 8 Dec: 3.0 → 15 Dec: 5.0');
    expect(pad.posts('general').filter((text) => text.includes('Over the rounds'))).toHaveLength(2);
    expect(staff[0]?.text).toContain('that may well be chance, so we cannot say that it changed');
  });

  test('are read only by those who were asked, or where it was asked', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission results', 'general');
    expect(mina.text).toBe('There is no report yet. It comes when a round closes.');
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff);
    await close(mina);
    const omar = await pad.person('Omar');
    await omar.run('/mission results', 'elsewhere');
    expect(omar.text).toContain('There is no report yet');
    await omar.run('/mission results', 'general');
    expect(omar.text).toContain('7 people were asked');
    await staff[0]?.run('/mission results');
    expect(staff[0]?.text).toContain('7 people were asked');
  });
});
