import { describe, expect, test } from 'vitest';
import { locales } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import type { Staff } from '../../support/driver.ts';
import { answer, openMission } from './support.ts';

/** The longest that people may write, wide letters and all: whatever shows it has to fit every platform. */
const longest = { words: '😀'.repeat(600), action: '😀'.repeat(300) };
const letters = { en: 'a', bn: 'আ', ne: 'आ' };

describe.each(locales)('the whole walk in %s', (locale) => {
  test('fits every platform, with the longest texts there can be', async () => {
    const pad = await openMission();
    const t = translator(locale, 'Asia/Dhaka');
    const person = (name: string, admin = false) => pad.person(name, { admin, locale, timeZone: 'Asia/Dhaka' });
    const mina = await person('Mina', true);
    await mina.run('/mission');
    await pad.store.db.workspace.updateMany({ data: { locale } });
    const staff: Staff[] = [];
    for (let n = 0; n < 10; n++) staff.push(await person(`Staff${n}`));
    await mina.run('/mission help');
    for (const length of [500, 499, 498, 497, 496, 495, 494])
      await mina.run(`/mission set ${letters[locale].repeat(length)}`);
    await mina.run('/mission');
    await mina.click(t('mission.earlier'));

    await mina.run('/mission poll', 'general');
    await mina.fill({ names: 'named', rhythm: 'monthly', whom: 'everyone' });
    expect(mina.text).toContain(t('mission.end'));
    await pad.passTo('2026-12-02T05:00:00Z');
    for (const [n, one] of [mina, ...staff].entries()) {
      await one.run('/mission');
      expect(one.text).toContain(t('mission.hidden'));
      await answer(one, longest.words, longest.words, [(n % 5) + 1, 2, 5]);
    }
    await mina.run('/mission answer');
    await mina.fill({});
    await mina.click(t('mission.leaderShow'));
    await pad.passTo('2026-12-10T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(2);
    expect(pad.posts('general')[1]).toContain(t('mission.low'));

    await mina.run('/mission results', 'general');
    await mina.click(t('mission.readNamed'));
    for (let page = 0; page < 3; page++) await mina.click(t('mission.more'));
    expect(mina.text).toContain('Staff');
    await mina.click(t('mission.fromStart'));
    await staff[0]?.run('/mission results', 'general');
    await staff[0]?.click(t('mission.readAll'));
    for (let page = 0; page < 3; page++) await staff[0]?.click(t('mission.more'));
    await mina.run(`/mission action ${longest.action}`, 'general');
    expect(pad.posts('general')).toHaveLength(3);
    await mina.run('/mission', 'general');
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain(t('mission.unnamed'));
    await pad.pass('2 days');
    expect(staff.some(({ inbox }) => inbox.some((text) => text.includes(t('mission.remindTen'))))).toBe(true);
    await mina.run('/mission close', 'general');
    expect(mina.text).toContain(t('mission.loseFigures', { figures: 5 }));
  });
});

test('every question and rating is asked word for word', async () => {
  const t = { en: translator('en', 'UTC'), bn: translator('bn', 'UTC'), ne: translator('ne', 'UTC') };
  expect(t.en('mission.own')).toBe('What is your job?');
  expect(t.en('mission.shared')).toBe('What is our shared job?');
  expect(t.bn('mission.own')).toBe('আপনার কাজ কী?');
  expect(t.bn('mission.shared')).toBe('আর আমরা সবাই মিলে কী কাজ করি?');
  expect(t.ne('mission.own')).toBe('तपाईंको काम के हो?');
  expect(t.ne('mission.shared')).toBe('अनि हामी सबैको साझा काम के हो?');
  expect(t.bn('mission.mean', { mean: 3.5 })).toBe('৫-এর মধ্যে ৩.৫');
  expect(t.ne('mission.mean', { mean: 4 })).toBe('५ मा ४.०');
});
