/** Who is to hear, and when, that a customer still waits: pure, so that it can be asked at any time. */

import { isWorkingDay, workingDayBefore } from '../../../time/days.ts';
import { heldUntil } from '../../../time/held.ts';
import { instantAt, localDate, localMinutes } from '../../../time/zone.ts';
import { answerDue } from '../../../voices/rules.ts';
import { nextWelcome, type WorkClock, welcome } from '../../../who/clock.ts';

/** What those who decide are asked for: nobody could read it in the channel, or has it; whoever had it left; it is due; longer. */
export type Reason = 'heard' | 'half' | 'left' | 'due' | 'later';
/** What whoever answers is reminded of. */
export type Reminder = 'before' | 'due';

export interface Waiting {
  createdAt: Date;
  dueAt: Date;
  /** Since when it is as it is with whoever has it: they knew then. null: nobody does. */
  takenAt: Date | null;
  /** It stands in no channel. */
  isPrivate: boolean;
  hasLeft: boolean;
}

/** Milliseconds before it is due. */
const beforeMs = 2 * 3_600_000;
/** So long before the hours of a day end, in minutes: sending takes a while, and somebody may still act on it. */
const roomMinutes = 60;

/** The instant itself where it lies within the hours of a working day, else one that lies within them before it. */
export function lastWelcome(at: Date, clock: WorkClock): Date {
  const date = localDate(at, clock.zone);
  const isBegun = isWorkingDay(date, clock) && localMinutes(at, clock.zone) >= welcome.from;
  const day = isBegun ? date : workingDayBefore(date, clock);
  const latest = instantAt(day, welcome.until - roomMinutes, clock.zone);
  return latest < at ? latest : at;
}

/** When it has waited one working day past its time. @param office whose working days count */
export function isLongFrom(dueAt: Date, office: WorkClock): Date {
  return answerDue(office, dueAt);
}

/** When each reason to tell those who decide begins, on somebody's own clock; left out where it does not. */
export function reasonsFor(
  voice: Waiting,
  {
    own,
    office,
    now,
    isAdmin,
    decides,
  }: { own: WorkClock; office: WorkClock; now: Date; isAdmin: boolean; decides: boolean },
): { reason: Reason; at: Date }[] {
  const { createdAt, dueAt, takenAt, isPrivate, hasLeft } = voice;
  const found: { reason: Reason; at: Date }[] = [];
  const later = (reason: Reason, at: Date) => found.push({ reason, at: nextWelcome(at, own.zone, own) });
  if (decides && isPrivate) later('heard', heldUntil(createdAt));
  if (decides && hasLeft) later('left', now);
  if (decides && takenAt === null) {
    const half = lastWelcome(new Date((createdAt.getTime() + dueAt.getTime()) / 2), own);
    if (half >= createdAt) later('half', half > heldUntil(createdAt) ? half : heldUntil(createdAt));
  }
  if (decides) later('due', dueAt);
  if (isAdmin) later('later', isLongFrom(dueAt, office));
  // what would only be said once it is due is said then
  return found.filter(({ reason, at }) => at < dueAt || !['half', 'left'].includes(reason));
}

/** When whoever answers is reminded, on their own clock; a reminder that would come before they had it falls away. */
export function remindersFor({ dueAt, takenAt }: Waiting, own: WorkClock): { reminder: Reminder; at: Date }[] {
  if (takenAt === null) return [];
  const before = lastWelcome(new Date(dueAt.getTime() - beforeMs), own);
  return [
    ...(before > takenAt ? [{ reminder: 'before' as const, at: before }] : []),
    { reminder: 'due', at: nextWelcome(dueAt, own.zone, own) },
  ];
}
