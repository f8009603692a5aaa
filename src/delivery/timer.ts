import type { Due, Timer } from './owes.ts';
import { runNext, unschedule } from './schedules.ts';

/** Declares a timer once. `run` may be called at any time: it does what is due and says when it is wanted next. */
export function timer(name: string, due: Due): Timer {
  return {
    ...due,
    name,
    next: (tx, workspaceId, subject, at) => runNext(tx, { workspaceId, name, subject }, at),
    end: (tx, subject) => unschedule(tx, { name, subject }),
  };
}
