import type { Db, Tx } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { countedByProblem } from '../voices/alike/joined.ts';
import { problemsByIds } from './store.ts';

/** A problem, and how many voices of customers it has. */
export interface Sized {
  problem: Problem;
  count: number;
}

/**
 * Those that most complaints since a local date, of those brought until an instant, have in common, the largest first; hidden ones are
 * left out.
 * One customer counts once a week, as in every trend.
 */
export async function largestProblems(
  db: Db | Tx,
  workspaceId: string,
  since: string,
  most: number,
  until?: Date,
): Promise<Sized[]> {
  const counts = await countedByProblem(db, workspaceId, since, until);
  const problems = await problemsByIds(db, workspaceId, [...counts.keys()]);
  return problems
    .filter(({ hiddenAt }) => hiddenAt === null)
    .map((problem) => ({ problem, count: counts.get(problem.id) ?? 0 }))
    .toSorted((a, b) => b.count - a.count || a.problem.number - b.problem.number)
    .slice(0, most);
}
