import { describe, expect, it } from 'vitest';
import { locales, ownNames } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import { ids as discordIds } from '../support/discord/company.ts';
import { openStage } from '../support/discord/stage.ts';
import { controlsOf, openPad } from '../support/driver.ts';
import { openBot } from '../support/slack/bot.ts';
import { ids as slackIds } from '../support/slack/company.ts';
import { tenRituals } from '../support/ten.ts';

const now = '2026-12-01T04:00:00Z';

/** The first ten that are wanted: setting up, since ever; then each ritual's first, by the hour. */
const first = ['1.1', '2.1', '3.1', '4.1', '5.1', '6.1', '7.1', '8.1', '9.1'];

// every answer of the driver is refused where Slack or Discord would refuse it, or leave something out
describe.each(locales)('with ten rituals’ worth of waiting work, in %s', (locale) => {
  const t = translator(locale, 'UTC');
  const open = async () => {
    const pad = await openPad({ now, rituals: tenRituals() });
    return pad.person('Maya', { admin: true, locale });
  };

  it('the home page has ten lines, the most urgent, and a button to the rest', async () => {
    const maya = await open();
    await maya.home();
    const labels = maya.shown ? controlsOf(maya.shown).map(({ label }) => label) : [];
    expect(labels.slice(0, 10)).toEqual([t('pad.home.setupButton'), ...first.map((one) => `Do ${one}`)]);
    await maya.click(t('chat.homeMore', { count: 51 }));
    expect(maya.text).toContain('10.1');
    expect(maya.text).toContain('9.2');
    for (let page = 2; page < 7; page++) await maya.click(t('chat.next'));
    // those without a time come after all that have one
    expect(maya.text).toContain('10.6');
    await maya.click(t('chat.toHome'));
    expect(maya.text).toContain('1.1');
  });

  it('what can be started has a page of its own, where it has no room', async () => {
    const maya = await open();
    await maya.home();
    await maya.click(t('chat.moreStarts'));
    const controls = maya.shown ? controlsOf(maya.shown) : [];
    expect(controls).toHaveLength(10);
    const [, second] = controls;
    if (second?.kind !== 'button') throw new Error('nothing to start');
    await maya.press(second);
    expect(maya.text).toBe('began 2');
  });

  it('every setting and every step of setting up fits', async () => {
    const maya = await open();
    await maya.run('/pad settings');
    expect(maya.shown ? controlsOf(maya.shown) : []).toHaveLength(13);
    await maya.run('/pad setup');
    await maya.click(ownNames[locale]);
    for (let step = 1; step < 12; step++) await maya.click(t('pad.setup.next'));
    await maya.click(t('pad.setup.finish'));
    expect(maya.text).toContain(t('pad.setup.doneTitle'));
  });
});

it('Slack shows the fullest home page whole', async () => {
  const bot = await openBot({ now, rituals: tenRituals() });
  const maya = bot.person(slackIds.maya);
  await maya.openHome();
  for (const one of first) expect(maya.home).toContain(`[Do ${one}]`);
  await maya.pressAtHome('Do 9.1');
  expect(maya.window).toContain('did 9.1');
  maya.closeWindow();
  const more = /\[([^\]]*51[^\]]*)\]/.exec(maya.home ?? '')?.[1] ?? '';
  await maya.pressAtHome(more);
  expect(maya.window).toContain('Do 10.1');
  await bot.close();
  expect(bot.double.complaints).toEqual([]);
}, 40_000);

it('Discord shows the fullest home page whole', async () => {
  const clock = { now: () => new Date(now) };
  const bot = await openStage({ rituals: tenRituals(), clock });
  const maya = bot.person(discordIds.maya);
  await maya.types('/pad home', discordIds.general);
  for (const one of first) expect(maya.sees).toContain(`[Do ${one}]`);
  await maya.press('51 more things are waiting for you');
  expect(maya.sees).toContain('[Do 10.1]');
  await bot.close();
  expect(bot.errors()).toEqual([]);
  expect(bot.double.complaints).toEqual([]);
}, 40_000);
