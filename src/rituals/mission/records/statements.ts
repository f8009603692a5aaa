import type { Db, Tx } from '../../../store/client.ts';
import type { Statement } from '../../../store/rows.ts';

/** What the shared mission is stated to be, those in force, one a language. */
export function statementsOf(db: Db | Tx, workspaceId: string): Promise<Statement[]> {
  return db.statement.findMany({ where: { workspaceId, replacedAt: null }, orderBy: { statedAt: 'asc' } });
}
