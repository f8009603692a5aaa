import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../error.ts';
import { failed, type HistoryRow, type Migration, notOurs, outstanding, selectHistory } from './history.ts';

const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

export function migrateSqlite(file: string, known: Migration[]): string[] {
  try {
    if (existsSync(file)) {
      if (look(file, known).length === 0) return [];
    } else {
      makeFile(file);
    }
    return withDatabase(file, {}, (database) => apply(database, known));
  } catch (error) {
    throw inWords(error, file);
  }
}

/** Looks before anything is written: a file that is refused is left byte for byte as it was. */
function look(file: string, known: Migration[]): Migration[] {
  // A write-ahead log left by a crash would be folded into the file when it closes, unless it is opened read-only.
  // Otherwise read-only leaves empty journals behind, and cannot undo a transaction that a crash cut short.
  const readonly = existsSync(`${file}-wal`);
  return withDatabase(file, { readonly }, (database) => {
    database.pragma('query_only = ON');
    return outstanding(known, history(database));
  });
}

function withDatabase<T>(file: string, options: Database.Options, use: (database: Database.Database) => T): T {
  const database = new Database(file, { ...options, fileMustExist: true, timeout: 30_000 });
  try {
    return use(database);
  } finally {
    database.close();
  }
}

function makeFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600)); // SQLite gives its journals the same mode
}

function history(database: Database.Database): HistoryRow[] {
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  if (tables.length === 0) return [];
  if (!tables.includes('_prisma_migrations')) throw notOurs();
  return database.prepare(selectHistory).all() as HistoryRow[];
}

function apply(database: Database.Database, known: Migration[]): string[] {
  // has no effect inside a transaction; left on, a table rebuilt by a migration would cascade its DROP to other tables
  database.pragma('foreign_keys = OFF');
  const todo = database
    .transaction(() => {
      const missing = outstanding(known, history(database));
      database.exec(historyTable);
      for (const migration of missing) applyOne(database, migration);
      return missing;
    })
    .immediate();
  return todo.map((migration) => migration.name);
}

function applyOne(database: Database.Database, migration: Migration): void {
  const started = timestamp();
  try {
    database.exec(migration.sql);
    const broken = database.pragma('foreign_key_check') as { table: string }[];
    if (broken[0]) throw new Error(`rows of ${broken[0].table} refer to nothing`);
  } catch (error) {
    throw failed(migration, error);
  }
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), migration.checksum, timestamp(), migration.name, started);
}

function timestamp(): string {
  return new Date().toISOString().replace('Z', '+00:00');
}

function inWords(error: unknown, file: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new StoreError('not-a-database', `The file ${file} is not a database, or is damaged.`, { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreError('busy', `The database file ${file} is held by another program.`, { cause: error });
  }
  return new StoreError('cannot-open', `The database file ${file} cannot be opened: ${error.message}.`, {
    cause: error,
  });
}
