/** Which problems look the same as what somebody says: by their own words, and by what their customers said. */

import type { Nearby } from '../alignment/thread/nearby.ts';
import { type Db, Prisma } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { fold, holds } from '../store/search.ts';
import { latestWords, problemsHolding } from '../voices/alike/joined.ts';
import { problemsByIds } from './store.ts';

/** Words that are looked up, the rarest first; problems that are compared; of each so many of its voices; that are offered. */
const most = { words: 10, compared: 40, voices: 4, offered: 3 };

/** Problems that may be the same, open and fixed ones, closest first. @param besides not this one */
export type FindProblems = (db: Db, workspaceId: string, text: string, besides?: string) => Promise<readonly Problem[]>;

export function nearProblems(nearby: Nearby): FindProblems {
  return async (db, workspaceId, text, besides = '') => {
    const words = [...new Set((await nearby.wordStarts(text)).map((start) => fold(start)))]
      .filter((start) => [...start].length > 2)
      .slice(0, most.words);
    if (words.length === 0) return [];
    const ids = await candidates(db, workspaceId, words);
    const problems = (await problemsByIds(db, workspaceId, ids)).filter(
      ({ id, hiddenAt }) => hiddenAt === null && id !== besides,
    );
    const heard = await latestWords(
      db,
      workspaceId,
      problems.map(({ id }) => id),
      most.voices,
    );
    const ways = problems.map((problem) => waysOf(problem, heard.get(problem.id) ?? []));
    const close = await nearby.similar(
      Array.from({ length: 2 + most.voices }, () => text),
      ways,
      most.offered,
    );
    return close.flatMap((at) => problems[at] ?? []);
  };
}

/** By its title, by all that was learned, and by what its customers said: the closest of them counts. */
function waysOf({ title, arose, prevents, playbook }: Problem, heard: readonly string[]): string[] {
  return [title, [title, arose, prevents, playbook].filter((words) => words !== null).join('\n'), ...heard];
}

/** Those that hold the most of the words, or one of whose voices does. */
async function candidates(db: Db, workspaceId: string, words: readonly string[]): Promise<string[]> {
  const own = await db.$queryRaw<{ id: string; held: number | bigint }[]>`
    SELECT "id", ${heldIn(words)} AS "held" FROM "Problem"
    WHERE "workspaceId" = ${workspaceId} AND "hiddenAt" IS NULL AND (${Prisma.join(words.map(holds), ' OR ')})
    ORDER BY "held" DESC, "number" DESC LIMIT ${most.compared}`;
  const byVoice = await problemsHolding(
    db,
    workspaceId,
    heldIn(words),
    Prisma.join(words.map(holds), ' OR '),
    most.compared,
  );
  const held = new Map<string, number>();
  for (const one of [...own, ...byVoice]) held.set(one.id, Math.max(held.get(one.id) ?? 0, Number(one.held)));
  return [...held]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most.compared)
    .map(([id]) => id);
}

/** How many of the words a row holds. */
function heldIn(words: readonly string[]): Prisma.Sql {
  return Prisma.join(
    words.map((word) => Prisma.sql`(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END)`),
    ' + ',
  );
}
