import type { Answer } from '../../../src/chat/platform.ts';
import { type Slack, slack } from '../../../src/chat/slack/platform.ts';
import { note } from '../../../src/chat/view.ts';
import type { Store } from '../../../src/store/client.ts';
import { type Clock, systemClock } from '../../../src/time/clock.ts';
import { serve } from '../../../src/web/server.ts';
import { temporaryStore } from '../database.ts';
import { memoryLog } from '../log.ts';
import { answerBy, type Replies } from '../replies.ts';
import { populate } from './company.ts';
import { type DoubleOptions, startDouble, tokens } from './double.ts';
import { slackPerson } from './person.ts';
import { team } from './workspace.ts';

export type Mode = 'http' | 'socket';

export interface StageOptions {
  mode?: Mode;
  answer?: Answer;
  /** Instead of an answer: what is replied, in the language of whoever called. */
  replies?: Replies;
  store?: Store;
  clock?: Clock;
  double?: DoubleOptions;
  timeout?: number;
  againAfter?: number;
  lookEvery?: number;
  commandPrefix?: string;
  /** Slack answers nothing until the double's fault is taken away. */
  away?: boolean;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** The bot's Slack platform with the real Bolt and WebClient, against the double. */
export async function openStage(options: StageOptions = {}) {
  const { mode = 'http', clock = systemClock, replies = ({ ask }) => ({ show: note(ask.kind) }) } = options;
  const double = await startDouble(options.double);
  populate(double);
  const store = options.store ?? (await temporaryStore());
  const { log, lines } = memoryLog();
  const { commandPrefix } = options;
  const common = { botToken: tokens.bot, apiUrl: double.apiUrl, ...(commandPrefix !== undefined && { commandPrefix }) };
  const chat: Slack = slack({
    settings:
      mode === 'http' ? { ...common, signingSecret: tokens.signingSecret } : { ...common, appToken: tokens.app },
    store,
    clock,
    log,
    commands: ['agenda', 'mission', 'idea', 'pad'],
    ...(options.timeout !== undefined && { timeout: options.timeout }),
    ...(options.againAfter !== undefined && { againAfter: options.againAfter }),
    ...(options.lookEvery !== undefined && { lookEvery: options.lookEvery }),
  });
  const web = chat.router ? await serve([chat.router], { host: '127.0.0.1', port: 0 }) : null;
  if (web) double.requestUrl = `${web.url}/slack/events`;
  double.settle = chat.finished;
  if (options.away) double.fault = () => ({ status: 503 });
  await chat.start(options.answer ?? answerBy(store, replies));
  return {
    double,
    chat,
    store,
    lines,
    workspace: team.id,
    url: web ? `${web.url}/slack/events` : null,
    person: (id: string) => slackPerson(double, id),
    async close() {
      await chat.stop();
      await web?.close();
      await double.close();
    },
  };
}
