import { describe, expect, test } from 'vitest';
import { held, openHouse } from './house.ts';

async function openComplaint(options: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse(options);
  const { pad, raj } = house;
  await raj.run('/customer heard Nobody called before the delivery', 'general');
  await raj.click('Bad news');
  await raj.click('Not yet, somebody should');
  await pad.pass(held);
  const voice = () => pad.store.db.voice.findFirstOrThrow();
  return { ...house, voice };
}

describe('two at once', () => {
  test('who both take it: one has it, the other hears who does', async () => {
    const { pad, sita, bina, voice } = await openComplaint();
    const [card] = pad.chat.messages('customers');
    const block = card?.view.blocks.find(({ kind }) => kind === 'controls');
    const take = block?.kind === 'controls' ? block.controls[0] : undefined;
    if (take?.kind !== 'button') throw new Error('no button');
    await Promise.all([sita.press(take, 'customers'), bina.press(take, 'customers')]);
    const said = [sita.text, bina.text].toSorted();
    expect(said[0]).toMatch(/^(Sita|Bina) answers the customer of #1 already\.$/);
    expect(said[1]).toContain('You answer the customer of #1 by tomorrow');
    const { name } = await pad.store.db.person.findFirstOrThrow({ where: { id: (await voice()).holderId ?? '' } });
    expect(said[0]).toContain(name);
    expect(await pad.store.db.voiceMove.count()).toBe(1);
  });

  test('who both answer it: the second hears who did and when, and what was told stays', async () => {
    const { sita, bina, voice } = await openComplaint();
    await Promise.all([
      sita.run('/customer answered 1 We said sorry', 'general'),
      bina.run('/customer answered 1 We sent flowers', 'general'),
    ]);
    const { answer } = await voice();
    const [first, second] = answer === 'We said sorry' ? [sita, bina] : [bina, sita];
    expect(first.text).toContain('has had an answer');
    expect(second.text).toBe(`${first.profile.name} answered the customer of #1 today, 9:06 AM.`);
  });
});

describe('a step', () => {
  test('that is stale changes nothing and says what is true', async () => {
    const { pad, sita, bina, raj, voice } = await openComplaint();
    await sita.clickIn('customers', 'Answered');
    await raj.run('/customer answered 1 We said sorry', 'general');
    const before = await voice();
    await sita.fill({ answer: 'Late', solved: 'yes' });
    expect(sita.text).toContain('Raj answered the customer of #1 today, 9:06 AM.');
    expect(await voice()).toEqual(before);
    await bina.run('/customer answered 99', 'general');
    expect(bina.text).toBe('There is no #99.');
    expect(pad.posts('customers')).toHaveLength(1);
  });

  test('that answers and solves at once is one step, told once, and undone as one', async () => {
    const { pad, sita, raj, voice } = await openComplaint();
    const r = raj.inbox.length;
    const before = await voice();
    await sita.clickIn('customers', 'Answered');
    await sita.fill({ answer: 'A new one is on its way', solved: 'yes' });
    expect(sita.text).toContain('#1 is solved.');
    await sita.click('Undo');
    expect(sita.text).toContain('as it was before');
    expect(await voice()).toEqual(before);
    await pad.pass(held);
    expect(raj.inbox.slice(r)).toEqual([]);
    expect(pad.posts('customers')[0]).toContain('Nobody has it yet.');
    await sita.clickIn('customers', 'Answered');
    await sita.fill({ answer: 'A new one is on its way', solved: 'yes' });
    await pad.pass(held);
    expect(raj.inbox.slice(r)).toHaveLength(1);
    expect(raj.inbox.at(-1)).toContain('Sita solved it for A customer');
    expect(raj.inbox.at(-1)).toContain('A new one is on its way');
  });

  test('that adds what was said is no second news, and is undone by itself', async () => {
    const { pad, sita, raj, voice } = await openComplaint();
    const r = raj.inbox.length;
    await sita.run('/customer answered 1', 'general');
    await sita.click('What we said');
    await sita.fill({ answer: 'We said sorry', solved: 'no' });
    await sita.click('Undo');
    expect((await voice()).answer).toBeNull();
    expect((await voice()).answeredAt).not.toBeNull();
    await sita.run('/customer answered 1 We said sorry twice', 'general');
    await pad.pass(held);
    expect(raj.inbox.slice(r)).toHaveLength(1);
    expect(raj.inbox.at(-1)).toContain('We said sorry twice');
  });

  test('that promises a solution gives work, which undoing takes back, and doing solves and tells', async () => {
    const { pad, sita, raj, bina, voice } = await openComplaint();
    const promise = async () => {
      await sita.clickIn('customers', 'Answered');
      await sita.fill({ answer: 'We look into it', solved: 'no', who: 'bina', day: '2026-05-08' });
    };
    await promise();
    await sita.click('Undo');
    expect(await pad.store.db.ownedWork.count()).toBe(0);
    expect((await voice()).answeredAt).toBeNull();
    await promise();
    await pad.pass(held);
    const r = raj.inbox.length;
    await bina.clickDirect('Done');
    await bina.fill({});
    await pad.pass(held);
    expect((await voice()).solvedAt).not.toBeNull();
    expect(raj.inbox.slice(r)).toHaveLength(1);
    expect(raj.inbox.at(-1)).toContain('Bina solved it');
  });

  test('of good news needs no answer, and is answered once', async () => {
    const { pad, raj, sita, bina } = await openHouse();
    await raj.run('/customer heard They loved the new tins', 'general');
    await raj.click('Good news');
    await pad.pass(held);
    await sita.clickIn('customers', 'Answered');
    await sita.fill({ answer: 'We thanked them', solved: 'yes' });
    await bina.run('/customer answered 1 Me too', 'general');
    expect(bina.text).toContain('Sita answered the customer of #1');
    await pad.passTo('2026-05-07T12:00:00Z');
    expect(pad.posts('customers')).toHaveLength(1);
  });
});

describe('handing over', () => {
  test('names somebody, who hears at once with who asked and by when, and may be oneself', async () => {
    const { pad, sita, raj, bina, voice } = await openComplaint();
    await sita.clickIn('customers', 'I’ll answer');
    const b = bina.inbox.length;
    await sita.press({ kind: 'button', label: '', go: { to: 'customers.hand', args: [(await voice()).id] } });
    await sita.fill({ who: 'bina' });
    expect(sita.text).toContain('Bina answers the customer of #1');
    await pad.pass(held);
    expect(bina.inbox.slice(b)).toHaveLength(1);
    expect(bina.inbox.at(-1)).toContain('Sita asks you to answer a customer by tomorrow, 9:00 AM');
    await raj.press({ kind: 'button', label: '', go: { to: 'customers.hand', args: [(await voice()).id] } });
    await raj.fill({ who: 'raj' });
    expect(raj.text).toContain('You answer the customer of #1');
    await pad.settle();
    expect(pad.posts('customers')[0]).toContain('Raj answers by');
  });

  test('to and fro tells nobody more than three times', async () => {
    const { pad, sita, bina, voice } = await openComplaint();
    const s = sita.inbox.length;
    const { id } = await voice();
    for (let n = 0; n < 5; n++) {
      for (const [from, to] of [
        [bina, 'sita'],
        [sita, 'bina'],
      ] as const) {
        await from.press({ kind: 'button', label: '', go: { to: 'customers.hand', args: [id] } });
        await from.fill({ who: to });
        await pad.pass(held);
      }
    }
    await pad.passTo('2026-05-08T12:00:00Z');
    expect(sita.inbox.slice(s)).toHaveLength(3);
  });
});
