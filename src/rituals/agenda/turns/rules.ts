import { addDays, type Calendar, workingDayBefore } from '../../../time/days.ts';
import { instantAt, localDate, localMinutes } from '../../../time/zone.ts';

const morning = 8 * 60;
const evening = 20 * 60;
const halfPastNine = 9 * 60 + 30;

/**
 * When somebody hears that the customer item is theirs: half past nine of the working day before, on their own clocks.
 * Where that has passed, at once in waking hours, else at eight the next morning if the meeting has not begun by then.
 */
export function tellAt(startsAt: Date, zone: string, calendar: Calendar, now: Date): Date {
  const wanted = instantAt(workingDayBefore(localDate(startsAt, zone), calendar), halfPastNine, zone);
  if (wanted > now) return wanted;
  const minutes = localMinutes(now, zone);
  if (minutes >= morning && minutes < evening) return now;
  const today = localDate(now, zone);
  const awake = instantAt(minutes < morning ? today : addDays(today, 1), morning, zone);
  return awake < startsAt ? awake : now;
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
