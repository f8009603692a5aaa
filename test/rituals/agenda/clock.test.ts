import { beforeEach, describe, expect, test } from 'vitest';
import { runFollowersAgain } from '../../../src/delivery/timer.ts';
import { padWith } from '../../../src/rituals/pad/index.ts';
import { storedHolidays } from '../../../src/who/holidays.ts';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

const some = meetingRituals();
const fridayToSundayOff = '1,2,3,4';
const fridayAndSaturdayOff = '1,2,3,4,7';

let pad: Pad;
let mina: Staff;

/** A Tuesday in Dhaka: Sunday is a day off, so that the Sunday meeting is on Monday. */
beforeEach(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: [padWith(some), ...some] });
  mina = await pad.person('Mina', { admin: true, locale: 'en', timeZone: 'Asia/Dhaka' });
  await mina.run('/agenda show', 'general');
  await set({ workingDays: fridayToSundayOff, timeZone: 'Asia/Dhaka' });
  await mina.run('/agenda meeting', 'general');
  await mina.fill({ name: 'Weekly', days: 'Sunday', time: '10:00' });
  expect(mina.text).toContain('Next meeting: Monday 7 December');
});

/** What admins set of the workspace's clock, and what follows it. */
async function set(clock: { workingDays?: string; timeZone?: string; holidays?: string | null }): Promise<void> {
  await pad.store.transaction(async (tx) => {
    await tx.workspace.updateMany({ data: clock });
    const { id } = await tx.workspace.findFirstOrThrow();
    await runFollowersAgain(
      tx,
      id,
      some.flatMap(({ timers }) => timers),
      pad.clock.now(),
    );
  });
  await pad.settle();
}

/** The days on which an agenda was posted, until a moment. */
async function postedUntil(moment: string): Promise<string[]> {
  await pad.passTo(moment);
  const agendas = pad.posts('general').filter((post) => post.startsWith('# Agenda'));
  return agendas.map((post) => /(?:starts|was) (\d{4}-\d{2}-\d{2})/.exec(post)?.[1] ?? post);
}

describe('when working days change', () => {
  test('a Sunday meeting that had moved to Monday is on Sunday again, and not on Monday', async () => {
    await pad.passTo('2026-12-04T09:00:00Z');
    expect(mina.inbox[0]).toContain('Monday 7 December it is your turn to bring a customer story');
    await mina.run('/pad settings', 'general');
    await mina.clickOn('Time and week');
    await mina.fill({ workingDays: ['7', '1', '2', '3', '4'] });
    expect(mina.text).toContain(
      'Weekly in #general: Sunday 6 December, 10:00 AM instead of Monday 7 December, 10:00 AM',
    );
    await mina.click('Save');
    expect(mina.inbox[0]).toContain('Sunday 6 December it is your turn to bring a customer story');
    expect(await postedUntil('2026-12-06T03:30:00Z')).toEqual(['2026-12-06']);
    expect(await postedUntil('2026-12-08T00:00:00Z')).toEqual(['2026-12-06']);
    expect(mina.inbox).toHaveLength(1);
    await pad.passTo('2026-12-10T03:30:00Z');
    expect(mina.inbox[1]).toContain('Sunday 13 December it is your turn to bring a customer story');
  });

  test('an agenda that is in the channel already says that its meeting moved', async () => {
    await set({ workingDays: fridayAndSaturdayOff });
    await pad.passTo('2026-12-06T03:30:00Z');
    await set({ workingDays: fridayToSundayOff });
    expect(pad.posts('general')[0]).toContain('No meeting 2026-12-06');
    expect(await postedUntil('2026-12-08T00:00:00Z')).toEqual(['2026-12-07']);
  });

  test('a date that was skipped stays skipped', async () => {
    await mina.run('/agenda skip', 'general');
    expect(mina.text).toContain('No meeting: Weekly (Monday 7 December, 10:00 AM). Next one: Monday 14 December');
    await set({ workingDays: fridayAndSaturdayOff });
    await mina.run('/agenda show', 'general');
    expect(mina.text).toContain('The meeting: Sunday 13 December');
    expect(await postedUntil('2026-12-14T12:00:00Z')).toEqual(['2026-12-13']);
  });

  test('a meeting that has been is not held twice', async () => {
    await set({ workingDays: fridayAndSaturdayOff });
    await pad.passTo('2026-12-06T06:00:00Z');
    await set({ workingDays: fridayToSundayOff });
    expect(await postedUntil('2026-12-09T00:00:00Z')).toEqual(['2026-12-06']);
    await mina.run('/agenda show', 'general');
    expect(mina.text).toContain('The meeting: Monday 14 December');
  });

  test('setting the same again says nothing new', async () => {
    await pad.passTo('2026-12-07T06:00:00Z');
    const before = await pad.store.db.delivery.findMany({ orderBy: { id: 'asc' }, where: { state: 'sent' } });
    await set({ workingDays: fridayToSundayOff });
    await set({ timeZone: 'Asia/Dhaka' });
    expect(await pad.store.db.delivery.findMany({ orderBy: { id: 'asc' }, where: { state: 'sent' } })).toEqual(before);
  });
});

test('a meeting moves off a holiday of its country, and back when that is none after all', async () => {
  await set({ holidays: storedHolidays([{ date: '2026-12-07', country: 'BD', name: 'A day off' }]) });
  await mina.run('/agenda show', 'general');
  expect(mina.text).toContain('The meeting: Tuesday 8 December');
  await set({ holidays: null });
  expect(await postedUntil('2026-12-09T00:00:00Z')).toEqual(['2026-12-07']);
});

test('what is over is shown as it ended, also where the bot was asked something in that moment', async () => {
  await mina.run('/agenda add Pricing', 'general');
  await pad.passTo('2026-12-07T04:30:00Z');
  // the bot sleeps over the meeting's end, and is then spoken to before its timers run
  await pad.clock.moveTo(new Date('2026-12-07T06:00:00Z'));
  await mina.run('/agenda skip', 'general');
  expect(pad.posts('general')[0]).toContain('This is how its agenda ended.');
  expect(pad.posts('general')[0]).not.toContain('[Add a topic]');
});

test('a meeting may have a working week of its own, and gives it up again', async () => {
  await mina.click('Working days');
  await mina.fill({ days: ['7', '1', '2'] });
  expect(mina.text).toContain('Next meeting: Sunday 6 December');
  expect(mina.text).toContain('Its working days: Sunday to Tuesday');
  await set({ workingDays: '1,2,3,4,5' });
  await mina.run('/agenda show', 'general');
  expect(mina.text).toContain('The meeting: Sunday 6 December');
  await mina.run('/agenda meeting', 'general');
  await mina.click('Edit');
  await mina.fill({});
  await mina.click('Working days');
  await mina.fill({ days: [] });
  expect(mina.text).toContain('Next meeting: Monday 7 December');
});
