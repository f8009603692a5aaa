import type { Logger } from '../../log.ts';
import { PlatformError } from '../platform.ts';
import { errorName, isRefused, type WebClient } from './client.ts';

export interface Standing {
  /** Slack refused the token: asks once more, and throws what the outbox is to be told. */
  refused(): Promise<never>;
  /** Asks Slack how the bot stands. Rejects where Slack cannot be asked, or refuses the token. */
  look(): Promise<void>;
}

export interface StandingOptions {
  client: WebClient;
  log: Logger;
  /** So long a doubtful refusal has to last before the workspace counts as removed, in milliseconds. */
  lastingMs: number;
  /** The bot was taken out of the workspace. */
  removed(): Promise<void>;
  /** The token is taken: whoever counted as removed is none any more. */
  back(): Promise<void>;
}

/**
 * Whether the bot is still in its workspace. A single "invalid_auth" is no removal, for Slack also says it in a bad
 * moment of its own, and what waits for a removed workspace is dropped.
 */
export function standing({ client, log, lastingMs, removed, back }: StandingOptions): Standing {
  let asking: Promise<void> | null = null;
  let refusedSince: number | null = null;

  /** However many fail at once, Slack is asked once. */
  function look(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function ask(): Promise<void> {
    try {
      await client.auth.test();
    } catch (error) {
      await consider(error);
      throw error;
    }
    refusedSince = null;
    await back();
  }

  async function consider(error: unknown): Promise<void> {
    const how = isRefused(error);
    if (!how) return;
    refusedSince ??= performance.now();
    if (how === 'perhaps' && performance.now() - refusedSince < lastingMs) return;
    log.warn({ slack: errorName(error) }, 'the bot was removed from the workspace');
    await removed();
  }

  return {
    look,
    async refused() {
      const isRefusedAgain = await look().then(() => false, isRefused);
      if (!isRefusedAgain) throw new PlatformError('later', 'Slack refused the token once');
      // nothing leaves before it was looked at again
      throw new PlatformError('later', 'Slack refuses the token', lastingMs / 4);
    },
  };
}
