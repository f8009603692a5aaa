import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openStore, type Store } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate.ts';
import { template } from './postgres.ts';

/** URL of the PostgreSQL server that the tests run on; undefined where they run on SQLite. */
export const server = inject('postgres');

const stores = new Set<Store>();
const databases: string[] = [];
let folder: string | undefined;
let templateFile: Promise<string> | undefined;

afterAll(async () => {
  await Promise.all([...stores].map((store) => store.close()));
  for (const name of databases) await administer(`DROP DATABASE "${name}" WITH (FORCE)`);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, removed at the end of the test file. */
export function temporaryFolder(): string {
  folder ??= mkdtempSync(path.join(tmpdir(), 'yellow-pad-test-'));
  return mkdtempSync(path.join(folder, 'f-'));
}

/** An empty, migrated database; closed and removed at the end of the test file. */
export async function temporaryStore(): Promise<Store> {
  const store = await openStore(await temporaryDatabase(), { synchronous: 'OFF' });
  stores.add(store);
  return store;
}

/** The URL of an empty, migrated database, for tests that stop and start again. */
export async function temporaryDatabase(): Promise<string> {
  if (server) return temporaryPostgres(`TEMPLATE ${template}`);
  templateFile ??= makeTemplate();
  const file = path.join(temporaryFolder(), 'yellow-pad.db');
  copyFileSync(await templateFile, file);
  return `file:${file}`;
}

/** The URL of a new database without any table. */
export function emptyDatabase(): Promise<string> | string {
  return server ? temporaryPostgres('') : `file:${path.join(temporaryFolder(), 'yellow-pad.db')}`;
}

async function makeTemplate(): Promise<string> {
  const file = path.join(temporaryFolder(), 'template.db');
  await migrate(`file:${file}`);
  return file;
}

async function temporaryPostgres(clause: string): Promise<string> {
  const name = `test_${randomUUID()}`;
  databases.push(name);
  await administer(`CREATE DATABASE "${name}" ${clause}`);
  const url = new URL(server ?? '');
  url.pathname = name;
  return url.href;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
