import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/postgres.mjs';
import { migrate } from '../../src/store/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the server's database `postgres`; undefined where the tests run on SQLite. */
    postgres: string | undefined;
  }
}

/** The database that every test's own is a copy of. */
export const template = 'template_yellow_pad';

/** Runs once before all tests: with `--mode postgresql`, one server for all of them. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.vite.config.mode !== 'postgresql') {
    project.provide('postgres', undefined);
    process.stdout.write('database: SQLite\n');
    return undefined;
  }
  const server = await startPostgres();
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  await migrate(server.url(template));
  project.provide('postgres', server.url('postgres'));
  process.stdout.write(`database: PostgreSQL ${rows[0]?.server_version}\n`);
  return server.stop;
}
