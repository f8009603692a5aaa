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

/** The statement of a language from now on; nothing where it is what was stated already. */
export async function replaceStatement(
  tx: Tx,
  stated: { workspaceId: string; locale: Locale; text: string; statedById: string },
  now: Date,
): Promise<void> {
  const { workspaceId, locale, text } = stated;
  if ((await tx.statement.count({ where: { workspaceId, locale, text, replacedAt: null } })) > 0) return;
  await tx.statement.updateMany({ where: { workspaceId, locale, replacedAt: null }, data: { replacedAt: now } });
  await tx.statement.create({ data: { ...stated, statedAt: now } });
}
