import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Prompt } from '../../../src/rituals/prompts.ts';
import { openPad } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

/** A question about a figure, as long as it is worth one. */
function figure(about: { id: string | null; isWanted: boolean }): Prompt {
  return {
    name: 'figure',
    fresh: async (_db, { except }) => (about.id !== null && !except.includes(about.id) ? about.id : null),
    question: async (_db, _workspaceId, id) =>
      about.isWanted
        ? {
            text: (t) => t('agenda.somebody').concat(` ${id}`),
            button: (t) => ({ kind: 'button', label: t('agenda.showAgenda'), go: { to: 'agenda.record' } }),
          }
        : null,
  };
}

async function open(about: Parameters<typeof figure>[0]) {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals([figure(about)]) });
  const mina = await pad.person('Mina', { admin: true, locale: 'en' });
  await mina.run('/agenda meeting', 'general');
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
  return { pad, mina };
}

test('a ritual brings its question to the customer item, with a button, once', async () => {
  const { pad, mina } = await open({ id: '42', isWanted: true });
  await mina.run('/agenda show', 'general');
  expect(mina.text).toContain('somebody who is no longer here 42\n[Show the agenda]');
  await pad.passTo('2026-12-03T09:30:00Z');
  expect(pad.posts('general')[0]).toContain('somebody who is no longer here 42\n[Show the agenda]');
  await pad.passTo('2026-12-10T09:30:00Z');
  expect(pad.posts('general').at(-1)).toContain('Today’s question:');
});

test('what is not to be asked any more gives way to a question of the agenda’s own', async () => {
  const about = { id: '42', isWanted: true };
  const { mina } = await open(about);
  about.isWanted = false;
  await mina.run('/agenda show', 'general');
  expect(mina.text).toContain('Today’s question: What did you learn');
});

test('where a ritual is gone, its question gives way too', async () => {
  const { pad } = await open({ id: '42', isWanted: true });
  const without = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals(), store: pad.store });
  const mina = await without.person('Mina', { admin: true, locale: 'en' });
  await mina.run('/agenda show', 'general');
  expect(mina.text).toContain('Today’s question: What did you learn');
});

test('what older meetings were asked is kept when the database is brought up to date', () => {
  const folder = path.resolve(import.meta.dirname, '../../../prisma/sqlite/migrations');
  const all = readdirSync(folder).filter((name) => !name.includes('.'));
  const script = (name: string) => readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
  const mine = all.find((name) => name.endsWith('_prompts')) ?? '';
  const db = new Database(':memory:');
  for (const name of all.toSorted().filter((one) => one < mine)) db.exec(script(name));
  db.pragma('foreign_keys = OFF');
  db.exec(`INSERT INTO "Meeting" ("id", "seriesId", "date", "startsAt", "promptKind", "promptIdeaId")
    VALUES ('m1', 's', '2026-12-03', 0, 'new_idea', 'i1'), ('m2', 's', '2026-12-10', 0, 'sales_support', NULL)`);
  db.exec(script(mine));
  expect(db.prepare('SELECT "id", "prompt", "promptAbout" FROM "Meeting" ORDER BY "id"').all()).toEqual([
    { id: 'm1', prompt: 'new_idea', promptAbout: 'i1' },
    { id: 'm2', prompt: 'sales_support', promptAbout: null },
  ]);
  db.close();
});
