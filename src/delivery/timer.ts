import type { Due, Timer } from './owes.ts';
import { runNext, scheduled, unschedule } from './schedules.ts';

/** A timer's times alone, for one that is set where what it does is not known. */
export function times(name: string): Omit<Timer, keyof Due> {
  return {
    name,
    next: (tx, workspaceId, subject, at) => runNext(tx, { workspaceId, name, subject }, at),
    end: (tx, subject) => unschedule(tx, { name, subject }),
    set: (db, subjects) => scheduled(db, name, subjects),
  };
}

/** Declares a timer once. `run` may be called at any time: it does what is due and says when it is wanted next. */
export function timer(name: string, due: Due): Timer {
  return { ...times(name), ...due };
}
