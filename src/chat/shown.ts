import type { Db, Tx } from '../store/client.ts';

/** What a list of things with numbers showed last. */
export interface Seen {
  /** Whose list it was, e.g. a series of meetings. */
  about: string;
  /** In the order shown. */
  ids: readonly string[];
  at: Date;
}

/**
 * Keeps what stood under which numbers, so that a typed number acts on what its writer saw.
 * @param personId null for what was posted to everybody in the place
 */
export async function keepShown(
  db: Db | Tx,
  list: string,
  { placeId, personId }: { placeId: string; personId: string | null },
  { about, ids, at }: Seen,
): Promise<void> {
  const key = { list, placeId, personId: personId ?? '' };
  const data = { about, ids: ids.join(','), at };
  await db.shown.upsert({ where: { list_placeId_personId: key }, create: { ...key, ...data }, update: data });
}

/** What a person was last shown in a place, and everybody with them. */
export async function lastShown(
  db: Db | Tx,
  list: string,
  placeId: string,
  personId: string,
): Promise<{ own: Seen | null; posted: Seen | null }> {
  const rows = await db.shown.findMany({ where: { list, placeId, personId: { in: [personId, ''] } } });
  const seen = (whose: string): Seen | null => {
    const row = rows.find((one) => one.personId === whose);
    return row ? { about: row.about, ids: row.ids.split(',').filter(Boolean), at: row.at } : null;
  };
  return { own: seen(personId), posted: seen('') };
}
