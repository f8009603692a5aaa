// @ts-check
// Migrations as files: read, compared with the models, and written.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { missingScript } from './schema-engine.mjs';

/** @typedef {'sqlite' | 'postgresql'} Database */

const folder = path.resolve(import.meta.dirname, '..', 'prisma');

/**
 * Tables that migrations make by hand and the models do not know: the comparison leaves them out.
 * @type {Record<Database, string[]>}
 */
const strangers = { sqlite: [], postgresql: ['public.RoundSecret'] };

/** Before the first release, the one migration that is made anew with every change of the models. */
const first = '20261121000000_first';

/**
 * @param {Database} database
 * @returns {Promise<{ name: string; sql: string }[]>}
 */
async function migrationsOf(database) {
  const home = path.join(folder, database, 'migrations');
  const names = (await readdir(home).catch(() => [])).filter((name) => !name.includes('.')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(path.join(home, name, 'migration.sql'), 'utf8') })),
  );
}

/** @returns {Promise<[name: string, text: string][]>} */
async function modelFiles() {
  const home = path.join(folder, 'models');
  const names = (await readdir(home)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => /** @type {[string, string]} */ ([name, await readFile(path.join(home, name), 'utf8')])),
  );
}

/**
 * What the migrations lack to produce the models, as SQL; empty where nothing is lacking.
 * @param {Database} database
 * @param {string} url of a server where a database may be made and dropped; ':memory:' for SQLite
 */
export async function drift(database, url) {
  return compare(database, url, await migrationsOf(database));
}

/**
 * @param {Database} database
 * @param {string} url
 * @param {{ name: string; sql: string }[]} migrations
 */
async function compare(database, url, migrations) {
  const models = await modelFiles();
  const own = await readFile(path.join(folder, database, 'schema.prisma'), 'utf8');
  const script = await missingScript({
    database,
    url,
    schema: [...models, ['schema.prisma', own]],
    migrations,
    strangers: strangers[database],
  });
  return database === 'sqlite' ? withoutRowid(script, models.map(([, text]) => text).join('\n')) : script;
}

/**
 * Tables whose model is marked "/// without rowid" keep no order of arrival; the engine has no word for that.
 * @param {string} script
 * @param {string} models
 */
export function withoutRowid(script, models) {
  let text = script;
  for (const [, table] of models.matchAll(/\/\/\/ without rowid\nmodel (\w+)/g)) {
    const create = new RegExp(`(CREATE TABLE "(?:new_)?${table}" \\([^;]*\\n\\));`, 'g');
    text = text.replace(create, '$1 WITHOUT ROWID;');
  }
  return text;
}

/**
 * @param {Database} database
 * @param {string} url
 * @param {string} name
 * @returns {Promise<string | undefined>} the file, or undefined where the models have not changed
 */
export async function writeNew(database, url, name) {
  const script = await drift(database, url);
  if (script === '') return undefined;
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return write(database, `${stamp}_${name}`, script);
}

/**
 * Only before the first release: afterwards, databases with the old first migration would be refused.
 * @param {Database} database
 * @param {string} url
 */
export async function writeFirst(database, url) {
  return write(database, first, await compare(database, url, []));
}

/**
 * @param {Database} database
 * @param {string} name
 * @param {string} script
 */
async function write(database, name, script) {
  const home = path.join(folder, database, 'migrations');
  const file = path.join(home, name, 'migration.sql');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, script);
  await writeFile(path.join(home, 'migration_lock.toml'), `provider = "${database}"\n`);
  return file;
}
