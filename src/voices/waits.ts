/** Customers who wait for an answer. */

import type { Db, Tx } from '../store/client.ts';
import type { Voice } from '../store/rows.ts';
import { bad, there } from './store.ts';

const waiting = {
  ...there,
  ...bad,
  answeredAt: null,
  dueAt: { not: null },
};

/** Those whose answer is due first, first. @param heldBy left out: whoever has them */
export function waitingIn(
  db: Db | Tx,
  workspaceId: string,
  { heldBy, dueBefore, most }: { heldBy?: readonly string[]; dueBefore?: Date; most?: number } = {},
): Promise<Voice[]> {
  return db.voice.findMany({
    where: {
      ...waiting,
      workspaceId,
      ...(heldBy && { holderId: { in: [...heldBy] } }),
      ...(dueBefore && { dueAt: { lt: dueBefore } }),
    },
    orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
    ...(most !== undefined && { take: most }),
  });
}

/** Who has one in their hands. */
export async function holdersIn(db: Db | Tx, workspaceId: string): Promise<string[]> {
  const rows = await db.voice.findMany({
    where: { ...waiting, workspaceId, holderId: { not: null } },
    select: { holderId: true },
    distinct: ['holderId'],
  });
  return rows.flatMap(({ holderId }) => holderId ?? []);
}

export function countWaiting(db: Db | Tx, workspaceId: string): Promise<number> {
  return db.voice.count({ where: { ...waiting, workspaceId } });
}
