import type { Db, Tx } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { OwnedMove, OwnedMoveKind, OwnedWork } from '../store/rows.ts';

export type WorkOf = { kind: string; aboutId: string };

export function workOf(db: Db | Tx, { kind, aboutId }: WorkOf): Promise<OwnedWork | null> {
  return db.ownedWork.findUnique({ where: { kind_aboutId: { kind, aboutId } } });
}

export function workById(db: Db | Tx, workspaceId: string, id: string): Promise<OwnedWork | null> {
  return db.ownedWork.findFirst({ where: { id, workspaceId } });
}

const soonest = [{ dueDate: { sort: 'asc' as const, nulls: 'last' as const } }, { id: 'asc' as const }];

/** Open work of these people, what is wanted first before the rest. */
export function openOf(db: Db | Tx, workspaceId: string, ownerIds: readonly string[], most?: number) {
  const where = { workspaceId, state: 'open' as const, ownerId: { in: [...ownerIds] } };
  return db.ownedWork.findMany({ where, orderBy: soonest, ...(most !== undefined && { take: most }) });
}

/** Open work whose day has passed, the oldest first. */
export function overdueIn(db: Db | Tx, workspaceId: string, today: string): Promise<OwnedWork[]> {
  const where = { workspaceId, state: 'open' as const, dueDate: { lt: today } };
  return db.ownedWork.findMany({ where, orderBy: soonest });
}

/** Open work that came from a series of meetings. */
export function openFrom(db: Db | Tx, workspaceId: string, seriesId: string): Promise<OwnedWork[]> {
  return db.ownedWork.findMany({ where: { workspaceId, seriesId, state: 'open' }, orderBy: soonest });
}

/** The owners of open work, each once. */
export async function ownersIn(db: Db | Tx, workspaceId: string): Promise<string[]> {
  const rows = await db.ownedWork.groupBy({ by: ['ownerId'], where: { workspaceId, state: 'open' } });
  return rows.map(({ ownerId }) => ownerId);
}

/** Given anew under the same thing, it begins again. */
export function putWork(tx: Tx, work: Omit<OwnedWork, 'id' | 'state' | 'brought'>): Promise<OwnedWork> {
  const { kind, aboutId, ...rest } = work;
  const { createdAt: _first, ...again } = rest;
  return tx.ownedWork.upsert({
    where: { kind_aboutId: { kind, aboutId } },
    create: work,
    update: { ...again, state: 'open', brought: null },
  });
}

export function changeWork(tx: Tx, id: string, data: Partial<OwnedWork>): Promise<OwnedWork> {
  return tx.ownedWork.update({ where: { id }, data });
}

export async function deleteWork(tx: Tx, id: string): Promise<void> {
  await tx.ownedWork.delete({ where: { id } });
}

export type MoveOf = OwnedMove & { work: OwnedWork };

export function moveById(db: Db | Tx, workspaceId: string, id: string): Promise<MoveOf | null> {
  return db.ownedMove.findFirst({ where: { id, work: { workspaceId } }, include: { work: true } });
}

/** The latest one, of all kinds or of some. */
export function lastMove(db: Db | Tx, workId: string, kinds?: readonly OwnedMoveKind[]): Promise<OwnedMove | null> {
  const where = { workId, ...(kinds && { kind: { in: [...kinds] } }) };
  return db.ownedMove.findFirst({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
}

export function addMove(tx: Tx, move: Omit<OwnedMove, 'id'>): Promise<OwnedMove> {
  return tx.ownedMove.create({ data: move });
}

export async function deleteMove(tx: Tx, id: string): Promise<void> {
  await tx.ownedMove.delete({ where: { id } });
}

/** What people wrote about some things goes; what happened stays. */
export async function eraseWords(tx: Tx, kind: string, aboutIds: readonly string[]): Promise<void> {
  for (const some of chunks(aboutIds)) {
    const work = { kind, aboutId: { in: some } };
    await tx.ownedMove.updateMany({ where: { work }, data: { text: null } });
    await tx.ownedWork.updateMany({ where: work, data: { brought: null } });
  }
}
