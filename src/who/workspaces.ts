import type { Db, Tx } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { Workspace } from '../store/rows.ts';

/** @throws where there is none: whoever has the id got it from a row of it */
export function workspaceById(db: Db | Tx, id: string): Promise<Workspace> {
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

/** What admins have set. */
export type Settings = Pick<
  Workspace,
  'locale' | 'timeZone' | 'workingDays' | 'holidays' | 'smallestGroup' | 'pollDays' | 'ideasPlaceId' | 'setupStep'
>;

export function saveSettings(tx: Tx, { id }: Workspace, data: Partial<Settings>): Promise<Workspace> {
  return tx.workspace.update({ where: { id }, data });
}
