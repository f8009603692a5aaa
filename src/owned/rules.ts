import { addDays, isWorkingDay, nextWorkingDay, type WorkCalendar, workingDayBefore } from '../time/days.ts';
import { instantAt } from '../time/zone.ts';

/** A reminder before the day, one on it, and once it has passed a question. */
export const stages = ['before', 'on', 'past'] as const;
export type Stage = (typeof stages)[number];

/** Minutes of the owner's day. */
const remindedAt = 9 * 60 + 30;

export interface Moment {
  stage: Stage;
  /** Local date. */
  date: string;
  at: Date;
}

/** When an owner is reminded of a day: on working days alone. On a day off there is no reminder, for there was one before it. */
export function momentsOf(dueDate: string, clock: WorkCalendar & { zone: string }): Moment[] {
  const dates: [Stage, string][] = [
    ['before', workingDayBefore(dueDate, clock)],
    ['on', dueDate],
    ['past', nextWorkingDay(addDays(dueDate, 1), clock)],
  ];
  return dates
    .filter(([, date]) => isWorkingDay(date, clock))
    .map(([stage, date]) => ({ stage, date, at: instantAt(date, remindedAt, clock.zone) }));
}

/**
 * What is wanted at an instant, and when to look again. A reminder whose day has passed is left out; the question is
 * wanted until it was asked.
 * @param since when owner and day became what they are: they were told so, and need no reminder of before
 */
export function wanted(
  moments: readonly Moment[],
  { since, now, today }: { since: Date; now: Date; today: string },
): { stage: Stage | null; next: Date | null } {
  const begun = moments.filter(({ at }) => at > since && at <= now).at(-1);
  const stands = begun && (begun.stage === 'past' || begun.date === today);
  return { stage: stands ? begun.stage : null, next: moments.find(({ at }) => at > now)?.at ?? null };
}
