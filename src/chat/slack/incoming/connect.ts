import { setTimeout as sleep } from 'node:timers/promises';
import { failureId, type Logger } from '../../../log.ts';
import { errorName, isAway } from '../client.ts';

export interface Connecting {
  /** Asks Slack who we are and lets in what it sends. */
  connect(): Promise<void>;
  log: Logger;
  /** Milliseconds before the second try; each further one waits twice as long, to a minute. */
  waitMs: number;
}

const longestWaitMs = 60_000;

/**
 * Comes into the workspace: at once, or later in the background where Slack cannot be reached, so that nothing else waits
 * for it. `start` rejects where Slack refuses the bot; a refusal that comes later is logged and kept.
 */
export function connecting({ connect, log, waitMs }: Connecting) {
  const stopping = new AbortController();
  let missing: string | null = 'Slack was not reached yet';

  async function attempt(): Promise<void> {
    await connect();
    missing = null;
  }

  async function tryAgain(): Promise<void> {
    for (let wait = waitMs; missing !== null; wait = Math.min(wait * 2, longestWaitMs)) {
      await sleep(wait, undefined, { signal: stopping.signal, ref: false });
      await attempt().catch((error: unknown) => {
        if (!isAway(error)) throw error;
      });
    }
    log.info('Slack was reached');
  }

  async function start(): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ slack: errorName(error) }, 'Slack cannot be reached: the bot tries again until it can');
      tryAgain().catch((later: unknown) => {
        if (stopping.signal.aborted) return;
        missing = later instanceof Error ? later.message : errorName(later);
        log.error({ id: failureId(), slack: errorName(later) }, 'Slack does not let the bot in');
      });
    }
  }

  /** `missing`: null once we are in, else a sentence that says why not. */
  return { start, stop: () => stopping.abort(), missing: () => missing };
}
