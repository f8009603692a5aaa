import type { Db, Tx } from '../store/client.ts';
import type { Workspace } from '../store/rows.ts';

/** @throws where there is none: whoever has the id got it from a row of it */
export function workspaceById(db: Db | Tx, id: string): Promise<Workspace> {
  return db.workspace.findUniqueOrThrow({ where: { id } });
}

/** What admins have set. */
export type Settings = Pick<
  Workspace,
  'locale' | 'timeZone' | 'workingDays' | 'holidays' | 'smallestGroup' | 'pollDays' | 'ideasPlaceId' | 'setupStep'
>;

export function saveSettings(tx: Tx, { id }: Workspace, data: Partial<Settings>): Promise<Workspace> {
  return tx.workspace.update({ where: { id }, data });
}
