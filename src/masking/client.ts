import { taskThread } from '../thread.ts';
import type { Masked } from './kinds.ts';

/** Takes phone numbers, mail addresses, cards and accounts out of customers' words, before anything of them is stored. */
export interface Masking {
  /**
   * As `mask`, in a thread. Rejects where the thread dies or is late: then nothing is known of the text, so store none of
   * it, and say that it could not be saved and to please try again.
   */
  mask(text: string, countries: readonly string[]): Promise<Masked>;
  /** Ends the thread; what is still asked for is rejected. A later call starts a new one. */
  stop(): Promise<void>;
}

export interface MaskTask {
  text: string;
  countries: readonly string[];
}

/** So long somebody waits for it; then the thread is ended, and the next text starts another. */
const patienceMs = 5000;

/** The thread starts with the first text. `entry` is the compiled worker, unless a test starts it from its source. */
export function maskingThread(entry = new URL('./worker.js', import.meta.url), patience = patienceMs): Masking {
  const thread = taskThread<MaskTask, Masked>(entry);
  return {
    mask(text, countries) {
      return new Promise((done, fail) => {
        const late = setTimeout(() => {
          fail(new Error('The masking took too long.'));
          void thread.end();
        }, patience);
        thread
          .ask({ text, countries })
          .then(done, fail)
          .finally(() => clearTimeout(late));
      });
    },
    stop: () => thread.end(),
  };
}
