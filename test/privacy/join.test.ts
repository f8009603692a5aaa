import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/client.ts';
import { answer, close, company, onlyRound, openMission } from '../rituals/mission/support.ts';
import { server, temporaryDatabase, temporaryFolder } from '../support/database.ts';
import type { Staff } from '../support/driver.ts';
import { print } from '../support/print.ts';

/**
 * Joins answers to people in a full copy of the database made after the close, by whatever the copy holds. Pairing n
 * answers with n people by chance finds one on average, whatever n is, so that is what finding nothing looks like.
 */

const people = 40;
const runs = 4;

interface Closed {
  store: Store;
  url: string;
  /** Who wrote what, which only this test knows: our id of the person, to the mark in their answers. */
  truth: Map<string, string>;
  /** The order in which they answered, as somebody who watched the channel may have noted it. */
  order: string[];
  keys: string[];
  firstIds: string[];
  secret: Buffer;
  roundId: string;
  log: string;
}

const mark = (n: number) => `m${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}x`;

/** In another order than they are listed, with changes of mind and in two languages. */
async function closedRound(seed: number): Promise<Closed> {
  const url = await temporaryDatabase();
  const store = await openStore(url);
  const pad = await openMission({ store });
  const { mina, staff } = await company(pad, people);
  await mina.run('/mission ask channel', 'general');
  const turn = staff
    .map((one, n) => ({ one, n }))
    .sort((a, b) => ((a.n * 17 + seed * 13) % 41) - ((b.n * 17 + seed * 13) % 41));
  for (const { one, n } of turn) await writes(one, n);
  for (const { one, n } of turn.filter(({ n }) => n % 7 === seed % 7)) await writes(one, n);
  const rows = await store.db.person.findMany();
  const idOf = new Map(rows.map(({ name, id }) => [name, id]));
  const id = ({ profile }: Staff) => idOf.get(profile.name) ?? '';
  const { id: roundId } = await onlyRound(store);
  const secret = await store.secrets.get(roundId);
  if (!secret) throw new Error('no secret was kept while the round was open');
  const open = await store.db.answer.findMany();
  await close(mina);
  return {
    store,
    url,
    truth: new Map(staff.map((one, n) => [id(one), mark(n)])),
    order: turn.map(({ one }) => id(one)),
    keys: open.flatMap(({ key }) => key ?? []),
    firstIds: open.map(({ id: first }) => first),
    secret,
    roundId,
    log: JSON.stringify(pad.lines()),
  };
}

async function writes(one: Staff, n: number): Promise<void> {
  const bengali = n % 5 === 0;
  const shared = bengali ? `আমরা ঘরে আলো জ্বালিয়ে রাখি ${mark(n)}` : `We keep the lights on in every home ${mark(n)}`;
  await answer(one, `I do my part of it ${mark(n)}`, shared, [(n % 5) + 1, 4]);
}

/** Rows as they lie in the copy, in the order in which they are found there. */
interface Lying {
  answers: {
    id: string;
    own: string;
    shared: string;
    key: string | null;
    personId: string | null;
    rating: number | null;
    at: string;
    by: string;
  }[];
  flags: { personId: string; at: string; by: string }[];
}

async function lying({ url, roundId }: Closed): Promise<Lying> {
  return server ? inPostgres(url, roundId) : inSqlite(url, roundId);
}

/** Tables without rowids lie in the order of their keys; nothing else is kept of a row. */
function inSqlite(url: string, roundId: string): Lying {
  const copy = path.join(temporaryFolder(), 'copy.db');
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(fileOf(url) + end)) copyFileSync(fileOf(url) + end, copy + end);
  const db = new Database(copy);
  const answers = db.prepare('SELECT * FROM "Answer" WHERE "roundId" = ?').all(roundId) as Record<string, never>[];
  const flags = db.prepare('SELECT * FROM "Participation" WHERE "roundId" = ?').all(roundId) as {
    personId: string;
    answered: number;
  }[];
  db.close();
  return {
    answers: answers.map((row, at) => lie(row, String(at), '')),
    flags: flags.filter(({ answered }) => answered).map(({ personId }, at) => ({ personId, at: String(at), by: '' })),
  };
}

function lie(row: Record<string, string | number | null>, at: string, by: string): Lying['answers'][number] {
  const text = (name: string) => (row[name] as string | null) ?? null;
  return {
    id: text('id') ?? '',
    own: text('ownJob') ?? '',
    shared: text('sharedJob') ?? '',
    key: text('key'),
    personId: text('personId'),
    rating: row['rating1'] as number | null,
    at,
    by,
  };
}

/** `at` is where the row lies in its file, `by` the transaction that wrote it. */
async function inPostgres(url: string, roundId: string): Promise<Lying> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const answers = await client.query(
    'SELECT *, ctid::text AS "at", xmin::text AS "by" FROM "Answer" WHERE "roundId" = $1',
    [roundId],
  );
  const flags = await client.query(
    'SELECT *, ctid::text AS "at", xmin::text AS "by" FROM "Participation" WHERE "roundId" = $1',
    [roundId],
  );
  await client.end();
  return {
    answers: answers.rows.map((row) => lie(row, row.at, row.by)),
    flags: flags.rows.filter(({ answered }) => answered).map(({ personId, at, by }) => ({ personId, at, by })),
  };
}

/** Each way of pairing answers with people; a pair is right where the mark is that person's. */
const ways: Record<string, (copy: Lying, closed: Closed) => [string, string][]> = {
  'a key or an id that both have': ({ answers, flags }) =>
    answers.flatMap(({ key, personId, id, shared }) =>
      flags
        .filter((flag) => [key, personId, id].includes(flag.personId))
        .map((flag): [string, string] => [flag.personId, shared]),
    ),
  'the order in which they lie': ({ answers, flags }) =>
    pairUp(
      flags.map(({ personId }) => personId),
      answers,
    ),
  'the order of their ids': ({ answers, flags }) =>
    pairUp(
      flags.map(({ personId }) => personId).sort(),
      answers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  'the order noted by who watched, with the order in which they lie': ({ answers }, { order }) =>
    pairUp(order, answers),
  'the order noted by who watched, with the order of their ids': ({ answers }, { order }) =>
    pairUp(
      order,
      answers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  'the transaction that wrote them': ({ answers, flags }) => {
    const writers = [...new Set(answers.map(({ by }) => by))].filter((by) => by !== '');
    // one transaction that wrote all of them tells nothing
    const telling = writers.filter((by) => answers.filter((one) => one.by === by).length === 1);
    return telling.flatMap((by) =>
      pairUp(
        flags.filter((flag) => flag.by === by).map(({ personId }) => personId),
        answers.filter((one) => one.by === by),
      ),
    );
  },
};

function pairUp(ids: readonly string[], answers: Lying['answers']): [string, string][] {
  return answers.flatMap(({ shared }, at): [string, string][] => (ids[at] === undefined ? [] : [[ids[at], shared]]));
}

describe('a full copy made after the close', () => {
  test('joins no more answers to people than chance does, by key, order, time or content', async () => {
    const found: Record<string, number> = {};
    let answered = 0;
    let together = 0;
    const residues: string[] = [];
    let inServersLog = 0;
    for (let run = 0; run < runs; run++) {
      const closed = await closedRound(run);
      const copy = await lying(closed);
      answered += copy.answers.length;
      expect(copy.answers).toHaveLength(people);
      expect(copy.flags).toHaveLength(people);
      for (const [way, join] of Object.entries(ways)) {
        const right = join(copy, closed).filter(([id, text]) => text.includes(closed.truth.get(id) ?? '-')).length;
        found[way] = (found[way] ?? 0) + right;
      }
      // whoever recognises one answer must not learn the other one that this person gave
      together += copy.answers.filter(({ own, shared }) => own.slice(-4) === shared.slice(-4)).length;
      residues.push(...(await residuesOf(closed)));
      inServersLog += await keysInServersLog(closed);
      await closed.store.close();
    }
    print(
      `joins, ${server ? 'PostgreSQL' : 'SQLite'}: ${answered} answers of ${runs} rounds; by chance ${runs} are right`,
    );
    for (const [way, right] of Object.entries(found)) print(`  by ${way}: ${right}`);
    print(`  own and shared answer of one person side by side: ${together}`);
    if (server) print(`  keys still in the server's own write-ahead log: ${inServersLog} of ${answered}`);
    print(`  residues of keys, first ids, secrets or names beside answers: ${residues.length}`);
    // Poisson with mean 4: more than 13 happens once in 10,000 times
    for (const [way, right] of Object.entries(found)) expect(right, way).toBeLessThanOrEqual(13);
    expect(together, 'each column is shuffled by itself').toBeLessThanOrEqual(13);
    expect(found['a key or an id that both have']).toBe(0);
    expect(residues).toEqual([]);
    expect(inServersLog, 'where the bot may, it writes the log over').toBe(0);
  }, 300_000);

  test('the same tries find everything while the round is open, where its secret is known', async () => {
    const url = await temporaryDatabase();
    const store = await openStore(url);
    const pad = await openMission({ store });
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    for (const [n, one] of staff.entries()) await writes(one, n);
    const { id } = await onlyRound(store);
    const secret = await store.secrets.get(id);
    const copy = await bytesOf(url, { secrets: false });
    const keys = (await store.db.answer.findMany()).flatMap(({ key }) => key ?? []);
    expect(
      keys.every((key) => copy.includes(key)),
      'the keys are looked for where they are',
    ).toBe(true);
    expect(secret?.length).toBe(32);
    expect(copy.includes(secret?.toString('latin1') ?? ''), 'no copy of an open round holds its secret').toBe(false);
    expect(copy.includes(secret?.toString('hex') ?? '')).toBe(false);
    await store.close();
  });
});

/** What is left in the files of what the close has taken away, and in the log of what was said. */
async function residuesOf({ url, keys, firstIds, secret, log }: Closed): Promise<string[]> {
  const bytes = await bytesOf(url, { secrets: true });
  const left = [...keys, ...firstIds].filter((one) => bytes.includes(one));
  if (bytes.includes(secret.toString('latin1')) || bytes.includes(secret.toString('hex'))) left.push('the secret');
  if (/We keep the lights|I do my part/.test(log)) left.push('an answer in the log');
  return left;
}

/**
 * Every byte of the copy. Of PostgreSQL every file of the database after a checkpoint, and while a round is open without
 * the unlogged table of secrets, which base backups and replicas leave out.
 */
async function bytesOf(url: string, { secrets }: { secrets: boolean }): Promise<string> {
  if (server) return postgresBytes(url, secrets);
  const file = fileOf(url);
  const files = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`].filter((one) => existsSync(one));
  if (secrets && existsSync(`${file}.secrets`))
    files.push(...readdirSync(`${file}.secrets`).map((name) => `${file}.secrets/${name}`));
  return files.map((one) => readFileSync(one, 'latin1')).join('\n');
}

async function keysInServersLog({ url, keys }: Closed): Promise<number> {
  if (!server) return 0;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  await client.end();
  const wal = path.join(rows[0]?.folder ?? '', 'pg_wal');
  const left = new Set<string>();
  for (const bytes of await filesOf(wal)) for (const key of keys) if (bytes.includes(key)) left.add(key);
  return left.size;
}

/** The server uses a segment again under another name while others write: then all are read once more. */
async function filesOf(folder: string): Promise<Buffer[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const files = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isFile());
      return files.map((name) => readFileSync(path.join(folder, name)));
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(50);
    }
  }
}

function fileOf(url: string): string {
  return url.slice('file:'.length);
}

async function postgresBytes(url: string, all: boolean): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CHECKPOINT');
  const { rows } = await client.query<{ folder: string; oid: number }>(
    `SELECT current_setting('data_directory') AS folder, oid FROM pg_database WHERE datname = current_database()`,
  );
  const kept = await client.query<{ relfilenode: number }>(
    `SELECT relfilenode FROM pg_class WHERE relname = 'RoundSecret'`,
  );
  await client.end();
  const [{ folder, oid } = { folder: '', oid: 0 }] = rows;
  const secrets = String(kept.rows[0]?.relfilenode);
  const base = path.join(folder, 'base', String(oid));
  const files = readdirSync(base).filter(
    (name) => statSync(path.join(base, name)).isFile() && (all || name.split(/[._]/)[0] !== secrets),
  );
  return files.map((name) => readFileSync(path.join(base, name), 'latin1')).join('\n');
}
