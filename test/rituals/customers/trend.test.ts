import { describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

async function complains({ raj }: House, customer: string | null, news = 'bad'): Promise<void> {
  await raj.run('/customer heard', 'general');
  await raj.fill({ text: 'Late again', news, ...(customer && { customer }), answered: 'yes' });
}

describe('what customers tell us, by month', () => {
  test('begins with the first words, and says so before', async () => {
    const house = await openHouse();
    await house.raj.run('/customer trend');
    expect(house.raj.text).toContain('No customer’s words were brought yet.');
    await complains(house, 'Shop 7');
    await house.raj.run('/customer trend');
    expect(house.raj.text).toContain('May so far: 1 customer. What is usual shows after the first whole month.');
    expect(house.raj.text).toContain('Customers by month: May 1.');
  });

  test('counts a customer once a week, whoever nobody named by itself, and good news apart', async () => {
    const house = await openHouse();
    for (const who of ['Shop 7', 'shop  7', null, null]) await complains(house, who);
    await complains(house, 'Shop 8', 'good');
    await house.raj.run('/customer trend');
    expect(house.raj.text).toContain('May so far: 3 customers.');
    await house.raj.click('Good news');
    expect(house.raj.text).toContain('May so far: 1 customer.');
    await house.raj.run('/customer trend good');
    expect(house.raj.text).toContain('Good news from customers, by month');
  });

  test('says when these days have more than chance brings', async () => {
    const house = await openHouse();
    const { pad, raj } = house;
    for (let week = 0; week < 8; week++) {
      await complains(house, null);
      await pad.pass('1 week');
    }
    await raj.run('/customer trend');
    expect(raj.text).not.toContain('chance alone');
    for (let more = 0; more < 9; more++) await complains(house, null);
    await raj.run('/customer trend');
    expect(raj.text).toContain('in the last 7 days: chance alone seldom brings more than');
  });
});
