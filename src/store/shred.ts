import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from './client.ts';
import { StoreError } from './error.ts';

/**
 * Makes what a closed round has overwritten or deleted unreadable in the database's own files, and so in every copy made
 * from now on: who answered in what order, and the keys. Throws StoreError `busy` where another program still reads an
 * older state; then it is to be called again.
 */
export async function shred({ db, database }: Store): Promise<void> {
  if (database === 'sqlite') {
    // secure_delete overwrites what is deleted, but pages that were split in between keep scraps (one key in 400), and
    // the write-ahead log has everything: so the file is written anew and the log cut to nothing (vacuum.ts)
    await db.$executeRaw`VACUUM`;
    return;
  }
  await olderReadersGone(db);
  await db.$executeRaw`VACUUM FULL "Answer"`;
  await db.$executeRaw`VACUUM FULL "Participation"`;
  // a leader may have taken back the copy that bears their name
  await db.$executeRaw`VACUUM FULL "LeaderAnswer"`;
}

/** VACUUM keeps a deleted row as long as a transaction that began before its deletion may still read it. */
async function olderReadersGone(db: Store['db']): Promise<void> {
  const [now] = await db.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`;
  for (let attempt = 1; attempt <= 50; attempt++) {
    const [older] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND age(backend_xmin) > age(${now?.id}::text::xid8::xid)`;
    if (Number(older?.count) === 0) return;
    await sleep(100);
  }
  throw busy();
}

function busy(): StoreError {
  return new StoreError('busy', 'Another program still reads the database as it was.');
}
