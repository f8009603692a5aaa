import { describe, expect, test } from 'vitest';
import { agendaWith } from '../../../src/rituals/agenda/index.ts';
import { openPad } from '../../support/driver.ts';

describe.each([
  {
    locale: 'bn',
    timeZone: 'Asia/Dhaka',
    days: 'বৃহস্পতিবার',
    time: 'বিকেল ৩টা',
    n: '২',
    ticked: 'টিক দেওয়া হলো: “Pricing”।',
  },
  {
    locale: 'ne',
    timeZone: 'Asia/Kathmandu',
    days: 'बिहीबार',
    time: 'दिउँसो ३ बजे',
    n: '२',
    ticked: 'सकियो भनेर चिन्ह लगाइयो: “Pricing”।',
  },
])('in $locale', ({ locale, timeZone, days, time, n, ticked }) => {
  test('every view of a meeting’s life can be said, and fits', async () => {
    const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: [agendaWith([])] });
    const mina = await pad.person('Mina', { admin: true, locale, timeZone });
    const rafi = await pad.person('Rafi', { locale, timeZone });
    await mina.run('/agenda show', 'general');
    await pad.store.db.workspace.updateMany({ data: { locale } });
    await mina.run('/agenda meeting', 'general');
    await mina.fill({ name: 'Weekly', days, time });
    expect(mina.errors).toEqual({});
    for (const line of ['add Pricing', 'add Holidays', `done ${n}`]) await mina.run(`/agenda ${line}`, 'general');
    expect(mina.text).toContain(ticked);
    await rafi.run('/agenda customer She waited', 'general');
    for (const line of ['show', 'meeting', 'record', 'move 2 3', 'remove 2', 'help', 'skip', 'skip']) {
      await mina.run(`/agenda ${line}`, 'general');
      expect(mina.text).not.toContain('agenda.');
      expect(mina.text).not.toMatch(/chat\.failed/);
    }
    await pad.passTo('2026-12-20T00:00:00Z');
    expect(pad.posts('general').length).toBeGreaterThanOrEqual(3);
    await mina.home();
    expect(mina.text).toContain('Weekly');
  });
});
