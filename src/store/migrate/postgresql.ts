import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { StoreError } from '../error.ts';
import { failed, type HistoryRow, type Migration, notOurs, outstanding, selectHistory } from './history.ts';

/** The lock that Prisma's own command line takes too: the two exclude each other. */
const lock = 72707369;

const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

export async function migratePostgres(url: string, known: Migration[]): Promise<string[]> {
  const client = await connect(url);
  try {
    await client.query(`SELECT pg_advisory_lock(${lock})`); // let go when the connection ends
    const todo = outstanding(known, await history(client));
    if (todo.length > 0) await client.query(historyTable);
    for (const migration of todo) await applyOne(client, migration);
    return todo.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    return client;
  } catch (error) {
    // some of the driver's messages name the user or the URL: the code says enough
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StoreError('cannot-open', `The PostgreSQL database cannot be reached${code}.`, { cause: error });
  }
}

async function history(client: pg.Client): Promise<HistoryRow[]> {
  const found = await client.query<{ tablename: string }>(
    'SELECT tablename FROM pg_tables WHERE schemaname = current_schema()',
  );
  if (found.rows.length === 0) return [];
  if (!found.rows.some((row) => row.tablename === '_prisma_migrations')) throw notOurs();
  return (await client.query<HistoryRow>(selectHistory)).rows;
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql); // without values, one message may hold many statements
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw failed(migration, error);
  }
}
