import { createHmac } from 'node:crypto';
import type { Locale } from '../../i18n/locales.ts';
import { addWorkingDays, isWeekday, nextWorkingDay, type WorkingDays, weekdays } from '../../time/days.ts';
import { instantAt, localDate } from '../../time/zone.ts';

/** What a mission poll asks, of whom and when. Nothing here knows a clock, a database or a chat. */

export const steadyRatings = ['serves', 'free'] as const;
export const rotatingRatings = ['training', 'tools', 'team', 'coaching', 'heard', 'mistakes'] as const;
export type RatingId = (typeof steadyRatings)[number] | (typeof rotatingRatings)[number];

/** The steps of a rating: from 1, not at all, to 5, completely. */
export const steps = [1, 2, 3, 4, 5] as const;

/** How many are asked when ten people are drawn. */
export const drawn = 10;

/** A mean below the middle of the scale is said to be low: the job was not said clearly, whoever answered. */
export const low = 3;

/** The third rating of a round, by how many rounds the same place has had before it. */
export function thirdRating(roundsBefore: number): RatingId {
  return rotatingRatings[roundsBefore % rotatingRatings.length] ?? rotatingRatings[0];
}

/** A round's three ratings; `third` as it was stored. */
export function ratingsOf(third: string): RatingId[] {
  return [...steadyRatings, rotatingRatings.find((rating) => rating === third) ?? rotatingRatings[0]];
}

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

/** The same in another order, each order as likely as any other (Fisher and Yates). */
export function shuffle<T>(all: readonly T[], below: (n: number) => number): T[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** From so many answers on their number is told exactly. */
export const exactFrom = 20;

/** How many answered, as it may be said: exact from 20 on, else within 5 to 9 or 10 to 19, or as fewer than 5. */
export interface HowMany {
  band: 'few' | 'range' | 'exact';
  low: number;
  high: number;
}

export function howMany(answered: number, asked: number | null): HowMany {
  if (answered >= exactFrom) return { band: 'exact', low: answered, high: answered };
  if (answered < 5) return { band: 'few', low: 0, high: 4 };
  const [from, to] = answered < 10 ? [5, 9] : [10, 19];
  const high = Math.min(to, Math.max(asked ?? to, answered));
  return { band: from === high ? 'exact' : 'range', low: from, high };
}

/** When a round opens for one person: its instant, and the date and zone their clocks then show. */
export interface Opening {
  at: Date;
  date: string;
  zone: string;
}

/** At the stated time in the zone; at once where that has passed. @param minutes minutes of the day, 0 to 1439 */
export function opening(date: string, minutes: number, zone: string, now: Date): Opening {
  const planned = instantAt(date, minutes, zone);
  const at = planned > now ? planned : now;
  return { at, date: localDate(at, zone), zone };
}

/** Whoever asks at night has nobody reminded at night. @param minutes minutes of the day, 0 to 1439 */
export function inWorkingHours(minutes: number): number {
  return Math.min(Math.max(minutes, 9 * 60), 17 * 60);
}

/** The stated time, so many working days after an opening. */
export function workingDaysAfter(from: Opening, days: number, minutes: number, workingDays: WorkingDays): Date {
  return instantAt(addWorkingDays(from.date, days, workingDays), minutes, from.zone);
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

/** The working day on which a round that had to wait opens: the next one after today, so that nobody is surprised. */
export function dayAfterWaiting(today: string, workingDays: WorkingDays): string {
  return addWorkingDays(today, 1, workingDays);
}

/** The date on which something planned for a date happens. */
export function workingDate(date: string, workingDays: WorkingDays): string {
  return nextWorkingDay(date, workingDays);
}

/** A workspace's working days as stored, "7,1,2,3,4". All days where nothing can be read. */
export function readWorkingDays(stored: string): WorkingDays {
  const read = stored.split(',').map(Number).filter(isWeekday);
  return read.length > 0 ? read : weekdays;
}

/** The language a text is written in by its letters; `otherwise` where they are of neither script we tell by. */
export function writtenIn(text: string, otherwise: Locale): Locale {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (count(/\p{Script=Bengali}/gu) * 2 > letters) return 'bn';
  if (count(/\p{Script=Devanagari}/gu) * 2 > letters) return 'ne';
  return otherwise;
}

/** Under this key a person's answer is found until the round's secret is destroyed. */
export function answerKey(secret: Buffer, personId: string): string {
  return createHmac('sha256', secret).update(personId).digest('hex');
}
