import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { answerKey } from '../../src/rituals/mission/answering/rules.ts';
import { openStore } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { server, temporaryFolder } from '../support/database.ts';
import { openPad, textOf } from '../support/driver.ts';

const before = path.join(import.meta.dirname, 'before');

/** The sandbox's company as version 0.1.0 left it: an agenda promised, a round open with seven answers, its secret. */
function leftBy010(): string {
  const file = path.join(temporaryFolder(), 'yellow-pad.db');
  writeFileSync(file, gunzipSync(readFileSync(path.join(before, '0.1.0.db.gz'))));
  mkdirSync(`${file}.secrets`, { mode: 0o700 });
  cpSync(path.join(before, 'secrets'), `${file}.secrets`, { recursive: true });
  return file;
}

interface Promised {
  key: string;
  job: string;
  args: string;
}

function promisesIn(file: string): Promised[] {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], Promised>('SELECT key, job, args FROM Delivery ORDER BY key').all();
  db.close();
  return rows;
}

test.skipIf(server)(
  'a database of the first version opens, and what was promised and asked in it goes on',
  async () => {
    const file = leftBy010();
    const promised = promisesIn(file);
    await migrate(`file:${file}`);
    // whether the customer opened a meeting is asked in its agenda by now
    const kept = promised.filter(({ job }) => !['mission.asked', 'agenda.opened'].includes(job));
    expect(promisesIn(file).filter(({ job }) => job === 'agenda.opened')).toEqual([]);
    // of whom a question or a reminder went to no row stays, once it was sent or dropped
    const reminders = promised.filter(({ job }) => job === 'mission.remind');
    expect(reminders).toHaveLength(24);
    for (const one of kept) expect(promisesIn(file)).toContainEqual(one);

    const store = await openStore(`file:${file}`);
    const round = await store.db.round.findFirstOrThrow();
    const secret = await store.secrets.get(round.id);
    const people = await store.db.person.findMany();
    const keys = new Set(people.map(({ id }) => secret && answerKey(secret, id)));
    const answers = await store.db.answer.findMany();
    expect(answers.filter(({ key }) => keys.has(key))).toHaveLength(7);

    const pad = await openPad({ now: '2026-12-01T06:00:00Z', store });
    await pad.passTo('2026-12-03T04:05:00Z');
    const agenda = await store.db.delivery.findFirstOrThrow({ where: { job: 'agenda.post' } });
    expect([agenda.state, promised.some(({ key }) => key === agenda.key)]).toEqual(['sent', true]);
    await pad.passTo('2026-12-03T06:00:00Z');
    expect(pad.chat.all().filter(({ view }) => textOf(view).includes('The meeting opened with a story'))).toHaveLength(
      1,
    );
    await pad.passTo('2026-12-08T06:00:00Z');
    const closed = await store.db.round.findFirstOrThrow({ where: { id: round.id } });
    expect([closed.state, closed.report === null]).toEqual(['closed', false]);
    await store.close();
  },
);

const person = (name: string) => `(SELECT "id" FROM "Person" WHERE "externalId" = '${name}')`;
const idea = (number: number) => `(SELECT "id" FROM "Idea" WHERE "number" = ${number})`;

/** Promises as version 0.1.0 kept them, in a workspace of the driver's name. Of two owners one has not heard of it yet. */
const promises = `
UPDATE "Workspace" SET "externalId" = 'company';
UPDATE "Idea" SET "state" = 'accepted', "ownerId" = ${person('arjun')}, "dueDate" = '2099-01-15' WHERE "number" = 3;
UPDATE "Idea" SET "state" = 'accepted', "ownerId" = ${person('owen')}, "dueDate" = '2026-10-01' WHERE "number" = 5;
UPDATE "Idea" SET "state" = 'accepted' WHERE "number" = 7;
INSERT INTO "IdeaEvent" ("id", "ideaId", "kind", "personId", "at") VALUES
  ('first', ${idea(3)}, 'accept', ${person('maya')}, '2026-11-20T05:00:00.000+00:00'),
  ('again', ${idea(3)}, 'accept', ${person('grace')}, '2026-11-30T05:00:00.000+00:00'),
  ('other', ${idea(5)}, 'accept', ${person('grace')}, '2026-09-01T05:00:00.000+00:00'),
  ('alone', ${idea(7)}, 'accept', ${person('grace')}, '2026-11-30T05:00:00.000+00:00');
INSERT INTO "Delivery" ("id", "key", "workspaceId", "job", "args", "personId", "dueAt", "tryAt", "state", "createdAt")
SELECT 'to-arjun', 'ideas.owner:again', "id", 'ideas.owner', '["again"]', ${person('arjun')},
  '2026-11-30T05:05:00.000+00:00', '2026-11-30T05:05:00.000+00:00', 'due', "createdAt" FROM "Workspace";
INSERT INTO "Delivery" ("id", "key", "workspaceId", "job", "args", "personId", "dueAt", "tryAt", "state", "createdAt")
SELECT 'to-owen', 'ideas.owner:other', "id", 'ideas.owner', '["other"]', ${person('owen')},
  '2026-09-01T05:05:00.000+00:00', '2026-09-01T05:05:00.000+00:00', 'sent', "createdAt" FROM "Workspace";
INSERT INTO "Story" ("id", "meetingId", "personId", "text", "answered", "answerBy", "answerDate", "createdAt")
SELECT 'ahead', "id", ${person('maya')}, 'Mr Rai waits', 0, ${person('arjun')}, '2099-01-10', "createdAt" FROM "Meeting"
UNION SELECT 'passed', "id", ${person('maya')}, 'Long ago', 0, ${person('arjun')}, '2026-01-10', "createdAt" FROM "Meeting"
UNION SELECT 'had', "id", ${person('maya')}, 'Answered', 1, ${person('arjun')}, '2099-01-10', "createdAt" FROM "Meeting";
INSERT INTO "Round" ("id", "pollId", "number", "state", "anonymous", "audience", "kFigures", "kWords", "thirdRating",
  "opensOn", "openedAt", "closesAt", "closedAt", "asked", "action", "actionById", "actionAt")
SELECT '0190f1d2-0000-7000-8000-000000000001', "pollId", 0, 'closed', "anonymous", "audience", "kFigures", "kWords",
  "thirdRating", '2026-10-01', '2026-10-01T05:00:00.000+00:00', '2026-10-08T05:00:00.000+00:00',
  '2026-10-08T05:00:00.000+00:00', 5, 'Call back in a day', ${person('maya')}, '2026-10-09T05:00:00.000+00:00'
FROM "Round" WHERE "state" = 'open';`;

test.skipIf(server)('promises from before owned work are in their owners’ hands, told once', async () => {
  const file = leftBy010();
  const db = new Database(file);
  db.exec(promises);
  db.close();
  await migrate(`file:${file}`);
  const store = await openStore(`file:${file}`);
  const pad = await openPad({ now: '2026-12-01T06:00:00Z', store });
  const arjun = await pad.person('Arjun', { timeZone: 'Asia/Kolkata' });
  const owen = await pad.person('Owen', { timeZone: 'Europe/London' });
  await pad.passTo('2026-12-02T12:00:00Z');
  const given = 'put this into your hands: #3 Send a photo when a parcel leaves the warehouse';
  const told = arjun.inbox.filter((text) => text.includes(given));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Asked by: @Grace');
  expect(owen.inbox.filter((text) => text.includes('Invoices in the language'))).toEqual([]);

  await arjun.home();
  expect(arjun.text).toContain('15 January 2099: #3 Send a photo');
  expect(arjun.text).not.toContain('Long ago');
  await owen.home();
  expect(owen.text).toContain('Was to be done by Thursday 1 October: #5 Invoices');
  const open = await store.db.ownedWork.findMany({ where: { state: 'open' } });
  expect(open.map(({ kind }) => kind).toSorted()).toEqual(['idea', 'idea']);
  expect(await store.db.roundAction.findMany()).toMatchObject([{ text: 'Call back in a day' }]);
  await store.close();
});
