import { describe, expect, test } from 'vitest';
import { held, openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

/** Saved and called bad news, on a Monday at 9:00, when nobody is to hear of it any more than that. */
async function complaint(house: House, by: House['raj'] = house.raj): Promise<void> {
  await by.run('/customer heard Nobody called before the delivery', 'general');
  await by.click('Bad news');
  await by.click('Not yet, somebody should');
}

/** From so many messages on. */
const since = <T>(all: readonly T[], count: number) => all.slice(count);

describe('a customer whom nobody answers', () => {
  test('is told of in the evening, when it is due, a working day later, and then in one morning line a day', async () => {
    const house = await openHouse();
    const { pad, bina, maya } = house;
    const [b, m] = [bina.inbox.length, maya.inbox.length];
    await complaint(house);
    await pad.passTo('2026-05-04T18:59:00Z');
    expect(since(bina.inbox, b)).toEqual([]);
    await pad.passTo('2026-05-04T19:00:00Z');
    const [half] = since(bina.inbox, b);
    expect(half).toContain('A customer waits for an answer');
    expect(half).toContain('#1 · A customer · since today, 9:00 AM');
    expect(half).toContain('Answer by tomorrow, 9:00 AM. Nobody has it yet. [I’ll answer]');
    expect(pad.posts('customers')).toHaveLength(1);

    await pad.passTo('2026-05-05T09:00:00Z');
    const [card, reply] = pad.chat.messages('customers');
    expect(reply?.view.summary).toBe('#1 still waits for an answer, since 2026-05-04 09:00.');
    expect(reply?.under).toEqual(card?.ref);
    expect(since(bina.inbox, b)).toHaveLength(2);
    expect(since(maya.inbox, m)).toEqual([]);

    await pad.passTo('2026-05-06T09:00:00Z');
    expect(since(maya.inbox, m)).toHaveLength(1);
    await pad.passTo('2026-05-08T20:00:00Z');
    // Thursday and Friday a line each, and the champion had Wednesday's, too
    expect(since(maya.inbox, m)).toHaveLength(3);
    expect(since(bina.inbox, b)).toHaveLength(5);
    await pad.passTo('2026-05-10T20:00:00Z');
    expect(since(bina.inbox, b)).toHaveLength(5);
    expect(pad.chat.messages('customers').filter(({ under }) => under)).toHaveLength(1);
  });

  test('is answered from the message of the day, which then says so, and the reply as well', async () => {
    const house = await openHouse();
    const { pad, bina, raj } = house;
    await complaint(house);
    await pad.passTo('2026-05-05T09:30:00Z');
    await bina.clickDirect('I’ll answer');
    await pad.settle();
    expect(bina.inbox.at(-1)).toContain('Bina has it.');
    await bina.run('/customer answered 1 We said sorry', 'general');
    await pad.pass(held);
    expect(bina.inbox.at(-1)).toBe('The customer who waited waits no longer.');
    expect(pad.posts('customers').at(-1)).toBe('Bina answered the customer of #1 after 25 hours.');
    expect(raj.inbox.at(-1)).toContain('We said sorry');
    await pad.passTo('2026-05-12T09:30:00Z');
    expect(pad.chat.messages('customers').filter(({ under }) => under)).toHaveLength(1);
  });

  test('is one line of many in one message a day, the longest first, the rest counted', async () => {
    const house = await openHouse();
    const { pad, bina } = house;
    const before = bina.inbox.length;
    for (let n = 0; n < 12; n++) await complaint(house);
    await pad.passTo('2026-05-05T09:00:00Z');
    expect(since(bina.inbox, before)).toHaveLength(2);
    expect(bina.inbox.at(-1)).toContain('12 customers wait for an answer');
    expect(bina.inbox.at(-1)).toContain('And 4 more. [All who wait]');
  });
});

describe('whoever answers', () => {
  test('is reminded two hours before, and can answer from there', async () => {
    const house = await openHouse();
    const { pad, bina, sita, raj } = house;
    const [s, b] = [sita.inbox.length, bina.inbox.length];
    await complaint(house);
    await pad.pass('3 hours');
    await sita.clickIn('customers', 'I’ll answer');
    // 7:00 would be outside the hours of the day: it comes the evening before
    await pad.passTo('2026-05-04T19:00:00Z');
    expect(since(sita.inbox, s)).toHaveLength(1);
    expect(sita.inbox.at(-1)).toContain('is to have your answer by tomorrow, 9:00 AM');
    await sita.clickDirect('Answered');
    await sita.fill({ answer: 'We come tomorrow', solved: 'no' });
    await pad.passTo('2026-05-06T12:00:00Z');
    expect(since(sita.inbox, s)).toHaveLength(1);
    expect(since(bina.inbox, b)).toEqual([]);
    expect(pad.posts('customers')).toHaveLength(1);
    expect(raj.inbox.at(-1)).toContain('We come tomorrow');
  });

  test('who does not is told once when it is due, and the champion that they have it', async () => {
    const house = await openHouse();
    const { pad, bina, sita } = house;
    const s = sita.inbox.length;
    await complaint(house);
    await pad.pass(held);
    await sita.clickIn('customers', 'I’ll answer');
    await pad.passTo('2026-05-05T09:00:00Z');
    expect(since(sita.inbox, s).map((said) => said.split('\n')[0])).toEqual([
      expect.stringContaining('is to have your answer by tomorrow'),
      expect.stringContaining('still waits for your answer, since yesterday, 9:00 AM'),
    ]);
    expect(bina.inbox.at(-1)).toContain('Sita has it. [Show]');
    await pad.passTo('2026-05-12T09:00:00Z');
    expect(since(sita.inbox, s)).toHaveLength(2);
  });

  test('moves it once to a later time, and everything begins anew from there', async () => {
    const house = await openHouse();
    const { pad, sita, raj } = house;
    const s = sita.inbox.length;
    await complaint(house);
    await pad.pass(held);
    await sita.clickIn('customers', 'I’ll answer');
    await pad.passTo('2026-05-04T19:00:00Z');
    await sita.clickDirect('Needs longer');
    await sita.fill({ day: '2026-05-05', time: '08:00', why: 'The shop is shut' });
    expect(sita.text).toContain('due tomorrow, 9:00 AM already');
    await sita.fill({ day: '2026-05-07', time: '15:00', why: 'The shop is shut' });
    await pad.pass(held);
    expect(raj.inbox.at(-1)).toContain('The shop is shut');
    await pad.passTo('2026-05-07T12:59:00Z');
    expect(since(sita.inbox, s)).toHaveLength(1);
    expect(pad.posts('customers')).toHaveLength(1);
    await pad.passTo('2026-05-07T15:00:00Z');
    expect(since(sita.inbox, s)).toHaveLength(3);
    expect(pad.posts('customers')).toHaveLength(2);
    await sita.clickDirect('Answered');
    await sita.fill({ solved: 'yes' });
    expect(pad.posts('customers')[0]).toContain('Solved');
  });

  test('who is away has a stand-in, who hears and moves it in their place', async () => {
    const house = await openHouse();
    const { pad, sita, raj, bina } = house;
    await complaint(house);
    await pad.pass(held);
    await sita.clickIn('customers', 'I’ll answer');
    const { db } = pad.store;
    const standIn = await db.person.findFirstOrThrow({ where: { externalId: 'raj' } });
    await db.person.updateMany({
      where: { externalId: 'sita' },
      data: { backOn: '2026-05-20', standInId: standIn.id },
    });
    const [s, r] = [sita.inbox.length, raj.inbox.length];
    await pad.passTo('2026-05-04T19:00:00Z');
    expect(since(sita.inbox, s)).toEqual([]);
    expect(since(raj.inbox, r)).toHaveLength(1);
    expect(raj.inbox.at(-1)).toContain('You stand in for Sita.');
    await raj.home();
    expect(raj.text).toContain('waits for your answer by tomorrow');
    await raj.clickDirect('Needs longer');
    await raj.fill({ day: '2026-05-06', time: '10:00', why: 'Sita is away' });
    expect(raj.text).toContain('is to have an answer by Wednesday 6 May');
    expect(bina.inbox.at(-1)).not.toContain('waits');
  });

  test('who left leaves it to nobody, and the champions hear on the next morning', async () => {
    const house = await openHouse();
    const { pad, sita, bina } = house;
    const b = bina.inbox.length;
    await complaint(house);
    await pad.pass(held);
    await sita.clickIn('customers', 'I’ll answer');
    const { db } = pad.store;
    await db.voice.updateMany({ data: { dueAt: new Date('2026-05-08T15:00:00Z') } });
    await db.person.updateMany({ where: { externalId: 'sita' }, data: { kind: 'gone' } });
    await pad.passTo('2026-05-05T09:01:00Z');
    expect(since(bina.inbox, b)).toHaveLength(1);
    expect(bina.inbox.at(-1)).toContain('Nobody has it yet. [I’ll answer]');
    await bina.clickDirect('I’ll answer');
    expect(bina.text).toContain('You answer the customer of #1');
  });
});

describe('where no channel may read it', () => {
  test('the champions hear when it can no longer be taken back, and nobody else', async () => {
    const house = await openHouse({ channel: false });
    const { pad, bina, sita } = house;
    const [b, s] = [bina.inbox.length, sita.inbox.length];
    await complaint(house);
    await pad.pass('4 minutes');
    expect(since(bina.inbox, b)).toEqual([]);
    await pad.pass('1 minute');
    expect(since(bina.inbox, b)).toHaveLength(1);
    await pad.passTo('2026-05-05T12:00:00Z');
    expect(since(bina.inbox, b)).toHaveLength(2);
    expect(since(sita.inbox, s)).toEqual([]);
    expect(pad.posts('customers')).toEqual([]);
  });
});

describe('nobody hears', () => {
  test('at night, on days off, or of what was answered, hidden or taken back meanwhile', async () => {
    const house = await openHouse({ now: '2026-05-08T21:30:00Z' });
    const { pad, bina, raj } = house;
    const b = bina.inbox.length;
    await complaint(house);
    // due on Monday at 21:30
    await pad.passTo('2026-05-11T18:59:00Z');
    expect(since(bina.inbox, b)).toEqual([]);
    await pad.passTo('2026-05-11T23:59:00Z');
    expect(pad.posts('customers')).toHaveLength(1);
    await pad.passTo('2026-05-12T08:00:00Z');
    expect(pad.posts('customers')).toHaveLength(2);
    expect(since(bina.inbox, b)).toHaveLength(1);
    await raj.run('/customer answered 1', 'general');
    await pad.passTo('2026-05-20T12:00:00Z');
    expect(since(bina.inbox, b)).toHaveLength(1);
  });

  test('twice when days off are set meanwhile: what was promised stays, and who hears does so on a working day', async () => {
    const house = await openHouse();
    const { pad, bina, maya } = house;
    const b = bina.inbox.length;
    await complaint(house);
    await pad.passTo('2026-05-04T19:00:00Z');
    const { db } = pad.store;
    const due = (await db.voice.findFirstOrThrow()).dueAt;
    await db.workspace.updateMany({ data: { holidays: '2026-05-05 * Rest' } });
    const clock = await db.schedule.findFirstOrThrow({ where: { name: 'customers.clock' } });
    await db.schedule.update({ where: { id: clock.id }, data: { nextRunAt: pad.clock.now() } });
    await pad.passTo('2026-05-05T23:00:00Z');
    expect((await db.voice.findFirstOrThrow()).dueAt).toEqual(due);
    expect(since(bina.inbox, b)).toHaveLength(1);
    expect(pad.posts('customers')).toHaveLength(1);
    await pad.passTo('2026-05-06T08:00:00Z');
    expect(since(bina.inbox, b)).toHaveLength(2);
    expect(pad.posts('customers')).toHaveLength(2);
    await maya.home();
    expect(maya.text).toContain(
      'Waits longest for an answer: A customer (#1), since Monday 4 May, 9:00 AM Nobody else waits.',
    );
  });
});
