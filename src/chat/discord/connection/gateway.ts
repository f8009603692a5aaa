import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options, type REST } from 'discord.js';
import { failure, type Logger } from '../../../log.ts';
import { restOptions, watch } from './rest.ts';
import { DiscordRefused, intentRefused, tokenRefused } from './trouble.ts';

export interface ConnectionOptions {
  token: string;
  members: boolean;
  apiUrl?: string;
  log: Logger;
  /** Called for each new client, before it connects. */
  prepare(client: Client): void;
  /** Called when it is connected. Never throws. */
  ready(client: Client): Promise<void>;
  /** Discord does not let the bot in (any more); said once. */
  refused(why: DiscordRefused): void;
}

export interface Connection {
  client(): Client;
  rest(): REST;
  /** Resolves when connected. Where Discord cannot be reached just now, goes on trying. Throws DiscordRefused. */
  open(): Promise<void>;
  /** The token was refused elsewhere. */
  refuse(): void;
  close(): Promise<void>;
}

/** The rest of the bot does not wait longer for Discord. */
const startWithinMs = 15_000;
const firstRetryMs = 1000;
const longestRetryMs = 60_000;

/** The gateway. discord.js reconnects and resumes by itself; what it gives up on is here. */
export function connection(options: ConnectionOptions): Connection {
  const { token, log } = options;
  let client = make();
  let isClosed = false;
  let why: DiscordRefused | null = null;

  function make(): Client {
    const made = new Client({
      // what is said comes without its words, but where the bot is spoken to: the intent for the rest is not asked for
      intents: [
        ...[GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
        ...(options.members ? [GatewayIntentBits.GuildMembers] : []),
      ],
      rest: restOptions(options),
      allowedMentions: { parse: [] },
      // nothing is read from what was said, so nothing of it is kept; who somebody is grows old within hours
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        MessageManager: 0,
        ReactionManager: 0,
      }),
      sweepers: {
        guildMembers: { interval: 6 * 3600, filter: () => (member) => member.id !== member.client.user.id },
      },
    });
    watch(made.rest, () => refuse(tokenRefused));
    made.on(Events.ShardDisconnect, ({ code }) => {
      if (code === GatewayCloseCodes.AuthenticationFailed) refuse(tokenRefused);
      if (code === GatewayCloseCodes.DisallowedIntents) refuse(intentRefused);
    });
    made.on(Events.ShardError, (error) => log.warn({ failure: failure(error) }, 'the connection to Discord broke'));
    made.on(Events.Error, (error) => log.warn({ failure: failure(error) }, 'discord.js'));
    return made;
  }

  function refuse(sentence: string): void {
    if (why || isClosed) return;
    why = new DiscordRefused(sentence);
    options.refused(why);
    // discord.js would go on asking
    void client.destroy().catch(() => {});
  }

  /** One try. discord.js waits for ever for a gateway that turned it away. */
  async function connect(): Promise<void> {
    const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    const turnedAway = new Promise<never>((_, reject) => {
      client.once(Events.ShardDisconnect, () => reject(why ?? new Error('the gateway closed')));
    });
    turnedAway.catch(() => {});
    await Promise.race([client.login(token).then(() => ready), turnedAway]);
  }

  async function attempt(): Promise<boolean> {
    options.prepare(client);
    try {
      await connect();
      await options.ready(client);
      return true;
    } catch (error) {
      if (why) throw why;
      log.warn({ failure: failure(error) }, 'Discord cannot be reached; trying again');
      await client.destroy().catch(() => {});
      return false;
    }
  }

  async function goOn(): Promise<void> {
    for (let wait = firstRetryMs; !isClosed && !why; wait = Math.min(2 * wait, longestRetryMs)) {
      await sleep(wait, undefined, { ref: false });
      if (isClosed) return;
      client = make();
      if (await attempt()) return;
    }
  }

  return {
    client: () => client,
    rest: () => client.rest,
    refuse: () => refuse(tokenRefused),
    async open() {
      const trying = attempt().then((isConnected) => {
        if (!isConnected) void goOn().catch(() => {});
      });
      await Promise.race([trying, sleep(startWithinMs, undefined, { ref: false })]);
    },
    async close() {
      isClosed = true;
      await client.destroy().catch(() => {});
    },
  };
}
