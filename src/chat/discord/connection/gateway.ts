import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
  type WebSocketShard,
} from 'discord.js';
import { failure, type Logger } from '../../../log.ts';
import { doubts } from './doubt.ts';
import { type Pulse, pulse } from './pulse.ts';
import { restOptions, watch } from './rest.ts';
import { closedForGood, DiscordRefused, tokenRefused, tooFewShards } from './trouble.ts';

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
  /** So long a token has to be refused until it counts, once the bot was let in; left out: a minute. In milliseconds. */
  lastingMs?: number;
}

export interface Connection {
  client(): Client;
  rest(): REST;
  /** Resolves when connected. Where Discord cannot be reached just now, goes on trying. Throws DiscordRefused. */
  open(): Promise<void>;
  /** What is missing, null while every shard is there. */
  missing(): string | null;
  /** The token was refused elsewhere. */
  tokenRefused(): void;
  /** Whether Discord is being asked again about the token. */
  isInDoubt(): boolean;
  close(): Promise<void>;
}

/** The rest of the bot does not wait longer for Discord. */
const startWithinMs = 15_000;
const firstRetryMs = 1000;
const longestRetryMs = 60_000;
const usualLastingMs = 60_000;

interface Packet {
  t: string | null;
}

/** discord.js stumbles over a session that is lost in the moment it was resumed, and would end the process. */
function passOver(packet: Packet, shard: WebSocketShard | undefined): void {
  const isLost = packet.t === GatewayDispatchEvents.Resumed && shard && Reflect.get(shard, 'sessionInfo') === null;
  if (isLost) packet.t = null;
}

/** The gateway. discord.js reconnects and resumes by itself; what it gives up on is here. */
export function connection(options: ConnectionOptions): Connection {
  const { token, log } = options;
  let client = make();
  let felt: Pulse | null = null;
  let isClosed = false;
  let isTrying = false;
  let wasLetIn = false;
  /** How often more shards were asked for since it was last connected. */
  let sharded = 0;
  let why: DiscordRefused | null = null;
  const doubt = doubts({
    token,
    rest: () => client.rest,
    lastingMs: options.lastingMs ?? usualLastingMs,
    refused: () => refuse(tokenRefused),
    isClosed: () => isClosed,
  });

  function make(): Client {
    const made = new Client({
      // what is said comes without its words, but where the bot is spoken to: the intent for the rest is not asked for
      intents: [
        ...[GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
        ...(options.members ? [GatewayIntentBits.GuildMembers] : []),
      ],
      // as many as Discord recommends
      shards: 'auto',
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
    watch(made.rest, () => turnedDown());
    made.on(Events.Raw, (packet: Packet, shard: number) => passOver(packet, made.ws.shards.get(shard)));
    made.on(Events.ShardDisconnect, ({ code }) => {
      if (made === client) closed(code);
    });
    made.on(Events.ShardError, (error) => log.warn({ failure: failure(error) }, 'the connection to Discord broke'));
    made.on(Events.Error, (error) => log.warn({ failure: failure(error) }, 'discord.js'));
    return made;
  }

  /** discord.js does not come back from these. */
  function closed(code: number): void {
    const sentence = closedForGood[code];
    if (code === GatewayCloseCodes.AuthenticationFailed && wasLetIn) {
      turnedDown();
      restart();
    } else if (sentence !== undefined) refuse(sentence);
    else if (code === GatewayCloseCodes.ShardingRequired && sharded++ > 0) refuse(tooFewShards);
    else restart();
  }

  /** Whoever starts it with a wrong token hears of that at once. */
  function turnedDown(): void {
    if (!wasLetIn) refuse(tokenRefused);
    else if (!why && !isClosed) doubt.begin();
  }

  function refuse(sentence: string): void {
    if (why || isClosed) return;
    why = new DiscordRefused(sentence);
    options.refused(why);
    leave();
  }

  /** discord.js would go on asking, and be heard. */
  function leave(): void {
    felt?.stop();
    felt = null;
    void client.destroy().catch(() => {});
  }

  function restart(): void {
    // whoever is trying sees it by itself
    if (isTrying || isClosed || why) return;
    leave();
    void goOn().catch(() => {});
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
    isTrying = true;
    try {
      await connect();
      sharded = 0;
      wasLetIn = true;
      felt = pulse(client, { log, stuck: restart });
      return true;
    } catch (error) {
      if (why) throw why;
      log.warn({ failure: failure(error) }, 'Discord cannot be reached; trying again');
      await client.destroy().catch(() => {});
      return false;
    } finally {
      isTrying = false;
    }
  }

  /** Tries until it is connected, or may not be. */
  async function goOn(): Promise<void> {
    for (let wait = firstRetryMs; !isClosed && !why; wait = Math.min(2 * wait, longestRetryMs)) {
      await sleep(wait, undefined, { ref: false });
      await doubt.over();
      if (isClosed || why) return;
      client = make();
      if (await attempt()) return options.ready(client);
    }
  }

  return {
    client: () => client,
    rest: () => client.rest,
    tokenRefused: turnedDown,
    isInDoubt: doubt.isOpen,
    missing: () => {
      if (why) return why.message;
      if (doubt.isOpen()) return 'the token was refused; asking again';
      return !felt || felt.isLost() ? 'not connected' : null;
    },
    async open() {
      const trying = attempt().then(async (isConnected) => {
        if (isConnected) await options.ready(client);
        else void goOn().catch(() => {});
      });
      await Promise.race([trying, sleep(startWithinMs, undefined, { ref: false })]);
    },
    async close() {
      isClosed = true;
      felt?.stop();
      await client.destroy().catch(() => {});
    },
  };
}
