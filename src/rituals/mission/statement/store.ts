import type { Locale } from '../../../i18n/locales.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Statement } from '../../../store/rows.ts';

/** The newest of those that were replaced. */
export function earlierStatements(db: Db, workspaceId: string, most: number): Promise<Statement[]> {
  return db.statement.findMany({
    where: { workspaceId, replacedAt: { not: null } },
    orderBy: { statedAt: 'desc' },
    take: most,
  });
}

/** All there ever were. */
export function everyStatement(db: Db, workspaceId: string): Promise<Statement[]> {
  return db.statement.findMany({ where: { workspaceId }, orderBy: { statedAt: 'asc' } });
}

type New = Pick<Statement, 'workspaceId' | 'text' | 'statedById'> & { locale: Locale };

/** The statement of a language from now on, and the one in whose place it stands; null where it says that already. */
export async function replaceStatement(
  tx: Tx,
  stated: New,
  now: Date,
): Promise<{ made: Statement; before: Statement | null } | null> {
  const { workspaceId, locale, text } = stated;
  const inForce = { workspaceId, locale, replacedAt: null };
  const before = await tx.statement.findFirst({ where: inForce });
  if (before?.text === text) return null;
  await tx.statement.updateMany({ where: inForce, data: { replacedAt: now } });
  return { made: await tx.statement.create({ data: { ...stated, statedAt: now } }), before };
}

/** Takes one back that is in force: the one before it is again, where there is one. Null where it is not in force. */
export async function takeBack(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<{ taken: Statement; before: Statement | null } | null> {
  const taken = await tx.statement.findFirst({ where: { id, workspaceId, replacedAt: null } });
  if (!taken) return null;
  await tx.statement.delete({ where: { id } });
  const { locale, statedAt } = taken;
  const before = await tx.statement.findFirst({ where: { workspaceId, locale, replacedAt: statedAt } });
  if (before) await tx.statement.update({ where: { id: before.id }, data: { replacedAt: null } });
  return { taken, before };
}

/** What the shared mission is stated to be, those in force, one a language. */
export function statementsOf(db: Db | Tx, workspaceId: string): Promise<Statement[]> {
  return db.statement.findMany({ where: { workspaceId, replacedAt: null }, orderBy: { statedAt: 'asc' } });
}
