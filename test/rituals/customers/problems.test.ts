import { describe, expect, test } from 'vitest';
import { largestProblems } from '../../../src/problems/largest.ts';
import { held, openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

const form = {
  title: 'Nobody calls before a delivery',
  arose: 'The driver has no list of phone numbers',
  prevents: 'The list is printed with the route',
  playbook: 'Call at once, bring it again today',
};

/** Raj brings bad news; Sita answers and solves it at once. */
async function solved({ raj, sita, pad }: House, words: string, number: number) {
  await raj.run(`/customer heard ${words}`, 'general');
  await raj.click('Bad news');
  await raj.click('Not yet, somebody should');
  await pad.pass(held);
  await sita.clickIn('customers', 'Answered');
  await sita.fill({ answer: 'We said sorry', solved: 'yes' });
  expect(sita.text).toContain(`#${number} is solved.`);
  await pad.pass(held);
}

/** The problem #2, of #1, with Raj as its owner. */
async function openLearned() {
  const house = await openHouse();
  await solved(house, 'The driver came in the evening and nobody had called before', 1);
  await house.pad.pass('1 day');
  await house.sita.clickDirect('Something new');
  await house.sita.fill({ ...form, who: 'raj' });
  await house.pad.pass(held);
  const problem = () => house.pad.store.db.problem.findFirstOrThrow();
  return { ...house, problem };
}

async function heardAgain({ raj, pad }: House, words: string) {
  await raj.run(`/customer heard ${words}`, 'general');
  await raj.click('Bad news');
  await raj.click('Not yet, somebody should');
  await pad.settle();
}

describe('one working day after it was solved', () => {
  test('whoever solved it is asked once how it came about, and nobody else is', async () => {
    const house = await openHouse();
    const { pad, sita, raj } = house;
    await solved(house, 'Nobody called before the delivery', 1);
    const before = [sita.inbox.length, raj.inbox.length];
    await pad.passTo('2026-05-05T08:59:00Z');
    expect(sita.inbox).toHaveLength(before[0] ?? 0);
    await pad.passTo('2026-05-05T09:30:00Z');
    expect(sita.inbox).toHaveLength((before[0] ?? 0) + 1);
    expect(sita.inbox.at(-1)).toContain('#1 is solved. How did it come about?');
    expect(sita.inbox.at(-1)).toContain('[Same as …] [Something new] [Nothing to learn]');
    await pad.pass('3 days');
    expect(sita.inbox).toHaveLength((before[0] ?? 0) + 1);
    expect(raj.inbox).toHaveLength(before[1] ?? 0);
    await sita.clickDirect('Nothing to learn');
    expect(sita.text).toContain('Nothing to learn from #1.');
  });

  test('nobody is asked of what was undone', async () => {
    const house = await openHouse();
    const { pad, sita, raj } = house;
    await raj.run('/customer heard Nobody called', 'general');
    await raj.click('Bad news');
    await pad.pass(held);
    await sita.clickIn('customers', 'Answered');
    await sita.fill({ solved: 'yes' });
    await sita.click('Undo');
    const before = sita.inbox.length;
    await pad.pass('2 days');
    expect(sita.inbox.slice(before).join()).not.toContain('How did it come about?');
  });
});

describe('a problem', () => {
  test('needs what let it happen, said in one sentence, and nothing is half-saved', async () => {
    const house = await openHouse();
    await solved(house, 'Nobody called before the delivery', 1);
    await house.pad.pass('1 day');
    await house.sita.clickDirect('Something new');
    expect(house.sita.form?.fields).toHaveLength(5);
    await house.sita.fill({ ...form, arose: '' });
    expect(house.sita.errors['arose']).toContain('not who');
    expect(await house.pad.store.db.problem.count()).toBe(0);
  });

  test('has an owner who is told, a day two weeks on that can be moved, and a number of its own', async () => {
    const { raj, sita, pad, problem } = await openLearned();
    expect(await problem()).toMatchObject({ number: 2, dueDate: '2026-05-19', state: 'open' });
    expect(sita.text).toContain('#2 is named.');
    expect(sita.text).toContain('@Raj sees to it by');
    expect(raj.inbox.at(-1)).toContain('#2 · Nobody calls before a delivery');
    await sita.click('Another day');
    await sita.fill({ day: '2026-06-01' });
    expect(await problem()).toMatchObject({ dueDate: '2026-06-01' });
    await pad.pass(held);
    const work = await pad.store.db.ownedWork.findFirstOrThrow();
    expect(work).toMatchObject({ kind: 'problem', dueDate: '2026-06-01', state: 'open' });
  });

  test('is taken back at once by whoever named it', async () => {
    const house = await openHouse();
    await solved(house, 'Nobody called before the delivery', 1);
    await house.pad.pass('1 day');
    await house.sita.clickDirect('Something new');
    await house.sita.fill({ ...form, who: 'raj' });
    const before = house.raj.inbox.length;
    await house.sita.click('Undo');
    expect(house.sita.text).toContain('Undone: #2 was not named.');
    await house.pad.pass(held);
    expect(house.raj.inbox).toHaveLength(before);
    const { db } = house.pad.store;
    expect(await db.problem.count()).toBe(0);
    expect(await db.ownedWork.count()).toBe(0);
    expect(await db.voice.findFirstOrThrow()).toMatchObject({ problemId: null });
  });

  test('keeps no personal details, and says what was taken out', async () => {
    const house = await openHouse();
    await solved(house, 'Nobody called before the delivery', 1);
    await house.pad.pass('1 day');
    await house.sita.clickDirect('Something new');
    await house.sita.fill({ ...form, playbook: 'Write to ravi@example.com at once' });
    const { playbook, folded } = await house.pad.store.db.problem.findFirstOrThrow();
    expect(`${playbook} ${folded}`).not.toContain('ravi@example.com');
    expect(house.sita.text).toContain('mail');
  });

  test('says where there is no meeting to discuss it, and offers nothing', async () => {
    const { sita } = await openLearned();
    expect(sita.text).toContain('No meeting is planned where you could bring it up');
    expect(sita.text).not.toContain('[Discuss it next time]');
  });

  test('is a topic of the next meeting of the customers’ channel, unless that is taken back', async () => {
    const house = await openHouse();
    const { sita, pad } = house;
    await sita.run('/agenda meeting', 'customers');
    await sita.fill({ name: 'Weekly', days: 'Friday', time: '10:00' });
    await solved(house, 'Nobody called before the delivery', 1);
    await pad.pass('1 day');
    await sita.clickDirect('Something new');
    await sita.fill(form);
    expect(sita.text).toContain('It comes up at');
    const topic = () => pad.store.db.topic.findFirstOrThrow();
    expect(await topic()).toMatchObject({ text: '#2 · Nobody calls before a delivery', removedAt: null });
    await sita.click('Not at the meeting');
    expect((await topic()).removedAt).not.toBeNull();
    expect(sita.text).toContain('[Discuss it next time]');
    await sita.click('Discuss it next time');
    expect(sita.text).toContain('It comes up at');
    expect(await pad.store.db.topic.count({ where: { removedAt: null } })).toBe(1);
  });
});

describe('whoever hears the like', () => {
  test('reads what helped last time, on the receipt and on the card, and joins it', async () => {
    const house = await openLearned();
    const { raj, sita, pad } = house;
    await heardAgain(house, 'Your driver stood there and nobody called before the delivery');
    expect(raj.text).toContain('#2 looks the same: Nobody calls before a delivery');
    expect(raj.text).toContain('What helped last time: Call at once, bring it again today');
    const card = () => pad.posts('customers').find((post) => post.includes('#3 ·')) ?? '';
    expect(card()).toContain('What helped last time: Call at once, bring it again today');
    await sita.clickIn('customers', 'Same as #2');
    expect(sita.text).toContain('#3 is the same as #2');
    await pad.settle();
    expect(card()).toContain('The same as #2: Nobody calls before a delivery');
    expect(card()).not.toContain('[Same as');
    await sita.click('Undo');
    await pad.settle();
    expect(card()).toContain('[Same as …]');
    expect(await pad.store.db.voice.count({ where: { problemId: null } })).toBe(1);
  });

  test('is not offered what was said of something else', async () => {
    const house = await openLearned();
    await heardAgain(house, 'The bread was mouldy');
    expect(house.raj.text).not.toContain('looks the same');
  });

  test('who joins good news hears that a problem is what went wrong', async () => {
    const house = await openLearned();
    const { raj, sita, pad } = house;
    await heardAgain(house, 'Nobody called before the delivery, again');
    await raj.run('/customer heard The new driver is kind', 'general');
    await raj.click('Good news');
    const good = await pad.store.db.voice.findFirstOrThrow({ where: { news: 'good' } });
    const { id } = await house.problem();
    await sita.press({ kind: 'button', label: '', go: { to: 'customers.join', args: [good.id, id] } });
    expect(sita.text).toContain('#4 is good news');
    expect(sita.text).toContain('/customer heard');
  });

  test('who joins what is joined already hears where it is', async () => {
    const house = await openLearned();
    const { sita, pad } = house;
    const voice = await pad.store.db.voice.findFirstOrThrow();
    const { id } = await house.problem();
    await sita.press({ kind: 'button', label: '', go: { to: 'customers.join', args: [voice.id, id] } });
    expect(sita.text).toContain('#1 is the same as #2 already');
  });
});

describe('what comes again', () => {
  test('is told to its owner and the champions at the third voice within thirty days, once', async () => {
    const house = await openLearned();
    const { raj, bina, sita, pad, problem } = house;
    const inboxes = () => [raj, bina].map(({ inbox }) => inbox.filter((line) => line.includes('in 30 days')).length);
    for (const words of [
      'Nobody called before the delivery',
      'No call before delivery',
      'Again no call before delivery',
    ]) {
      await heardAgain(house, words);
      await sita.clickIn('customers', 'Same as #2');
      await pad.pass(held);
      expect(inboxes()).toEqual(words.startsWith('Nobody') ? [0, 0] : [1, 1]);
    }
    expect(raj.inbox.findLast((line) => line.includes('in 30 days'))).toContain('3 customers in 30 days');
    expect((await problem()).warnedAt).not.toBeNull();
  });

  test('after it was fixed opens it again, with its owner told and its work given anew', async () => {
    const house = await openLearned();
    const { raj, bina, sita, pad, problem } = house;
    await raj.run('/customer show 2', 'general');
    await raj.click('Fixed');
    await raj.fill({ fix: 'The list is printed now' });
    expect(raj.text).toContain('#2 is fixed.');
    expect(await problem()).toMatchObject({ state: 'fixed', fix: 'The list is printed now' });
    await pad.pass(held);
    await heardAgain(house, 'Nobody called before the delivery');
    await sita.clickIn('customers', 'Same as #2');
    expect(sita.text).toContain('it is open again');
    expect(await problem()).toMatchObject({ state: 'open' });
    await pad.pass(held);
    for (const { inbox } of [raj, bina]) {
      expect(inbox.filter((line) => line.includes('came back: #3'))).toHaveLength(1);
    }
    expect(await pad.store.db.ownedWork.findFirstOrThrow({ where: { kind: 'problem' } })).toMatchObject({
      state: 'open',
    });
  });

  test('undone at once, it is fixed as before, and nobody hears of it', async () => {
    const house = await openLearned();
    const { raj, sita, pad, problem } = house;
    await raj.run('/customer show 2', 'general');
    await raj.click('Fixed');
    await raj.fill({ fix: 'The list is printed now' });
    await pad.pass(held);
    await heardAgain(house, 'Nobody called before the delivery');
    await sita.clickIn('customers', 'Same as #2');
    await sita.click('Undo');
    await pad.pass(held);
    expect(await problem()).toMatchObject({ state: 'fixed' });
    expect(await pad.store.db.ownedWork.findFirstOrThrow({ where: { kind: 'problem' } })).toMatchObject({
      state: 'done',
    });
    expect(raj.inbox.join()).not.toContain('came back');
  });
});

describe('its page', () => {
  test('says how it came about, what helps, how often, and since when it goes faster', async () => {
    const house = await openLearned();
    const { sita, maya, pad } = house;
    await heardAgain(house, 'Nobody called before the delivery');
    await sita.clickIn('customers', 'Same as #2');
    await pad.pass('3 hours');
    await sita.run('/customer show 3', 'general');
    await sita.click('Answered');
    await sita.fill({ solved: 'yes' });
    await maya.run('/customer show 2', 'general');
    for (const words of Object.values(form)) expect(maya.text).toContain(words);
    expect(maya.text).toContain('2 customers said so.');
    expect(maya.text).toContain('since we know what to do first 3 hours (1 customer)');
    expect(maya.text).toContain('#3 · A customer');
    await maya.run('/customer more', 'general');
    await maya.click('All problems');
    expect(maya.text).toContain('#2 · Nobody calls before a delivery');
    expect(maya.text).toContain('Open · 2 customers');
  });

  test('is fixed only by whoever has it, named it, or may free them; undone at once it is open', async () => {
    const { raj, bina, pad, problem } = await openLearned();
    const other = await pad.person('Omar');
    await other.run('/customer show 2', 'general');
    await other.click('Fixed');
    expect(other.text).toContain('Raj');
    await bina.run('/customer show 2', 'general');
    await bina.click('Fixed');
    await bina.fill({ fix: 'A list' });
    await bina.click('Undo');
    expect(await problem()).toMatchObject({ state: 'open', fix: null });
    await raj.run('/customer show 2', 'general');
    expect(raj.text).toContain('[Fixed]');
  });

  test('is hidden everywhere by a champion, who may show it again', async () => {
    const house = await openLearned();
    const { bina, sita, pad } = house;
    await heardAgain(house, 'Nobody called before the delivery');
    await bina.run('/customer show 2', 'general');
    await bina.click('Hide');
    await bina.fill({ reason: 'It names somebody' });
    await pad.pass(held);
    expect(pad.posts('customers').join()).not.toContain('Nobody calls before a delivery');
    expect(sita.inbox.at(-1)).toContain('the problem you named');
    await sita.run('/customer show 2', 'general');
    expect(sita.text).toBe('This problem is no longer there.');
    await bina.run('/customer show 2', 'general');
    await bina.click('Show it again');
    await sita.run('/customer show 2', 'general');
    expect(sita.text).toContain('Nobody calls before a delivery');
  });

  test('is not for guests', async () => {
    const { pad } = await openLearned();
    const guest = await pad.person('Gast', { kind: 'guest' });
    await guest.run('/customer show 2', 'general');
    expect(guest.text).not.toContain('Nobody calls');
    const { id } = await pad.store.db.problem.findFirstOrThrow();
    await guest.press({ kind: 'button', label: '', go: { to: 'customers.openProblem', args: [id] } }, 'general');
    expect(guest.text).not.toContain('Nobody calls');
  });
});

test('a customer who is erased is looked for in problems, too', async () => {
  const house = await openHouse();
  const { maya, raj, sita, pad } = house;
  await raj.run('/customer heard', 'general');
  await raj.fill({ text: 'Nobody called', news: 'bad', customer: 'Mrs Rai', answered: 'somebody' });
  await pad.pass(held);
  await sita.clickIn('customers', 'Answered');
  await sita.fill({ solved: 'yes' });
  await sita.run('/customer show 1', 'general');
  await sita.click('Same as …');
  await sita.click('Something new');
  await sita.fill({ ...form, playbook: 'Call Mrs Rai first' });
  await maya.run('/customer more', 'general');
  await maya.click('Erase a customer’s words');
  await maya.fill({ customer: 'Mrs Rai' });
  await maya.click('Erase for good');
  expect(maya.text).toContain('This problem may name them, too:');
  expect(maya.text).toContain('[Open #2]');
});

test('the largest problems are counted by customers, each once a week', async () => {
  const house = await openLearned();
  const { sita, pad, workspace } = house;
  for (const words of ['Nobody called before the delivery', 'No call before the delivery']) {
    await heardAgain(house, words);
    await sita.clickIn('customers', 'Same as #2');
  }
  const { db } = pad.store;
  const sized = async (since: string) =>
    (await largestProblems(db, workspace.id, since, 3)).map(({ problem, count }) => [problem.number, count]);
  expect(await sized('2026-05-01')).toEqual([[2, 3]]);
  await db.voice.updateMany({ data: { customerKey: 'one' } });
  expect(await sized('2026-05-01')).toEqual([[2, 1]]);
  expect(await sized('2026-06-01')).toEqual([]);
});
