import { setTimeout as sleep } from 'node:timers/promises';
import { failure, failureId } from '../log.ts';
import type { HeartbeatOptions } from './heartbeat.ts';

/** Work that a stop may have left half done, on a line of its own: it may wait for others, and nothing waits for it. */
export interface Unfinished {
  /** Takes it up, one piece after the other; says how many were finished. While it is at work, once more after that. */
  go(): Promise<number>;
  /** Begins no more, and waits briefly for what is under way: whatever it was, the next start takes it up. */
  stop(): Promise<void>;
}

const longestStopMs = 2_000;

/** @param finished called where some was: something may have become due */
export function unfinished(
  { store, clock, log, rituals }: Pick<HeartbeatOptions, 'store' | 'clock' | 'log' | 'rituals'>,
  finished: () => void,
): Unfinished {
  let line: Promise<number> = Promise.resolve(0);
  let isWaiting = false;
  let hasStopped = false;

  function go(): Promise<number> {
    if (!isWaiting) {
      isWaiting = true;
      line = line.then(all);
    }
    return line;
  }

  async function all(): Promise<number> {
    isWaiting = false;
    let count = 0;
    for (const ritual of rituals) {
      if (hasStopped) break;
      try {
        count += (await ritual.resume?.({ store, now: clock.now() })) ?? 0;
      } catch (error) {
        if (hasStopped) break;
        log.error({ id: failureId(), ritual: ritual.name, failure: failure(error) }, 'unfinished work failed');
      }
    }
    if (count > 0 && !hasStopped) finished();
    return count;
  }

  return {
    go,
    async stop() {
      hasStopped = true;
      await Promise.race([line, sleep(longestStopMs, undefined, { ref: false })]);
    },
  };
}
