import { type Db, Prisma, type Tx } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { Voice } from '../store/rows.ts';

// What was brought to meetings.

interface Page {
  skip?: number;
  take?: number;
}

/** The oldest first; not what was hidden. */
export function broughtTo(db: Db | Tx, meetingId: string, page: Page = {}): Promise<Voice[]> {
  const orderBy = { number: 'asc' as const };
  return db.voice.findMany({ where: { meetingId, hiddenAt: null }, orderBy, ...page });
}

/** What was brought to any of these since, the latest first; hidden or not. */
export function broughtSince(db: Db | Tx, meetingIds: readonly string[], since: Date): Promise<Voice[]> {
  const where = { meetingId: { in: [...meetingIds] }, createdAt: { gte: since }, erasedAt: null };
  return db.voice.findMany({ where, orderBy: { createdAt: 'desc' } });
}

export async function hasBrought(db: Db | Tx, meetingId: string, personId: string): Promise<boolean> {
  return (await db.voice.count({ where: { meetingId, byId: personId } })) > 0;
}

/** By meeting, how much was brought to it; those to which nothing was are left out. */
export async function broughtCounts(db: Db | Tx, meetingIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const ids of chunks(meetingIds)) {
    const where = { meetingId: { in: ids } };
    for (const { meetingId, _count } of await db.voice.groupBy({ by: ['meetingId'], where, _count: true })) {
      if (meetingId) counts.set(meetingId, _count);
    }
  }
  return counts;
}

/** Who brought anything to these, each once. */
export async function bringersTo(db: Db | Tx, meetingIds: readonly string[]): Promise<string[]> {
  const people = new Set<string>();
  for (const ids of chunks(meetingIds)) {
    for (const { byId } of await db.voice.groupBy({ by: ['byId'], where: { meetingId: { in: ids } } }))
      people.add(byId);
  }
  return [...people];
}

/** What was brought for meetings that do not take place goes to another one. */
export async function moveBrought(tx: Tx, from: readonly string[], to: string): Promise<void> {
  if (from.length > 0) await tx.voice.updateMany({ where: { meetingId: { in: [...from] } }, data: { meetingId: to } });
}

/** Joins "voice" to meetings: what somebody brought to them. @param meetingId a column */
export function joinBroughtBy(personId: string, meetingId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LEFT JOIN "Voice" voice ON voice."meetingId" = ${meetingId} AND voice."byId" = ${personId}`;
}
