import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { isBusy, isDuplicate, openStore, type Store, type Tx } from '../../src/store/client.ts';
import { locate } from '../../src/store/location.ts';
import { safeSqlite } from '../../src/store/sqlite.ts';
import { server, temporaryDatabase, temporaryStore } from '../support/database.ts';
import { pausesWhile, timerMs } from '../support/pauses.ts';

function makeWorkspace(tx: Tx, externalId: string) {
  return tx.workspace.create({ data: { platform: 'sandbox', externalId, name: externalId } });
}

async function names(store: Store): Promise<string[]> {
  const rows = await store.db.workspace.findMany({ orderBy: { name: 'asc' } });
  return rows.map((row) => row.name);
}

describe('a transaction', () => {
  test('that fails takes back its own writes and nobody else’s', async () => {
    const store = await temporaryStore();
    const others: Promise<unknown>[] = [];
    const failing = store.transaction(async (tx) => {
      await makeWorkspace(tx, 'undone');
      await makeWorkspace(tx, 'undone too');
      await sleep(50);
      throw new Error('on purpose');
    });
    for (let n = 0; n < 20; n++) others.push(makeWorkspace(store.db, `kept ${n}`));
    await expect(failing).rejects.toThrow('on purpose');
    await Promise.all(others);
    expect(await names(store)).toEqual(Array.from({ length: 20 }, (_, n) => `kept ${n}`).sort());
  });

  test('is not seen by readers before it ends', async () => {
    const store = await temporaryStore();
    const writing = store.transaction(async (tx) => {
      await makeWorkspace(tx, 'one');
      await sleep(20);
      await makeWorkspace(tx, 'two');
    });
    const seen = await Promise.all(Array.from({ length: 20 }, () => store.db.workspace.count()));
    await writing;
    expect(seen.filter((count) => count === 1)).toEqual([]);
    expect(await store.db.workspace.count()).toBe(2);
  });

  test('reads and writes as if it were alone', async () => {
    const store = await temporaryStore();
    const { id } = await makeWorkspace(store.db, 'counter');
    await Promise.all(
      Array.from({ length: 25 }, () =>
        store.transaction(async (tx) => {
          const { setupStep } = await tx.workspace.findUniqueOrThrow({ where: { id } });
          await tx.workspace.update({ where: { id }, data: { setupStep: setupStep + 1 } });
        }),
      ),
    );
    expect((await store.db.workspace.findUniqueOrThrow({ where: { id } })).setupStep).toBe(25);
  });

  test('refuses the use of db, and a second transaction, at once', async () => {
    const store = await temporaryStore();
    const started = performance.now();
    const using = store.transaction(async (tx) => {
      await makeWorkspace(tx, 'undone');
      await store.db.workspace.count();
    });
    await expect(using).rejects.toThrow('db.workspace inside a transaction: use its tx');
    await expect(store.transaction(() => store.transaction(async () => {}))).rejects.toThrow('a transaction inside');
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await names(store)).toEqual([]);
  });

  test('lets what it set going use db after its end', async () => {
    const store = await temporaryStore();
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let later: Promise<number> | undefined;
    await store.transaction(async (tx) => {
      await makeWorkspace(tx, 'one');
      later = ended.then(() => store.db.workspace.count());
    });
    end();
    expect(await later).toBe(1);
  });

  test('that breaks a unique key says so', async () => {
    const store = await temporaryStore();
    await makeWorkspace(store.db, 'one');
    const error = await store.transaction((tx) => makeWorkspace(tx, 'one')).catch((reason: unknown) => reason);
    expect(isDuplicate(error)).toBe(true);
    expect(isDuplicate(new Error('one'))).toBe(false);
  });
});

test('what is deleted takes what hangs on it along', async () => {
  const store = await temporaryStore();
  const { id: workspaceId } = await makeWorkspace(store.db, 'one');
  await store.db.person.create({ data: { workspaceId, externalId: 'U1', name: 'Asha' } });
  await store.db.workspace.delete({ where: { id: workspaceId } });
  expect(await store.db.person.count()).toBe(0);
  await expect(store.db.person.create({ data: { workspaceId, externalId: 'U2', name: 'Bina' } })).rejects.toMatchObject(
    { code: 'P2003' },
  );
});

test('a store that is closed and opened again has everything', async () => {
  const url = await temporaryDatabase();
  const before = await openStore(url);
  await makeWorkspace(before.db, 'ইয়েলো प्याड 🟨');
  await before.close();
  const after = await openStore(url);
  expect(await names(after)).toEqual(['ইয়েলো प्याड 🟨']);
  await after.close();
});

describe.runIf(!server)('on SQLite', () => {
  test('another program that holds the database is waited for beside the event loop, and then told', async () => {
    const url = await temporaryDatabase();
    const { file } = locate(url) as { file: string };
    const store = await openStore(url);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let isDone = false;
    const soon = makeWorkspace(store.db, 'soon').finally(() => {
      isDone = true;
    });
    // the driver's own waiting would let no timer run
    await sleep(300);
    expect(isDone).toBe(false);
    other.exec('COMMIT');
    await soon;
    other.exec('BEGIN IMMEDIATE');
    const failed = await Promise.allSettled([
      makeWorkspace(store.db, 'never'),
      store.transaction((tx) => makeWorkspace(tx, 'never either')),
    ]);
    expect(failed.map((one) => one.status === 'rejected' && isBusy(one.reason))).toEqual([true, true]);
    other.exec('COMMIT');
    expect(await names(store)).toEqual(['soon']);
    other.close();
    await store.close();
  });

  test('a commit that fails leaves the connection usable', async () => {
    const store = await temporaryStore();
    const orphan = store.transaction(async (tx) => {
      await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
      await tx.person.create({ data: { workspaceId: 'nowhere', externalId: 'U1', name: 'Asha' } });
    });
    await expect(orphan).rejects.toThrow();
    await store.transaction((tx) => makeWorkspace(tx, 'one'));
    expect(await names(store)).toEqual(['one']);
    expect(await store.db.person.count()).toBe(0);
  });

  test('a statement that comes after the end of its transaction is refused', async () => {
    const url = await temporaryDatabase();
    const adapter = await safeSqlite({ file: url.slice('file:'.length) }).connect();
    const transaction = await adapter.startTransaction();
    const until = performance.now() + 20;
    while (performance.now() < until); // as after a long statement, the next one lets others go first
    const late = transaction.executeRaw({
      sql: `INSERT INTO "IdeaNumber" ("workspaceId", "last") VALUES ('nobody', 1)`,
      args: [],
      argTypes: [],
    });
    await transaction.rollback();
    await expect(late).rejects.toThrow('The transaction has ended before this statement.');
    const { rows } = await adapter.queryRaw({ sql: 'SELECT * FROM "IdeaNumber"', args: [], argTypes: [] });
    expect(rows).toEqual([]);
    await adapter.dispose();
  });

  // in real time: what the disk and the machine keep from us may come late by itself
  test('timers run while the database is busy', { retry: 2 }, async () => {
    const store = await temporaryStore();
    await makeWorkspace(store.db, 'one');
    const { longest, ours } = await pausesWhile(async () => {
      for (let n = 0; n < 1000; n++) await store.db.workspace.count();
    });
    expect(longest).toBeGreaterThan(0);
    // what other programs keep from us on a busy machine is not the database's doing
    expect(timerMs + (ours ?? longest)).toBeLessThan(250);
  });

  test('each statement is heard, but not the beginning and the end of a transaction', async () => {
    const heard: string[] = [];
    const store = await openStore(await temporaryDatabase(), { onStatement: (sql) => heard.push(sql) });
    await store.transaction(async (tx) => {
      const { id } = await makeWorkspace(tx, 'one');
      await tx.workspace.updateMany({ where: { id }, data: { setupStep: 1 } });
    });
    await store.db.workspace.count();
    await store.close();
    expect(heard.map((sql) => sql.split(' ')[0])).toEqual(['SELECT', 'INSERT', 'UPDATE', 'SELECT']);
  });

  test('the connection keeps to what the store promises', async () => {
    const store = await openStore(await temporaryDatabase());
    const pragmas = await Promise.all([
      store.db.$queryRaw`PRAGMA journal_mode`,
      store.db.$queryRaw`PRAGMA synchronous`,
      store.db.$queryRaw`PRAGMA foreign_keys`,
      store.db.$queryRaw`PRAGMA secure_delete`,
    ]);
    await store.close();
    expect(pragmas.flat().map((row) => String(Object.values(row as object)[0]))).toEqual(['wal', '2', '1', '1']);
  });
});
