import { describe, expect, test } from 'vitest';
import { openPad } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

describe.each([
  {
    locale: 'bn',
    timeZone: 'Asia/Dhaka',
    days: 'বৃহস্পতিবার',
    time: 'বিকেল ৩টা',
    n: '২',
    ticked: 'টিক দেওয়া হলো: “Pricing”।',
    end: ['শেষ করে দিন', 'হ্যাঁ, শেষ করে দিন', 'Rafi “Weekly” শেষ করে দিয়েছেন।'],
    skip: 'সবার জন্যই কি এবার মিটিং হবে না?',
    asked: 'গ্রাহকের কথা দিয়ে কি শুরু হয়েছিল?',
    heard: 'হ্যাঁ, গ্রাহকের মুখেই শুনেছি',
    correct: 'ঠিক করে দিন',
    passed: 'পালাটি দিয়েছেন',
    takers: 'পালা কাদের: এখানকার সবার;',
    skippedBy: 'জানিয়েছেন Mina',
    notThisTime: 'এবার পারছি না',
  },
  {
    locale: 'ne',
    timeZone: 'Asia/Kathmandu',
    days: 'बिहीबार',
    time: 'दिउँसो ३ बजे',
    n: '२',
    ticked: 'सकियो भनेर चिन्ह लगाइयो: “Pricing”।',
    end: ['बन्द गर्नुहोस्', 'सबैका लागि बन्द गर्ने', 'Rafi ले “Weekly” बन्द गर्नुभयो।'],
    skip: 'यो बैठक सबैका लागि नगर्ने?',
    asked: 'ग्राहकको कुराबाट सुरु भएको थियो?',
    heard: 'भयो, ग्राहककै मुखबाट सुन्यौं',
    correct: 'सच्याउनुहोस्',
    passed: 'ले दिनुभएको',
    takers: 'पालो कस-कसको: यहाँका सबैको;',
    skippedBy: 'Mina ले भन्नुभएको',
    notThisTime: 'यसपटक सक्दिनँ',
  },
])(
  'in $locale',
  ({
    locale,
    timeZone,
    days,
    time,
    n,
    ticked,
    skip,
    end: [end = '', endForAll = '', endedBy],
    asked,
    heard,
    correct,
    passed,
    notThisTime,
    takers,
    skippedBy,
  }) => {
    test('every view of a meeting’s life can be said, and fits', async () => {
      const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
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

    test('who skips is asked first, who is passed a turn hears from whom, and what was noted is corrected', async () => {
      const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
      const mina = await pad.person('Mina', { locale, timeZone });
      const rafi = await pad.person('Rafi', { locale, timeZone });
      await mina.run('/agenda meeting', 'general');
      await pad.store.db.workspace.updateMany({ data: { locale, timeZone } });
      await mina.fill({ name: 'Weekly', days, time });
      expect(mina.text).toContain(takers);
      await rafi.run('/agenda skip', 'general');
      expect(rafi.text).toContain(skip);
      await pad.passTo('2026-12-02T06:00:00Z');
      await rafi.clickDirect(notThisTime);
      expect(mina.inbox[0]).toContain(passed);
      await pad.passTo('2026-12-03T11:00:00Z');
      expect(pad.posts('general')[0]).toContain(asked);
      await rafi.clickIn('general', heard);
      await rafi.click(correct);
      expect(rafi.text).toContain(heard);
      await mina.run('/agenda skip', 'general');
      await pad.passTo('2026-12-10T11:00:00Z');
      expect(pad.posts('general').at(-1)).toContain(skippedBy);
      await rafi.run('/agenda meeting', 'general');
      await rafi.click(end);
      expect(rafi.text).toContain('Mina');
      await rafi.click(endForAll);
      expect(mina.inbox.at(-1)).toContain(endedBy);
    });
  },
);
