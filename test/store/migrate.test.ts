import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import pg from 'pg';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/client.ts';
import { StoreError } from '../../src/store/error.ts';
import { knownMigrations, outstanding } from '../../src/store/migrate/history.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { emptyDatabase, server, temporaryDatabase, temporaryFolder } from '../support/database.ts';

const database = server ? 'postgresql' : 'sqlite';

async function refusal(url: string): Promise<StoreError> {
  const error = await migrate(url).catch((reason: unknown) => reason);
  if (!(error instanceof StoreError)) throw new Error(`not refused with a sentence: ${String(error)}`);
  return error;
}

/** Runs one statement on a database, past the store. */
async function run(url: string, statement: string): Promise<void> {
  if (server) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  } else {
    const file = new Database(url.slice('file:'.length));
    file.exec(statement);
    file.close();
  }
}

/** Everything in the folder of an SQLite file: names, and a hash of what is in them. */
function bytes(url: string): string[] {
  const folder = path.dirname(url.slice('file:'.length));
  const entries = readdirSync(folder, { withFileTypes: true });
  const kept = entries.filter((entry) => !entry.name.endsWith('-shm')); // memory that readers share, not data
  return kept.map((entry) => {
    const content = entry.isFile() ? readFileSync(path.join(folder, entry.name)) : '';
    return `${entry.name} ${createHash('sha256').update(content).digest('hex')}`;
  });
}

async function expectRefused(url: string, reason: StoreError['reason'], words: RegExp): Promise<void> {
  const before = server ? [] : bytes(url);
  const error = await refusal(url);
  expect(error.reason).toBe(reason);
  expect(error.message).toMatch(words);
  if (!server) expect(bytes(url)).toEqual(before);
}

describe('migrating', () => {
  test('makes the database, and the second time does nothing', async () => {
    const url = await emptyDatabase();
    const names = (await knownMigrations(database)).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    const store = await openStore(url);
    expect(await store.db.workspace.count()).toBe(0);
    await store.close();
  });

  test('refuses a database from a newer version', async () => {
    const url = await temporaryDatabase();
    await (await openStore(url)).close();
    await run(url, `UPDATE _prisma_migrations SET migration_name = '29990101000000_later'`);
    await expectRefused(url, 'newer', /^The database comes from a newer version of Yellow Pad than this one\.$/);
  });

  test('refuses a database whose last migration failed', async () => {
    const url = await temporaryDatabase();
    await run(url, 'UPDATE _prisma_migrations SET finished_at = NULL');
    await expectRefused(url, 'failed-migration', /failed half-way/);
  });

  test('refuses a database made by a migration that was edited since', async () => {
    const url = await temporaryDatabase();
    await run(url, `UPDATE _prisma_migrations SET checksum = 'another'`);
    await expectRefused(url, 'changed-history', /unreleased state/);
  });

  test('refuses the database of another program', async () => {
    const url = await emptyDatabase();
    await run(url, 'CREATE TABLE accounts (id INTEGER)');
    await expectRefused(url, 'not-ours', /another program/);
  });

  test('takes no notice of a migration that was rolled back', async () => {
    const known = await knownMigrations(database);
    const row = { migration_name: '29990101000000_later', checksum: '', finished_at: null, rolled_back_at: 'then' };
    expect(outstanding(known, [row])).toEqual(known);
  });

  test('by four processes at once is done by exactly one', async () => {
    const url = await emptyDatabase();
    const program = compiledMigrator();
    const results = await Promise.all(Array.from({ length: 4 }, () => migrateInProcess(program, url)));
    const applied = results.filter((names) => names.length > 0);
    expect(applied).toEqual([(await knownMigrations(database)).map(({ name }) => name)]);
  });
});

test('a URL of an unknown kind is refused without repeating it', async () => {
  const error = await refusal('mysql://root:secret@localhost/pad');
  expect(error.reason).toBe('cannot-open');
  expect(error.message).not.toContain('secret');
});

describe.runIf(!server)('an SQLite file', () => {
  test('is made with its folder, and readable by its owner alone', async () => {
    const file = path.join(temporaryFolder(), 'deep', 'down', 'yellow-pad.db');
    await migrate(`file:${file}`);
    const store = await openStore(`file:${file}`);
    await store.db.ideaNumber.create({ data: { workspaceId: 'one', last: 1 } });
    const modes = readdirSync(path.dirname(file)).map((name) => {
      const { mode } = statSync(path.join(path.dirname(file), name));
      return `${name} ${(mode & 0o777).toString(8)}`;
    });
    await store.close();
    expect(modes).toEqual(['yellow-pad.db 600', 'yellow-pad.db-shm 600', 'yellow-pad.db-wal 600']);
  });

  test('that is something else is left as it is', async () => {
    const file = path.join(temporaryFolder(), 'letter.txt');
    writeFileSync(file, 'Dear customer, '.repeat(200));
    await expectRefused(`file:${file}`, 'not-a-database', /letter\.txt is not a database, or is damaged\.$/);
  });

  test('that is damaged is left as it is', async () => {
    const url = await temporaryDatabase();
    const content = readFileSync(url.slice('file:'.length));
    content.fill(0x5a, 100, 4096); // the first page, after the header, lists the tables
    writeFileSync(url.slice('file:'.length), content);
    await expectRefused(url, 'not-a-database', /is not a database, or is damaged/);
  });

  test('that is a folder, or lies in a file, is refused with a sentence', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'pad.db'));
    await expectRefused(`file:${path.join(folder, 'pad.db')}`, 'cannot-open', /cannot be opened/);
    writeFileSync(path.join(folder, 'file'), '');
    expect((await refusal(`file:${path.join(folder, 'file', 'pad.db')}`)).message).toMatch(/cannot be opened/);
  });

  test.skipIf(process.getuid?.() === 0)('that may not be read is refused with a sentence', async () => {
    const url = await temporaryDatabase();
    chmodSync(url.slice('file:'.length), 0);
    expect((await refusal(url)).reason).toBe('cannot-open');
  });

  test('from a newer version, with the log that a crash left, is left as it is', async () => {
    const store = await openStore(await temporaryDatabase());
    await store.db.$executeRaw`UPDATE _prisma_migrations SET migration_name = '29990101000000_later'`;
    const [running] = await store.db.$queryRaw<{ file: string }[]>`PRAGMA database_list`;
    const copy = path.join(temporaryFolder(), 'yellow-pad.db');
    for (const ending of ['', '-wal']) copyFileSync(`${running?.file}${ending}`, `${copy}${ending}`);
    await store.close();
    await expectRefused(`file:${copy}`, 'newer', /newer version/);
  });

  test('that a crash left in the middle of a transaction is made whole again', async () => {
    const url = await temporaryDatabase();
    const file = url.slice('file:'.length);
    const script = `
      import Database from 'better-sqlite3';
      const database = new Database(${JSON.stringify(file)});
      database.pragma('cache_size = 1');
      database.exec("BEGIN; DELETE FROM _prisma_migrations; CREATE TABLE half AS SELECT hex(randomblob(200000)) AS text");
      process.kill(process.pid, 'SIGKILL');`;
    await expect(runNode(script)).rejects.toThrow();
    expect(readdirSync(path.dirname(file))).toContain('yellow-pad.db-journal');
    expect(await migrate(url)).toEqual([]);
    const store = await openStore(url);
    expect(await store.db.$queryRaw`SELECT name FROM sqlite_master WHERE name = 'half'`).toEqual([]);
    await store.close();
  });

  test('that was never migrated is not opened, and not made', async () => {
    const file = path.join(temporaryFolder(), 'missing.db');
    await expect(openStore(`file:${file}`)).rejects.toMatchObject({ name: 'StoreError', reason: 'cannot-open' });
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test('keeps no order of arrival of answers', async () => {
    const url = await temporaryDatabase();
    const file = new Database(url.slice('file:'.length), { readonly: true });
    for (const table of ['Answer', 'Participation']) {
      expect(() => file.prepare(`SELECT rowid FROM ${table}`)).toThrow('no such column: rowid');
    }
    file.close();
  });
});

describe.runIf(server)('a PostgreSQL database', () => {
  test('that cannot be reached is refused without its password', async () => {
    const error = await refusal('postgresql://pad:secret@127.0.0.1:1/pad');
    expect(error.message).toBe('The PostgreSQL database cannot be reached (ECONNREFUSED).');
  });
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The migrator as JavaScript as deep below the root as in dist/store, for processes of its own. */
function compiledMigrator(): string {
  const root = path.resolve(import.meta.dirname, '..', '..');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(path.join(root, 'dist', 'migrate-test-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'migrate'));
  const names = ['error', 'location', 'migrate/history', 'migrate/migrate', 'migrate/sqlite', 'migrate/postgresql'];
  for (const name of names) {
    const source = readFileSync(path.join(root, 'src', 'store', `${name}.ts`), 'utf8');
    const compilerOptions = {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      rewriteRelativeImportExtensions: true,
    };
    writeFileSync(path.join(folder, `${name}.js`), ts.transpileModule(source, { compilerOptions }).outputText);
  }
  return path.join(folder, 'migrate', 'migrate.js');
}

async function migrateInProcess(program: string, url: string): Promise<string[]> {
  const output = await runNode(`
    import { migrate } from ${JSON.stringify(pathToFileURL(program))};
    console.log(JSON.stringify(await migrate(${JSON.stringify(url)})));`);
  return JSON.parse(output) as string[];
}

function runNode(script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
  });
}
