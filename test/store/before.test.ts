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
