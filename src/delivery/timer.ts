import type { Tx } from '../store/client.ts';
import type { Due } from './owes.ts';
import { runMissing, runNext, unschedule } from './schedules.ts';

/** Something that comes round: one row a subject, run when its time has passed. */
export interface Timer extends Due {
  /** "ritual.timer": as it stands in people's databases. */
  readonly name: string;
  /** Sets when it runs next for a subject, making it where it is new. */
  next(tx: Tx, workspaceId: string, subject: string, at: Date): Promise<void>;
  end(tx: Tx, subject: string): Promise<void>;
}

/** Declares a timer once. `run` may be called at any time: it does what is due and says when it is wanted next. */
export function timer(name: string, due: Due): Timer {
  return {
    ...due,
    name,
    next: (tx, workspaceId, subject, at) => runNext(tx, { workspaceId, name, subject }, at),
    end: (tx, subject) => unschedule(tx, { name, subject }),
  };
}

/** Those of a subject's timers that are missing begin; the others keep their time. */
export function beginMissing(
  tx: Tx,
  workspaceId: string,
  subject: string,
  timers: readonly (readonly [Timer, Date])[],
): Promise<void> {
  return runMissing(
    tx,
    timers.map(([{ name }, nextRunAt]) => ({ workspaceId, name, subject, nextRunAt })),
  );
}
