import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from './client.ts';
import { StoreError } from './error.ts';

/**
 * Makes what was overwritten or deleted unreadable in the database's own files, and so in every copy made from now on: of
 * a closed round who answered in what order, and the keys; of customers' words the words. Throws StoreError `busy` where
 * another program still reads an older state; then it is to be called again.
 */
export async function shred({ db, database }: Store, what: 'rounds' | 'voices'): Promise<void> {
  if (database === 'sqlite') {
    // secure_delete overwrites what is deleted, but pages that were split in between keep scraps (one key in 400), and
    // the write-ahead log has everything: so the file is written anew and the log cut to nothing (vacuum.ts)
    await db.$executeRaw`VACUUM`;
    return;
  }
  await olderReadersGone(db);
  if (what === 'rounds') await shredRounds(db);
  else await shredVoices(db);
  await overwriteLog(db);
}

async function shredRounds(db: Store['db']): Promise<void> {
  await db.$executeRaw`VACUUM FULL "Answer"`;
  await db.$executeRaw`VACUUM FULL "Participation"`;
  // a leader may have taken back the copy that bears their name
  await db.$executeRaw`VACUUM FULL "LeaderAnswer"`;
  // a secret that was destroyed while somebody still read an older state was only marked as gone
  await db.$executeRaw`VACUUM FULL "RoundSecret"`;
}

async function shredVoices(db: Store['db']): Promise<void> {
  await db.$executeRaw`VACUUM FULL "Voice"`;
  // what was written about solving it, and what the sandbox shows of it
  await db.$executeRaw`VACUUM FULL "OwnedWork"`;
  await db.$executeRaw`VACUUM FULL "OwnedMove"`;
  await db.$executeRaw`VACUUM FULL "SandboxMessage"`;
}

/** More than this the server keeps only where somebody else reads its log. */
const mostSegments = 64;

/**
 * The server's write-ahead log has each answer beside its author's flag, and old segments are used again with what they
 * held. So all of them are written over: ended, given free by a checkpoint, and filled with zeros. It takes the rights
 * to do so (pg_checkpoint, pg_monitor and pg_switch_wal); without them, and in an archive or a replica, it is for whoever
 * runs the server to let the log run out before a copy is made.
 */
async function overwriteLog(db: Store['db']): Promise<void> {
  try {
    await endSegment(db);
    await db.$executeRaw`CHECKPOINT`;
    const [kept] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM pg_ls_waldir()`;
    const segments = Math.min(mostSegments, Number(kept?.count ?? 0) + 1);
    for (let written = 0; written < segments; written++) await endSegment(db);
    await db.$executeRaw`CHECKPOINT`;
  } catch (error) {
    if (!(error instanceof Error && /permission denied|must be superuser/i.test(error.message))) throw error;
  }
}

/** What is left of a segment that ends early is filled with zeros; one with nothing in it would not end. */
async function endSegment(db: Store['db']): Promise<void> {
  await db.$queryRaw`SELECT pg_logical_emit_message(false, 'yellow-pad', '')::text`;
  await db.$queryRaw`SELECT pg_switch_wal()::text`;
}

/**
 * VACUUM FULL keeps a deleted row as long as a transaction that began before its deletion may still read it. It goes by its
 * own snapshot, too, which reaches back to the oldest transaction that writes in any database of the server.
 */
async function olderReadersGone(db: Store['db']): Promise<void> {
  const [now] = await db.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`;
  for (let attempt = 1; attempt <= 50; attempt++) {
    const [older] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND (age(backend_xid) > age(${now?.id}::text::xid8::xid)
        OR (COALESCE(datname, current_database()) = current_database()
          AND age(backend_xmin) > age(${now?.id}::text::xid8::xid)))`;
    if (Number(older?.count) === 0) return;
    await sleep(100);
  }
  throw busy();
}

function busy(): StoreError {
  return new StoreError('busy', 'Another program still reads the database as it was.');
}
