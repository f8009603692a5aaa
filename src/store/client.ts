import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { StoreError } from './error.ts';
import { PrismaClient as PostgresClient } from './generated/postgresql/client.ts';
import { Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client.ts';
import { type Location, locate } from './location.ts';
import { openSecrets, type RoundSecrets } from './secrets.ts';
import { type SqliteOptions, safeSqlite } from './sqlite.ts';
import { trouble } from './trouble.ts';

export { Prisma };

type NotForStores = '$transaction' | '$extends' | '$connect' | '$disconnect' | '$on';

/** What a store function reads and writes with, inside a transaction or outside one. */
export type Tx = Omit<SqliteClient, NotForStores>;
/** Each statement on its own. Inside a transaction its use throws at once: there it is `tx` that counts. */
export type Db = Tx;

export interface Store {
  db: Db;
  database: Location['database'];
  /** Of anonymous rounds; kept outside the main database. */
  secrets: RoundSecrets;
  /**
   * All or nothing, as if nothing else ran meanwhile. On PostgreSQL `fn` runs again where another transaction came in
   * between, so it only reads and writes `tx`: no message is sent and no file written in it. It has 10 seconds.
   */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** What keeps it from being read and written, as a sentence for whoever runs the bot; null where nothing does. */
  trouble(): Promise<string | null>;
  close(): Promise<void>;
}

/** SQLite only. */
export type StoreOptions = Omit<SqliteOptions, 'file'>;

/** Opens a database that `migrate` has brought up to date. Throws StoreError where it cannot be opened. */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const location = locate(url);
  const client = connect(location, options);
  try {
    await client.$connect();
    await client.$queryRaw`SELECT 1`;
  } catch (error) {
    await client.$disconnect();
    throw new StoreError('cannot-open', 'The database cannot be opened.', { cause: error });
  }
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  return {
    db: guarded(client, inside),
    database: location.database,
    secrets: openSecrets(location, client),
    transaction: (fn) => transaction(client, inside, fn),
    trouble: () => trouble(client, location),
    async close() {
      await client.$disconnect();
      inside.disable(); // else every promise of the process goes on paying for it
    },
  };
}

function connect(location: Location, options: StoreOptions): SqliteClient {
  // behind the only connection of an SQLite file, a transaction waits for those before it
  const transactionOptions = { maxWait: 30_000, timeout: 10_000, isolationLevel: 'Serializable' } as const;
  if (location.database === 'sqlite') {
    return new SqliteClient({ adapter: safeSqlite({ file: location.file, ...options }), transactionOptions });
  }
  const adapter = new PrismaPg({ connectionString: location.url, max: 10, connectionTimeoutMillis: 10_000 });
  // the two clients differ in name alone, for they come from the same models: everything is written against SQLite's
  return new PostgresClient({ adapter, transactionOptions }) as unknown as SqliteClient;
}

/** Inside a transaction, `db` would wait for the transaction's own end on SQLite, and miss its writes on PostgreSQL. */
function guarded(client: SqliteClient, inside: AsyncLocalStorage<{ open: boolean }>): Db {
  return new Proxy(client, {
    get(target, property) {
      if (inside.getStore()?.open) throw new Error(`db.${String(property)} inside a transaction: use its tx`);
      return Reflect.get(target, property);
    },
  });
}

/** Of many that collide at once the last one comes through only after the others. */
const mostAttempts = 30;
const longestPauseMs = 500;

async function transaction<T>(
  client: SqliteClient,
  inside: AsyncLocalStorage<{ open: boolean }>,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (inside.getStore()?.open) throw new Error('a transaction inside a transaction: hand its tx on');
  for (let attempt = 1; ; attempt++) {
    const scope = { open: true };
    try {
      return await client.$transaction((tx) => inside.run(scope, () => fn(tx)));
    } catch (error) {
      if (attempt === mostAttempts || !isConflict(error)) throw error;
      await sleep(Math.random() * Math.min(2 ** attempt * 5, longestPauseMs));
    } finally {
      scope.open = false;
    }
  }
}

/** At COMMIT a conflict comes as the adapter's own error, in a raw statement inside Prisma's P2010, elsewhere as P2034. */
function isConflict(error: unknown): boolean {
  if (isDriverAdapterError(error)) return error.cause.kind === 'TransactionWriteConflict';
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || isConflict(error.meta?.['driverAdapterError']);
}

/** Whether nothing was written because another program holds the database. */
export function isBusy(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof StoreError && cause.reason === 'busy') return true;
  }
  return false;
}

/** Whether a write failed because a row with the same unique key exists. On PostgreSQL it ends its transaction. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
