import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/client.ts';
import { shred } from '../../src/store/shred.ts';
import { server, temporaryDatabase } from '../support/database.ts';

const now = new Date('2026-11-20T09:00:00Z');

async function openRound(store: Store): Promise<string> {
  const workspace = await store.db.workspace.create({ data: { platform: 'sandbox', externalId: 'W', name: 'Acme' } });
  const poll = await store.db.poll.create({
    data: {
      workspaceId: workspace.id,
      placeId: 'C1',
      rhythm: 'once',
      firstDate: '2026-11-20',
      minutes: 540,
      timeZone: 'Asia/Dhaka',
      audience: 'channel',
      anonymous: true,
      makerId: 'P0',
    },
  });
  const round = await store.db.round.create({
    data: {
      pollId: poll.id,
      number: 1,
      anonymous: true,
      audience: 'channel',
      kFigures: 5,
      kWords: 10,
      thirdRating: 'pride',
      opensOn: '2026-11-20',
      openedAt: now,
      closesAt: now,
    },
  });
  return round.id;
}

/** As the mission ritual does: everybody answers, under a key by which the answer can be changed. */
async function everybodyAnswers(store: Store, people: number): Promise<{ keys: string[]; texts: string[] }> {
  const roundId = await openRound(store);
  const keys = Array.from({ length: people }, (_, n) => createHmac('sha256', 'secret').update(`P${n}`).digest('hex'));
  const texts = keys.map((_, n) => `an answer in its first wording ${n} ${'about customers '.repeat(n % 9)}`);
  for (const [n, key] of keys.entries()) {
    await store.transaction(async (tx) => {
      await tx.participation.create({ data: { roundId, personId: `P${n}`, answered: true } });
      const sharedJob = texts[n] ?? '';
      await tx.answer.create({ data: { id: randomUUID(), roundId, key, ownJob: 'mine', sharedJob } });
    });
  }
  for (const key of keys)
    await store.db.answer.updateMany({ where: { key }, data: { sharedJob: 'the final wording' } });
  return { keys, texts };
}

/** The close writes the answers anew, without their keys. */
async function close(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    const answers = await tx.answer.findMany();
    await tx.answer.deleteMany();
    await tx.answer.createMany({ data: answers.map((answer) => ({ ...answer, id: randomUUID(), key: null })) });
  });
}

describe.runIf(!server)('after a round has closed and SQLite was shredded', () => {
  test('no file of the database has a key or a replaced wording any more', async () => {
    const url = await temporaryDatabase();
    const store = await openStore(url, { synchronous: 'OFF' });
    const { keys, texts } = await everybodyAnswers(store, 150);
    await close(store);
    const folder = path.dirname(url.slice('file:'.length));
    const content = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));
    expect(content().includes(keys[0] ?? '')).toBe(true);
    await shred(store, 'rounds');
    const after = content();
    expect(keys.filter((key) => after.includes(key))).toEqual([]);
    expect(texts.filter((text) => after.includes(text))).toEqual([]);
    expect(after.includes('the final wording')).toBe(true);
    await store.close();
  });

  test('a reader of the older state is reported, and the next time succeeds', async () => {
    const url = await temporaryDatabase();
    const store = await openStore(url);
    const reader = new Database(url.slice('file:'.length));
    await store.db.ideaNumber.create({ data: { workspaceId: 'one', last: 1 } });
    reader.exec('BEGIN; SELECT * FROM "IdeaNumber";');
    await store.db.ideaNumber.create({ data: { workspaceId: 'two', last: 1 } });
    await expect(shred(store, 'rounds')).rejects.toMatchObject({ reason: 'busy' });
    reader.exec('COMMIT');
    await shred(store, 'rounds');
    reader.close();
    await store.close();
  });
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function fileOf(client: pg.Client, table: string): Promise<Buffer> {
  const found = await client.query<{ bytes: Buffer }>(
    `SELECT pg_read_binary_file(pg_relation_filepath('"${table}"')) AS bytes`,
  );
  return found.rows[0]?.bytes ?? Buffer.alloc(0);
}

describe.runIf(server)('after a round has closed and PostgreSQL was shredded', () => {
  test('its tables keep no dead row, once older readers are gone', async () => {
    const url = await temporaryDatabase();
    const store = await openStore(url);
    const { keys } = await everybodyAnswers(store, 50);
    const secret = randomBytes(32);
    await store.secrets.put('round', secret);
    const client = await connect(url);
    const reader = await connect(url);
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await reader.query('SELECT 1');
    await close(store);
    await client.query('CHECKPOINT');
    expect((await fileOf(client, 'Answer')).includes(keys[0] ?? '')).toBe(true);
    await store.secrets.destroy('round');
    const leaving = sleep(300).then(() => reader.end());
    await shred(store, 'rounds');
    await client.query('CHECKPOINT');
    await leaving;
    const after = await fileOf(client, 'Answer');
    expect(keys.filter((key) => after.includes(key))).toEqual([]);
    expect(after.includes('the final wording')).toBe(true);
    expect((await fileOf(client, 'RoundSecret')).includes(secret)).toBe(false);
    const xmins = await client.query('SELECT DISTINCT xmin FROM "Answer"');
    expect(xmins.rowCount).toBe(1);
    await client.end();
    await store.close();
  });

  test('nor where somebody writes in another database of the server for long', async () => {
    const url = await temporaryDatabase();
    const store = await openStore(url);
    const { keys } = await everybodyAnswers(store, 50);
    const client = await connect(url);
    const elsewhere = await connect(await temporaryDatabase());
    await elsewhere.query('BEGIN');
    await elsewhere.query('SELECT pg_current_xact_id()');
    await close(store);
    const leaving = sleep(1000).then(() => elsewhere.end());
    await shred(store, 'rounds');
    await client.query('CHECKPOINT');
    await leaving;
    const after = await fileOf(client, 'Answer');
    expect(keys.filter((key) => after.includes(key))).toEqual([]);
    await client.end();
    await store.close();
  });
});
