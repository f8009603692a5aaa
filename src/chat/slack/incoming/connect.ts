import { setTimeout as sleep } from 'node:timers/promises';
import { failure, failureId, type Logger } from '../../../log.ts';
import { NotLetIn } from '../../platform.ts';
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
 * for it. `start` rejects where Slack refuses the bot; a refusal that comes later is logged, kept, and tried again.
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
      await attempt().catch(keep);
    }
    log.info('Slack was reached');
  }

  function keep(error: unknown): void {
    if (isAway(error)) return;
    const why = error instanceof NotLetIn ? error.message : 'Slack was not reached yet';
    const told = { id: failureId(), slack: errorName(error), failure: failure(error) };
    if (why !== missing) log.error(told, 'Slack does not let the bot in');
    missing = why;
  }

  async function start(): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ slack: errorName(error) }, 'Slack cannot be reached: the bot tries again until it can');
      // it ends by itself when the bot stops
      tryAgain().catch(() => {});
    }
  }

  /** `missing`: null once we are in, else a sentence that says why not. */
  return { start, stop: () => stopping.abort(), missing: () => missing };
}
