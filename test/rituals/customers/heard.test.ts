import { describe, expect, test } from 'vitest';
import { held, openHouse } from './house.ts';

describe('what a customer said', () => {
  test('is saved by one line and two taps, and stands on one card', async () => {
    const { pad, raj, sita } = await openHouse();
    await raj.run('/customer heard The driver came on Friday evening and nobody was in the shop.', 'general');
    expect(raj.text).toContain('Saved as #1.');
    expect(raj.text).toContain('Everyone in #customers reads it.');
    await raj.click('Bad news');
    await raj.click('Not yet, somebody should');
    await pad.pass(held);
    const [card] = pad.posts('customers');
    expect(card).toContain('A customer waits for an answer');
    expect(card).toContain('Nobody has it yet.');
    await sita.clickIn('customers', 'I’ll answer');
    expect(pad.posts('customers')).toHaveLength(1);
    expect(pad.posts('customers')[0]).toContain('Sita answers by');
  });
});
