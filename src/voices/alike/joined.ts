/** What voices have in common: the problem they were joined to. */

import { onceAWeek } from '../../statistics/series.ts';
import type { Db, Prisma, Tx } from '../../store/client.ts';
import type { Voice } from '../../store/rows.ts';
import { daysBetween } from '../../time/days.ts';
import { bad, there } from '../store.ts';

/** null: to none. */
export async function joinVoices(tx: Tx, ids: readonly string[], problemId: string | null): Promise<void> {
  await tx.voice.updateMany({ where: { id: { in: [...ids] } }, data: { problemId } });
}

/** All that can be read of one problem's voices, the first brought first. */
export function voicesOfProblem(db: Db | Tx, workspaceId: string, problemId: string): Promise<Voice[]> {
  return db.voice.findMany({ where: { workspaceId, problemId, ...there }, orderBy: { number: 'asc' } });
}

/**
 * By problem, how many complaints since a local date it has, of those brought until an instant: one customer once a week, whose words are gone too, what was
 * hidden not; somebody nobody named counts by each of their words.
 */
export async function countedByProblem(
  db: Db | Tx,
  workspaceId: string,
  since: string,
  until?: Date,
): Promise<Map<string, number>> {
  const rows = await db.voice.findMany({
    where: {
      workspaceId,
      hiddenAt: null,
      problemId: { not: null },
      saidOn: { gte: since },
      ...(until && { createdAt: { lte: until } }),
      ...bad,
    },
    select: { problemId: true, saidOn: true, customerKey: true },
  });
  const voices = rows.map(({ problemId, saidOn, customerKey }) => ({
    problemId: problemId ?? '',
    on: saidOn,
    who: customerKey && `${problemId} ${customerKey}`,
  }));
  const counts = new Map<string, number>();
  for (const { problemId } of onceAWeek(voices, (on) => Math.floor(daysBetween(since, on) / 7))) {
    counts.set(problemId, (counts.get(problemId) ?? 0) + 1);
  }
  return counts;
}

/** How many complaints of customers one problem has that were brought after an instant, up to another. */
export function countJoined(db: Db | Tx, problemId: string, { from, to }: { from: Date; to: Date }): Promise<number> {
  const where = { problemId, hiddenAt: null, createdAt: { gt: from, lte: to }, ...bad };
  return db.voice.count({ where });
}

/** By problem, how many voices it has; what was hidden is not counted, what was erased is. */
export async function countsOf(db: Db, problemIds: readonly string[]): Promise<Map<string, number>> {
  const where = { problemId: { in: [...problemIds] }, kind: 'said' as const, hiddenAt: null };
  const rows = await db.voice.groupBy({ by: ['problemId'], where, _count: true });
  return new Map(rows.map(({ problemId, _count }) => [problemId ?? '', _count]));
}

/** So many of the latest joined voices are looked through. */
const mostLooked = 1000;

/** How many of some words a problem has. */
export interface Held {
  id: string;
  held: number | bigint;
}

/** Problems one of whose latest voices holds any of some words, those with the most of them first. @param holding how many */
export function problemsHolding(db: Db, workspaceId: string, holding: Prisma.Sql, most: number): Promise<Held[]> {
  return db.$queryRaw`
    SELECT "problemId" AS "id", MAX("held") AS "held" FROM (
      SELECT "problemId", ${holding} AS "held" FROM (
        SELECT "problemId", "folded" FROM "Voice"
        WHERE "workspaceId" = ${workspaceId} AND "problemId" IS NOT NULL AND "hiddenAt" IS NULL AND "erasedAt" IS NULL
        ORDER BY "number" DESC LIMIT ${mostLooked}) AS "latest") AS "found"
    WHERE "held" > 0 GROUP BY "problemId" ORDER BY MAX("held") DESC LIMIT ${most}`;
}

/** By problem, what its latest voices say. */
export async function latestWords(
  db: Db,
  workspaceId: string,
  problemIds: readonly string[],
  most: number,
): Promise<Map<string, string[]>> {
  const where = { workspaceId, problemId: { in: [...problemIds] }, ...there };
  const select = { problemId: true, text: true };
  const rows = await db.voice.findMany({ where, select, orderBy: { number: 'desc' }, take: mostLooked });
  const words = new Map<string, string[]>();
  for (const { problemId, text } of rows) {
    const some = words.get(problemId ?? '') ?? [];
    if (some.length < most) words.set(problemId ?? '', [...some, text]);
  }
  return words;
}

/** Solved since, and in no problem: their solvers may have been asked what they have in common with others. */
export async function unjoinedSolvedSince(db: Db | Tx, workspaceId: string, since: Date): Promise<string[]> {
  const where = { workspaceId, problemId: null, solvedAt: { gte: since } };
  return (await db.voice.findMany({ where, select: { id: true } })).map(({ id }) => id);
}
