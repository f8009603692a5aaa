import type { Db, Tx } from '../store/client.ts';

/** One of the two: a channel, or a person's direct messages. Ids are our rows'. */
export type To = { placeId: string } | { personId: string };

export interface Owed {
  /** Under this key it exists once, e.g. `agenda.post:<meeting>`. */
  key: string;
  workspaceId: string;
  /** The job that makes the view at the moment of sending, e.g. "agenda.post", and its arguments. */
  job: string;
  args: readonly string[];
  to: To;
  dueAt: Date;
  /** Not worth sending after this. */
  expiresAt?: Date | null;
  /** Who is told when it is missed or given up. */
  ownerId?: string;
}

/** From so many on, each steps back behind what is sent alone. */
const manyAtOnce = 20;

/** Writes a promise in the transaction of its cause. One that was not sent yet moves to the new time; a sent one stays. */
export async function owe(tx: Tx, owed: Owed): Promise<void> {
  const row = rowOf(owed);
  await tx.delivery.upsert({ where: { key: owed.key }, create: row, update: {} });
  await tx.delivery.updateMany({
    where: { key: owed.key, state: { in: ['due', 'dropped', 'missed'] } },
    // the new version tells whoever is just about to send it that it has changed
    data: { ...row, state: 'due', version: { increment: 1 }, attempts: 0, reason: null, endedAt: null },
  });
}

/** Many new promises at once; those whose key exists are left alone. */
export async function oweAll(tx: Tx, all: readonly Owed[]): Promise<void> {
  for (let from = 0; from < all.length; from += 500) {
    const chunk = all.slice(from, from + 500);
    const known = await tx.delivery.findMany({
      where: { key: { in: chunk.map((o) => o.key) } },
      select: { key: true },
    });
    const keys = new Set(known.map((row) => row.key));
    const fresh = chunk.filter((o) => !keys.has(o.key)).map(rowOf);
    await tx.delivery.createMany({ data: fresh.map((row) => ({ ...row, bulk: all.length > manyAtOnce })) });
  }
}

/** The message posted under `key` is no longer true: it is made anew by its job and edited. Not posted: nothing to do. */
export async function refresh(tx: Tx, key: string, now: Date): Promise<void> {
  // one that is just being made is made again
  await tx.delivery.updateMany({ where: { key, state: 'due' }, data: { version: { increment: 1 } } });
  const posted = await tx.delivery.findUnique({ where: { key } });
  if (!posted || (posted.state !== 'sent' && posted.state !== 'sending')) return;
  const { workspaceId, job, args, placeId, personId } = posted;
  await tx.delivery.upsert({
    where: { key: editKey(key) },
    create: { key: editKey(key), verb: 'edit', workspaceId, job, args, placeId, personId, dueAt: now, tryAt: now },
    update: {
      state: 'due',
      dueAt: now,
      tryAt: now,
      version: { increment: 1 },
      attempts: 0,
      reason: null,
      endedAt: null,
    },
  });
}

/** Promises that are no longer wanted. Those already being sent or sent stay. */
export async function withdraw(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.delivery.updateMany({
    where: { key: { in: [...keys] }, state: 'due' },
    data: { state: 'dropped', reason: 'withdrawn' },
  });
}

export async function wasSent(db: Db | Tx, key: string): Promise<boolean> {
  return (await db.delivery.count({ where: { key, state: 'sent' } })) > 0;
}

export function editKey(key: string): string {
  return `edit:${key}`;
}

function rowOf(owed: Owed) {
  return {
    key: owed.key,
    workspaceId: owed.workspaceId,
    job: owed.job,
    args: JSON.stringify(owed.args),
    placeId: 'placeId' in owed.to ? owed.to.placeId : null,
    personId: 'personId' in owed.to ? owed.to.personId : null,
    dueAt: owed.dueAt,
    tryAt: owed.dueAt,
    expiresAt: owed.expiresAt ?? null,
    ownerId: owed.ownerId ?? null,
  };
}
