import type { Db, Tx } from '../../../store/client.ts';
import { chunks, insertAll, rowsAtOnce } from '../../../store/many.ts';
import type { Participation } from '../../../store/rows.ts';

/** Who is asked in a round, and whether they answered: never what. */

export function participationOf(db: Db | Tx, roundId: string, personId: string): Promise<Participation | null> {
  return db.participation.findUnique({ where: { roundId_personId: { roundId, personId } } });
}

export function participationsOf(db: Db | Tx, roundId: string): Promise<Participation[]> {
  return db.participation.findMany({ where: { roundId }, orderBy: { personId: 'asc' } });
}

async function* participationPages(db: Db | Tx, roundId: string): AsyncGenerator<Participation[]> {
  for (let after = ''; ; ) {
    const page = await db.participation.findMany({
      where: { roundId, personId: { gt: after } },
      orderBy: { personId: 'asc' },
      take: rowsAtOnce,
    });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.personId ?? '';
  }
}

/** Everybody who was asked. */
export async function participantIds(db: Db, roundId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of participationPages(db, roundId)) ids.push(...page.map(({ personId }) => personId));
  return ids;
}

/** This person's part in several rounds. */
export function partsOf(db: Db, personId: string, roundIds: readonly string[]): Promise<Participation[]> {
  return db.participation.findMany({ where: { personId, roundId: { in: [...roundIds] } } });
}

export function countAnswered(db: Db | Tx, roundId: string): Promise<number> {
  return db.participation.count({ where: { roundId, answered: true } });
}

export function addParticipations(tx: Tx, rows: readonly Participation[]): Promise<void> {
  return insertAll(tx, 'Participation', ['roundId', 'personId', 'answered', 'replaced'], rows);
}

/** Writes who took part anew, sorted, so that no trace is left of when each one answered. */
export async function rewriteParticipation(tx: Tx, roundId: string): Promise<void> {
  const who: Participation[] = [];
  for await (const page of participationPages(tx, roundId)) {
    who.push(...page);
    await tx.participation.deleteMany({ where: { roundId, personId: { lte: page.at(-1)?.personId ?? '' } } });
  }
  await addParticipations(tx, who);
}

export async function replaceSilent(tx: Tx, roundId: string, personIds: readonly string[]): Promise<void> {
  await tx.participation.updateMany({
    where: { roundId, personId: { in: [...personIds] } },
    data: { replaced: true },
  });
}

/** People of the workspace who left, or turned out not to be members. */
export async function notMembers(tx: Db | Tx, workspaceId: string): Promise<Set<string>> {
  const rows = await tx.person.findMany({ where: { workspaceId, kind: { not: 'member' } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Names and platform ids of people, by our id. */
export async function peopleById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { externalId: string; name: string }>> {
  const found = new Map<string, { externalId: string; name: string }>();
  for (const some of chunks(ids)) {
    const rows = await db.person.findMany({
      where: { id: { in: some } },
      select: { id: true, externalId: true, name: true },
    });
    for (const { id, ...person } of rows) found.set(id, person);
  }
  return found;
}
