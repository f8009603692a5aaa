import { type App, ExpressReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Router } from 'express';
import type { SlackSettings } from '../../../env.ts';
import { failure, failureId, type Logger } from '../../../log.ts';
import { boltLogger } from '../client.ts';
import { acknowledging, Malformed } from './ack.ts';

/** Over Socket Mode or signed HTTP, by the token that is set. `router`: null where nothing comes over HTTP. */
export function receiverFor(settings: SlackSettings, log: Logger): { receiver: Receiver; router: Router | null } {
  const logger = boltLogger(log);
  if ('appToken' in settings) {
    // options of its own, for Bolt writes into them
    const clientOptions = { ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }) };
    const receiver = new SocketModeReceiver({
      appToken: settings.appToken,
      logger,
      installerOptions: { clientOptions },
    });
    return { receiver, router: null };
  }
  const receiver = new ExpressReceiver({
    signingSecret: settings.signingSecret,
    logger,
    processEventErrorHandler: async ({ error, response }) => {
      if (!(error instanceof Malformed)) {
        log.error({ id: failureId(), failure: failure(error) }, 'a request of Slack failed');
      }
      if (!response.headersSent) response.writeHead(error instanceof Malformed ? 400 : 500).end();
      return true;
    },
  });
  return { receiver, router: receiver.router };
}

/** The receiver as Bolt sees it, with our acknowledging in between. */
export function withOwnAck(receiver: Receiver, log: Logger): Receiver {
  return {
    init: (app) => receiver.init(Object.assign(Object.create(app) as App, acknowledging(app, log))),
    start: (...given) => receiver.start(...given),
    stop: (...given) => receiver.stop(...given),
  };
}
