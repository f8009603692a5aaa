import { locate } from '../location.ts';
import { knownMigrations } from './history.ts';
import { migratePostgres } from './postgresql.ts';
import { migrateSqlite } from './sqlite.ts';

/**
 * Makes the database where there is none and brings it up to date; returns the names of the migrations applied. Of
 * several processes at once exactly one applies them. Throws StoreError, having written nothing, where the database
 * is not one of ours, comes from a newer version or cannot be opened.
 */
export async function migrate(url: string): Promise<string[]> {
  const location = locate(url);
  const known = await knownMigrations(location.database);
  return location.database === 'sqlite' ? migrateSqlite(location.file, known) : migratePostgres(location.url, known);
}
