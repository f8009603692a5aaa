import { setImmediate } from 'node:timers/promises';
import { Prisma, type Tx } from './client.ts';

/** So many rows at once: more would hold the event loop too long, for on SQLite it waits for every statement. */
export const rowsAtOnce = 200;

export function chunks<T>(all: readonly T[]): T[][] {
  const cut: T[][] = [];
  for (let from = 0; from < all.length; from += rowsAtOnce) cut.push(all.slice(from, from + rowsAtOnce));
  return cut;
}

type Value = string | number | boolean | Date | null;

/**
 * Writes many rows in statements that both databases know, in their order. Prisma's createMany takes ten times as long,
 * and its transaction would run out of time.
 * @param rows each with every column: defaults are not filled in
 * @param skipDuplicates leaves out rows whose key is there already, where they would be refused otherwise
 * @param orElse what is done with such rows instead, from ON CONFLICT on
 */
export async function insertAll<C extends string>(
  tx: Tx,
  table: string,
  columns: readonly C[],
  rows: readonly Record<C, Value>[],
  { skipDuplicates = false, orElse = Prisma.empty }: { skipDuplicates?: boolean; orElse?: Prisma.Sql } = {},
): Promise<void> {
  const names = Prisma.raw(`"${table}" (${columns.map((name) => `"${name}"`).join(', ')})`);
  const then = skipDuplicates ? Prisma.sql`ON CONFLICT DO NOTHING` : orElse;
  for (const some of chunks(rows)) {
    const values = some.map((row) => Prisma.sql`(${Prisma.join(columns.map((name) => row[name]))})`);
    await tx.$executeRaw(Prisma.sql`INSERT INTO ${names} VALUES ${Prisma.join(values)} ${then}`);
    await setImmediate();
  }
}
