import { addDays, addWorkingDays, weekBegin } from '../../../time/days.ts';
import { instantAt, localDate, localMinutes } from '../../../time/zone.ts';
import { type WorkClock, welcome } from '../../../who/clock.ts';

/** When the front line is asked. Dates are local 'YYYY-MM-DD', minutes those of the day. */

export const rhythms = ['fortnightly', 'monthly', 'once'] as const;

/** Working days for which it stays open, and in which its lines are sorted. */
const days = { open: 3, sorted: 2 } as const;

/** The longest line, problem's title, word of thanks and offer, in characters. */
export const longest = { line: 300, title: 100, word: 300, offer: 150 } as const;

/** When nobody can name anything any more. */
export function closing(opensOn: string, minutes: number, clock: WorkClock): Date {
  return instantAt(addWorkingDays(opensOn, days.open, clock), minutes, clock.zone);
}

/** By when what was named is to be sorted, and the result told. */
export function resultDue(closedAt: Date, clock: WorkClock): Date {
  const day = addWorkingDays(localDate(closedAt, clock.zone), days.sorted, clock);
  return instantAt(day, localMinutes(closedAt, clock.zone), clock.zone);
}

/** The first and the last date of the weeks in which a round is open that opens on a date. */
export function weeksOf(opensOn: string, clock: WorkClock): readonly [string, string] {
  const last = addWorkingDays(opensOn, days.open, clock);
  return [weekBegin(opensOn, clock.weekdays), addDays(weekBegin(last, clock.weekdays), 6)];
}

/** Nobody is asked at night. */
export function isByDay(minutes: number): boolean {
  return minutes >= welcome.from && minutes < welcome.until;
}

/** At most so many are worked on at a time. */
export const mostMain = 3;

interface Ranked {
  id: string;
  state: 'open' | 'fixed' | 'rests';
  rank: number | null;
}

/** Those that are worked on now. */
export function worked<P extends Ranked>(ranked: readonly P[]): P[] {
  return ranked.filter(({ state, rank }) => state === 'open' && rank !== null);
}

/** The rank that another one gets; null where as many as may be are worked on. */
export function freeRank(ranked: readonly Ranked[]): number | null {
  const taken = new Set(worked(ranked).map(({ rank }) => rank));
  const free = Array.from({ length: mostMain }, (_, n) => n + 1).filter((rank) => !taken.has(rank));
  return taken.size >= mostMain ? null : (free[0] ?? null);
}

/** How many people named a problem. */
export function namedBy(
  lines: readonly { voice: { problemId: string | null; byId: string } }[],
  problemId: string,
): number {
  return new Set(lines.filter(({ voice }) => voice.problemId === problemId).map(({ voice }) => voice.byId)).size;
}
