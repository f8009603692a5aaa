import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { locate } from '../../src/store/location.ts';

/** Another program at the same database, until it is stopped: how often it was in the way. */
export interface Disturbing {
  stop(): Promise<number>;
}

/** On SQLite it holds the file, on PostgreSQL it writes what the instances read and write. */
export function disturb(databaseUrl: string): Disturbing {
  const location = locate(databaseUrl);
  let isOver = false;
  let times = 0;
  const hold = location.database === 'sqlite' ? () => holdFile(location.file) : () => collide(location.url);
  const going = (async () => {
    while (!isOver) {
      await sleep(Math.random() * 1_000);
      if (await hold().catch(() => false)) times++;
    }
  })();
  return {
    async stop() {
      isOver = true;
      await going;
      return times;
    },
  };
}

const holdMs = () => 20 + Math.random() * 230;

async function holdFile(file: string): Promise<boolean> {
  const other = new Database(file, { timeout: 0 });
  try {
    other.exec('BEGIN IMMEDIATE');
    await sleep(holdMs());
    other.exec('COMMIT');
    return true;
  } finally {
    other.close();
  }
}

async function collide(connectionString: string): Promise<boolean> {
  const other = new pg.Client({ connectionString });
  await other.connect();
  try {
    await other.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    await other.query(
      `UPDATE "Delivery" SET "bulk" = "bulk" WHERE "id" IN (SELECT "id" FROM "Delivery" ORDER BY "id" DESC LIMIT 20)`,
    );
    await sleep(holdMs());
    await other.query('COMMIT');
    return true;
  } finally {
    await other.end();
  }
}
