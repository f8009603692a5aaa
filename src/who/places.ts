import type { Db, Tx } from '../store/client.ts';
import type { Place } from '../store/rows.ts';

/** A channel of this workspace; null for no id, too. */
export async function placeById(db: Db | Tx, workspaceId: string, id: string | null): Promise<Place | null> {
  return id === null ? null : db.place.findFirst({ where: { id, workspaceId } });
}
