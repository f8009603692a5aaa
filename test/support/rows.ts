import type { Db } from '../../src/store/client.ts';

export interface Row {
  table: string;
  values: Readonly<Record<string, unknown>>;
  /** The whole of it, to be compared. */
  line: string;
}

/** Every row of every table, but for the requests themselves. */
export async function everyRow(db: Db): Promise<readonly Row[]> {
  const models = Object.entries(db).filter(
    ([name, value]) => !/^[$_]|^answered$/.test(name) && typeof value === 'object' && 'findMany' in (value ?? {}),
  );
  if (models.length < 20) throw new Error('these are not all tables');
  const rows: Row[] = [];
  for (const [table, model] of models) {
    const all = await (model as { findMany(): Promise<Record<string, unknown>[]> }).findMany();
    rows.push(...all.map((values) => ({ table, values, line: `${table} ${JSON.stringify(values)}` })));
  }
  return rows.sort((a, b) => (a.line < b.line ? -1 : 1));
}
