import type { Tx } from '../store/client.ts';
import type { Due, Timer } from './owes.ts';
import { runAgain, runMissing, runNext, scheduled, unschedule } from './schedules.ts';

/** A timer's times alone, for one that is set where what it does is not known. */
export function times(name: string): Omit<Timer, keyof Due> {
  return {
    name,
    next: (tx, workspaceId, subject, at) => runNext(tx, { workspaceId, name, subject }, at),
    end: (tx, subject) => unschedule(tx, { name, subject }),
    set: (db, subjects) => scheduled(db, name, subjects),
  };
}

/** Those of a subject's timers that are missing begin; the others keep their time. */
export function beginMissing(
  tx: Tx,
  workspaceId: string,
  subject: string,
  timers: readonly (readonly [Pick<Timer, 'name'>, Date])[],
): Promise<void> {
  return runMissing(
    tx,
    timers.map(([{ name }, nextRunAt]) => ({ workspaceId, name, subject, nextRunAt })),
  );
}

/** The workspace's zone, working days or holidays changed: whatever follows them runs again at once, and finds its new time. */
export async function runFollowersAgain(
  tx: Tx,
  workspaceId: string,
  timers: readonly Timer[],
  now: Date,
): Promise<void> {
  const names = timers.filter(({ followsTheClock }) => followsTheClock).map(({ name }) => name);
  await runAgain(tx, { workspaceId, names }, now);
}

/** Declares a timer once. `run` may be called at any time: it does what is due and says when it is wanted next. */
export function timer(name: string, due: Due): Timer {
  return { ...times(name), ...due };
}
