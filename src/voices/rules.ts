import { addDays, nextWorkingDay, type WorkCalendar } from '../time/days.ts';
import { instantAt, localDate, localMinutes } from '../time/zone.ts';

/** The longest that is written of what a customer said, and of what they were told, in characters. */
export const longestWords = 3000;
/** Of the short name or number that stands for a customer. */
export const longestName = 60;

/**
 * By when a customer is to have an answer: the same local time on the next working day. There are no opening hours and no
 * pause; a time that the clock leaves out or has twice is as everywhere (instantAt).
 * @param at an instant, when it was said to us
 */
export function answerDue(clock: WorkCalendar & { zone: string }, at: Date): Date {
  const day = nextWorkingDay(addDays(localDate(at, clock.zone), 1), clock);
  return instantAt(day, localMinutes(at, clock.zone), clock.zone);
}

interface Standing {
  news: 'good' | 'bad' | null;
  answeredAt: Date | null;
  hiddenAt: Date | null;
  erasedAt: Date | null;
}

/** Whether a customer waits for an answer. Good news waits for none; what nobody called good or bad counts as bad. */
export function isWaiting({ news, answeredAt, hiddenAt, erasedAt }: Standing): boolean {
  return news !== 'good' && answeredAt === null && hiddenAt === null && erasedAt === null;
}

/** Whether its words may be read by everybody: never a bad word before its answer. */
export function isForAll(voice: Standing): boolean {
  const isOver = voice.hiddenAt !== null || voice.erasedAt !== null;
  return !isOver && !isWaiting(voice);
}
