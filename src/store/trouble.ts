import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { PrismaClient } from './generated/sqlite/client.ts';
import type { Location } from './location.ts';

/** Less room than this on the disk of an SQLite file is as good as none: a large COMMIT needs it. */
const leastRoom = 32 * 1024 * 1024;

/** What keeps a database from being used: it does not answer, its file is damaged, or its disk is full. */
export async function trouble(client: Pick<PrismaClient, '$queryRaw'>, location: Location): Promise<string | null> {
  if (location.database !== 'sqlite') {
    await client.$queryRaw`SELECT 1`;
    return null;
  }
  const damage = await damageOf(client);
  if (damage) return damage;
  const { bavail, bsize } = await statfs(path.dirname(location.file));
  return bavail * bsize < leastRoom ? 'the disk is full' : null;
}

/** Reads the catalogue and the beginning of each table: what is damaged beyond it shows where it is read. */
async function damageOf(client: Pick<PrismaClient, '$queryRaw'>): Promise<string | null> {
  try {
    await client.$queryRaw`SELECT (SELECT count(*) FROM sqlite_schema) + (SELECT count(*) FROM "_prisma_migrations")`;
    return null;
  } catch (error) {
    if (/SQLITE_(CORRUPT|NOTADB)|malformed|not a database/.test(String(error))) return 'the file is damaged';
    throw error;
  }
}
