import { expect, test } from 'vitest';
import { translator } from '../../../src/i18n/translate.ts';
import { openPad } from '../../support/driver.ts';

test('setting up plans a first meeting and posts its agenda', async () => {
  const t = translator('en', 'Asia/Dhaka');
  const pad = await openPad({ now: '2026-12-01T04:00:00Z' });
  const mina = await pad.person('Mina', { admin: true, locale: 'en', timeZone: 'Asia/Dhaka' });
  await mina.run('/pad setup', 'general');
  await mina.click('English');
  await mina.click(t('pad.setup.next'));
  await mina.click(t('agenda.setup.go'));
  await mina.fill({ name: 'Kick-off', days: 'Thursday' });
  await mina.run('/pad setup', 'general');
  for (let step = 2; step < 6; step++) await mina.click(t('pad.setup.next'));
  await mina.click(t('pad.setup.finish'));
  await mina.click(t('agenda.setup.post'));
  expect(mina.text).toContain('I am posting the agenda in #general');
  expect(pad.posts('general')).toHaveLength(1);
  expect(pad.posts('general')[0]).toContain('# Agenda: Kick-off');
  await mina.run('/agenda add Pricing', 'general');
  await pad.passTo('2026-12-03T04:00:00Z');
  expect(pad.posts('general').filter((post) => post.includes('# Agenda'))).toHaveLength(1);
  expect(pad.posts('general')[0]).toContain('2. Pricing');
});
