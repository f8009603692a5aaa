import { describe, expect, test } from 'vitest';
import type { Pad, Staff } from '../../support/driver.ts';
import { held, openHouse } from './house.ts';

const offer = 'Thursday 10 to 11, at the counter';
const question = 'What stands between you and a good answer to our customers?';

type House = Awaited<ReturnType<typeof openHouse>>;

/** Bina asks in #shop, first on Tuesday at ten: Sita sorts. */
async function asked(house: House, values: Record<string, string> = {}) {
  const { bina } = house;
  await bina.run('/customer more', 'shop');
  await bina.click('Ask the front line');
  await bina.fill({ rhythm: 'fortnightly', first: '2026-05-05', time: '10:00', offer, sorter: 'sita', ...values });
}

async function opened(house: House, values: Record<string, string> = {}) {
  await asked(house, values);
  await house.pad.passTo('2026-05-05T10:00:30Z');
}

async function names(who: Staff, words: string) {
  await who.clickIn('shop', 'Name one');
  await who.fill({ words });
}

async function named(house: House) {
  await opened(house);
  const { raj, maya } = house;
  await names(raj, 'Deliveries come late and nobody calls');
  await names(maya, 'The delivery comes late, nobody calls us');
  await names(raj, 'The printer at the counter is broken');
  return house;
}

async function closed(house: House) {
  await named(house);
  await house.pad.passTo('2026-05-08T10:00:30Z');
  return house;
}

/** Late deliveries are a problem, joined twice; the printer is set aside. */
async function sorted(house: House) {
  const { sita } = await closed(house);
  await sita.clickDirect('Sort');
  await sita.click('A new problem');
  await sita.fill({ title: 'Late deliveries' });
  await sita.clickOn('Late deliveries');
  await sita.click('Thank and set aside');
  await sita.fill({ word: 'A new one comes in June' });
  return house;
}

async function told(house: House) {
  const { sita, pad } = await sorted(house);
  await sita.clickOn('Late deliveries');
  await sita.fill({ owner: 'raj', day: '2026-05-22' });
  await sita.click('Tell the channel');
  await pad.pass(held);
  return house;
}

const seen = ({ store }: Pad) => store.db.voice.findMany({ where: { kind: 'seen' }, orderBy: { number: 'asc' } });

describe('asking the front line', () => {
  test('stands in the channel under the name of the leader, with the hour they offer', async () => {
    const house = await openHouse();
    await asked(house);
    expect(house.bina.text).toContain('every two weeks under your name, next on Tuesday 5 May');
    await house.pad.passTo('2026-05-05T10:00:30Z');
    const [post] = house.pad.posts('shop');
    expect(post).toContain(question);
    expect(post).toContain(`@Bina asks, and comes to you: ${offer}`);
    expect(post).toContain('Nothing was named yet.');
    expect(post).toContain('[Name one]');
  });

  test('is for leaders, in a channel, by day, and where somebody can answer', async () => {
    const house = await openHouse();
    const { raj, bina } = house;
    await raj.run('/customer more', 'shop');
    expect(raj.text).not.toContain('Ask the front line');
    await bina.run('/customer more');
    await bina.click('Ask the front line');
    expect(bina.text).toContain('in the channel of those who meet customers');
    await asked(house, { time: '22:00' });
    expect(bina.errors['time']).toContain('between 8 in the morning');
    await asked(house, { offer: '' });
    expect(bina.errors['offer']).toBeTruthy();
    await asked(house, { first: '2026-05-04', time: '08:30' });
    expect(bina.errors['first']).toBeTruthy();
    expect(await house.pad.store.db.asking.count()).toBe(0);
    for (const [id] of house.pad.chat.members) if (id !== 'bina') house.pad.chat.members.delete(id);
    await asked(house, { sorter: 'bina' });
    expect(bina.text).toContain('Invite those who meet customers every day');
    expect(await house.pad.store.db.asking.count()).toBe(0);
  });

  test('follows days off, and is stopped by a button', async () => {
    const house = await openHouse();
    await asked(house);
    const { pad, bina, workspace } = house;
    await pad.store.db.workspace.update({ where: { id: workspace.id }, data: { holidays: '2026-05-05 * Fair' } });
    await pad.passTo('2026-05-05T12:00:00Z');
    expect(pad.posts('shop')).toEqual([]);
    await pad.passTo('2026-05-06T10:00:30Z');
    expect(pad.posts('shop')).toHaveLength(1);
    await bina.click('Stop asking');
    expect(bina.text).toContain('do not ask');
    await pad.passTo('2026-07-30T10:00:00Z');
    expect(pad.posts('shop').filter((post) => post.includes(question))).toHaveLength(1);
  });
});

describe('naming one', () => {
  test('shows everybody how many there are, and nobody what', async () => {
    const house = await named(await openHouse());
    const { pad, raj, bina, maya } = house;
    expect(raj.text).toContain('Thank you for naming it.');
    expect(raj.text).toContain('only @Sita and the champions');
    expect(pad.posts('shop')).toHaveLength(1);
    expect(pad.posts('shop')[0]).toContain('3 lines so far.');
    expect(pad.posts('shop')[0]).not.toContain('printer');
    await bina.run('/customer more', 'shop');
    await bina.click('What they named');
    expect(bina.text).toContain('Until it closes nobody reads');
    for (const typed of ['/customer', '/customer list', '/customer list printer', '/customer show 3']) {
      await maya.run(typed, 'general');
      expect(maya.text).not.toMatch(/counter|deliver/i);
    }
  });

  test('is kept without personal details, is no complaint, and waits for no answer', async () => {
    const house = await openHouse();
    await opened(house);
    const { pad, raj, maya } = house;
    await names(raj, 'Call me on +977 9841234567 when a delivery is late');
    expect(raj.text).toContain('a phone number');
    expect((await seen(pad))[0]?.text).not.toContain('9841234567');
    await pad.passTo('2026-05-20T12:00:00Z');
    expect(pad.posts('customers')).toEqual([]);
    await maya.run('/customer trend', 'general');
    expect(maya.text).toContain('No');
    await maya.run('/customer list waiting', 'general');
    expect(maya.text).toContain('Nobody waits');
    await maya.run('/customer answered 1 Sorry', 'general');
    expect(maya.text).toBe('There is no #1.');
  });

  test('can be taken back while it is open, and is refused afterwards, by guests and without words', async () => {
    const house = await openHouse();
    await opened(house);
    const { pad, raj } = house;
    await names(raj, 'https://example.com');
    expect(raj.errors['words']).toContain('in a few words');
    await names(raj, 'The printer is broken');
    await raj.click('Take it back');
    expect(pad.posts('shop')[0]).toContain('Nothing was named yet.');
    expect(await seen(pad)).toEqual([]);
    const guest = await pad.person('Gail', { kind: 'guest' });
    await guest.clickIn('shop', 'Name one');
    expect(guest.text).toContain('Only members');
    await raj.clickIn('shop', 'Name one');
    await pad.passTo('2026-05-08T11:00:00Z');
    await raj.fill({ words: 'Too late' });
    expect(raj.text).toContain('This round is closed');
    expect(await seen(pad)).toEqual([]);
  });

  test('of nothing ends the round by itself, in the channel', async () => {
    const house = await openHouse();
    await opened(house);
    await house.pad.passTo('2026-05-08T10:06:00Z');
    expect(house.pad.posts('shop')[1]).toContain('Nobody named anything this time.');
    expect(house.sita.inbox).toEqual([]);
  });
});

describe('sorting', () => {
  test('comes to whoever sorts, privately, with near ones one after another and near problems offered', async () => {
    const { sita, pad } = await closed(await openHouse());
    expect(sita.inbox.at(-1)).toContain('named 3 things in #shop');
    await sita.home();
    expect(sita.text).toContain('named 3 things');
    await sita.clickDirect('Sort');
    expect(sita.text).toContain('Line 1 of 3');
    expect(sita.text).toContain('> Deliveries come late');
    expect(sita.text).toContain('Named by Raj');
    expect(sita.text).toContain('(The delivery comes late, nobody calls us)');
    await sita.click('A new problem');
    await sita.fill({ title: 'Late deliveries' });
    expect(sita.text).toContain('> The delivery comes late');
    expect(sita.text).toContain('looks the same: Late deliveries');
    await sita.clickOn('Late deliveries');
    expect(sita.text).toContain('> The printer');
    await sita.click('Undo the last one');
    expect(sita.text).toContain('> The delivery comes late');
    const lines = await pad.store.db.askingLine.findMany({ where: { sortedAt: { not: null } } });
    expect(lines).toHaveLength(1);
  });

  test('thanks whoever named what is set aside, with a word, once it cannot be undone', async () => {
    const { pad, raj } = await sorted(await openHouse());
    const before = raj.inbox.length;
    await pad.pass(held);
    expect(raj.inbox.slice(before)).toHaveLength(1);
    expect(raj.inbox.at(-1)).toContain('@Sita thanks you for naming this:\n> The printer');
    expect(raj.inbox.at(-1)).toContain('A new one comes in June');
  });

  test('is for whoever sorts and leaders; of two at once the second hears what the first did', async () => {
    const { pad, sita, bina, raj } = await closed(await openHouse());
    const [round] = await pad.store.db.askingRound.findMany();
    const sort = { kind: 'button', label: '', go: { to: 'customers.sort', args: [round?.id ?? ''] } } as const;
    await raj.press(sort, 'shop');
    expect(raj.text).toContain('Sita sorts these lines');
    await bina.press(sort, 'shop');
    await sita.clickDirect('Sort');
    await bina.click('Thank and set aside');
    await sita.click('A new problem');
    await sita.fill({ title: 'Late deliveries' });
    await bina.fill({});
    expect(bina.text).toMatch(/^Sita has sorted this line already: #\d+ Late deliveries$/);
    const [first] = await seen(pad);
    expect(first?.answeredAt).toBeNull();
    expect(first?.problemId).not.toBeNull();
  });

  test('that is not done in two working days reminds the champions, once', async () => {
    const { pad, bina, sita } = await closed(await openHouse());
    const before = bina.inbox.length;
    await pad.passTo('2026-05-12T09:50:00Z');
    expect(bina.inbox.slice(before)).toEqual([]);
    await pad.passTo('2026-05-12T10:10:00Z');
    expect(bina.inbox.slice(before)).toHaveLength(1);
    expect(bina.inbox.at(-1)).toContain('were to be sorted by');
    await pad.passTo('2026-06-12T10:10:00Z');
    expect(bina.inbox.slice(before).filter((one) => one.includes('to be sorted'))).toHaveLength(1);
    await sita.clickDirect('Sort');
    expect(sita.text).toContain('Line 1 of 3');
  });

  test('leaves out what a champion has hidden, whose author hears why', async () => {
    const { pad, bina, raj, sita } = await closed(await openHouse());
    await bina.run('/customer more', 'shop');
    await bina.click('What they named');
    await bina.clickOn('printer');
    await bina.fill({ reason: 'Names a colleague' });
    await pad.pass(held);
    expect(raj.inbox.at(-1)).toContain('Names a colleague');
    await sita.clickDirect('Sort');
    expect(sita.text).toContain('Line 1 of 2');
  });

  test('is told only once all is sorted, and once', async () => {
    const house = await closed(await openHouse());
    const [round] = await house.pad.store.db.askingRound.findMany();
    const tell = { kind: 'button', label: '', go: { to: 'customers.tellResult', args: [round?.id ?? ''] } } as const;
    await house.sita.press(tell);
    expect(house.sita.text).toContain('3 lines are still to be sorted');
    expect((await house.pad.store.db.askingRound.findFirstOrThrow()).resultAt).toBeNull();
  });
});

describe('the result', () => {
  test('stands in the channel with who works on what, and is edited when that is fixed', async () => {
    const { pad, raj, sita } = await told(await openHouse());
    const posts = pad.posts('shop');
    expect(posts).toHaveLength(2);
    expect(posts[0]).toContain('What becomes of them stands below.');
    expect(posts[1]).toContain('You named 3 things.');
    expect(posts[1]).toMatch(/One will be worked on:\n#\d+ Late deliveries \(2 of you\): @Raj, by Friday 22 May/);
    expect(posts[1]).toContain('One more line is noted.');
    expect(sita.inbox.join()).toContain('All is sorted');
    await raj.clickDirect('Done');
    await raj.fill({ brought: 'Drivers call the evening before' });
    expect(pad.posts('shop')).toHaveLength(2);
    expect(pad.posts('shop')[1]).toContain('fixed. Drivers call the evening before');
  });

  test('stands above the next question, with what became of it', async () => {
    const { pad } = await told(await openHouse());
    await pad.passTo('2026-05-19T10:00:30Z');
    const post = pad.posts('shop')[2];
    expect(post).toContain(question);
    expect(post).toMatch(/^What became of it the last time:\n#\d+ Late deliveries: @Raj, by Friday 22 May/);
  });

  test('is waited for by the next round', async () => {
    const { pad, sita } = await closed(await openHouse());
    await pad.passTo('2026-06-24T12:00:00Z');
    expect(pad.posts('shop')).toHaveLength(1);
    await sita.clickDirect('Sort');
    for (let left = 3; left > 0; left--) {
      await sita.click('Thank and set aside');
      await sita.fill({});
    }
    await sita.click('Tell the channel');
    await pad.pass(held);
    expect(pad.posts('shop')[1]).toContain('All are noted');
    await pad.passTo('2026-06-25T10:00:30Z');
    expect(pad.posts('shop')[2]).toContain(question);
  });

  test('has three main problems at most: a fourth asks which of them rests', async () => {
    const house = await openHouse();
    await opened(house);
    const { pad, raj, sita } = house;
    const things = ['Boxes are torn', 'Prices differ', 'Nobody answers the phone', 'Opening hours are wrong'];
    for (const one of things) await names(raj, one);
    await pad.passTo('2026-05-08T10:00:30Z');
    await sita.clickDirect('Sort');
    for (const one of things) {
      await sita.click('A new problem');
      await sita.fill({ title: one });
    }
    for (const one of things.slice(0, 3)) {
      await sita.clickOn(one);
      await sita.fill({ owner: 'raj', day: '2026-05-22' });
    }
    await sita.clickOn('Opening hours');
    expect(sita.text).toContain('Three at a time. Which of these three rests?');
    await sita.clickOn('Prices differ');
    expect(sita.text).toContain('rests now');
    await sita.clickOn('Opening hours');
    await sita.fill({ owner: 'maya', day: '2026-05-22' });
    const ranked = await pad.store.db.problem.findMany({ where: { rank: { not: null } } });
    expect(ranked.map(({ title }) => title).toSorted()).toEqual([
      'Boxes are torn',
      'Nobody answers the phone',
      'Opening hours are wrong',
    ]);
    expect(new Set(ranked.map(({ rank }) => rank)).size).toBe(3);
  });
});

describe('a main problem', () => {
  test('asks its owner, and the leader who asked, to call a customer, once each', async () => {
    const { pad, raj, bina, sita, maya } = await told(await openHouse());
    expect(raj.inbox.join()).toContain('Talk with 3 customers about it before you fix it.');
    expect(bina.inbox.join()).toContain('one of the 3 calls');
    expect(maya.inbox.join()).not.toContain('calls');
    await raj.clickDirect('I called one');
    await raj.fill({ text: 'An hour’s notice would do, call +977 9841234567', customer: 'Mrs R., Patan' });
    expect(raj.text).toContain('1 customer was spoken with');
    const voice = await pad.store.db.voice.findFirstOrThrow({ where: { kind: 'said' } });
    expect(voice.problemId).not.toBeNull();
    expect(voice.answeredAt).not.toBeNull();
    expect(voice.text).not.toContain('9841234567');
    await bina.clickDirect('I called one');
    await bina.fill({ text: 'She waits at home all day' });
    expect(bina.text).toContain('2 customers were spoken with');
    await pad.passTo('2026-05-18T12:00:00Z');
    const calls = [raj, bina, sita].map(({ inbox }) => inbox.filter((one) => one.includes('I called one')).length);
    expect(calls).toEqual([1, 1, 0]);
  });

  test('that is fixed tells everybody who named it, by name and once, and whose customers may be told', async () => {
    const { pad, raj, maya, bina, sita } = await told(await openHouse());
    await bina.clickDirect('I called one');
    await bina.fill({ text: 'She waits at home all day', customer: 'Mrs R., Patan' });
    await raj.clickDirect('Done');
    await raj.fill({ brought: 'Drivers call the evening before' });
    await pad.pass(held);
    const about = (who: Staff) => who.inbox.filter((one) => one.includes('is fixed:') || one.includes('is fixed.'));
    expect(about(raj)[0]).toContain('Raj, what you named is fixed');
    expect(about(maya)[0]).toContain('Maya, what you named is fixed');
    expect(about(maya)[0]).toContain('> Drivers call the evening before');
    expect(about(bina)[0]).toContain('Tell them it is fixed:');
    await bina.clickDirect('Told');
    expect(bina.text).toContain('They know.');
    const voice = await pad.store.db.voice.findFirstOrThrow({ where: { kind: 'said' } });
    expect(voice.toldAt).not.toBeNull();
    await pad.passTo('2026-07-18T12:00:00Z');
    expect([raj, maya, bina, sita].map((who) => about(who).length)).toEqual([1, 1, 1, 0]);
  });

  test('that is fixed by mistake tells nobody where that is undone at once', async () => {
    const { pad, raj, maya } = await told(await openHouse());
    const before = maya.inbox.length;
    await raj.clickDirect('Done');
    await raj.fill({ brought: 'Not really' });
    await raj.click('Undo');
    await pad.pass('1 hour');
    expect(maya.inbox.slice(before)).toEqual([]);
  });
});

test('lines are erased when their time is over, everywhere they stood', async () => {
  const { pad, raj } = await sorted(await openHouse());
  await pad.pass(held);
  expect(raj.inbox.at(-1)).toContain('printer');
  await pad.passTo('2027-06-10T12:00:00Z');
  expect((await seen(pad)).map(({ text, answer }) => [text, answer])).toEqual([
    ['', null],
    ['', null],
    ['', null],
  ]);
  expect(raj.inbox.join()).not.toContain('printer');
});
