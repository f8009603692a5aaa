import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { inject, onTestFinished, TestRunner } from 'vitest';
import { openStore, type Store } from '../../src/store/client.ts';
import { emptyPostgres, emptySqlite } from './empty.ts';

/** URL of the PostgreSQL server that the tests run on; undefined where they run on SQLite. */
export const server = inject('postgres');

interface Lent {
  store: Store;
  url: string;
  closed: boolean;
}

/**
 * Empty stores that nobody uses, for the next test: a database client learns every kind of query anew, which takes longer
 * than most tests.
 */
const free: Lent[] = [];
const mostFree = 3;
let shape: string | undefined;

// of the test file that runs
const lent = new Set<Lent>();
const databases = new Set<string>();
let folder: string | undefined;

/** Closes and removes what the tests of a file have opened here. */
export async function cleanUp(): Promise<void> {
  for (const one of lent) await giveBack(one, false);
  for (const name of databases) await administer(`DROP DATABASE "${name}" WITH (FORCE)`);
  databases.clear();
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** A folder of its own, removed at the end of the test file. */
export function temporaryFolder(): string {
  folder ??= mkdtempSync(path.join(inject('folder'), 'file-'));
  return mkdtempSync(path.join(folder, 'f-'));
}

/**
 * An empty, migrated database. Opened in a test (or before each), it is given back at that test's end and refuses from
 * then on; opened before all tests of a file, it is theirs.
 */
export async function temporaryStore(): Promise<Store> {
  const one = free.pop() ?? (await openOne());
  lent.add(one);
  const loan = { over: false };
  const test = TestRunner.getCurrentTest();
  // of tests that run at the same time it is not known which one asks
  if (test && !test.concurrent) {
    onTestFinished(({ task }) => {
      loan.over = true;
      return giveBack(one, task.result?.state !== 'fail');
    });
  }
  return loaned(one, loan);
}

function loaned(one: Lent, loan: { over: boolean }): Store {
  const { store } = one;
  const refuse = () => {
    if (loan.over) throw new Error('this store was lent to a test that has ended: open it in beforeAll');
  };
  return {
    ...store,
    db: new Proxy(store.db, {
      get(target, property) {
        refuse();
        return Reflect.get(target, property);
      },
    }),
    transaction: async (fn) => {
      refuse();
      return store.transaction(fn);
    },
    async close() {
      if (loan.over) return;
      one.closed = true;
      await store.close();
    },
  };
}

async function openOne(): Promise<Lent> {
  const url = await copyOfTemplate(mkdtempSync(path.join(inject('folder'), 'store-')));
  shape ??= await empty(url);
  return { store: await openStore(url, { synchronous: 'OFF' }), url, closed: false };
}

/** What a failed test left may still be in use, and a test may have taken a table away. */
async function giveBack(one: Lent, again: boolean): Promise<void> {
  if (!lent.delete(one) || one.closed) return;
  if (again && free.length < mostFree && (await empty(one.url)) === shape) {
    free.push(one);
    return;
  }
  await one.store.close();
  if (server) databases.add(nameOf(one.url));
}

function empty(url: string): Promise<string> | string {
  return server ? emptyPostgres(url) : emptySqlite(url);
}

/** The URL of an empty, migrated database, for tests that stop and start again; removed at the end of the test file. */
export async function temporaryDatabase(): Promise<string> {
  const url = await copyOfTemplate(temporaryFolder());
  if (server) databases.add(nameOf(url));
  return url;
}

/** The URL of a new database without any table. */
export async function emptyDatabase(): Promise<string> {
  if (!server) return `file:${path.join(temporaryFolder(), 'yellow-pad.db')}`;
  const url = await newPostgres('');
  databases.add(nameOf(url));
  return url;
}

async function copyOfTemplate(into: string): Promise<string> {
  if (server) return newPostgres(`TEMPLATE ${inject('template')}`);
  const file = path.join(into, 'yellow-pad.db');
  copyFileSync(inject('template'), file);
  return `file:${file}`;
}

async function newPostgres(clause: string): Promise<string> {
  const name = `test_${randomUUID()}`;
  await administer(`CREATE DATABASE "${name}" ${clause}`);
  const url = new URL(server ?? '');
  url.pathname = name;
  return url.href;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
