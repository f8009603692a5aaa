import type { Thread } from '../../thread.ts';
import type { Task, TaskResult } from './tasks.ts';

/** Finds texts that may say the same. It only helps: where its thread is late or has died, nothing is found. */
export interface Nearby {
  /** What to look up to find texts that may say the same, the rarest first. */
  wordStarts(text: string): Promise<readonly string[]>;
  /** Which of the others are close, closest first. A text is given in one or more ways: the closest way counts. */
  similar(
    one: readonly string[],
    others: readonly (readonly string[])[],
    limit: number,
    /** The cosine from which on they are; left out: that of two ideas. */
    atLeast?: number,
  ): Promise<readonly number[]>;
}

/** So long somebody waits for it. */
const patienceMs = 1000;
/** A thread that has not answered for so long is ended, and the next question starts another. */
const stuckMs = 10_000;

export function nearbyIn(thread: Thread<Task, TaskResult>): Nearby {
  function ask<Found extends TaskResult>(task: Task, none: Found): Promise<Found> {
    return new Promise((done) => {
      const late = setTimeout(() => done(none), patienceMs);
      const stuck = setTimeout(() => void thread.end(), stuckMs).unref();
      const answered = (found: TaskResult) => {
        clearTimeout(late);
        clearTimeout(stuck);
        done(found as Found);
      };
      thread.ask(task).then(answered, () => answered(none));
    });
  }
  return {
    wordStarts: (text) => ask<readonly string[]>({ do: 'find word starts', text }, []),
    similar: (one, others, limit, atLeast) =>
      ask<readonly number[]>({ do: 'find similar', one, others, limit, ...(atLeast !== undefined && { atLeast }) }, []),
  };
}
