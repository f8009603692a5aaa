import type { Db } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { Workspace } from '../store/rows.ts';

/** @throws where there is none */
export function workspaceById(db: Db, id: string): Promise<Workspace> {
  return db.workspace.findUniqueOrThrow({ where: { id } });
}

export async function workspacesByIds(db: Db, ids: readonly string[]): Promise<Workspace[]> {
  const found: Workspace[] = [];
  for (const some of chunks(ids)) found.push(...(await db.workspace.findMany({ where: { id: { in: [...some] } } })));
  return found;
}

/** Of all platforms, by platform and name; those that the bot was removed from too. */
export function allWorkspaces(db: Db): Promise<Workspace[]> {
  return db.workspace.findMany({ orderBy: [{ platform: 'asc' }, { name: 'asc' }] });
}
