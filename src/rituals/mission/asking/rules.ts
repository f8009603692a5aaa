import { addWorkingDays, type Calendar } from '../../../time/days.ts';
import { instantAt, localDate } from '../../../time/zone.ts';

/** Whom a mission poll asks, and when. Dates are local 'YYYY-MM-DD', minutes those of the day, 0 to 1439. */

/** How many are asked when ten people are drawn. */
export const drawn = 10;

/**
 * As many of the pool as asked for, each as likely as any other; all of it where it has no more (Fisher and Yates).
 * @param below gives a whole number from 0 up to, not including, n, evenly
 */
export function draw<T>(pool: readonly T[], count: number, below: (n: number) => number): T[] {
  const left = [...pool];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) taken.push(...left.splice(below(left.length), 1));
  return taken;
}

/** When a round opens for one person: its instant, and the date and zone their clocks then show. */
export interface Opening {
  at: Date;
  date: string;
  zone: string;
}

/** At the stated time in the zone; at once where that has passed. */
export function opening(date: string, minutes: number, zone: string, now: Date): Opening {
  const planned = instantAt(date, minutes, zone);
  const at = planned > now ? planned : now;
  return { at, date: localDate(at, zone), zone };
}

/** Whoever asks at night has nobody reminded at night. */
export function inWorkingHours(minutes: number): number {
  return Math.min(Math.max(minutes, 9 * 60), 17 * 60);
}

/** The stated time, so many working days after an opening. */
export function workingDaysAfter(from: Opening, days: number, minutes: number, calendar: Calendar): Date {
  return instantAt(addWorkingDays(from.date, days, calendar), minutes, from.zone);
}

/** From how many answers figures and unnamed words are shown: figures never below 3, words never before figures. */
export function thresholds(smallestGroup: number, wanted: number): { kFigures: number; kWords: number } {
  const kFigures = Math.max(3, smallestGroup);
  return { kFigures, kWords: Math.max(wanted, kFigures) };
}

/** The opening day is the first working day: these are the second and the fourth. */
export const reminderDays = [1, 3] as const;

/** After so many working days the silent ones of ten are replaced by new draws. */
export const redrawDays = 2;

/** Asking ten goes on while people stay silent, but not for longer than so many times the days a poll is open. */
export const tenTimesLonger = 3;

/** When a round is looked after: its count brought up to date, or the silent of ten replaced. All before it closes. */
export function tendings(
  start: Opening,
  { audience, closesAt, minutes, pollDays }: { audience: string; closesAt: Date; minutes: number; pollDays: number },
  calendar: Calendar,
): Date[] {
  const most = pollDays * tenTimesLonger;
  const days = audience === 'ten' ? Array.from({ length: most }, (_, n) => (n + 1) * redrawDays) : [...reminderDays];
  return days.map((day) => workingDaysAfter(start, day, minutes, calendar)).filter((time) => time < closesAt);
}

/** The instant at which a local date and time is reached anywhere on earth: from then on it may be somebody's. */
export function firstMoment(date: string, minutes: number): Date {
  return instantAt(date, minutes, 'Pacific/Kiritimati');
}
