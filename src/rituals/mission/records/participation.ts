import { randomInt } from 'node:crypto';
import type { Db, Tx } from '../../../store/client.ts';
import { insertAll, rowsAtOnce } from '../../../store/many.ts';
import type { Participation, Poll, Round } from '../../../store/rows.ts';
import { shuffle } from '../rules.ts';

/** Who is asked in a round, and whether they answered: never what. */

export type Part = 'waits' | 'answered' | 'notAsked';

/** Somebody's part in a round; `placeId` is where they are. Where nobody could be listed, the place decides. */
export function partIn(
  round: Pick<Round, 'asked' | 'audience'> & { poll: Pick<Poll, 'placeId'> },
  row: Participation | undefined,
  placeId: string,
): Part {
  if (row?.answered) return 'answered';
  if (row) return row.replaced ? 'notAsked' : 'waits';
  const isOpenToAll = round.asked === null && (round.audience === 'everyone' || round.poll.placeId === placeId);
  return isOpenToAll ? 'waits' : 'notAsked';
}

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
export async function participantIds(db: Db | Tx, roundId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of participationPages(db, roundId)) ids.push(...page.map(({ personId }) => personId));
  return ids;
}

export function countAnswered(db: Db | Tx, roundId: string): Promise<number> {
  return db.participation.count({ where: { roundId, answered: true } });
}

export function addParticipations(tx: Tx, rows: readonly Participation[]): Promise<void> {
  return insertAll(tx, 'Participation', ['roundId', 'personId', 'answered', 'replaced'], rows);
}

/**
 * Somebody has answered. Like the answers, the flags of the round are written anew with theirs in random places: which
 * was written last tells nothing. Who was replaced before is not told apart from who was not.
 */
export async function putAnswered(tx: Tx, roundId: string, personId: string): Promise<void> {
  await tx.participation.deleteMany({ where: { roundId, personId } });
  const others = await tx.$queryRaw<Participation[]>`
    WITH "picked" AS MATERIALIZED (
      SELECT "personId" FROM "Participation" WHERE "roundId" = ${roundId} ORDER BY random() LIMIT ${rowsAtOnce}
    )
    DELETE FROM "Participation" WHERE "roundId" = ${roundId} AND "personId" IN (SELECT "personId" FROM "picked")
    RETURNING *`;
  // SQLite says 0 and 1
  const flags = others.map(({ answered, replaced, ...one }) => {
    return { ...one, answered: Boolean(answered), replaced: Boolean(replaced) };
  });
  await addParticipations(tx, shuffle([...flags, { roundId, personId, answered: true, replaced: false }], randomInt));
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
