import { addDays, nextWorkingDay, type WorkCalendar, weekBegin, workingDayBefore } from '../time/days.ts';
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

/** When a week is told, in minutes of the day. */
const weekTold = 16 * 60;

/** When the week is told that begins on a date: on its last working day; in a week without any, on one before it. */
function toldOf(clock: WorkCalendar & { zone: string }, begin: string): { day: string; at: Date } {
  const day = workingDayBefore(addDays(begin, 7), clock);
  return { day, at: instantAt(day, weekTold, clock.zone) };
}

/**
 * When the week is told next, strictly after an instant: on its last working day, the one before where that is off. A week
 * without any working day is told with the next.
 */
export function weekEnd(clock: WorkCalendar & { zone: string }, after: Date): Date {
  for (let begin = weekBegin(localDate(after, clock.zone), clock.weekdays); ; begin = addDays(begin, 7)) {
    const { day, at } = toldOf(clock, begin);
    if (day >= begin && at > after) return at;
  }
}

/** The latest one at an instant or before. */
export function lastWeekEnd(clock: WorkCalendar & { zone: string }, now: Date): Date {
  for (let begin = weekBegin(localDate(now, clock.zone), clock.weekdays); ; begin = addDays(begin, -7)) {
    const { at } = toldOf(clock, begin);
    if (at <= now) return at;
  }
}

interface Standing {
  kind: 'said' | 'seen';
  news: 'good' | 'bad' | null;
  answeredAt: Date | null;
  hiddenAt: Date | null;
  erasedAt: Date | null;
}

/** Whether a customer waits for an answer. Good news waits for none; what nobody called good or bad counts as bad. */
export function isWaiting({ kind, news, answeredAt, hiddenAt, erasedAt }: Standing): boolean {
  return kind === 'said' && news !== 'good' && answeredAt === null && hiddenAt === null && erasedAt === null;
}

/** Whether its words may be read by everybody: never a bad word before its answer, nor what the front line named. */
export function isForAll(voice: Standing): boolean {
  const isOver = voice.hiddenAt !== null || voice.erasedAt !== null;
  return voice.kind === 'said' && !isOver && !isWaiting(voice);
}

/** A link to a message at the end of what somebody brings, as a shortcut leaves it there: where it was said. */
const linkAtEnd = /\s(https:\/\/(?:[\w-]+\.slack\.com\/archives|discord\.com\/channels)\/[\w/?=.&-]{1,200})$/;

/** What was said, and the message it was said in. */
export function withoutLink(brought: string): { text: string; link?: string } {
  const found = linkAtEnd.exec(brought);
  return found?.[1] === undefined ? { text: brought } : { text: brought.slice(0, found.index).trim(), link: found[1] };
}

/** Whether there is a word of a customer in it: links alone are none. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/https?:\/\/\S+/g, ''));
}
