import { addDays, nextWorkingDay } from '../time/days.ts';
import { localDate } from '../time/zone.ts';
import type { WorkClock } from '../who/clock.ts';

/** So many voices in so many days on one problem, and its owner is told that it comes again and again. */
export const repeats = { voices: 3, days: 30 } as const;

const dayMs = 86_400_000;

/** Since when voices count for that. */
export function repeatsSince(now: Date): Date {
  return new Date(now.getTime() - repeats.days * dayMs);
}

/** @param count voices since then; a problem that was told of since then is not told of again */
export function isRepeating(count: number, { warnedAt }: { warnedAt: Date | null }, now: Date): boolean {
  return count >= repeats.voices && (warnedAt === null || warnedAt <= repeatsSince(now));
}

/** The day a problem is to be seen to, where nobody has said another: two weeks on, on a working day. */
export function usualDay(clock: WorkClock, now: Date): string {
  return nextWorkingDay(addDays(localDate(now, clock.zone), 14), clock);
}

interface Timed {
  createdAt: Date;
  solvedAt: Date | null;
}

/** Hours it took to solve the first one, and in the middle those that came since there is a playbook. */
export interface SolveTimes {
  first: number | null;
  since: number | null;
  /** Customers it was solved for since. */
  count: number;
}

/** @param voices the first brought first */
export function solveTimes(voices: readonly Timed[], playbookAt: Date | null): SolveTimes {
  const hours = ({ createdAt, solvedAt }: Timed) =>
    ((solvedAt ?? createdAt).getTime() - createdAt.getTime()) / 3_600_000;
  const solved = voices.filter(({ solvedAt }) => solvedAt !== null);
  const since = solved
    .filter(({ createdAt }) => playbookAt !== null && createdAt > playbookAt)
    .map(hours)
    .toSorted((a, b) => a - b);
  const [first] = solved;
  const middle = since[Math.ceil(since.length / 2) - 1];
  return { first: first ? hours(first) : null, since: middle ?? null, count: since.length };
}
