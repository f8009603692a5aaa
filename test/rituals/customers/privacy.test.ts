import { describe, expect, test } from 'vitest';
import { held, openHouse } from './house.ts';

const words = 'The driver left the parcel in the rain';

describe('what is personal', () => {
  test('is taken out before anything is kept, and said', async () => {
    const { pad, raj } = await openHouse();
    await raj.run('/customer heard Call her back: +977 980-3123456 or rama@shop.example, she waits', 'general');
    expect(raj.text).toContain('I took this out before saving: a phone number and an e-mail address.');
    const voice = await pad.store.db.voice.findFirstOrThrow();
    expect(voice.text).not.toMatch(/980|rama@/);
    await pad.pass(held);
    expect(pad.posts('customers').join('\n')).not.toMatch(/980|rama@/);
    expect(JSON.stringify(pad.lines())).not.toMatch(/980-3123456|rama@/);
  });

  test('of one customer is erased from everything, and what was counted stays', async () => {
    const { pad, raj, sita, bina } = await openHouse();
    await raj.run('/customer heard', 'general');
    await raj.fill({ text: words, news: 'bad', customer: 'Mrs Rama', answered: 'somebody' });
    await raj.run('/customer heard', 'general');
    await raj.fill({ text: 'The scarf is lovely', news: 'good', customer: 'mrs rama', answered: 'somebody' });
    await raj.run('/customer heard', 'general');
    await raj.fill({ text: 'Nobody picks up the phone', news: 'bad', customer: 'Hotel Shanti', answered: 'somebody' });
    await pad.pass(held);
    await sita.clickIn('customers', 'I’ll answer');
    await sita.run('/customer answered 1 We said sorry to Rama and sent another', 'customers');
    await pad.pass('3 hours');
    expect(raj.inbox.join('\n')).toContain('We said sorry to Rama');

    await bina.press({ kind: 'button', label: '', go: { to: 'customers.forget' } });
    await bina.fill({ customer: 'MRS  RAMA' });
    expect(bina.text).toContain('Erase all 2 things that');
    await bina.click('Erase for good');
    expect(bina.text).toContain('Erased: 2 things a customer said.');
    await bina.press({ kind: 'button', label: '', go: { to: 'customers.forget' } });
    await bina.fill({ customer: 'Mrs Rama' });
    expect(bina.errors['customer']).toContain('I know no customer');

    const rows = await pad.store.db.voice.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ erasedAt }) => erasedAt !== null)).toEqual([true, true, false]);
    expect(rows[0]?.customerKey).toBe(rows[1]?.customerKey);
    const everything = [...pad.posts('customers'), ...raj.letters, ...sita.letters, ...bina.letters].join('\n');
    for (const gone of [words, 'Rama', 'lovely', 'said sorry']) expect(everything).not.toContain(gone);
    expect(everything).toContain('Nobody picks up the phone');
  });

  test('goes when its time is over, and one customer stays one', async () => {
    const { pad, raj, workspace } = await openHouse();
    await pad.store.db.workspace.update({ where: { id: workspace.id }, data: { keepMonths: 3 } });
    for (const text of ['First', 'Second']) {
      await raj.run('/customer heard', 'general');
      await raj.fill({ text, news: 'good', customer: 'Shop 7', answered: 'yes' });
      await pad.pass('2 weeks');
    }
    await pad.passTo('2026-08-07T10:00:00Z');
    const rows = await pad.store.db.voice.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ text }) => text)).toEqual(['', 'Second']);
    expect(rows[0]?.customerKey).toBe(rows[1]?.customerKey);
  });

  test('is only for champions and admins to erase', async () => {
    const { raj } = await openHouse();
    await raj.press({ kind: 'button', label: '', go: { to: 'customers.forget' } });
    expect(raj.text).toMatch(/champion/);
  });
});
