import { describe, expect, test } from 'vitest';
import { ritualsWith } from '../../../src/rituals/index.ts';
import { maskingHere, servicesHere } from '../../support/services.ts';
import { held, openHouse } from './house.ts';

describe('what a customer said', () => {
  test('is saved by one line and two taps, and stands on one card', async () => {
    const { pad, raj, sita } = await openHouse();
    await raj.run('/customer heard The driver came on Friday evening and nobody was in the shop.', 'general');
    expect(raj.text).toContain('Saved as #1.');
    expect(raj.text).toContain('Everyone in #customers reads it.');
    await raj.click('Bad news');
    expect(raj.text).toContain('An answer is due by tomorrow');
    await raj.click('Not yet, somebody should');
    expect(raj.text).not.toContain('[Not yet, somebody should]');
    await pad.pass(held);
    const [card] = pad.posts('customers');
    expect(card).toContain('A customer waits for an answer');
    // an instant, which each reads on their own clock
    expect(card).toContain('Answer by 2026-05-05 09:00. Nobody has it yet.');
    expect(card?.split('\n')[0]).toBe('#1 · A customer waits for an answer');
    await sita.clickIn('customers', 'I’ll answer');
    expect(pad.posts('customers')).toHaveLength(1);
    expect(pad.posts('customers')[0]).toContain('Sita answers by');
  });

  test('counts as bad and waiting where nobody taps', async () => {
    const { pad, raj } = await openHouse();
    await raj.run('/customer heard Nobody called me back', 'general');
    await pad.pass(held);
    expect(pad.posts('customers')[0]).toContain('A customer waits for an answer');
  });

  test('comes from a message by one form with one field to change, and keeps the way back to it', async () => {
    const { pad, raj } = await openHouse();
    const link = 'https://acme.slack.com/archives/C1/p1700000000000100';
    await raj.shortcut('customer_said', 'She asked twice for the bill', 'general', link);
    expect(raj.form?.fields.map(({ name }) => name)).toEqual(['news', 'text', 'customer', 'answered']);
    expect(raj.form?.intro).toBeDefined();
    await raj.fill({ news: 'bad' });
    const voice = await pad.store.db.voice.findFirstOrThrow();
    expect(voice).toMatchObject({ text: 'She asked twice for the bill', link, news: 'bad', answeredAt: null });
  });

  test('is a customer’s words: nothing, or a link alone, is asked for again and nothing is kept', async () => {
    const { pad, raj } = await openHouse();
    await raj.run('/customer heard https://example.com/ticket/4', 'general');
    expect(raj.text).toBe('Write what the customer said, in their words if you can.');
    await raj.run('/customer heard', 'general');
    await raj.fill({ text: 'https://example.com', news: 'bad', answered: 'yes' });
    expect(raj.errors).toEqual({ text: 'Write what the customer said, in their words if you can.' });
    await raj.fill({ text: 'x'.repeat(3001), news: 'bad', answered: 'yes' });
    expect(raj.errors['text']).toContain('3,000 characters');
    expect(await pad.store.db.voice.count()).toBe(0);
  });

  test('is not kept where it could not be looked through', async () => {
    const services = servicesHere();
    const masking = { ...maskingHere(), mask: () => Promise.reject(new Error('ended')) };
    const { pad, raj } = await openHouse({ rituals: ritualsWith({ ...services, masking }) });
    await raj.run('/customer heard Call 9803123456', 'general');
    expect(raj.text).toContain('nothing was saved');
    expect(await pad.store.db.voice.count()).toBe(0);
  });

  test('by a customer who is known says how often', async () => {
    const { raj, sita } = await openHouse();
    for (const who of [raj, sita, raj]) {
      await who.run('/customer heard', 'general');
      await who.fill({
        text: 'Late again',
        news: 'bad',
        customer: who === sita ? 'SHOP  7' : 'Shop 7',
        answered: 'yes',
      });
    }
    expect(raj.text).toContain('The 3rd time we hear from Shop 7.');
    await raj.run('/customer heard', 'general');
    await raj.fill({ text: 'Late again', news: 'bad', customer: '+977 980-3123456', answered: 'yes' });
    expect(raj.text).not.toContain('time we hear from');
  });

  test('stays with its bringer and the champions where people of other companies are', async () => {
    const { pad, raj } = await openHouse();
    await pad.person('Olga', { kind: 'guest' });
    await raj.run('/customer heard Nobody called me back', 'general');
    expect(raj.text).toContain('People of other companies are in #customers, too.');
    await pad.pass(held);
    expect(pad.posts('customers')).toEqual([]);
  });

  test('can be taken back for five minutes by whoever brought it, and is gone', async () => {
    const { pad, raj, sita } = await openHouse();
    await raj.run('/customer heard Nobody called me back', 'general');
    await raj.click('Take it back');
    expect(raj.text).toBe('Taken back: #1 is gone.');
    await pad.pass(held);
    expect(pad.posts('customers')).toEqual(['Somebody had brought a customer’s words here, and took them back.']);
    await raj.run('/customer heard Nobody called me back', 'general');
    const { id } = await pad.store.db.voice.findFirstOrThrow();
    await pad.pass(held);
    const back = { kind: 'button', label: '', go: { to: 'customers.takeBack', args: [id] } } as const;
    await raj.press(back);
    expect(raj.text).toContain('can no longer be taken back');
    await sita.press(back);
    expect(sita.text).toContain('was brought by somebody else');
  });

  test('is for members: a guest is told so', async () => {
    const { pad } = await openHouse();
    const olga = await pad.person('Olga', { kind: 'guest' });
    await olga.run('/customer heard Nobody called me back', 'general');
    expect(olga.text).toContain('Only members');
    expect(await pad.store.db.voice.count()).toBe(0);
  });
});
