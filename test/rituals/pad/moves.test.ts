import { expect, test } from 'vitest';
import { locales, ownNames } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { controlsOf, openPad } from '../../support/driver.ts';

/** A Tuesday in Dhaka, where nobody works on Friday, Saturday and Sunday: a Sunday meeting is on Monday. */
async function open(locale = 'en') {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z' });
  const maya = await pad.person('Maya', { admin: true, locale, timeZone: 'Asia/Dhaka' });
  const grace = await pad.person('Grace', { locale: 'en', timeZone: 'Asia/Dhaka' });
  const set = async (line: string, values: Record<string, string | string[]>) => {
    await maya.run('/pad settings');
    await maya.clickOn(line);
    await maya.fill(values);
  };
  return { pad, maya, grace, set };
}
const fridayToSundayOff = { timeZone: 'Dhaka', workingDays: ['1', '2', '3', '4'] };
const fridayAndSaturdayOff = { timeZone: 'Dhaka', workingDays: ['7', '1', '2', '3', '4'] };
const sundays = { name: 'Weekly', rhythm: 'weekly', days: 'Sunday', time: '10:00', postBefore: '30' };

test('on Friday afternoon Sunday becomes a working day: Sunday’s agenda is posted, Monday’s is not', async () => {
  const { pad, maya, set } = await open();
  await set('Time and week', fridayToSundayOff);
  await maya.run('/agenda meeting', 'general');
  await maya.fill(sundays);
  expect(maya.text).toContain('Monday 7 December');

  await pad.passTo('2026-12-04T09:00:00Z');
  await set('Time and week', fridayAndSaturdayOff);
  expect(maya.text).toContain('Weekly in #general: Sunday 6 December, 10:00 AM instead of Monday 7 December, 10:00 AM');
  expect(maya.text).toContain('Sunday 24 January 2027, 10:00 AM instead of Monday 25 January 2027, 10:00 AM');
  await maya.click('Save');
  const agendas = () => pad.posts('general').filter((post) => post.startsWith('# Agenda'));
  await pad.passTo('2026-12-06T03:30:00Z');
  expect(agendas()).toHaveLength(1);
  await pad.passTo('2026-12-08T03:30:00Z');
  expect(agendas()).toHaveLength(1);
});

test('a day off moves the meetings of its country, the poll and the week’s three ideas, and says so', async () => {
  const { maya, grace, set } = await open();
  await set('Time and week', fridayAndSaturdayOff);
  await maya.run('/agenda meeting', 'general');
  await maya.fill(sundays);
  await grace.run('/agenda meeting', 'general');
  await grace.click('Plan another meeting');
  await grace.fill({ ...sundays, name: 'In Kathmandu' });
  await grace.click('First date or time zone');
  await grace.fill({ zone: 'Kathmandu' });
  await maya.run('/mission poll', 'general');
  await maya.fill({ rhythm: 'monthly', first: '2026-12-06', time: '10:00' });
  await maya.run('/idea channel <#general|general>', 'general');

  await set('Days off', { days: '2026-12-06 A day off BD' });
  expect(maya.text).toContain('Weekly in #general: Monday 7 December, 10:00 AM instead of Sunday 6 December, 10:00 AM');
  expect(maya.text).toContain('Mission poll in #general: Monday 7 December instead of Sunday 6 December');
  expect(maya.text).toContain('Three ideas in the channel for ideas: ');
  expect(maya.text).not.toContain('In Kathmandu');
  await maya.click('Save');
  await maya.run('/agenda meeting', 'general');
  expect(maya.text).toMatch(/Weekly[^\n]*\n?[^\n]*7 December/);
});

test('a meeting of a channel that the admin is not in is counted, not named', async () => {
  const { pad, maya, grace, set } = await open();
  await set('Time and week', fridayToSundayOff);
  await grace.run('/agenda meeting', 'leads');
  await grace.fill({ ...sundays, name: 'Leads only' });
  pad.chat.people = async (_workspace, channel) => ({
    complete: true,
    people: [...pad.chat.members.values()].filter(({ id }) => channel !== 'leads' || id === 'grace'),
  });
  await set('Time and week', fridayAndSaturdayOff);
  expect(maya.text).toContain('A meeting of a channel you are not in');
  expect(maya.text).not.toContain('Leads only');
});

test.each(locales)('every form of the settings, and of setting up, opens in %s', async (locale) => {
  const { maya } = await open(locale);
  const t = translator(locale, 'Asia/Dhaka');
  await maya.run('/pad settings');
  const lines = maya.shown ? controlsOf(maya.shown).filter(({ kind }) => kind === 'button') : [];
  expect(lines).toHaveLength(6);
  for (const line of lines) {
    if (line.kind === 'button') await maya.press(line);
    expect(maya.form).not.toBeNull();
  }
  await maya.run('/pad setup');
  await maya.click(ownNames[locale]);
  await maya.click(t('pad.setup.where.other'));
  expect(maya.form).not.toBeNull();
});

test.each(locales)('all of it is said in %s', async (locale) => {
  const { maya, set } = await open(locale);
  const t = translator(locale, 'Asia/Dhaka');
  await set(t('pad.settings.week'), fridayToSundayOff);
  await maya.run('/agenda meeting', 'general');
  await maya.fill({ ...sundays, name: 'সাপ্তাহিক' });
  await set(t('pad.holidays.title'), { days: '2026-12-07 BD' });
  expect(maya.text).toContain(t('pad.clock.moves'));
  await maya.click(t('pad.clock.leave'));
  expect(maya.text).toContain(t('pad.clock.left'));
});
