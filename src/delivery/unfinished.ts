import { setTimeout as sleep } from 'node:timers/promises';
import { failure, failureId } from '../log.ts';
import type { HeartbeatOptions } from './heartbeat.ts';

/** Work that a stop may have left half done, on a line of its own: it may wait for others, and nothing waits for it. */
export interface Unfinished {
  /** Takes it up, one piece after the other; says how many were finished. While it is at work, once more after that. */
  go(): Promise<number>;
  /** What it has been at, or has failed at, for minutes; null where nothing. */
  stuck(): string | null;
  /** Begins no more, and waits briefly for what is under way: whatever it was, the next start takes it up. */
  stop(): Promise<void>;
}

const longestStopMs = 2_000;
/** A round whose answers an embedding service compares takes seconds, one of thousands of answers a minute. */
const longestMs = 5 * 60_000;

/** @param finished called where some was: something may have become due */
export function unfinished(
  { store, clock, log, rituals }: Pick<HeartbeatOptions, 'store' | 'clock' | 'log' | 'rituals'>,
  finished: () => void,
): Unfinished {
  let line: Promise<number> = Promise.resolve(0);
  let isWaiting = false;
  let hasStopped = false;
  /** Since when there is work that is not finished, by performance.now(), and whose it is. */
  let unfinishedSince: number | null = null;
  let whose = '';

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
    let hasFailed = false;
    for (const ritual of rituals) {
      if (hasStopped) break;
      unfinishedSince ??= performance.now();
      if (!hasFailed) whose = ritual.name;
      try {
        count += (await ritual.resume?.({ store, now: clock.now() })) ?? 0;
      } catch (error) {
        if (hasStopped) break;
        hasFailed = true;
        log.error({ id: failureId(), ritual: ritual.name, failure: failure(error) }, 'unfinished work failed');
      }
    }
    if (!hasFailed) unfinishedSince = null;
    if (count > 0 && !hasStopped) finished();
    return count;
  }

  return {
    go,
    stuck() {
      if (unfinishedSince === null || performance.now() - unfinishedSince < longestMs) return null;
      return `unfinished for five minutes: ${whose}`;
    },
    async stop() {
      hasStopped = true;
      await Promise.race([line, sleep(longestStopMs, undefined, { ref: false })]);
    },
  };
}
