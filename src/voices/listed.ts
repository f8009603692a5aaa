import type { Db, Tx } from '../store/client.ts';
import type { Voice } from '../store/rows.ts';

export async function voicesByIds(db: Db | Tx, workspaceId: string, ids: readonly string[]): Promise<Voice[]> {
  const rows = await db.voice.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
