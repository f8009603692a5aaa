import { beforeEach, describe, expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

let pad: Pad;
let mina: Staff;
let rafi: Staff;

/** A Wednesday before the fourth Thursday on which Pricing stands on the agenda. */
beforeEach(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
  mina = await pad.person('Mina', { admin: true, locale: 'en', timeZone: 'Asia/Dhaka' });
  rafi = await pad.person('Rafi', { locale: 'en', timeZone: 'Asia/Dhaka' });
  await mina.run('/agenda meeting', 'general');
  await pad.store.db.workspace.updateMany({ data: { workingDays: '1,2,3,4,7', timeZone: 'Asia/Dhaka' } });
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
  await rafi.run('/agenda add Pricing', 'general');
  await pad.passTo('2026-12-17T03:30:00Z');
  expect(pad.posts('general').at(-1)).not.toContain('third time');
  await mina.run('/agenda add Holidays', 'general');
  await pad.passTo('2026-12-24T03:30:00Z');
});

const latest = () => pad.posts('general').at(-1) ?? '';

describe('a topic that came back three times', () => {
  test('is asked about on the agenda itself, in no message of its own', async () => {
    expect(latest()).toContain('Back again, for the third time or more: Pricing. Keep it, drop it, or give it');
    expect(latest()).toContain('[Decide what came back]');
    expect(pad.posts('general')).toHaveLength(4);
    await mina.clickIn('general', 'Decide what came back');
    expect(mina.text).toContain('2. Pricing (Rafi)\n(It was on 3 agendas before this one. What becomes of it?)');
    expect(mina.text).not.toContain('Holidays');
  });

  test('is kept, and asked about again only after three more', async () => {
    await mina.clickIn('general', 'Decide what came back');
    await mina.click('Keep it');
    expect(mina.text).toContain('“Pricing” stays on the agenda.');
    expect(mina.text).toContain('Nothing is waiting for a decision here.');
    expect(latest()).not.toContain('third time');
    await pad.passTo('2027-01-07T03:30:00Z');
    expect(latest()).toContain('third time or more: Holidays.');
    await pad.passTo('2027-01-14T03:30:00Z');
    expect(latest()).toContain('third time or more: Pricing, Holidays.');
  });

  test('is dropped, with Undo', async () => {
    await mina.clickIn('general', 'Decide what came back');
    await mina.click('Drop it');
    expect(mina.text).toContain('Removed “Pricing”.');
    expect(latest()).not.toContain('Pricing');
    await mina.click('Undo');
    expect(latest()).toContain('2. Pricing (Rafi)');
  });

  test('is given to somebody of the channel, who hears it from whom, and has it at home until it is ticked', async () => {
    const asha = await pad.person('Asha', { locale: 'en', timeZone: 'Asia/Dhaka' });
    await asha.home();
    await mina.clickIn('general', 'Decide what came back');
    await mina.pickPerson('Asha');
    expect(mina.text).toContain('“Pricing” is in the hands of Asha now.');
    expect(latest()).toContain('2. Pricing (Rafi; in the hands of Asha)');
    expect(asha.inbox.at(-1)).toContain('Mina gave you a topic of Weekly that keeps coming back: “Pricing”.');
    await asha.home();
    expect(asha.text).toContain('Given to you: “Pricing”, on the agenda of Weekly.');
    await mina.run('/agenda done 2', 'general');
    await asha.home();
    expect(asha.text).not.toContain('Given to you');
  });

  test('who is given one at night hears of it in the morning, if it is still theirs', async () => {
    await pad.store.db.meetingSeries.updateMany({ data: { postBefore: 1440 } });
    await mina.clickIn('general', 'Decide what came back');
    await pad.passTo('2026-12-24T18:00:00Z');
    const before = rafi.inbox.length;
    await mina.pickPerson('Rafi');
    expect(rafi.inbox).toHaveLength(before);
    await pad.passTo('2026-12-27T02:00:00Z');
    expect(rafi.inbox.at(-1)).toContain('Mina gave you a topic of Weekly');
  });
});

describe.each([
  ['bn', 'বারবার ফিরে আসছে: Pricing।', 'কী করা হবে ঠিক করুন', 'রেখে দিন', '“Pricing” এজেন্ডায় থাকছে।'],
  ['ne', 'पटक-पटक फर्किएको विषय: Pricing।', 'के गर्ने, टुङ्गो लगाउनुहोस्', 'राख्नुहोस्', '“Pricing” एजेन्डामै रहन्छ।'],
])('in %s', (locale, asked, decide, keep, kept) => {
  test('it is asked and answered in the channel’s and the reader’s language', async () => {
    await pad.store.db.workspace.updateMany({ data: { locale } });
    const reader = await pad.person('Reader', { locale, timeZone: 'Asia/Dhaka' });
    await reader.run('/agenda add Lights', 'general');
    expect(latest()).toContain(asked);
    await reader.clickIn('general', decide);
    await reader.click(keep);
    expect(reader.text).toContain(kept);
  });
});
