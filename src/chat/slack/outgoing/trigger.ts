import { setTimeout as sleep } from 'node:timers/promises';
import { errorName, isAway, troubleOf } from '../client.ts';

/** What somebody pressed opens a window within three seconds; the last try leaves by then. */
const lastTryMs = 2_300;
const pauseMs = 100;

/** Opens a window; where Slack gave no answer, once more while that can still be done. */
export async function whileItLives(heardAt: number, open: () => Promise<unknown>): Promise<void> {
  try {
    await open();
  } catch (error) {
    const pause = Math.max(pauseMs, troubleOf(error).retryAfterMs ?? 0);
    if (!isAway(error) || performance.now() - heardAt + pause > lastTryMs) throw error;
    await sleep(pause);
    await open().catch((again: unknown) => {
      // the first try had opened it, and only its answer was lost
      if (errorName(again) !== 'exchanged_trigger_id') throw again;
    });
  }
}

/** It had been too long, or was used already. */
export function isLate(error: unknown): boolean {
  return ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'].includes(errorName(error));
}
