import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { PrismaClient } from './generated/sqlite/client.ts';
import type { Location } from './location.ts';

/**
 * The secret of each open anonymous round, under which a person's answer is found again until the close. It is never in
 * the main database, so that no copy of that ties an answer to its author. Losing one only ends editing.
 */
export interface RoundSecrets {
  put(roundId: string, secret: Buffer): Promise<void>;
  get(roundId: string): Promise<Buffer | null>;
  /** For good: it is overwritten, then removed. Of one that is not there it makes nothing. */
  destroy(roundId: string): Promise<void>;
}

type Raw = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>;

export function openSecrets(location: Location, client: Raw): RoundSecrets {
  return location.database === 'sqlite' ? folderSecrets(`${location.file}.secrets`) : tableSecrets(client);
}

/** One file a round, readable by its owner alone, in a folder beside the SQLite file. */
export function folderSecrets(folder: string): RoundSecrets {
  function fileOf(roundId: string): string {
    if (!/^[\w-]+$/.test(roundId)) throw new Error('a round id is made of letters, digits and hyphens');
    return path.join(folder, roundId);
  }
  return {
    async put(roundId, secret) {
      const file = fileOf(roundId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const fresh = `${file}.${randomBytes(6).toString('hex')}.new`;
      await writeThrough(fresh, 'wx', secret);
      await rename(fresh, file);
      await syncFolder(folder);
    },
    async get(roundId) {
      return orNull(readFile(fileOf(roundId)));
    },
    async destroy(roundId) {
      const file = fileOf(roundId);
      const secret = await orNull(readFile(file));
      if (!secret) return;
      await writeThrough(file, 'r+', randomBytes(secret.length));
      await unlink(file);
      await syncFolder(folder);
    },
  };
}

async function writeThrough(file: string, flags: 'wx' | 'r+', bytes: Buffer): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new or removed name is only on the disk when its folder is; Windows has no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull(reading: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** An UNLOGGED table: it is in no write-ahead log, replica or archived copy, and empties itself after a crash. */
function tableSecrets(client: Raw): RoundSecrets {
  return {
    async put(roundId, secret) {
      await client.$executeRaw`INSERT INTO "RoundSecret" ("roundId", "secret") VALUES (${roundId}, ${secret})
        ON CONFLICT ("roundId") DO UPDATE SET "secret" = excluded."secret"`;
    },
    async get(roundId) {
      const rows = await client.$queryRaw<{ secret: Uint8Array }[]>`
        SELECT "secret" FROM "RoundSecret" WHERE "roundId" = ${roundId}`;
      return rows[0] ? Buffer.from(rows[0].secret) : null;
    },
    async destroy(roundId) {
      await client.$executeRaw`DELETE FROM "RoundSecret" WHERE "roundId" = ${roundId}`;
      await client.$executeRaw`VACUUM FULL "RoundSecret"`;
    },
  };
}
