import { type App, ExpressReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Router } from 'express';
import type { SlackSettings } from '../../../env.ts';
import { failure, failureId, type Logger } from '../../../log.ts';
import { boltLogger } from '../client.ts';
import { acknowledging, Malformed } from './ack.ts';
import { type Socket, socket } from './socket.ts';

/** How Slack's requests come in: over a socket, or over HTTP to `router`; the other one is null. */
export interface Entrance {
  receiver: Receiver;
  router: Router | null;
  socket: Socket | null;
}

const once = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 10_000 };

/**
 * Over Socket Mode or signed HTTP, by the token that is set.
 * @param againMs before a lost socket is tried for the second time
 */
export function entrance(settings: SlackSettings, log: Logger, againMs: number): Entrance {
  const logger = boltLogger(log);
  const failed = (error: unknown) => {
    if (!(error instanceof Malformed)) {
      log.error({ id: failureId(), failure: failure(error) }, 'a request of Slack failed');
    }
  };
  if ('appToken' in settings) {
    // options of its own, for Bolt writes into them
    const clientOptions = { ...once, ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }) };
    const receiver = new SocketModeReceiver({
      appToken: settings.appToken,
      logger,
      installerOptions: { clientOptions },
      autoReconnectEnabled: false,
      processEventErrorHandler: async ({ error }) => {
        failed(error);
        return false;
      },
    });
    return { receiver, router: null, socket: socket(receiver, log, againMs) };
  }
  const receiver = new ExpressReceiver({
    signingSecret: settings.signingSecret,
    logger,
    processEventErrorHandler: async ({ error, response }) => {
      failed(error);
      if (!response.headersSent) response.writeHead(error instanceof Malformed ? 400 : 500).end();
      return true;
    },
  });
  return { receiver, router: receiver.router, socket: null };
}

/** The receiver as Bolt sees it, with our acknowledging in between. */
export function withOwnAck(receiver: Receiver, log: Logger): Receiver {
  return {
    init: (app) => receiver.init(Object.assign(Object.create(app) as App, acknowledging(app, log))),
    start: (...given) => receiver.start(...given),
    stop: (...given) => receiver.stop(...given),
  };
}
