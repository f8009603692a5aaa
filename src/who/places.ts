import type { Db, Tx } from '../store/client.ts';
import type { Place } from '../store/rows.ts';

/** A channel of this workspace; null for no id, too. */
export async function placeById(db: Db | Tx, workspaceId: string, id: string | null): Promise<Place | null> {
  return id === null ? null : db.place.findFirst({ where: { id, workspaceId } });
}

/** By the platform's id; null: not seen yet. */
export async function placeByExternalId(db: Db | Tx, workspaceId: string, externalId: string): Promise<Place | null> {
  return db.place.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } } });
}

/** Those of the ids that are of this workspace, by id. */
export async function placesByIds(
  db: Db | Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Place>> {
  if (ids.length === 0) return new Map();
  const rows = await db.place.findMany({ where: { workspaceId, id: { in: [...new Set(ids)] } } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The platform says that it cannot be reached any more. Since when, where that was known before. */
export async function markGone(tx: Tx, id: string, now: Date): Promise<Date> {
  await tx.place.updateMany({ where: { id, goneAt: null }, data: { goneAt: now } });
  return (await tx.place.findUniqueOrThrow({ where: { id } })).goneAt ?? now;
}

/** Something arrived there. */
export async function markReached(db: Db | Tx, place: Place): Promise<void> {
  if (place.goneAt) await db.place.updateMany({ where: { id: place.id }, data: { goneAt: null } });
}
