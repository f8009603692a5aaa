import type { Answer } from '../../../src/chat/platform.ts';
import { type Slack, slack } from '../../../src/chat/slack/platform.ts';
import { note } from '../../../src/chat/view.ts';
import type { Store } from '../../../src/store/client.ts';
import { type Clock, systemClock } from '../../../src/time/clock.ts';
import { serve } from '../../../src/web/server.ts';
import { temporaryStore } from '../database.ts';
import { memoryLog } from '../log.ts';
import { type Double, type DoubleOptions, startDouble, tokens } from './double.ts';
import { slackPerson } from './person.ts';
import { bot, team } from './workspace.ts';

export type Mode = 'http' | 'socket';

export interface StageOptions {
  mode?: Mode;
  answer?: Answer;
  store?: Store;
  clock?: Clock;
  double?: DoubleOptions;
  timeout?: number;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export const ids = {
  maya: 'U0MAYA',
  anika: 'U0ANIKA',
  grace: 'U0GRACE',
  luis: 'U0LUIS',
  general: 'C0GENERAL',
  support: 'C0SUPPORT',
  /** Private; the bot is in it. */
  leads: 'C0LEADS',
  /** The bot is not in it. */
  quiet: 'C0QUIET',
};

/** A company in Slack: Maya is an admin, Luis a guest. */
export function populate({ workspace }: Double): void {
  workspace.addUser(ids.maya, 'Maya Thompson', { is_admin: true, tz: 'America/New_York' });
  workspace.addUser(ids.anika, 'Anika Rahman', { locale: 'bn-BD' });
  workspace.addUser(ids.grace, 'Grace Okafor', { tz: 'Europe/London' });
  workspace.addUser(ids.luis, 'Luis Ortega', { is_restricted: true });
  workspace.addUser('USLACKBOT', 'Slackbot');
  workspace.addUser('U0GONE', 'Old Colleague', { deleted: true });
  const all = [ids.maya, ids.anika, ids.grace, ids.luis, bot.user];
  workspace.addChannel(ids.general, 'general', all);
  workspace.addChannel(ids.support, 'support', [ids.maya, ids.anika, bot.user]);
  workspace.addChannel(ids.leads, 'leads', [ids.maya, ids.grace, bot.user], true);
  workspace.addChannel(ids.quiet, 'quiet', [ids.maya]);
}

/** The bot's Slack platform with the real Bolt and WebClient, against the double. */
export async function openStage(options: StageOptions = {}) {
  const { mode = 'http', clock = systemClock, answer = async ({ ask }) => ({ show: note(ask.kind) }) } = options;
  const double = await startDouble(options.double);
  populate(double);
  const store = options.store ?? (await temporaryStore());
  const { log, lines } = memoryLog();
  const common = { botToken: tokens.bot, apiUrl: double.apiUrl };
  const chat: Slack = slack({
    settings:
      mode === 'http' ? { ...common, signingSecret: tokens.signingSecret } : { ...common, appToken: tokens.app },
    store,
    clock,
    log,
    commands: ['agenda', 'mission', 'idea', 'pad'],
    ...(options.timeout !== undefined && { timeout: options.timeout }),
  });
  const web = chat.router ? await serve([chat.router], { host: '127.0.0.1', port: 0 }) : null;
  if (web) double.requestUrl = `${web.url}/slack/events`;
  double.settle = chat.finished;
  await chat.start(answer);
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
