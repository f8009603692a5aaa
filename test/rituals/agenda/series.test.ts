import { beforeEach, describe, expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

let pad: Pad;
let mina: Staff;
let rafi: Staff;
let boss: Staff;

beforeEach(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
  mina = await pad.person('Mina', { locale: 'en', timeZone: 'Asia/Dhaka' });
  rafi = await pad.person('Rafi', { locale: 'en', timeZone: 'Asia/Dhaka' });
  boss = await pad.person('Boss', { admin: true, locale: 'en', timeZone: 'Asia/Dhaka' });
  await boss.run('/agenda show', 'general');
  await pad.store.db.workspace.updateMany({ data: { workingDays: '1,2,3,4,7', timeZone: 'Asia/Dhaka' } });
  await plan();
});

async function plan(values: Record<string, string> = {}) {
  await mina.run('/agenda meeting', 'general');
  if (!mina.form) await mina.click('Plan another meeting');
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00', ...values });
}

/** The days on which an agenda was posted, until a moment. */
async function postedUntil(moment: string): Promise<string[]> {
  await pad.passTo(moment);
  const sent = await pad.store.db.delivery.findMany({
    where: { job: 'agenda.post', verb: 'post', state: 'sent' },
    orderBy: { dueAt: 'asc' },
  });
  return sent.map(({ dueAt }) => dueAt.toISOString().slice(0, 16));
}

describe('rhythms', () => {
  test('every second week counts from the first date', async () => {
    await plan({ name: 'Fortnight', rhythm: 'fortnightly', days: 'Sunday' });
    await boss.run('/agenda meeting', 'general');
    await pad.store.db.meetingSeries.updateMany({ where: { name: 'Weekly' }, data: { state: 'paused' } });
    const days = (await postedUntil('2027-01-10T12:00:00Z')).filter((day) => !day.startsWith('2026-12-03'));
    expect(days).toEqual(['2026-12-06T03:30', '2026-12-20T03:30', '2027-01-03T03:30']);
  });

  test('a weekday on which nobody works moves to the next working day, and the plan says so', async () => {
    await plan({ name: 'Friday', days: 'Fri' });
    expect(mina.text).toContain(
      'These are not working days here: Friday. A meeting on one of them moves to the next working day.',
    );
    expect(mina.text).toContain('Next meeting: Sunday 6 December');
  });

  test('day 31 is the last day of the month', async () => {
    await plan({ name: 'Monthly', rhythm: 'monthly', days: '৩১' });
    expect(mina.text).toContain('on the last day of the month, 10:00 AM');
    expect(mina.text).toContain('Next meeting: Thursday 31 December');
  });

  test('when the working days change, the next meeting moves', async () => {
    await pad.store.db.workspace.updateMany({ data: { workingDays: '1,2,3,5' } });
    await mina.run('/agenda show', 'general');
    expect(mina.text).toContain('The meeting: Friday 4 December, 10:00 AM.');
    expect(await postedUntil('2026-12-05T00:00:00Z')).toEqual(['2026-12-04T03:30']);
  });

  test('ten in the morning stays ten in the morning when the clocks change', async () => {
    const york = await openPad({ now: '2027-03-02T12:00:00Z', rituals: meetingRituals() });
    const zoe = await york.person('Zoe', { locale: 'en', timeZone: 'America/New_York' });
    await zoe.run('/agenda meeting', 'york');
    await zoe.fill({ name: 'York', days: 'Monday', time: '10:00' });
    await york.passTo('2027-03-16T00:00:00Z');
    const meetings = await york.store.db.meeting.findMany({ orderBy: { startsAt: 'asc' }, take: 2 });
    // the clocks go forward on 14 March
    expect(meetings.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))).toEqual([
      '2027-03-08T15:00',
      '2027-03-15T14:00',
    ]);
    expect(york.posts('york').filter((post) => post.startsWith('# Agenda'))).toHaveLength(2);
  });

  test('a stop of the bot misses no meeting that is still to come, and posts none that is over', async () => {
    await pad.clock.moveTo(new Date('2026-12-18T04:00:00Z'));
    await pad.settle();
    expect(pad.posts('general').filter((post) => post.startsWith('# Agenda'))).toEqual([]);
    await mina.run('/agenda show', 'general');
    expect(mina.text).toContain('The meeting: Thursday 24 December');
  });
});

describe('changing a meeting', () => {
  test('its maker and the admins are not asked', async () => {
    await mina.run('/agenda meeting', 'general');
    expect(mina.text).toContain('[Edit] [Pause] [End]');
    await mina.click('Edit');
    expect(mina.form?.title).toBe('A meeting here');
    await boss.run('/agenda meeting', 'general');
    await boss.click('Edit');
    expect(boss.form?.fields.find(({ name }) => name === 'days')).toMatchObject({ value: 'Thursday' });
  });

  test('anybody else is asked once before the form opens, and its maker hears who it was, once a day', async () => {
    await rafi.run('/agenda meeting', 'general');
    await rafi.click('Edit');
    expect(rafi.text).toBe('Change “Weekly” for everyone? Mina will hear that it was you.\n[Change it for everyone]');
    await rafi.click('Change it for everyone');
    await rafi.fill({ days: 'Wednesday', time: '3 pm' });
    expect(rafi.text).toContain('Changed in #general: Weekly, Wednesday, 3:00 PM.');
    expect(mina.inbox).toEqual(['Rafi changed “Weekly”. It is now: Wednesday, 3:00 PM. Next: tomorrow, 3:00 PM.']);
    await rafi.click('First date or time zone');
    await rafi.fill({ first: '2026-12-09', zone: 'Asia/Dhaka' });
    await pad.passTo('2026-12-01T12:00:00Z');
    expect(mina.inbox).toEqual([
      'Rafi changed “Weekly”. It is now: Wednesday, 3:00 PM. Next: Wednesday 9 December, 3:00 PM.',
    ]);
  });

  test('what somebody else changes at night its maker hears on the next working morning', async () => {
    await pad.passTo('2026-12-03T18:00:00Z');
    const before = mina.inbox.length;
    await boss.run('/agenda meeting', 'general');
    await boss.click('Pause');
    await pad.passTo('2026-12-06T01:59:00Z');
    expect(mina.inbox).toHaveLength(before);
    await pad.passTo('2026-12-06T02:00:00Z');
    expect(mina.inbox.at(-1)).toContain('Boss paused “Weekly”.');
  });

  test('where the maker has left, nobody is said to hear of it', async () => {
    await pad.store.db.person.updateMany({ where: { externalId: 'mina' }, data: { kind: 'gone' } });
    await rafi.run('/agenda meeting', 'general');
    await rafi.click('End');
    expect(rafi.text).toBe('End “Weekly” for everyone?\n[End it for everyone]');
  });

  test('whoever was told already that the turn is theirs hears that the meeting is at another time', async () => {
    const told = [rafi, boss].find(({ inbox }) => inbox.length > 0);
    expect(told).toBeUndefined();
    await pad.passTo('2026-12-02T04:00:00Z');
    const theirs = [rafi, boss].find(({ inbox }) => inbox.length > 0);
    expect(theirs?.inbox[0]).toContain('Tomorrow it is your turn');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await mina.fill({ time: '2 pm' });
    expect(theirs?.inbox[0]).toContain('(Weekly, 2:00 PM)');
    expect(theirs?.inbox[1]).toBe('Mina changed “Weekly”. It is now: Thursday, 2:00 PM. Next: tomorrow, 2:00 PM.');
    expect(mina.inbox).toEqual([]);
  });

  test('an edit moves what was not yet sent', async () => {
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await mina.fill({ days: 'Wednesday', time: '3 pm', postBefore: '60' });
    expect(mina.text).toContain('Changed in #general: Weekly, Wednesday, 3:00 PM.');
    expect(await postedUntil('2026-12-09T12:00:00Z')).toEqual(['2026-12-02T08:00', '2026-12-09T08:00']);
  });

  test('an agenda already posted follows a new time of the same day', async () => {
    await pad.passTo('2026-12-03T03:30:00Z');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await mina.fill({ name: 'Weekly talk', time: '11:00' });
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('Agenda: Weekly talk');
    expect(pad.posts('general')[0]).toContain('2026-12-03 05:00');
  });

  test('an agenda already posted says that its meeting moved to another day, where it is posted again', async () => {
    await mina.run('/agenda customer She waited', 'general');
    await mina.click('Good news');
    await pad.passTo('2026-12-03T03:30:00Z');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await mina.fill({ days: 'Sunday' });
    expect(pad.posts('general')[0]).toContain('No meeting 2026-12-03 04:00: Weekly is not held this time, says Mina.');
    await pad.passTo('2026-12-06T03:30:00Z');
    expect(pad.posts('general').at(-1)).toContain('> She waited');
  });

  test('the first date and the time zone can be changed', async () => {
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await mina.fill({});
    await mina.click('First date or time zone');
    await mina.fill({ first: '2026-12-10', zone: 'nowhere' });
    expect(mina.errors).toEqual({ zone: 'I do not know that place. Write a large city, for example Dhaka.' });
    await mina.fill({ first: '2026-12-10', zone: 'কাঠমান্ডু' });
    expect(mina.text).toContain('Next meeting: Thursday 10 December, 10:15 AM');
    expect(await postedUntil('2026-12-11T00:00:00Z')).toEqual(['2026-12-10T03:45']);
  });
});

describe('from outside a channel', () => {
  test('the form asks for the channel instead of the minutes, which the confirmation says', async () => {
    await rafi.run('/agenda meeting');
    expect(rafi.form?.fields.map(({ name }) => name)).toEqual(['name', 'place', 'rhythm', 'days', 'time']);
    await rafi.fill({ name: 'Counter talk', place: 'nowhere' });
    expect(rafi.text).toBe('I do not know that channel here. Write # and choose a channel from the list.');
    await rafi.run('/agenda meeting');
    await rafi.fill({ name: 'Counter talk', place: 'general', days: 'Mon' });
    expect(rafi.text).toContain('Planned in #general: Counter talk, Monday, 10:00 AM.');
    expect(rafi.text).toContain('The agenda is posted: 30 minutes before');
  });
});

describe('pausing and ending', () => {
  test('while paused nothing is posted; afterwards it runs again with all it had', async () => {
    await mina.run('/agenda add Pricing', 'general');
    await mina.run('/agenda customer She waited', 'general');
    await mina.click('Good news');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Pause');
    expect(mina.text).toContain('“Weekly” is paused.');
    await rafi.run('/agenda show', 'general');
    expect(rafi.text).toBe('The meetings of this channel are paused. Resume one: /agenda meeting');
    await pad.passTo('2026-12-11T00:00:00Z');
    expect(pad.posts('general')).toEqual([]);
    await mina.click('Resume');
    expect(mina.text).toContain('“Weekly” runs again.');
    await pad.passTo('2026-12-17T03:30:00Z');
    expect(pad.posts('general')[0]).toContain('> She waited');
    expect(pad.posts('general')[0]).toContain('2. Pricing');
    await mina.run('/agenda record', 'general');
    expect(mina.text).toContain('No meeting has been held here yet.');
  });

  test('a pause undone at once changes nothing', async () => {
    await mina.run('/agenda meeting', 'general');
    await mina.click('Pause');
    await mina.click('Undo');
    expect(await postedUntil('2026-12-04T00:00:00Z')).toEqual(['2026-12-03T03:30']);
  });

  test('an ended meeting is gone, until its end is undone', async () => {
    await mina.run('/agenda meeting', 'general');
    await mina.click('End');
    expect(mina.text).toContain('“Weekly” has ended.');
    expect(mina.text).toContain('There is no meeting here now.');
    await mina.click('Undo');
    expect(mina.text).toContain('Next: Thursday 3 December');
  });

  test('anybody else is asked once, is named in the channel, and its maker hears of it and can let it run again', async () => {
    await pad.passTo('2026-12-03T03:30:00Z');
    await rafi.run('/agenda meeting', 'general');
    await rafi.click('End');
    expect(rafi.text).toBe('End “Weekly” for everyone? Mina will hear that it was you.\n[End it for everyone]');
    expect(await pad.store.db.meetingSeries.count({ where: { state: 'active' } })).toBe(1);
    await rafi.click('End it for everyone');
    expect(rafi.text).toContain('“Weekly” has ended.');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('Weekly was ended by Rafi.');
    expect(mina.inbox.at(-1)).toBe('Rafi ended “Weekly”.\n[Resume]');
    await mina.clickDirect('Resume');
    expect(mina.text).toContain('“Weekly” runs again.');
    expect(pad.posts('general')[0]).toContain('First of all: the customer');
    expect(mina.inbox.at(-1)).toContain('Rafi changed “Weekly”. It is now: Thursday, 10:00 AM.');
    expect(mina.inbox.at(-1)).not.toContain('ended');
  });

  test('a form that was open while somebody else ended the meeting saves nothing', async () => {
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await boss.run('/agenda meeting', 'general');
    await boss.click('End');
    await mina.fill({ time: '11:00' });
    expect(mina.text).toBe('This meeting has ended. Plan another one: /agenda meeting');
  });

  test('a posted agenda says that its meeting was paused', async () => {
    await pad.passTo('2026-12-03T03:30:00Z');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Pause');
    expect(pad.posts('general')[0]).toContain('Weekly was paused by Mina.');
    expect(pad.posts('general')[0]).not.toContain('[');
    await mina.click('Undo');
    expect(pad.posts('general')[0]).toContain('First of all: the customer');
  });
});

describe('skipping', () => {
  test('the next date has no meeting, no question after it, and its story comes along', async () => {
    await mina.run('/agenda customer She waited', 'general');
    await mina.click('Good news');
    await mina.run('/agenda skip', 'general');
    expect(mina.text).toContain(
      'No meeting: Weekly (Thursday 3 December, 10:00 AM). Next one: Thursday 10 December, 10:00 AM.',
    );
    await pad.passTo('2026-12-03T12:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('Weekly is not held this time, says Mina.');
    await pad.passTo('2026-12-10T03:30:00Z');
    expect(pad.posts('general')[1]).toContain('> She waited');
    await pad.passTo('2026-12-10T06:00:00Z');
    await mina.run('/agenda record', 'general');
    expect(mina.text).toContain('December 2026 1 of 1');
  });

  test('who neither made the meeting nor is an admin is asked once, and is named', async () => {
    await rafi.run('/agenda skip', 'general');
    expect(rafi.text).toContain('Skip Weekly (Thursday 3 December, 10:00 AM) for everyone?');
    expect(await pad.store.db.meeting.count({ where: { skipped: true } })).toBe(0);
    await rafi.click('Skip it for everyone');
    expect(rafi.text).toContain('No meeting: Weekly (Thursday 3 December, 10:00 AM).');
    await pad.passTo('2026-12-03T03:30:00Z');
    expect(pad.posts('general')[0]).toContain('Weekly is not held this time, says Rafi.');
  });

  test('an admin is not asked, and who is asked while another skips it hears by whom', async () => {
    await rafi.run('/agenda skip', 'general');
    await boss.run('/agenda skip', 'general');
    expect(boss.text).toContain('No meeting: Weekly (Thursday 3 December, 10:00 AM).');
    await rafi.click('Skip it for everyone');
    expect(rafi.text).toBe('Already skipped by Boss: Weekly (Thursday 3 December, 10:00 AM).');
  });

  test('who paused the meetings since is named for that, and whoever had skipped one is not', async () => {
    await boss.run('/agenda skip', 'general');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Pause');
    await pad.passTo('2026-12-03T03:30:00Z');
    expect(pad.posts('general')).toEqual([
      'No meeting 2026-12-03 04:00: Weekly was paused by Mina. What was on the agenda is kept.',
    ]);
  });

  test('Undo brings the meeting back, with its story and its turn', async () => {
    await mina.run('/agenda customer She waited', 'general');
    await mina.click('Good news');
    await mina.run('/agenda skip', 'general');
    await mina.click('Undo');
    expect(mina.text).toBe('It takes place after all: Weekly (Thursday 3 December, 10:00 AM).');
    await pad.passTo('2026-12-03T03:30:00Z');
    expect(pad.posts('general')[0]).toContain('> She waited');
    await pad.passTo('2026-12-03T05:00:00Z');
    expect(pad.posts('general')[0]).toContain('The meeting opened with a story');
  });

  test('two who skip at once do not skip two meetings', async () => {
    await boss.run('/agenda skip', 'general');
    await mina.run('/agenda skip', 'general');
    expect(mina.text).toContain(
      'Already skipped by Boss: Weekly (Thursday 3 December, 10:00 AM). Skip Weekly (Thursday 10 December, 10:00 AM) for everyone too?',
    );
    expect(await pad.store.db.meeting.count({ where: { skipped: true } })).toBe(1);
    await mina.click('Skip it for everyone');
    expect(mina.text).toContain('Next one: Thursday 17 December');
  });

  test('typed again it does not skip another meeting of the channel', async () => {
    await plan({ name: 'Counter talk', time: '12:00' });
    await mina.run('/agenda skip', 'general');
    await mina.run('/agenda skip', 'general');
    expect(mina.text).toContain('Skip Counter talk (Thursday 3 December, 12:00 PM) for everyone too?');
    expect(await pad.store.db.meeting.count({ where: { skipped: true } })).toBe(1);
  });
});

describe('where the reader’s clock shows another time', () => {
  test('the rhythm is said with its zone, and with their own time', async () => {
    const zoe = await pad.person('Zoe', { admin: true, locale: 'en', timeZone: 'Europe/London' });
    await zoe.run('/agenda meeting', 'general');
    expect(zoe.text).toContain('When: Thursday, 10:00 AM Bangladesh Time, 4:00 AM for you.');
    await mina.run('/agenda meeting', 'general');
    expect(mina.text).toContain('When: Thursday, 10:00 AM.');
    const lee = await pad.person('Lee', { locale: 'en', timeZone: 'America/Los_Angeles' });
    await lee.run('/agenda meeting', 'general');
    expect(lee.text).toContain('8:00 PM the day before for you.');
  });

  test.each([
    ['bn', 'Asia/Kathmandu', 'সকাল ১০টা (বাংলাদেশ সময়), আপনার ঘড়িতে সকাল ৯টা ৪৫'],
    ['ne', 'Asia/Kathmandu', 'बिहान १० बजे (बङ्गलादेश समय), तपाईंको घडीमा बिहान ९:४५ बजे'],
  ])('in %s too', async (locale, timeZone, said) => {
    const reader = await pad.person('Reader', { locale, timeZone });
    await reader.run('/agenda meeting', 'general');
    expect(reader.text).toContain(said);
  });
});

describe('several meetings in a channel', () => {
  test('what is added goes to the next one, and the answer says which', async () => {
    await plan({ name: 'Daily', days: 'Sun, Mon, Tue, Wed', time: '12:00' });
    await rafi.run('/agenda add Pricing', 'general');
    expect(rafi.text).toContain('Added as number 2 for Daily (today, 12:00 PM)');
    await rafi.run('/agenda show', 'general');
    expect(rafi.text).toContain('[Other meetings here: Weekly]');
    await rafi.choose('Weekly');
    expect(rafi.text).toContain('# Agenda: Weekly');
    await rafi.run('/agenda done 2', 'general');
    expect(rafi.text).toContain('There is no number 2 here.');
  });

  test('each is listed with what may be done to it', async () => {
    await plan({ name: 'Daily', days: 'Sun - Wed', time: '12:00' });
    await mina.run('/agenda meeting', 'general');
    expect(mina.text.match(/\[Edit\] \[Pause\] \[End\]/g)).toHaveLength(2);
    await rafi.run('/agenda show', 'random');
    expect(rafi.text).toContain('There is no meeting in this channel now.');
  });
});
