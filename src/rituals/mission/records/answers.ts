import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Db, Tx } from '../../../store/client.ts';
import { insertAll, rowsAtOnce } from '../../../store/many.ts';
import type { Answer } from '../../../store/rows.ts';
import { shuffle } from '../rules.ts';

/** What was answered in a round: without names but where the question said otherwise, or a leader agreed. */

export type Given = Pick<Answer, 'ownJob' | 'sharedJob' | 'rating1' | 'rating2' | 'rating3'>;

export function answerUnder(db: Db | Tx, roundId: string, key: string): Promise<Answer | null> {
  return db.answer.findUnique({ where: { roundId_key: { roundId, key } } });
}

/** All of a round's answers, in the order of their random ids. */
export async function* answerPages(db: Db | Tx, roundId: string): AsyncGenerator<Answer[]> {
  for (let after = ''; ; ) {
    const page = await db.answer.findMany({
      where: { roundId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: rowsAtOnce,
    });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id ?? '';
  }
}

export async function allAnswers(db: Db | Tx, roundId: string): Promise<Answer[]> {
  const all: Answer[] = [];
  for await (const page of answerPages(db, roundId)) all.push(...page);
  return all;
}

/** Without those that leaders show with their names, which stand apart: what figures and unnamed words are made of. */
async function unnamedIn(db: Db | Tx, roundId: string) {
  const named = (await leaderAnswers(db, roundId)).map(({ personId }) => personId);
  return { roundId, OR: [{ personId: null }, { personId: { notIn: named } }] };
}

/** Some of what was said to one question, in an order that has nothing to do with that of the other one. */
export async function someWords(
  db: Db,
  roundId: string,
  question: 'sharedJob' | 'ownJob',
  { from, most, hidden }: { from: number; most: number; hidden: readonly string[] },
): Promise<string[]> {
  const orderBy =
    question === 'sharedJob' ? [{ id: 'asc' as const }] : [{ ownJob: 'asc' as const }, { id: 'asc' as const }];
  const where = { ...(await unnamedIn(db, roundId)), id: { notIn: [...hidden] } };
  const rows = await db.answer.findMany({ where, orderBy, skip: from, take: most });
  return rows.map((answer) => answer[question]);
}

/** How many there are to read without a name, once the round has closed, but those that are hidden. */
export async function countUnnamed(db: Db, roundId: string, hidden: readonly string[]): Promise<number> {
  return db.answer.count({ where: { ...(await unnamedIn(db, roundId)), id: { notIn: [...hidden] } } });
}

/** The answers to the question about the shared job, by their ids. */
export async function sharedJobs(db: Db, roundId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.answer.findMany({ where: { roundId, id: { in: [...ids] } } });
  return new Map(rows.map(({ id, sharedJob }) => [id, sharedJob]));
}

/**
 * An answer among the others of its round: they are written anew with it, under fresh ids and in random places, so that
 * nothing in the database, or in a copy of its files, tells in which order they came. Of very many, so many at random.
 */
export async function putAnswer(tx: Tx, answer: Omit<Answer, 'id'>): Promise<void> {
  const { roundId, key } = answer;
  await tx.answer.deleteMany({ where: { roundId, key } });
  const others = await tx.$queryRaw<Answer[]>`
    WITH "picked" AS MATERIALIZED (
      SELECT "id" FROM "Answer" WHERE "roundId" = ${roundId} ORDER BY random() LIMIT ${rowsAtOnce}
    )
    DELETE FROM "Answer" WHERE "id" IN (SELECT "id" FROM "picked") RETURNING *`;
  const anew = [...others, answer].map((one) => ({ ...one, id: randomUUID() }));
  await insertAll(tx, 'Answer', columns, shuffle(anew, randomInt));
}

async function deleteAnswers(tx: Tx, roundId: string): Promise<void> {
  for await (const page of answerPages(tx, roundId)) {
    await tx.answer.deleteMany({ where: { roundId, id: { lte: page.at(-1)?.id ?? '' } } });
    await setImmediate();
  }
}

const columns = [
  'id',
  'roundId',
  'key',
  'personId',
  'ownJob',
  'sharedJob',
  'rating1',
  'rating2',
  'rating3',
] as const satisfies readonly (keyof Answer)[];

/** Writes the answers anew as `made` from those there were, in that order. How many there are then. */
export async function rewriteAnswers(
  tx: Tx,
  roundId: string,
  made: (answers: readonly Answer[]) => Promise<readonly Answer[]>,
): Promise<number> {
  const anew = await made(await allAnswers(tx, roundId));
  await deleteAnswers(tx, roundId);
  await insertAll(tx, 'Answer', columns, anew);
  return anew.length;
}

// ---------------------------------------------------------------- leaders' own answers

export interface LeaderAnswer {
  roundId: string;
  personId: string;
  ownJob: string;
  sharedJob: string;
}

export function leaderAnswers(db: Db | Tx, roundId: string): Promise<LeaderAnswer[]> {
  return db.leaderAnswer.findMany({ where: { roundId }, orderBy: { personId: 'asc' } });
}

export async function showLeader(tx: Tx, shown: LeaderAnswer): Promise<void> {
  const { roundId, personId, ...texts } = shown;
  const where = { roundId_personId: { roundId, personId } };
  await tx.leaderAnswer.upsert({ where, create: shown, update: texts });
}

/** Where it is shown already, the copy follows the answer. */
export async function keepShownUp(tx: Tx, { roundId, personId, ownJob, sharedJob }: LeaderAnswer): Promise<void> {
  await tx.leaderAnswer.updateMany({ where: { roundId, personId }, data: { ownJob, sharedJob } });
}

/** Of one leader, or of all of them. */
export async function hideLeaders(tx: Tx, roundId: string, personId?: string): Promise<void> {
  await tx.leaderAnswer.deleteMany({ where: personId ? { roundId, personId } : { roundId } });
}

export async function isShown(db: Db, roundId: string, personId: string): Promise<boolean> {
  return (await db.leaderAnswer.count({ where: { roundId, personId } })) > 0;
}
