/** Which problems look the same as what somebody says: by their own words, and by what their customers said. */

import type { Nearby } from '../alignment/thread/nearby.ts';
import { type Db, Prisma } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { fold, holds } from '../store/search.ts';
import { type Held, latestWords, problemsHolding } from '../voices/alike/joined.ts';
import { problemsByIds } from './store.ts';

/** Words that are looked up, the rarest first; problems that are compared; of each so many of its voices; that are offered. */
const most = { words: 10, compared: 40, voices: 3, offered: 3 };

/** From which cosine on, by wording: three are offered, so that a near miss costs less than what is not found. */
const nearFrom = 0.15;

/** Problems that may be the same, open and fixed ones, closest first. */
export type FindProblems = (db: Db, workspaceId: string, text: string) => Promise<readonly Problem[]>;

export function nearProblems(nearby: Nearby): FindProblems {
  return async (db, workspaceId, text) => {
    const words = [...new Set((await nearby.wordStarts(text)).map((start) => fold(start)))]
      .filter((start) => [...start].length > 2)
      .slice(0, most.words);
    if (words.length === 0) return [];
    const found = await problemsByIds(db, workspaceId, await candidates(db, workspaceId, words));
    const problems = found.filter(({ hiddenAt }) => hiddenAt === null);
    const ids = problems.map(({ id }) => id);
    const heard =
      problems.length > 0 ? await latestWords(db, workspaceId, ids, most.voices) : new Map<string, string[]>();
    const ways = problems.map((problem) => waysOf(problem, heard.get(problem.id) ?? []));
    const same = Array.from({ length: 2 + most.voices }, () => text);
    const close = await nearby.similar(same, ways, most.offered, nearFrom);
    return close.flatMap((at) => problems[at] ?? []);
  };
}

/** By its title, by all that was learned, and by what its customers said: the closest of them counts. */
function waysOf({ title, arose, prevents, playbook }: Problem, heard: readonly string[]): string[] {
  return [title, [title, arose, prevents, playbook].filter((words) => words !== null).join('\n'), ...heard];
}

/** Those that hold the most of the words, or one of whose voices does; where these are few, the newest besides. */
async function candidates(db: Db, workspaceId: string, words: readonly string[]): Promise<string[]> {
  const holding = Prisma.sql`${Prisma.join(
    words.map((word) => Prisma.sql`(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END)`),
    ' + ',
  )}`;
  const own = await db.$queryRaw<Held[]>`
    SELECT "id", ${holding} AS "held" FROM "Problem" WHERE "workspaceId" = ${workspaceId} AND "hiddenAt" IS NULL
    ORDER BY "held" DESC, "number" DESC LIMIT ${most.compared}`;
  const byVoice = own.length > 0 ? await problemsHolding(db, workspaceId, holding, most.compared) : [];
  const held = new Map<string, number>();
  for (const { id, held: count } of [...own, ...byVoice]) held.set(id, Math.max(held.get(id) ?? 0, Number(count)));
  const inOrder = [...held].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
  return inOrder.slice(0, most.compared);
}
