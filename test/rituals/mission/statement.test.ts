import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { word } from '../../../src/chat/asks.ts';
import { note } from '../../../src/chat/view.ts';
import { ritual } from '../../../src/rituals/ritual.ts';
import { answer, company, mission, openMission } from './support.ts';

describe('the shared mission as stated', () => {
  test('is kept once a language, by the letters it is written in', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 1);
    const nepali = await pad.person('Ram', { locale: 'ne' });
    await nepali.run('/mission');
    expect(nepali.text).toContain('ध्येय अहिलेसम्म भनिएको छैन');
    await mina.run('/mission set Light for every home');
    expect(mina.text).toContain('This is now our shared mission in English');
    expect(mina.text).toContain('Not stated yet in: বাংলা, नेपाली');
    await mina.run('/mission set प्रत्येक घरमा उज्यालो');
    await staff[0]?.run('/mission');
    expect(staff[0]?.text).toContain('> Light for every home');
    expect(staff[0]?.text).not.toContain('उज्यालो');
    await nepali.run('/mission show');
    expect(nepali.text).toContain('> प्रत्येक घरमा उज्यालो');
    const bengali = await pad.person('Rahim', { locale: 'bn' });
    await bengali.run('/mission');
    expect(bengali.text).toContain('> Light for every home');
    expect(bengali.text).toContain('> प्रत्येक घरमा उज्यालो');
  });

  test('keeps the earlier ones with their dates', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 0);
    await mina.run('/mission set Light for every home');
    await pad.pass('3 days');
    await mina.run('/mission set Light and warmth for every home');
    await mina.run('/mission');
    expect(mina.text).toContain('> Light and warmth for every home');
    expect(mina.text).not.toContain('> Light for every home');
    await mina.click('Earlier ones');
    expect(mina.text).toContain('> Light for every home\n(English, 2026-12-01 04:00 to 2026-12-04 04:00)');
  });

  test('is hidden while a poll waits for this person’s answer, and shown after it', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission set Light for every home');
    await mina.run('/mission set Warmth for every home');
    await mina.run('/mission ask channel', 'general');
    const [asha] = staff;
    if (!asha) throw new Error('nobody');
    await asha.run('/mission');
    expect(asha.text).toContain('You will see it after you answer');
    expect(asha.text).not.toContain('every home');
    expect(asha.text).toContain('A mission poll is waiting for your answer');
    await asha.home();
    expect(asha.text).toContain('A mission poll is waiting for your answer');
    await asha.click('Answer');
    await asha.fill({ own: 'I sell', shared: 'Light' });
    expect(asha.text).toContain('our shared mission as it was stated:\n> Warmth for every home');
    await asha.run('/mission');
    expect(asha.text).toContain('> Warmth for every home');
    expect(asha.text).toContain('You have answered the poll that is open. [Change my answer]');
    await asha.home();
    expect(asha.text).not.toContain('mission poll');
  });

  test('is not read from an older message’s button either', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission set Light for every home');
    await mina.run('/mission set Warmth for every home');
    const [asha] = staff;
    if (!asha) throw new Error('nobody');
    await asha.run('/mission');
    await mina.run('/mission ask channel', 'general');
    await asha.click('Earlier ones');
    expect(asha.text).not.toContain('every home');
    await answer(asha, 'I sell', 'Light');
  });

  test('is a sentence: what is longer is refused with its limit', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 0);
    await mina.run(`/mission set ${'x'.repeat(501)}`);
    expect(mina.text).toContain(
      'at most 500 characters. Write it like this: /mission set (the mission, as you would say it)',
    );
    expect(await pad.store.db.statement.count()).toBe(0);
    await mina.run('/mission set');
    await mina.fill({ statement: 'Good food in every kitchen' });
    expect(mina.text).toContain('Good food in every kitchen');
  });
});

describe('stating the mission anew', () => {
  test('shows what it replaces, and which languages may no longer match', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 0);
    await mina.run('/mission set Light for every home', 'general');
    expect(mina.text).not.toContain('It replaces');
    await mina.run('/mission set প্রতিটি ঘরে আলো', 'general');
    await mina.run('/mission set प्रत्येक घरमा उज्यालो', 'general');
    expect(mina.text).not.toContain('no longer');
    await pad.pass('3 days');
    await mina.run('/mission set Warmth for every home', 'general');
    expect(mina.text).toContain('It replaces:\n> Light for every home');
    expect(mina.text).toContain('so it may no longer say the same: বাংলা, नेपाली.');
    await pad.pass('1 hour');
    await mina.run('/mission set प्रत्येक घरमा न्यानो', 'general');
    // it follows the change, and is none of its own
    expect(mina.text).toContain('so it may no longer say the same: বাংলা.');
    await mina.run('/mission set प्रत्येक घरमा न्यानो', 'general');
    expect(mina.text).toBe('This is our shared mission in नेपाली already:\n> प्रत्येक घरमा न्यानो');
  });

  test('tells the channel once a day, and what is taken back is edited there', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 1);
    await mina.run('/mission set Light for every home', 'general');
    expect(mina.text).toContain('#general reads it too. You can undo it for five minutes.');
    await pad.settle();
    await mina.run('/mission set প্রতিটি ঘরে আলো', 'general');
    await pad.settle();
    expect(pad.posts('general')).toEqual([
      '@Mina has stated what we are here for:\n> Light for every home\n> প্রতিটি ঘরে আলো',
    ]);
    await pad.pass('1 day');
    await mina.run('/mission set Warmth for every home', 'general');
    await pad.settle();
    expect(pad.posts('general')[1]).toBe('@Mina has stated what we are here for:\n> Warmth for every home');
    await mina.click('Undo');
    expect(mina.text).toBe('Taken back. In English our shared mission is again:\n> Light for every home');
    await pad.settle();
    expect(pad.posts('general')[1]).toBe('What was stated here was taken back. /mission shows our shared mission.');
    expect(pad.posts('general')).toHaveLength(2);
    await staff[0]?.run('/mission');
    expect(staff[0]?.text).toContain('> Light for every home');
    expect(staff[0]?.text).not.toContain('Earlier ones');
  });

  test('can be undone for five minutes, and not once it was stated anew', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 0);
    await mina.run('/mission set Light for every home');
    expect(mina.text).toContain('No channel is told: write it in the one that should read it.');
    await mina.click('Undo');
    expect(mina.text).toBe('Taken back. It is not stated in English any more.');
    await mina.run('/mission set Light for every home');
    const { shown } = mina;
    const undo = shown?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : [])).at(-1);
    if (undo?.kind !== 'button') throw new Error('no undo');
    await mina.run('/mission set Warmth for every home');
    await mina.press(undo);
    expect(mina.text).toBe('It was stated anew or taken back already. /mission shows how it stands.');
    await mina.run('/mission set Sun for every home');
    await pad.pass('6 minutes');
    await mina.click('Undo');
    expect(mina.text).toBe('The five minutes are over. What is to stand instead, you state with /mission set.');
  });

  test('while a poll waits for answers, the channel hears of it and not what it says', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    await mina.run('/mission set Light for every home');
    await pad.settle();
    // stated to the bot directly: told where the poll was asked
    expect(pad.posts('general')[1]).toContain('@Mina has stated what we are here for.');
    expect(pad.posts('general')[1]).not.toContain('Light');
  });
});

describe('from another ritual’s buttons', () => {
  test('the mission is stated in a form, and the questions are tried out without keeping anything', async () => {
    const leading = ritual(
      { name: 'setup', command: { name: 'setup', summary: 'mission.summary', bare: 'show' } },
      {
        words: {
          show: word({
            summary: 'mission.summary',
            options: [],
            answers: 'message',
            values: z.object({}),
            run: async () => ({
              show: note('Set up', [
                { kind: 'button', label: 'State', go: { to: 'mission.state' } },
                { kind: 'button', label: 'Try', go: { to: 'mission.trial' } },
              ]),
            }),
          }),
        },
      },
    );
    const pad = await openMission({ rituals: [mission, leading] });
    const { mina, staff } = await company(pad, 1);
    await mina.run('/setup');
    await mina.click('State');
    await mina.fill({ statement: 'Light for every home' });
    expect(mina.text).toContain('> Light for every home');
    await mina.run('/setup');
    await mina.click('Try');
    expect(mina.text).toContain('nothing is kept');
    await mina.fill({ own: 'I try', shared: 'We try', rating3: '5' });
    expect(mina.text).toBe('This is how it feels to your colleagues. Nothing of it was kept.');
    expect(await pad.store.db.answer.count()).toBe(0);
    await staff[0]?.run('/setup');
    await staff[0]?.click('State');
    expect(staff[0]?.text).toContain('Only admins');
  });
});
