import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import pg from 'pg';

/** Takes every row out of an SQLite database, and the secrets beside it away. */
export function emptySqlite(url: string): void {
  const file = url.slice('file:'.length);
  const db = new Database(file, { fileMustExist: true, timeout: 1_000 });
  try {
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND (name NOT LIKE 'sqlite_%' OR name = 'sqlite_sequence')`,
      )
      .pluck()
      .all() as string[];
    db.exec(`BEGIN; ${deletions(tables)} COMMIT;`);
  } finally {
    db.close();
  }
  rmSync(`${file}.secrets`, { recursive: true, force: true });
}

/** Takes every row out of a PostgreSQL database. */
export async function emptyPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ tablename: string }>(
      'SELECT tablename FROM pg_tables WHERE schemaname = current_schema()',
    );
    // foreign keys are kept by triggers, which a replica does not fire: so the order does not matter
    await client.query(
      `SET session_replication_role = replica; SET lock_timeout = '1s'; ${deletions(rows.map((row) => row.tablename))}`,
    );
  } finally {
    await client.end();
  }
}

function deletions(tables: readonly string[]): string {
  return tables
    .filter((name) => name !== '_prisma_migrations')
    .map((name) => `DELETE FROM "${name}";`)
    .join(' ');
}
