import type { Tx } from '../store/client.ts';
import type { Workspace } from '../store/rows.ts';

/** What admins decide for the whole workspace. */
export type WorkspaceSettings = Pick<
  Workspace,
  'locale' | 'timeZone' | 'workingDays' | 'smallestGroup' | 'pollDays' | 'ideasPlaceId' | 'setupStep'
>;

export function saveSettings(tx: Tx, workspace: Workspace, data: Partial<WorkspaceSettings>): Promise<Workspace> {
  return tx.workspace.update({ where: { id: workspace.id }, data });
}
