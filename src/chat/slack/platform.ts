import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { App } from '@slack/bolt';
import type { Router } from 'express';
import { type ScheduledTask, schedule } from 'node-cron';
import type { SlackSettings } from '../../env.ts';
import { failure, type Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import { knowWorkspace } from '../../who/meet.ts';
import { type Answer, type ChatPlatform, NotLetIn, type Pace, PlatformError } from '../platform.ts';
import { channels } from './channels.ts';
import { boltLogger, type Clients, errorName, isAway, troubleOf, clients as webClients } from './client.ts';
import { listening } from './incoming/calls.ts';
import { connecting } from './incoming/connect.ts';
import { events } from './incoming/events.ts';
import { listeners } from './incoming/listeners.ts';
import { entrance, withOwnAck } from './incoming/receiver.ts';
import { answering } from './outgoing/answers.ts';
import { files } from './outgoing/files.ts';
import { homePages } from './outgoing/home.ts';
import { sending } from './outgoing/sending.ts';
import { directory } from './people.ts';
import { standing } from './standing.ts';

export interface Slack extends ChatPlatform {
  /** Slack's requests over HTTP, at /slack/events; null in Socket Mode, which needs no address. */
  readonly router: Router | null;
  /** null when Slack can be reached, else what is missing. */
  reachable(): Promise<string | null>;
  /** When everything that was heard has been answered. */
  finished(): Promise<void>;
  /** Brings what is known of people and channels up to date; also done at the start and every night. */
  look(): Promise<void>;
}

export interface SlackOptions {
  settings: SlackSettings;
  store: Store;
  clock: Clock;
  log: Logger;
  /** Names of the commands, without the slash. */
  commands: readonly string[];
  /** Milliseconds after which a post counts as in doubt; left out: ten seconds. */
  timeout?: number;
  /** Milliseconds before Slack is tried again where it could not be reached at the start; left out: five seconds. */
  againAfter?: number;
  /** Milliseconds between two looks whether Slack still takes the token; left out: a minute. */
  lookEvery?: number;
}

/** Slack does not take a token. Its message is one sentence. */
class SlackError extends NotLetIn {
  override readonly name = 'SlackError';
}

/** Who we are, as Slack says once the token was checked. */
interface Self {
  team: { id: string; name: string };
  bot: string;
  user: string;
  url: string;
  scopes: ReadonlySet<string>;
}

/** People's names and zones change slowly; the night's look catches what no event told. Minute 23 of 2 o'clock UTC. */
const nightly = '23 2 * * *';
const longestStopMs = 3_000;

/** Slack's documented rates: "several hundred" posts a minute in a workspace, about one a second in a channel. */
const pace: Pace = { counts: 'workspace', postsAMinute: 300, editsAMinute: 50, inChannelAMinute: 60 };

/** Slack, over signed HTTP or over Socket Mode, by the token that is set. One workspace: the token's. */
export function slack(options: SlackOptions): Slack {
  const { settings, store, clock, log } = options;
  const clients = webClients(
    {
      token: settings.botToken,
      ...(settings.apiUrl !== undefined && { apiUrl: settings.apiUrl }),
      ...(options.timeout !== undefined && { timeout: options.timeout }),
    },
    log,
  );
  let self: Self | null = null;
  let answer: Answer = () => Promise.reject(new Error('Slack has not started'));
  let cron: ScheduledTask | undefined;
  let lookout: NodeJS.Timeout | undefined;
  let checkedAt = 0;
  const lookEveryMs = options.lookEvery ?? 60_000;

  const known = (): Self => {
    if (!self) throw new PlatformError('later', 'Slack was not reached yet');
    return self;
  };
  const team = () => known().team.id;

  const ours = (removedAt: { not: null } | null) => ({
    where: { platform: 'slack' as const, externalId: team(), removedAt },
  });
  const stands = standing({
    client: clients.people,
    log,
    lastingMs: lookEveryMs,
    removed: async () => {
      await store.db.workspace.updateMany({ ...ours(null), data: { removedAt: clock.now() } });
    },
    back: async () => {
      await store.db.workspace.updateMany({ ...ours({ not: null }), data: { removedAt: null } });
    },
  });

  const people = directory({ store, log, clients, team });
  const places = channels({ store, log, clients, team });
  const calls = listening({
    people,
    channels: places,
    workspace: () => known().team,
    commands: options.commands,
    url: () => known().url,
  });
  const kept = files();
  const toPeople = { client: clients.people, windows: clients.windows, files: kept, clock, log, answer: () => answer };
  const home = homePages(toPeople);
  const { answerTo, answerSpoken, finished } = answering({ ...toPeople, refreshHome: home.refresh });
  const { post, edit, find } = sending({
    clients,
    files: kept,
    clock,
    log,
    team,
    scopes: () => known().scopes,
    refused: () => stands.refused(),
  });
  const onEvent = events({
    store,
    clock,
    log,
    people,
    team,
    self: () => known().user,
    rename: places.rename,
    home: (person, channel) => calls.home(`home:${randomUUID()}`, person, channel),
    publishHome: home.publish,
    spokenTo: async (said) => {
      const call = await calls.spoken(said);
      if (call) await answerSpoken(call, said.thread_ts ?? undefined);
    },
    post: async (channel, view, key, reader) => {
      await post({ workspace: team(), channel }, view, key, reader);
    },
  });

  const againMs = options.againAfter ?? 5_000;
  const { receiver, router, socket } = entrance(settings, log, againMs);
  const app = new App({
    receiver: withOwnAck(receiver, log),
    authorize: async () => ({ botToken: settings.botToken, botId: known().bot, botUserId: known().user }),
    logger: boltLogger(log),
    // what it would remember of conversations, and keep back of the bot's own events, is not for us
    convoStore: false,
    ignoreSelf: false,
  });
  listeners(app, { calls, answerTo, onEvent });

  async function look(): Promise<void> {
    for (const lookUp of [people.look, places.look])
      await lookUp().catch((error: unknown) => {
        log.warn({ slack: errorName(error), failure: failure(error) }, 'looking up everybody failed');
      });
  }

  async function connect(): Promise<void> {
    self = await whoWeAre(clients);
    await knowWorkspace(store.db, 'slack', self.team);
    const commandPrefix = settings.commandPrefix ?? '';
    await store.db.workspace.updateMany({
      where: { ...ours(null).where, NOT: { commandPrefix } },
      data: { commandPrefix },
    });
    await socket?.open().catch(refused('SLACK_APP_TOKEN'));
    lookout = setInterval(() => void stands.look().catch(() => {}), lookEveryMs).unref();
    cron = schedule(nightly, look, { timezone: 'UTC', noOverlap: true });
    void look();
  }

  const connection = connecting({ connect, log, waitMs: againMs });

  return {
    name: 'slack',
    can: { members: true, unnamed: true },
    pace,
    router,
    finished,
    look,
    post,
    edit,
    find,
    async start(given) {
      answer = given;
      await connection.start();
    },
    async stop() {
      connection.stop();
      clearInterval(lookout);
      await cron?.destroy();
      // what was heard over the socket is acknowledged and answered before it closes
      await Promise.race([finished(), sleep(longestStopMs, undefined, { ref: false })]);
      await socket?.close();
      clients.close();
    },
    async people(workspace, channel) {
      if (workspace !== team()) throw new PlatformError('gone', 'the bot is not in that workspace');
      const listed = channel === undefined ? people.everyone() : people.members(channel);
      return listed.catch((error: unknown) => {
        throw troubleOf(error);
      });
    },
    reaches: async (workspace, channel) => workspace === team() && places.isHere(channel),
    isPrivate: async (workspace, channel) => workspace !== team() || places.isPrivate(channel),
    async reachable() {
      const missing = connection.missing();
      if (missing !== null) return missing;
      if (socket && !socket.isOpen()) return 'the socket to Slack is not open';
      if (Date.now() - checkedAt < lookEveryMs) return null;
      await stands.look();
      checkedAt = Date.now();
      return null;
    },
  };
}

async function whoWeAre({ reading }: Clients): Promise<Self> {
  const said = await reading.auth.test().catch(refused('SLACK_BOT_TOKEN'));
  const { team_id: id, team: name, bot_id: bot, user_id: user, url } = said;
  if (!id || !name || !bot || !user || !url) throw new SlackError('SLACK_BOT_TOKEN is not the token of a bot.');
  return { team: { id, name }, bot, user, url, scopes: new Set(said.response_metadata?.scopes ?? []) };
}

/** What came of presenting a token: a sentence, unless Slack gave no answer. */
function refused(token: string): (error: unknown) => never {
  return (error) => {
    if (isAway(error)) throw error;
    throw new SlackError(`Slack does not take ${token} (${errorName(error)}).`);
  };
}
