import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/postgres.mjs';
import { migrate } from '../../src/store/migrate/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the server's database `postgres`; undefined where the tests run on SQLite. */
    postgres: string | undefined;
    /** What every test's database is a copy of, migrated and empty: a file, or the name of a PostgreSQL database. */
    template: string;
    /** Where tests may write. */
    folder: string;
  }
}

/** Runs once before all tests: with `--mode postgresql`, one server for all of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-test-'));
  const { postgres, template, name, stop } =
    project.vite.config.mode === 'postgresql' ? await onPostgres() : await onSqlite(folder);
  project.provide('postgres', postgres);
  project.provide('template', template);
  project.provide('folder', folder);
  process.stdout.write(`database: ${name}\n`);
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function onSqlite(folder: string) {
  const template = path.join(folder, 'template.db');
  await migrate(`file:${template}`);
  return { postgres: undefined, template, name: 'SQLite', stop: async () => {} };
}

async function onPostgres() {
  const template = 'template_yellow_pad';
  const { url, stop } = await startPostgres();
  const postgres = url('postgres');
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  await migrate(url(template));
  return { postgres, template, name: `PostgreSQL ${rows[0]?.server_version}`, stop };
}
