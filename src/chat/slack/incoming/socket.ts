import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../../log.ts';
import { PlatformError } from '../../platform.ts';
import { errorName, troubleOf } from '../client.ts';

/** The socket over which Slack sends what people do. */
export interface Socket {
  /** Rejects where Slack refuses it or cannot be reached; once it was open it is opened again whenever it is lost. */
  open(): Promise<void>;
  /** Whether something can come over it now. */
  isOpen(): boolean;
  close(): Promise<void>;
}

/** Slack greets within this, or another try is made. */
const greetedWithinMs = 15_000;
const longestWaitMs = 60_000;
/** Lost sooner than this it counts as refused: the next try waits longer. */
const steadyMs = 30_000;

/**
 * Holds the socket open by itself. The library's own way ends the process: where its second try is refused, nobody hears
 * of it (slackapi/node-slack-sdk#2656).
 */
export function socket(receiver: SocketModeReceiver, log: Logger, firstWaitMs: number): Socket {
  const { client } = receiver;
  const stopping = new AbortController();
  let openSince: number | null = null;
  let wait = 0;

  client.on('disconnected', () => {
    if (openSince === null) return;
    if (performance.now() - openSince >= steadyMs) wait = 0;
    openSince = null;
    if (!stopping.signal.aborted) void openAgain();
  });

  async function open(): Promise<void> {
    const timer = setTimeout(() => void client.disconnect(), greetedWithinMs);
    try {
      await client.start();
    } catch (error) {
      // where the connection is lost on the way, the library says nothing at all
      throw error ?? new PlatformError('later', 'the socket was lost before Slack greeted');
    } finally {
      clearTimeout(timer);
    }
    if (stopping.signal.aborted) return void client.disconnect();
    openSince = performance.now();
  }

  async function openAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(wait * (0.5 + Math.random() / 2), undefined, { ref: false });
      if (stopping.signal.aborted) return;
      wait = Math.min(Math.max(wait * 2, firstWaitMs), longestWaitMs);
      try {
        await open();
        return log.info('the socket to Slack is open again');
      } catch (error) {
        wait = Math.max(wait, troubleOf(error).retryAfterMs ?? 0);
        log.warn({ slack: errorName(error), waitMs: wait }, 'the socket to Slack was not opened');
      }
    }
  }

  return {
    open,
    isOpen: () => openSince !== null && client.websocket?.isActive() === true,
    async close() {
      stopping.abort();
      await receiver.stop();
    },
  };
}
