import Database from 'better-sqlite3';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/client.ts';
import { knownMigrations } from '../../src/store/migrate/history.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { migratePostgres } from '../../src/store/migrate/postgresql.ts';
import { migrateSqlite } from '../../src/store/migrate/sqlite.ts';
import { emptyDatabase, server } from '../support/database.ts';
import { openPad, textOf } from '../support/driver.ts';

/** The database as it was before stories became voices, with what a script puts into it. */
async function before(url: string, script: string): Promise<void> {
  const all = await knownMigrations(server ? 'postgresql' : 'sqlite');
  const then = all.slice(
    0,
    all.findIndex(({ name }) => name.endsWith('_stories_are_voices')),
  );
  if (server) {
    await migratePostgres(url, then);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(script).finally(() => client.end());
  } else {
    const file = url.slice('file:'.length);
    migrateSqlite(file, then);
    const db = new Database(file);
    db.exec(script);
    db.close();
  }
}

const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
const at = (n: number) => `${day(n)}T05:00:00.000+00:00`;
const id = (name: string) => name.padStart(36, '0');

interface Told {
  id: string;
  text: string;
  news?: string;
  answered?: boolean;
  by?: string;
  until?: string;
  daysAgo: number;
}

const said = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value}'`);

function storyRow({ id: story, text, news, answered, by, until, daysAgo }: Told): string {
  const columns = `"id", "meetingId", "personId", "text", "news", "answered", "answerBy", "answerDate", "createdAt"`;
  const isAnswered = answered === undefined ? 'NULL' : String(answered);
  const values = [said(id(story)), said(id('m1')), said(id('maya')), said(text), said(news), isAnswered];
  const rest = [said(by && id(by)), said(until), said(at(-daysAgo))];
  return `INSERT INTO "Story" (${columns}) VALUES (${[...values, ...rest].join(', ')});`;
}

const old: readonly Told[] = Array.from({ length: 120 }, (_, n) => ({
  id: `old${n}`,
  text: `Old words ${n}`,
  news: n % 2 === 0 ? 'bad' : 'good',
  ...(n % 3 === 0 ? {} : { answered: n % 3 === 1 }),
  ...(n % 6 === 2 && { by: 'arjun', until: day(-n - 1) }),
  daysAgo: n * 3 + 1,
}));

const promised: Told = {
  ...{ id: 'promised', text: 'Mr Rai\n waits', news: 'bad', answered: false, by: 'arjun', daysAgo: 2 },
  until: day(10),
};
const good: Told = { ...promised, id: 'good', text: 'Old words, glad', news: 'good' };

const script = `
INSERT INTO "Workspace" ("id", "platform", "externalId", "name") VALUES ('w', 'sandbox', 'company', 'The company');
INSERT INTO "Person" ("id", "workspaceId", "externalId", "name", "kind") VALUES
  ('${id('maya')}', 'w', 'maya', 'Maya', 'member'), ('${id('arjun')}', 'w', 'arjun', 'Arjun', 'member');
INSERT INTO "Place" ("id", "workspaceId", "externalId", "name", "kind") VALUES ('p', 'w', 'general', 'general', 'channel');
INSERT INTO "MeetingSeries" ("id", "workspaceId", "placeId", "name", "rhythm", "firstDate", "minutes", "timeZone", "makerId", "state")
  VALUES ('s', 'w', 'p', 'Weekly', 'weekly', '2026-01-05', 600, 'UTC', '${id('maya')}', 'ended');
INSERT INTO "Meeting" ("id", "seriesId", "date", "startsAt") VALUES ('${id('m1')}', 's', '${day(-1)}', '${at(-1)}');
INSERT INTO "VoiceNumber" ("workspaceId", "last") VALUES ('w', 1);
INSERT INTO "Voice" ("id", "workspaceId", "number", "text", "byId", "saidOn", "folded", "createdAt", "answeredAt", "news", "sharedAt")
  VALUES ('${id('voice')}', 'w', 1, 'First', '${id('maya')}', '${day(-1)}', 'first', '${at(-1)}', '${at(-1)}', 'good', '${at(-1)}');
${[...old, promised, good].map(storyRow).join('\n')}
INSERT INTO "OwnedWork" ("id", "workspaceId", "kind", "aboutId", "ownerId", "seriesId", "dueDate", "createdAt")
  VALUES ('${id('work')}', 'w', 'answer', '${id('promised')}', '${id('arjun')}', 's', '${day(10)}', '${at(-2)}');
INSERT INTO "OwnedMove" ("id", "workId", "kind", "at") VALUES ('${id('move')}', '${id('work')}', 'given', '${at(-2)}');
INSERT INTO "Schedule" ("id", "workspaceId", "name", "subject", "nextRunAt")
  VALUES ('${id('work')}', 'w', 'pad.work', '${id('work')}', '${at(9)}');
INSERT INTO "Delivery" ("id", "key", "workspaceId", "job", "args", "personId", "dueAt", "tryAt", "createdAt") VALUES
  ('d', 'pad.workNews:${id('move')}:${id('arjun')}', 'w', 'pad.workNews', '["${id('move')}","${id('arjun')}"]',
   '${id('arjun')}', '${at(0)}', '${at(0)}', '${at(0)}');
INSERT INTO "Delivery" ("id", "key", "workspaceId", "job", "args", "placeId", "dueAt", "tryAt", "state", "createdAt") VALUES
  ('e', 'agenda.post:${id('m1')}', 'w', 'agenda.post', '["${id('m1')}"]', 'p', '${at(-1)}', '${at(-1)}', 'sent', '${at(-1)}');`;

test('every story is kept as a voice, and of the old ones nobody hears in the month after', async () => {
  const url = await emptyDatabase();
  await before(url, script);
  await migrate(url);
  const store = await openStore(url);
  const voices = await store.db.voice.findMany({ orderBy: { number: 'asc' } });
  const brought = voices.slice(1);
  expect(voices.map(({ number }) => number)).toEqual(voices.map((_, n) => n + 1));
  const byId = new Map(brought.map((voice) => [voice.id, voice]));
  for (const { id: story, text, daysAgo } of [...old, promised, good]) {
    const voice = byId.get(id(story));
    expect(voice).toMatchObject({ text, meetingId: id('m1'), byId: id('maya'), saidOn: day(-daysAgo) });
  }
  expect(brought.map(({ createdAt }) => createdAt.getTime())).toEqual(
    brought.map(({ createdAt }) => createdAt.getTime()).toSorted((a, b) => a - b),
  );
  expect((await store.db.voiceNumber.findFirstOrThrow()).last).toBe(voices.length);

  const waits = brought.filter(({ answeredAt }) => answeredAt === null);
  const unanswered = old.filter(({ answered, news }) => answered === false && news === 'bad');
  expect(waits.map((voice) => voice.id).toSorted()).toEqual(
    [...unanswered, promised].map((one) => id(one.id)).toSorted(),
  );
  expect(waits.filter(({ dueAt }) => dueAt !== null)).toMatchObject([
    { id: id('promised'), holderId: id('arjun'), dueAt: new Date(`${day(10)}T20:00:00Z`), folded: 'mr rai  waits' },
  ]);
  expect(await store.db.ownedWork.findMany()).toMatchObject([{ state: 'dropped' }]);
  const clocks = await store.db.schedule.findMany({ orderBy: { name: 'asc' } });
  expect(clocks.map(({ name, subject }) => [name, subject])).toEqual([
    ['customers.clock', id('promised')],
    ['customers.rounds', 'w'],
  ]);

  const pad = await openPad({ now: `${day(0)}T06:00:00Z`, store });
  const maya = await pad.person('Maya', { admin: true });
  await pad.person('Arjun');
  await pad.pass('30 days');
  expect(
    pad.chat
      .all()
      .map(({ view }) => textOf(view))
      .filter((text) => text.includes('Old words') || text.includes('in your hands')),
  ).toEqual([]);
  const told = await store.db.delivery.findMany({ where: { job: 'pad.workNews' } });
  expect(told).toMatchObject([{ state: 'dropped' }]);
  await maya.run(`/customer answered ${byId.get(id('promised'))?.number} We paid him back`);
  const about = await store.db.deliveryAbout.findMany({ where: { about: id('m1') } });
  expect(about.map(({ deliveryKey }) => deliveryKey)).toEqual([`agenda.post:${id('m1')}`]);
  await store.close();
});
