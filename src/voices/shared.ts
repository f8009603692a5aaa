/** What a week's message is made of. Hidden ones are left out; of erased ones remains that they were. */

import type { Db, Tx } from '../store/client.ts';
import type { Voice } from '../store/rows.ts';
import { bad, said, there } from './store.ts';

/** From the first instant, which is left out, to the last, which is not. */
export interface Span {
  from: Date;
  to: Date;
}

export type Logged = Pick<Voice, 'news' | 'createdAt' | 'answeredAt'>;

export function loggedIn(db: Db | Tx, workspaceId: string, { from, to }: Span): Promise<Logged[]> {
  const where = { workspaceId, ...said, hiddenAt: null, createdAt: { gt: from, lte: to } };
  return db.voice.findMany({ where, select: { news: true, createdAt: true, answeredAt: true } });
}

/** Good news, and bad that was answered, which no week has shown: since an instant, until another; the oldest first. */
export function unsharedIn(db: Db | Tx, workspaceId: string, { from, to }: Span, most: number): Promise<Voice[]> {
  const within = { gt: from, lte: to };
  const good = { ...said, news: 'good' as const, createdAt: within };
  const answered = { ...bad, answeredAt: within };
  return db.voice.findMany({
    where: { workspaceId, ...there, sharedAt: null, OR: [good, answered] },
    orderBy: { number: 'asc' },
    take: most,
  });
}

/** Bad news that was answered then, the latest first. */
export function answeredIn(db: Db | Tx, workspaceId: string, { from, to }: Span, most: number): Promise<Voice[]> {
  const where = { workspaceId, ...there, ...bad, answeredAt: { gt: from, lte: to } };
  return db.voice.findMany({ where, orderBy: [{ answeredAt: 'desc' }, { number: 'desc' }], take: most });
}

/** How many waited: heard by an instant, and not answered by another. */
export function countWaiting(db: Db | Tx, workspaceId: string, by: { to: Date; asOf: Date }): Promise<number> {
  const open = { OR: [{ answeredAt: null }, { answeredAt: { gt: by.asOf } }] };
  return db.voice.count({ where: { workspaceId, ...there, createdAt: { lte: by.to }, AND: [bad, open] } });
}

export async function wasShared(db: Db | Tx, workspaceId: string, since: Date): Promise<boolean> {
  return (await db.voice.count({ where: { workspaceId, sharedAt: { gte: since } } })) > 0;
}

export async function setShared(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.voice.updateMany({ where: { id: { in: [...ids] } }, data: { sharedAt: at } });
}
