import { type Calendar, workingDayBefore } from '../../../time/days.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { nextWelcome } from '../../../who/clock.ts';

const halfPastNine = 9 * 60 + 30;

/**
 * When somebody hears that the customer item is theirs: half past nine of the working day before, on their own clocks;
 * where that has passed, as soon as they may be written to. Null where the meeting begins before: its agenda names them.
 */
export function tellAt(startsAt: Date, zone: string, calendar: Calendar, now: Date): Date | null {
  const wanted = instantAt(workingDayBefore(localDate(startsAt, zone), calendar), halfPastNine, zone);
  if (wanted > now) return wanted;
  const awake = nextWelcome(now, zone, calendar);
  return awake < startsAt ? awake : null;
}

/**
 * The prompt that was used longest ago in the series; of several that never were, the first.
 * @param past oldest first
 * @param fresh those that rituals bring, as far as they have something to ask about
 */
export function nextPrompt(past: readonly string[], fresh: readonly string[]): string {
  const names = [...fresh, 'conversation', 'sales_support'];
  return names.toSorted((a, b) => past.lastIndexOf(a) - past.lastIndexOf(b))[0] ?? 'conversation';
}
