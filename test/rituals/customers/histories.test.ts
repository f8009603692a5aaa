import { describe, expect, test } from 'vitest';
import { lastWelcome, reasonsFor, remindersFor, type Waiting } from '../../../src/rituals/customers/waiting/ladder.ts';
import type { Weekday } from '../../../src/time/days.ts';
import { isWorkingDay } from '../../../src/time/days.ts';
import { localDate, localMinutes } from '../../../src/time/zone.ts';
import { answerDue, isForAll, isWaiting } from '../../../src/voices/rules.ts';
import { nextWelcome, type WorkClock } from '../../../src/who/clock.ts';

/** HISTORIES: so many histories drawn by chance. */
const histories = Number(process.env['HISTORIES'] ?? 2000);

const hour = 3_600_000;

/** Numbers from 0 to 1, the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const zones = ['Asia/Dhaka', 'Asia/Kathmandu', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe'];
const weeks: readonly (readonly Weekday[])[] = [
  [1, 2, 3, 4, 5],
  [7, 1, 2, 3, 4],
  [1, 2, 3, 4, 5, 6, 7],
];

function isWelcome(at: Date, clock: WorkClock): boolean {
  const minutes = localMinutes(at, clock.zone);
  return isWorkingDay(localDate(at, clock.zone), clock) && minutes >= 8 * 60 && minutes < 20 * 60;
}

/** One voice's life by chance, and what the rules say on the way. */
function live(next: () => number): string[] {
  const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const clock = (): WorkClock => ({
    zone: one(zones),
    weekdays: one(weeks),
    holidays: new Set(next() < 0.3 ? [`2026-05-${String(4 + Math.floor(next() * 10)).padStart(2, '0')}`] : []),
  });
  const [office, own] = [clock(), clock()];
  const createdAt = new Date(Date.UTC(2026, 4, 1) + Math.floor(next() * 14 * 24) * hour + Math.floor(next() * hour));
  const voice: Waiting = {
    createdAt,
    dueAt: answerDue(office, createdAt),
    takenAt: null,
    isPrivate: next() < 0.2,
    hasLeft: false,
  };
  const state = { news: one(['bad', null] as const), answeredAt: null as Date | null, hiddenAt: null as Date | null };
  const wrong: string[] = [];
  let now = createdAt;
  let isMoved = false;
  for (let n = 0; n < 10; n++) {
    now = new Date(now.getTime() + Math.floor(next() * 14 * hour));
    const what = one(['take', 'move', 'answer', 'hide', 'leave', 'wait', 'wait', 'wait']);
    const waits = isWaiting({ kind: 'said', ...state, erasedAt: null });
    if (waits === isForAll({ kind: 'said', ...state, erasedAt: null }) && state.hiddenAt === null)
      wrong.push('shared while it waits');
    if (!waits) return wrong;
    if (what === 'take') Object.assign(voice, { takenAt: now, hasLeft: false });
    if (what === 'leave' && voice.takenAt) Object.assign(voice, { takenAt: null, hasLeft: true });
    if (what === 'move' && voice.takenAt && !isMoved) {
      isMoved = true;
      Object.assign(voice, { takenAt: now, dueAt: new Date(voice.dueAt.getTime() + 30 * hour) });
    }
    if (what === 'answer') state.answeredAt = now;
    if (what === 'hide') state.hiddenAt = now;
    const reasons = reasonsFor(voice, { own, office, now, isAdmin: next() < 0.5, decides: true });
    const reminders = remindersFor(voice, own);
    for (const { at } of [...reasons, ...reminders])
      if (!isWelcome(nextWelcome(at, own.zone, own), own)) wrong.push(`outside the hours: ${at.toISOString()}`);
    const names = [...reasons.map(({ reason }) => reason), ...reminders.map(({ reminder }) => reminder)];
    if (new Set(reasons.map(({ reason }) => reason)).size < reasons.length) wrong.push(`twice: ${names.join()}`);
    if (voice.takenAt && reasons.some(({ reason }) => ['half', 'left'].includes(reason))) wrong.push('somebody has it');
    if (!voice.takenAt && reminders.length > 0) wrong.push('nobody has it');
    for (const { reason, at } of reasons) {
      if (at < createdAt) wrong.push(`${reason} before it was said`);
      if (['due', 'later'].includes(reason) && at < voice.dueAt) wrong.push(`${reason} too early`);
      if (reason === 'half' && at >= voice.dueAt) wrong.push('half too late');
    }
    for (const { reminder, at } of reminders) {
      if (reminder === 'before' && (at >= voice.dueAt || at <= (voice.takenAt ?? now)))
        wrong.push('before is not before');
      if (reminder === 'before' && !isWelcome(at, own)) wrong.push('a reminder outside the hours');
      if (reminder === 'due' && at < voice.dueAt) wrong.push('due too early');
    }
    if (lastWelcome(voice.dueAt, own) > voice.dueAt) wrong.push('earlier is later');
  }
  return wrong;
}

describe('whatever happens to what a customer said', () => {
  test('nobody is to hear outside the hours, too early, twice, or of what is not so', () => {
    const next = chance(41);
    const found: string[] = [];
    for (let n = 0; n < histories && found.length < 10; n++) found.push(...live(next));
    expect(found).toEqual([]);
  }, 3_600_000);
});
