/** What voices have in common: the problem they were joined to. */

import { onceAWeek } from '../statistics/series.ts';
import type { Db, Tx } from '../store/client.ts';
import type { Voice } from '../store/rows.ts';
import { daysBetween } from '../time/days.ts';
import { bad, there } from './store.ts';

/** null: to none. */
export async function joinVoices(tx: Tx, ids: readonly string[], problemId: string | null): Promise<void> {
  await tx.voice.updateMany({ where: { id: { in: [...ids] } }, data: { problemId } });
}

/** All that can be read of one problem's voices, the first brought first. */
export function voicesOfProblem(db: Db | Tx, workspaceId: string, problemId: string): Promise<Voice[]> {
  return db.voice.findMany({ where: { workspaceId, problemId, ...there }, orderBy: { number: 'asc' } });
}

/**
 * By problem, how many complaints since a local date it has: one customer once a week, whose words are gone too, what was
 * hidden not; somebody nobody named counts by each of their words.
 */
export async function countedByProblem(db: Db, workspaceId: string, since: string): Promise<Map<string, number>> {
  const rows = await db.voice.findMany({
    where: { workspaceId, kind: 'said', hiddenAt: null, problemId: { not: null }, saidOn: { gte: since }, ...bad },
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
