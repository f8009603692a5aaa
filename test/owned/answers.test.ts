import { describe, expect, test } from 'vitest';
import { openPad } from '../support/driver.ts';
import { allRituals } from '../support/rituals.ts';

const rituals = allRituals().filter(({ name }) => name === 'agenda' || name === 'pad');

/** A Monday, 10:00; a daily meeting at 11:00, for which Mina brings a customer who waits, and names Raj. */
async function waits() {
  const pad = await openPad({ now: '2026-12-07T10:00:00Z', rituals });
  const mina = await pad.person('Mina', { admin: true });
  const raj = await pad.person('Raj');
  const zoe = await pad.person('Zoe', { admin: true });
  await zoe.run('/pad');
  await mina.run('/agenda meeting', 'general');
  await mina.fill({ name: 'Stand-up', days: 'daily', time: '11:00' });
  await pad.passTo('2026-12-07T10:31:00Z');
  await mina.clickIn('general', 'Bring the customer story');
  await mina.fill({ story: 'Mr Rai waits for his refund', news: 'bad', answered: 'no', who: 'raj', day: '2026-12-08' });
  return { pad, mina, raj, zoe };
}

describe('an answer that a customer waits for', () => {
  test('is told to whoever was named before everyone, and stands on their home until it is given', async () => {
    const { pad, mina, raj } = await waits();
    await pad.pass('5 minutes');
    expect(raj.inbox[0]).toContain(
      '@Mina put this into your hands: Answer the customer: “Mr Rai waits for his refund”',
    );
    expect(raj.inbox[0]).toContain('By: Tuesday 8 December');
    await raj.home();
    await raj.clickOn('Mr Rai');
    await raj.click('Done');
    await raj.fill({ brought: 'He has his money' });
    await pad.pass('5 minutes');
    expect(mina.inbox.at(-1)).toContain('@Raj has done this: Answer the customer: “Mr Rai waits for his refund”');
    expect(mina.inbox.at(-1)).toContain('He has his money');
  });

  test('stands in the agendas of the meeting it came from, for as long as it is open', async () => {
    const { pad, raj } = await waits();
    await pad.passTo('2026-12-09T10:31:00Z');
    const line = '• Answer the customer: “Mr Rai waits for his refund” (Raj, by Tuesday 8 December)';
    expect(pad.posts('general').at(-1)).toContain(`Promised here before, and still open:\n${line}`);
    await raj.run('/agenda show', 'general');
    expect(raj.text).toContain(`Promised here before, and still open:\n${line}`);
    await raj.clickDirect('Done');
    await raj.fill({});
    expect(pad.posts('general').at(-1)).not.toContain('Promised here before');
  });

  test('is no longer theirs where the story was taken back: who had heard of it hears so', async () => {
    const { pad, mina, raj } = await waits();
    await pad.pass('6 minutes');
    await mina.click('Undo');
    await pad.pass('6 minutes');
    expect(raj.inbox.at(-1)).toContain('@Mina took back what was in your hands: there is nothing to do any more.');
    await raj.home();
    expect(raj.text).not.toContain('Mr Rai');
    await raj.clickDirect('Not yet');
    expect(raj.text).toContain('There is nothing to do here any more.');
  });

  test('keeps its words to those it is about: champions read where it came from', async () => {
    const { pad, raj, zoe } = await waits();
    await pad.passTo('2026-12-09T09:31:00Z');
    await raj.clickDirect('Free somebody');
    await raj.fill({ words: 'Somebody from the till, for an hour' });
    expect(raj.text).toContain('will read that somebody has to be free');
    await pad.pass('6 minutes');
    expect(zoe.inbox.at(-1)).toContain('An answer that a customer waits for (Stand-up)');
    expect(zoe.inbox.at(-1)).toContain('Somebody from the till, for an hour');
    expect(zoe.inbox.at(-1)).not.toContain('refund');
    await zoe.clickDirect('Hand over');
    await zoe.fill({ owner: 'zoe', day: '2026-12-11' });
    await pad.pass('6 minutes');
    expect(raj.inbox.at(-1)).toContain('@Zoe handed this over to @Zoe');
  });
});
