import type { Db } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { countedByProblem } from '../voices/joined.ts';
import { problemsByIds } from './store.ts';

/** A problem, and how many voices of customers it has. */
export interface Sized {
  problem: Problem;
  count: number;
}

/**
 * Those that most complaints since a local date have in common, the largest first; hidden ones are left out.
 * One customer counts once a week, as in every trend.
 */
export async function largestProblems(db: Db, workspaceId: string, since: string, most: number): Promise<Sized[]> {
  const counts = await countedByProblem(db, workspaceId, since);
  const problems = await problemsByIds(db, workspaceId, [...counts.keys()]);
  return problems
    .filter(({ hiddenAt }) => hiddenAt === null)
    .map((problem) => ({ problem, count: counts.get(problem.id) ?? 0 }))
    .toSorted((a, b) => b.count - a.count || a.problem.number - b.problem.number)
    .slice(0, most);
}
