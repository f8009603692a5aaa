import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { StoreError } from './error.ts';
import { checkpoint, vacuum } from './vacuum.ts';

export interface SqliteOptions {
  file: string;
  /** FULL (the default) loses nothing that was acknowledged; OFF is for tests, which keep nothing. */
  synchronous?: 'FULL' | 'OFF';
  /** Hears each statement before it runs, BEGIN, COMMIT and PRAGMA apart: for counting them. */
  onStatement?: (sql: string) => void;
}

/** Milliseconds that whoever asks waits for another program that holds the database. */
const patienceMs = 5_000;

/** Pages in the write-ahead log from which a COMMIT brings them into the file: SQLite's own number. */
const autoCheckpoint = 1_000;

/**
 * The stock adapter made fit for a process that runs for months. Stock, other queries run inside an open transaction on
 * the one connection and are lost when it rolls back; a loop of queries starves timers; a failed COMMIT poisons the
 * connection. Here one lock covers every query and every transaction.
 */
export function safeSqlite({ file, synchronous = 'FULL', onStatement }: SqliteOptions): SqlDriverAdapterFactory {
  const stock = new PrismaBetterSqlite3({ url: file, timeout: 0, fileMustExist: true });
  return {
    provider: 'sqlite',
    adapterName: stock.adapterName,
    async connect() {
      const adapter = await stock.connect();
      // secure_delete: the text of an anonymous answer is gone from the file when its row is
      const settings = `PRAGMA journal_mode=WAL; PRAGMA synchronous=${synchronous}; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;`;
      await patiently(inTime(), () => adapter.executeScript(settings));
      return oneAtATime(onStatement ? overheard(adapter, onStatement) : adapter, file);
    },
  };
}

function overheard(adapter: SqlDriverAdapter, onStatement: (sql: string) => void): SqlDriverAdapter {
  const { provider, adapterName } = adapter;
  return {
    provider,
    adapterName,
    queryRaw(query) {
      onStatement(query.sql);
      return adapter.queryRaw(query);
    },
    executeRaw(query) {
      onStatement(query.sql);
      return adapter.executeRaw(query);
    },
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (isolation) => adapter.startTransaction(isolation),
    dispose: () => adapter.dispose(),
  };
}

function oneAtATime(adapter: SqlDriverAdapter, file: string): SqlDriverAdapter {
  const { provider, adapterName } = adapter;
  const acquire = lock();
  const breathe = breathing();
  const queryRaw: SqlDriverAdapter['queryRaw'] = (query) => breathe().then(() => adapter.queryRaw(query));
  const executeRaw: SqlDriverAdapter['executeRaw'] = (query) => breathe().then(() => adapter.executeRaw(query));

  async function locked<T>(work: () => Promise<T>): Promise<T> {
    const until = inTime();
    const release = await acquire();
    return patiently(until, work).finally(release);
  }

  /** Behind the lock nothing else uses the file, and what waits for it leaves the event loop free. */
  async function vacuumElsewhere(): Promise<number> {
    if (await vacuum(file)) return 0;
    throw new StoreError('busy', 'Another program still reads the database as it was.');
  }

  /**
   * COMMIT waits for the disk, and the event loop with it: so most of the log is brought there before, and from the log
   * into the file in a thread.
   */
  async function commitLarge(): Promise<void> {
    await flush(`${file}-wal`);
    await adapter.executeScript('PRAGMA wal_autocheckpoint = 0');
    try {
      await adapter.executeScript('COMMIT');
    } finally {
      await adapter.executeScript(`PRAGMA wal_autocheckpoint = ${autoCheckpoint}`);
    }
    // committed it is; what the log keeps, the next COMMIT brings into the file
    await checkpoint(file).catch(() => {});
  }

  async function startTransaction(): Promise<Transaction> {
    const until = inTime();
    const release = await acquire();
    try {
      await breathe();
      // IMMEDIATE: a transaction that reads first and writes later would otherwise fail when a second process writes
      await patiently(until, () => adapter.executeScript('BEGIN IMMEDIATE'));
    } catch (error) {
      release();
      throw error;
    }
    let isOpen = true;
    let writes = 0;
    /** A statement still on its way when its transaction has run out of time would be written all by itself. */
    async function whileOpen<T>(run: () => Promise<T>): Promise<T> {
      await breathe();
      if (!isOpen) throw new StoreError('busy', 'The transaction has ended before this statement.');
      return run();
    }
    async function end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
      if (!isOpen) return;
      isOpen = false;
      try {
        if (statement === 'COMMIT' && writes > manyWrites) await commitLarge();
        else await adapter.executeScript(statement);
      } catch (error) {
        await adapter.executeScript('ROLLBACK').catch(() => {});
        if (statement === 'COMMIT') throw error;
      } finally {
        release();
      }
    }
    return {
      provider,
      adapterName,
      options: { usePhantomQuery: true }, // COMMIT and ROLLBACK are sent below, not by Prisma
      queryRaw: (query) => whileOpen(() => adapter.queryRaw(query)),
      executeRaw: (query) => {
        writes++;
        return whileOpen(() => adapter.executeRaw(query));
      },
      commit: () => end('COMMIT'),
      rollback: () => end('ROLLBACK'),
      createSavepoint: (name) => adapter.executeScript(`SAVEPOINT ${name}`),
      rollbackToSavepoint: (name) => adapter.executeScript(`ROLLBACK TO ${name}`),
      releaseSavepoint: (name) => adapter.executeScript(`RELEASE SAVEPOINT ${name}`),
    };
  }

  return {
    provider,
    adapterName,
    queryRaw: (query) => locked(() => queryRaw(query)),
    executeRaw: (query) => locked(() => (query.sql.trim() === 'VACUUM' ? vacuumElsewhere() : executeRaw(query))),
    executeScript: (script) => locked(() => adapter.executeScript(script)),
    startTransaction,
    dispose: () => locked(() => adapter.dispose()),
  };
}

function inTime(): number {
  return performance.now() + patienceMs;
}

/**
 * SQLite's own waiting for another program stops the event loop; here it is a timer that waits.
 * @throws StoreError where it is held for longer
 */
async function patiently<T>(until: number, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error)) throw error;
      if (performance.now() > until) {
        throw new StoreError('busy', 'Another program holds the database.', { cause: error });
      }
      await sleep(10 + Math.random() * 20);
    }
  }
}

/** SQLITE_BUSY, as the adapter says it. */
function isHeld(error: unknown): boolean {
  return isDriverAdapterError(error) && error.cause.kind === 'SocketTimeout';
}

/** A transaction of more statements than this is large. */
const manyWrites = 20;

/** Waits for what a file holds by now to be on the disk, without holding the event loop. */
async function flush(file: string): Promise<void> {
  const handle = await open(file);
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Waits for its turn, first come first served; the turn lasts until the function handed out is called. */
function lock(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
}

/** The driver is synchronous, so its answers come in microtasks: without a breath, timers and sockets would starve. */
function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 10) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}
