import type { App, ReceiverEvent } from '@slack/bolt';
import { failure, failureId, type Logger } from '../../../log.ts';
import { kindOf } from './payloads.ts';

/** Slack waits three seconds; what takes longer is acknowledged before. */
export const ackWithinMs = 2500;

/** Signed, but nothing that Slack would send. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

type Behind = Pick<App, 'processEvent'>;

/**
 * Stands between Bolt's receiver and its app. Bolt acknowledges events before they are handled, and leaves kinds that it
 * does not know unanswered: here an event is acknowledged once it was dealt with, so that Slack sends it again where that
 * failed, and everything is answered in time. Throws Malformed.
 */
export function acknowledging(app: Behind, log: Logger): Behind {
  async function event(received: ReceiverEvent): Promise<void> {
    const ack = once(received.ack);
    const timer = setTimeout(ack, ackWithinMs);
    try {
      await app.processEvent({ ...received, ack: async () => {} });
      await ack();
    } catch (error) {
      log.error({ id: failureId(), event: received.body['event']?.type, failure: failure(error) }, 'an event failed');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async processEvent(received) {
      switch (kindOf(received.body)) {
        case 'event':
          return event(received);
        case 'command':
        case 'interaction':
          return app.processEvent({ ...received, ack: once(received.ack) });
        case 'unknown':
          log.warn({ type: String(received.body['type']).slice(0, 60) }, 'Slack sent something of an unknown kind');
          return received.ack();
        case 'malformed':
          throw new Malformed('not a payload of Slack');
      }
    },
  };
}

function once(ack: ReceiverEvent['ack']): ReceiverEvent['ack'] {
  let isDone = false;
  return async (body) => {
    if (isDone) return;
    isDone = true;
    await ack(body);
  };
}
