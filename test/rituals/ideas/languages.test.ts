import { expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { openPad } from '../../support/driver.ts';
import { monday, rituals } from './team.ts';

// what is shown is checked against every platform's caps by the driver
test.each<[Locale, string]>([
  ['en', 'Shorter queues at the counter'],
  ['bn', 'কাউন্টারে লাইন ছোট হোক'],
  ['ne', 'काउन्टरमा लाइन छोटो होस्'],
])('the life of an idea is told in %s', async (locale, title) => {
  const t = translator(locale, 'UTC');
  const pad = await openPad({ now: monday, rituals });
  const admin = await pad.person('Asha', { admin: true, locale });
  const bina = await pad.person('Bina', { locale });
  const mina = await pad.person('Mina', { locale });

  await admin.run('/idea champion add <@bina>');
  await bina.clickDirect(t('ideas.button.yes'));
  await admin.run('/idea channel <#general>', 'general');
  await pad.store.db.workspace.updateMany({ data: { locale } });
  await mina.run('/idea');
  await mina.fill({ title, change: title, customers: title, delight: title, name: 'hidden' });
  expect(mina.text).toContain(t('ideas.savedChampions', { number: 1 }));
  expect(mina.text).toContain(t('moderation.savedUnseen'));
  await bina.run('/idea show 1');
  await bina.click(t('moderation.letSee'));
  await mina.run(`/idea add ${title} ${title}`);
  await mina.click(t('ideas.button.same', { number: 1 }));
  await mina.click(t('ideas.button.undo'));
  await pad.passTo('2026-12-08T09:00:00Z');
  expect(bina.inbox.at(-1)).toContain(t('ideas.digest', { count: 2 }));
  await bina.clickDirect(t('ideas.button.take'));

  await bina.run('/idea show 1');
  await bina.click(t('ideas.button.ask'));
  await bina.fill({ question: title });
  await mina.clickDirect(t('ideas.button.reply'));
  await mina.fill({ answer: title });
  expect(bina.inbox.at(-1)).toContain(t('ideas.noName'));
  await bina.run('/idea show 2');
  await bina.click(t('ideas.button.merge'));
  await bina.fill({ into: '1' });
  await bina.click(t('ideas.button.undo'));
  await bina.run('/idea review');
  await bina.click(t('ideas.button.decline'));
  await bina.fill({ reason: title, reconsider: title });
  await pad.pass('5 minutes');
  expect(mina.inbox.at(-1)).toContain(t('ideas.fact.reconsider'));
  await bina.run('/idea show 1');
  await bina.click(t('ideas.button.reopen'));
  await bina.run('/idea show 1');
  await bina.click(t('ideas.button.accept'));
  await bina.fill({ owner: 'asha', date: '2026-12-20' });
  await bina.run('/idea show 1');
  await bina.click(t('ideas.button.done'));
  await pad.pass('5 minutes');
  expect(mina.inbox.at(-1)).toContain(title);
  expect(pad.posts('general')[0]).toContain(t('ideas.state.done'));

  for (const typed of [
    'list',
    'list done',
    'list nothing',
    'mine',
    'search x',
    'show 9',
    'vote 2',
    'vote 1',
    'champions',
  ]) {
    await mina.run(`/idea ${typed}`);
    expect(mina.text).not.toBe('');
  }
  await admin.run('/idea export');
  await admin.run('/idea champion remove <@bina>');
  await admin.run('/idea review');
  await mina.home();
  await admin.home();
  await admin.run('/idea help');
  await pad.passTo('2026-12-15T11:00:00Z');
  expect(pad.posts('general').at(-1)).toContain(t('ideas.weeklyHeading', { count: 2 }));
});
