import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import pg from 'pg';

/**
 * Takes every row out of an SQLite database, and the secrets beside it away. Answers with its shape, which differs from
 * another's where a test has changed tables.
 */
export function emptySqlite(url: string): string {
  const file = url.slice('file:'.length);
  const db = new Database(file, { fileMustExist: true, timeout: 1_000 });
  try {
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    const all = db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all() as SchemaRow[];
    const tables = all.filter(({ type, name }) => type === 'table' && !name.startsWith('sqlite_stat'));
    db.exec(`BEGIN; ${deletions(tables.map(({ name }) => name))} COMMIT;`);
    return JSON.stringify(all);
  } finally {
    db.close();
    rmSync(`${file}.secrets`, { recursive: true, force: true });
  }
}

interface SchemaRow {
  type: string;
  name: string;
  sql: string | null;
}

/** The same of a PostgreSQL database. */
export async function emptyPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ table_name: string }>(
      `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
       WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
    );
    const tables = new Set(rows.map((row) => row.table_name));
    // foreign keys are kept by triggers, which a replica does not fire: so the order does not matter
    await client.query(`SET session_replication_role = replica; SET lock_timeout = '1s'; ${deletions([...tables])}`);
    return JSON.stringify(rows);
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
