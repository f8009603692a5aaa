// @ts-check
// Prisma's schema engine as WebAssembly over the driver adapters: what migrations lack to produce the models. Prisma's
// own command line would download a native engine for that.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';

/** @typedef {import('@prisma/schema-engine-wasm')} Engine */
/** @typedef {import('@prisma/driver-adapter-utils').SqlDriverAdapter} Adapter */
/** @typedef {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} AdapterFactory */

const require = createRequire(import.meta.url);

/**
 * The script that migrations still lack to produce the models; empty where they agree.
 * @param {object} input
 * @param {'sqlite' | 'postgresql'} input.database
 * @param {string} input.url of a server where a database may be made and dropped; ':memory:' for SQLite
 * @param {[path: string, text: string][]} input.schema
 * @param {{ name: string; sql: string }[]} input.migrations
 * @param {string[]} input.strangers tables that migrations make by hand and the models do not know
 * @returns {Promise<string>}
 */
export async function missingScript({ database, url, schema, migrations, strangers }) {
  const { SchemaEngine } = await loadEngine();
  /** @type {Set<Adapter>} */
  const open = new Set(); // the engine closes some of its connections and forgets others
  const factory = withWholeScripts(database === 'sqlite' ? new PrismaBetterSqlite3({ url }) : postgres(url), open);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const files = schema.map(([file, content]) => ({ path: file, content }));
  let engine;
  try {
    engine = await SchemaEngine.new({ datamodels: schema }, () => {}, bound);
    const difference = await engine.diff({
      from: migrations.length === 0 ? { tag: 'empty' } : { tag: 'migrations', ...listed(database, migrations) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: strangers, externalEnums: [] },
    });
    return difference.exitCode === 0 ? '' : (difference.stdout ?? '');
  } catch (error) {
    // the adapter's own error waits in a registry, and the engine's names its number
    const id = /External error id#(\d+)/.exec(String(error))?.[1];
    throw (id !== undefined && bound.errorRegistry.consumeError(Number(id))?.error) || error;
  } finally {
    engine?.free();
    for (const adapter of open) await adapter.dispose();
  }
}

/**
 * @param {string} database
 * @param {{ name: string; sql: string }[]} migrations
 */
function listed(database, migrations) {
  return {
    baseDir: '.',
    lockfile: { path: 'migration_lock.toml', content: `provider = "${database}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: /** @type {const} */ ('ok'), value: sql } },
    })),
  };
}

/** @type {Promise<Engine> | undefined} */
let engineOnce;

function loadEngine() {
  engineOnce ??= assembleEngine();
  return engineOnce;
}

/** The package's entry needs --experimental-wasm-modules on Node 20, so its parts are put together here. */
async function assembleEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (/** @type {string} */ text) => console.error(text) },
  });
  // @ts-expect-error: Node's types for 20 leave WebAssembly to the DOM's
  const { WebAssembly } = globalThis;
  const wasm = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  const engine = /** @type {Engine & { __wbg_set_wasm(exports: unknown): void }} */ (/** @type {unknown} */ (glue));
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

/**
 * Migrations are replayed by executeRaw, which runs a script's first statement only: scripts go by executeScript.
 * @param {AdapterFactory} factory
 * @param {Set<Adapter>} open
 * @returns {AdapterFactory}
 */
function withWholeScripts(factory, open) {
  /** @param {Adapter} adapter */
  function prepare(adapter) {
    const executeRaw = adapter.executeRaw.bind(adapter);
    const dispose = adapter.dispose.bind(adapter);
    adapter.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await adapter.executeScript(query.sql);
      return 0;
    };
    adapter.dispose = async () => {
      if (open.delete(adapter)) await dispose();
    };
    open.add(adapter);
    return adapter;
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => prepare(await factory.connect()),
    connectToShadowDb: async () => prepare(await factory.connectToShadowDb()),
  };
}

const charMark = '\u0000char';

/**
 * @param {string} url
 * @returns {AdapterFactory}
 */
function postgres(url) {
  // never the connection string itself: where it is given, the stock adapter replays migrations on the real database
  const config = { .../** @type {pg.PoolConfig} */ (parseIntoClientConfig(url)), max: 1 };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectPostgres(config),
    connectToShadowDb: async () => {
      const database = `prisma_shadow_${randomUUID()}`;
      const admin = await connectPostgres(config);
      await admin.executeScript(`CREATE DATABASE "${database}"`);
      const shadow = await connectPostgres({ ...config, database });
      const dispose = shadow.dispose.bind(shadow);
      shadow.dispose = async () => {
        await dispose();
        await admin.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
        await admin.dispose();
      };
      return shadow;
    },
  };
}

/**
 * @param {pg.PoolConfig} config
 * @returns {Promise<Adapter>}
 */
async function connectPostgres(config) {
  const pool = new pg.Pool(config);
  pool.on('error', () => {});
  const query = pool.query.bind(pool);
  // the catalogue has columns of the type "char" (18), which the adapter refuses: they pass as text under a marked name
  Object.assign(pool, {
    query: async (/** @type {[pg.QueryArrayConfig]} */ ...input) => {
      const result = await query(...input);
      for (const one of [result].flat()) {
        for (const field of one.fields ?? []) {
          if (field.dataTypeID === 18) Object.assign(field, { dataTypeID: 25, name: field.name + charMark });
        }
      }
      return result;
    },
  });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    result.columnNames.forEach((name, index) => {
      if (!name.endsWith(charMark)) return;
      result.columnNames[index] = name.slice(0, -charMark.length);
      result.columnTypes[index] = ColumnTypeEnum.Character;
    });
    return result;
  };
  // stock, a script is cut at every semicolon, those in texts and functions too
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}
