import { addDays, daysBetween } from '../time/days.ts';
import { type Judged, judge, mostBefore, type Watching, type Window, windows } from './alarm.ts';
import type { Customers } from './spike.ts';

/** From dated voices to what the alarm judges: the last 7 and 28 days, and the whole weeks before them. */

/** The customer's own day, 'YYYY-MM-DD', and who it was; a voice without a name counts one by itself. */
export interface Voice {
  on: string;
  who: string | null;
}

/** An alarm as it was told. */
export interface Alarm {
  on: string;
  window: Window;
  count: number;
}

/** From an alarm's day on, that day counted, so long there is no other of its series. */
export const silentFor = 28;

/** The voices with each customer once a week, the first one, by whatever weeks are counted in; by their days. */
export function onceAWeek<T extends Voice>(voices: readonly T[], weekOf: (on: string) => number): T[] {
  const heard = new Set<string>();
  return voices
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .filter(({ on, who }) => {
      if (who === null) return true;
      const key = `${weekOf(on)} ${who}`;
      return !heard.has(key) && heard.add(key);
    });
}

/**
 * The count of a window that ends with a day, that day counted, and of each whole week before it, oldest first: weeks of
 * seven days that end where the window begins, from `since` on, the day on which listening began.
 */
export function countsOn(
  voices: readonly Voice[],
  on: string,
  since: string,
  window: Window,
): { count: number; before: number[] } {
  const { weeks } = windows[window];
  const weekOf = (day: string) => Math.floor(daysBetween(day, on) / 7);
  const whole = Math.floor((daysBetween(since, on) + 1 - window) / 7);
  const counts = new Array<number>(weeks + Math.min(mostBefore, Math.max(0, whole))).fill(0);
  for (const { on: day } of onceAWeek(voices, weekOf)) {
    const week = weekOf(day);
    if (week >= 0 && week < counts.length) counts[week] = (counts[week] ?? 0) + 1;
  }
  return { count: counts.slice(0, weeks).reduce((a, b) => a + b, 0), before: counts.slice(weeks).reverse() };
}

/**
 * How many customers there were beside the counts of a window: `byMonth` has them by 'YYYY-MM', and each week has those
 * of its last day's month, or of the newest month before it that is known. Undefined where a week has none.
 */
export function customersOn(
  byMonth: ReadonlyMap<string, number>,
  on: string,
  window: Window,
  weeksBefore: number,
): Customers | undefined {
  const { weeks } = windows[window];
  const months = [...byMonth.keys()].sort();
  const inWeek = Array.from({ length: weeks + weeksBefore }, (_, week) => {
    const month = addDays(on, -7 * week).slice(0, 7);
    return byMonth.get(months.findLast((one) => one <= month) ?? '');
  });
  const known = inWeek.filter((one) => one !== undefined);
  if (known.length < inWeek.length) return undefined;
  return { before: known.slice(weeks).reverse(), now: known.slice(0, weeks).reduce((a, b) => a + b, 0) };
}

/** Whether an alarm is not told because another was: within 28 days, unless its own window's count has doubled. */
export function isSilent({ on, window, count }: Alarm, last: Alarm | null): boolean {
  if (last === null || daysBetween(last.on, on) >= silentFor) return false;
  return window !== last.window || count < 2 * last.count;
}

/** The alarm of a day on which somebody complained, by the shorter window where both have one; null where all is usual. */
export function alarmOn(
  voices: readonly Voice[],
  on: string,
  since: string,
  {
    customers,
    watched,
    last = null,
  }: { customers?: ReadonlyMap<string, number>; watched?: number; last?: Alarm | null },
): (Alarm & { judged: Judged }) | null {
  for (const window of [7, 28] as const) {
    const { count, before } = countsOn(voices, on, since, window);
    const known: Watching = { customers: customers && customersOn(customers, on, window, before.length) };
    const judged = judge(window, count, before, watched === undefined ? known : { ...known, watched });
    if (judged?.alarm && !isSilent({ on, window, count }, last)) return { on, window, count, judged };
  }
  return null;
}
