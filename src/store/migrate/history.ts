import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { StoreError } from '../error.ts';
import type { Location } from '../location.ts';

export interface Migration {
  name: string;
  sql: string;
  /** sha256 in hex, of the text with LF line ends, so that a checkout on Windows has the same one. */
  checksum: string;
}

/** A row of `_prisma_migrations`, the table of Prisma's own command line, which sees a history it knows. */
export interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: unknown;
  rolled_back_at: unknown;
}

export const selectHistory = 'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations';

/** The migrations that come with this version, oldest first; found alike from src/ and from dist/. */
export async function knownMigrations(database: Location['database']): Promise<Migration[]> {
  const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'prisma', database, 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      const sql = text.replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** What is still to be applied. Throws StoreError where the database has a history that is not a part of ours. */
export function outstanding(known: Migration[], rows: HistoryRow[]): Migration[] {
  const live = rows.filter((row) => row.rolled_back_at === null);
  const failed = live.find((row) => row.finished_at === null);
  if (failed) {
    throw new StoreError('failed-migration', `The database migration ${failed.migration_name} failed half-way.`);
  }
  const checksums = new Map(known.map((migration) => [migration.name, migration.checksum]));
  for (const row of live) {
    const checksum = checksums.get(row.migration_name);
    if (checksum === undefined) {
      throw new StoreError('newer', 'The database comes from a newer version of Yellow Pad than this one.');
    }
    if (checksum !== row.checksum) {
      throw new StoreError('changed-history', 'The database was made by another, unreleased state of Yellow Pad.');
    }
  }
  const applied = new Set(live.map((row) => row.migration_name));
  return known.filter((migration) => !applied.has(migration.name));
}

export function notOurs(): StoreError {
  return new StoreError('not-ours', 'The database holds the tables of another program.');
}

export function failed(migration: Migration, error: unknown): StoreError {
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError('failed-migration', `The database migration ${migration.name} was undone: ${why}.`, {
    cause: error,
  });
}
