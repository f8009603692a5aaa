import { beforeEach, describe, expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

let pad: Pad;
let mina: Staff;
let rafi: Staff;

/** A Tuesday; the meeting is on Thursdays at ten. */
beforeEach(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
  mina = await pad.person('Mina', { admin: true, locale: 'en' });
  rafi = await pad.person('Rafi', { locale: 'en' });
  await mina.run('/agenda meeting', 'general');
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
});

/** Logged far from any meeting, as somebody at the counter does it. */
async function heard(words: string, customer: string, answered: string, news = 'bad') {
  await rafi.run('/customer heard', 'counter');
  await rafi.fill({ text: words, customer, news, answered });
}

const item = () => pad.posts('general').at(-1) ?? '';
const thursday = (n: number) => new Date(Date.parse('2026-12-03T09:45:00Z') + n * 7 * 86_400_000).toISOString();

describe('the first item of a meeting', () => {
  test('is what it has not heard yet, good or bad, once the customer had an answer', async () => {
    await heard('The till was broken', 'Mrs R.', 'somebody');
    await heard('The bags are lovely', 'Mr S.', 'somebody', 'good');
    await pad.passTo(thursday(0));
    expect(item()).toContain('A customer’s words that this meeting has not heard yet:\n> The bags are lovely');
    expect(item()).not.toContain('The till was broken');
    await mina.run('/customer answered 1 It is mended');
    await pad.passTo(thursday(1));
    expect(item()).toContain('has not heard yet:\n> The till was broken');
    expect(item()).toContain('The customer was told: It is mended');
    await pad.passTo(thursday(2));
    expect(item()).toContain('Today’s question:');
  });

  test('has one line above it: who waits longest, with a button, gone once they had an answer', async () => {
    await heard('The till was broken', 'Mrs R.', 'somebody');
    await heard('Nobody called', 'Mr S.', 'somebody');
    await pad.passTo(thursday(0));
    expect(item()).toContain('Mrs R. still waits for an answer, since 2026-12-01 04:00. [I’ll answer]');
    expect(item()).not.toContain('Mr S.');
    await mina.clickIn('general', 'I’ll answer');
    expect(item()).toContain('since 2026-12-01 04:00. Mina answers.');
    await mina.run('/customer answered 1 It is mended');
    expect(item()).not.toContain('Mrs R. still waits');
  });

  test('is what somebody brought, before all others', async () => {
    await heard('The bags are lovely', 'Mr S.', 'somebody', 'good');
    await rafi.run('/agenda customer She came back', 'general');
    await rafi.click('Good news');
    await pad.passTo(thursday(0));
    expect(item()).toContain('> She came back');
    expect(item()).not.toContain('lovely');
  });

  test('asks after six weeks what became of a customer, once, by turns with what is new', async () => {
    await rafi.run('/agenda customer She waited two weeks', 'general');
    await rafi.click('Bad news');
    await rafi.click('Yes');
    await pad.passTo(thursday(5));
    expect(item()).toContain('Today’s question:');
    await pad.passTo(thursday(6));
    expect(item()).toContain('You met A customer in December: what became of them?\n> She waited two weeks');
    await heard('The bags are lovely', 'Mr S.', 'yes');
    await pad.passTo(thursday(7));
    expect(item()).toContain('has not heard yet:\n> The bags are lovely');
    await pad.passTo(thursday(8));
    expect(item()).toContain('Today’s question:');
  });

  test('gives way where its words were erased or hidden', async () => {
    await heard('The bags are lovely', 'Mr S.', 'yes');
    await pad.passTo(thursday(0));
    expect(item()).toContain('The bags are lovely');
    await pad.store.transaction(async (tx) => {
      await tx.voice.updateMany({ data: { hiddenAt: pad.clock.now() } });
    });
    await mina.run('/agenda show', 'general');
    expect(mina.text).not.toContain('lovely');
    expect(mina.text).toContain('Today’s question:');
  });

  test('shows nothing of elsewhere where people of other companies are', async () => {
    await pad.person('Gul', { kind: 'guest' });
    await heard('The bags are lovely', 'Mr S.', 'yes');
    await heard('The till was broken', 'Mrs R.', 'somebody');
    await pad.passTo(thursday(0));
    expect(item()).toContain('Today’s question:');
    expect(item()).not.toMatch(/lovely|Mrs R\./);
  });

  test('may be chosen by whoever has the turn, of the last five that everybody may read', async () => {
    await heard('The till was broken', 'Mrs R.', 'somebody');
    for (const n of [1, 2, 3, 4, 5, 6]) await heard(`Praise ${n}`, `Mr ${n}`, 'yes', 'good');
    await pad.passTo('2026-12-02T12:00:00Z');
    const told = [mina, rafi].find(({ inbox }) => inbox.some((said) => said.includes('your turn'))) ?? mina;
    const menu = pad.chat
      .messages(`@${told.profile.id}`)
      .flatMap(({ view }) => view.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : [])))
      .find((control) => control.kind === 'pick');
    if (menu?.kind !== 'pick') throw new Error('no menu');
    expect(menu.options.map(({ label }) => label)).toEqual([6, 5, 4, 3, 2].map((n) => `Mr ${n}: Praise ${n}`));
    const third = menu.options[2]?.value ?? '';
    await told.press({ kind: 'button', label: '', go: { to: menu.go.to, args: [...(menu.go.args ?? []), third] } });
    expect(told.text).toContain('Chosen.');
    await pad.passTo(thursday(0));
    expect(item()).toContain('Chosen for today by whoever has the turn:\n> Praise 4');
  });
});

test('every question of ours is asked before one comes again', async () => {
  const asked: string[] = [];
  for (let week = 0; week < 10; week++) {
    await pad.passTo(thursday(week));
    asked.push(/Today’s question: [^\n]+/.exec(item())?.[0] ?? '');
  }
  expect(new Set(asked).size).toBe(10);
});
