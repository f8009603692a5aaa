import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { guildPayload, memberPayload, messagePayload, userPayload } from './payloads.ts';
import { application, bot, type Member, type Said, type World } from './world.ts';

interface Session {
  id: string;
  socket: WebSocket | null;
  intents: number;
  /** Which of how many it is. */
  shard: [number, number];
  sent: { t: string; s: number; d: unknown }[];
}

const guildMembers = 1 << 1;
const guildMessages = 1 << 9;
const directMessages = 1 << 12;
const messageContent = 1 << 15;
const privileged = guildMembers | (1 << 8) | messageContent;

const said = z.looseObject({ op: z.int(), d: z.unknown() });
const identify = z.looseObject({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).default([0, 1]),
});
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });
const wanted = z.looseObject({
  guild_id: z.string(),
  user_ids: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  limit: z.int(),
  nonce: z.string().max(32).optional(),
});

/** The shard that hears of a server; direct messages come to the first. */
function shardOf(guild: string | undefined, count: number): number {
  return guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
}

export interface GatewayOptions {
  world: World;
  complain(what: string): void;
  /** Privileged intents that the application was granted. */
  granted: number;
  heartbeatMs: number;
  /** The token that is the right one just now. */
  accepts(): string;
}

/** Discord's gateway: hello, identify, ready, heartbeats, resume with everything missed since. */
export function gateway(server: Server, { world, complain, granted, heartbeatMs, accepts }: GatewayOptions) {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const seen = { identified: 0, resumed: 0 };
  let lookups = 0;
  let isSilent = false;
  let isSpoilt = false;
  /** How many shards are recommended; with fewer than the least nobody is let in. */
  let shards = { recommended: 1, least: 1 };

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (!/^\/gateway\/?$/.test(url.pathname) || url.searchParams.get('v') !== '10') {
      complain(`a gateway address ${request.url}`);
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, welcome);
  });

  function send(session: Session, t: string, d: unknown): void {
    const event = { op: 0, t, s: session.sent.length + 1, d };
    session.sent.push(event);
    if (session.socket?.readyState === 1 && !isSilent) session.socket.send(JSON.stringify(event));
  }

  function welcome(socket: WebSocket): void {
    let mine: Session | null = null;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeatMs } }));
    socket.on('message', (raw) => {
      const { op, d } = said.parse(JSON.parse(String(raw)));
      if (op === 1 && !isSilent) socket.send(JSON.stringify({ op: 11 }));
      if (op === 2) mine = begin(socket, identify.parse(d));
      if (op === 6) mine = goOn(socket, resume.parse(d));
      if (op === 8 && mine) look(mine, wanted.parse(d));
    });
    socket.on('close', () => {
      if (mine?.socket === socket) mine.socket = null;
    });
  }

  function begin(socket: WebSocket, given: z.infer<typeof identify>): Session | null {
    seen.identified++;
    if (given.token !== accepts()) {
      socket.close(4004);
      return null;
    }
    if ((given.intents & privileged & ~granted) !== 0) {
      socket.close(4014);
      return null;
    }
    const [shard, count] = given.shard;
    if (shard >= count || count < shards.least) {
      socket.close(shard >= count ? 4010 : 4011);
      return null;
    }
    const session: Session = { id: world.secret(), socket, intents: given.intents, shard: [shard, count], sent: [] };
    sessions.set(session.id, session);
    const here = [...world.guilds.values()].filter(
      ({ id, members }) => members.has(bot) && shardOf(id, count) === shard,
    );
    const self = world.users.get(bot);
    if (!self) throw new Error('there is no bot');
    send(session, 'READY', {
      v: 10,
      user: userPayload(self),
      guilds: here.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: address(),
      shard: [shard, count],
      application: { id: application, flags: 0 },
    });
    for (const guild of here) send(session, 'GUILD_CREATE', guildPayload(guild));
    return session;
  }

  function goOn(socket: WebSocket, given: z.infer<typeof resume>): Session | null {
    const session = sessions.get(given.session_id);
    if (given.token !== accepts()) {
      socket.close(4004);
      return null;
    }
    if (!session) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return null;
    }
    seen.resumed++;
    session.socket = socket;
    for (const event of session.sent.filter(({ s }) => s > given.seq)) socket.send(JSON.stringify(event));
    send(session, 'RESUMED', {});
    if (!isSpoilt) return session;
    isSpoilt = false;
    forget(session);
    return null;
  }

  /** Members by their ids: nobody needs an intent for that, but everybody has to be named. */
  function look(session: Session, given: z.infer<typeof wanted>): void {
    lookups++;
    const named = typeof given.user_ids === 'string' ? [given.user_ids] : given.user_ids;
    const mayAll = (session.intents & guildMembers) !== 0;
    if (!named && !mayAll) complain('all members are asked for without the intent');
    const { members } = world.guild(given.guild_id);
    const ids = named ?? [...members.keys()];
    send(session, 'GUILD_MEMBERS_CHUNK', {
      guild_id: given.guild_id,
      members: ids.flatMap((id) => members.get(id) ?? []).map(memberPayload),
      not_found: ids.filter((id) => !members.has(id)),
      chunk_index: 0,
      chunk_count: 1,
      nonce: given.nonce,
    });
  }

  function forget({ id, socket }: Session): void {
    socket?.send(JSON.stringify({ op: 9, d: false }));
    sessions.delete(id);
  }

  function any(): Session | undefined {
    const here = [...sessions.values()].filter(({ socket }) => socket !== null);
    return here[Math.floor(Math.random() * here.length)];
  }

  function address(): string {
    const at = server.address();
    return `ws://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/gateway`;
  }

  return {
    address,
    seen,
    /** How often members were asked for by their ids. */
    lookups: () => lookups,
    mayList: () => [...sessions.values()].some(({ intents }) => (intents & guildMembers) !== 0),
    /** To every login; those that are cut off just now get it when they resume. */
    tell(t: string, d: Record<string, unknown>): void {
      const guild = d['guild_id'] ?? (t.startsWith('GUILD_') ? d['id'] : undefined);
      for (const session of sessions.values()) {
        const [shard, count] = session.shard;
        if (shardOf(guild === undefined ? undefined : String(guild), count) === shard) send(session, t, d);
      }
    },
    /** From now on, or no longer, nothing comes any more, and nothing closes: a network that lost its way. */
    silence(now: boolean): void {
      isSilent = now;
    },
    shards: () => shards,
    /** The bot has grown. */
    wantShards(recommended: number, least = recommended): void {
      shards = { recommended, least };
    },
    /** What somebody said, to the logins that asked for such; its words where it is to the bot, or they may read all. */
    tellSaid(said: Said): void {
      const channel = world.channel(said.channel);
      const payload = messagePayload(world, said);
      const isToBot = !channel || payload.mentions.some(({ id }) => id === bot);
      const member = channel && world.guild(channel.guild).members.get(said.author);
      const where = channel && { guild_id: channel.guild, ...(member && { member: partOf(member) }) };
      for (const session of sessions.values()) {
        const [shard, count] = session.shard;
        const isFor = shardOf(channel?.guild, count) === shard;
        if (!isFor || (session.intents & (channel ? guildMessages : directMessages)) === 0) continue;
        const may = isToBot || (session.intents & messageContent) !== 0;
        const words = may ? {} : { content: '', embeds: [], attachments: [], components: [] };
        send(session, 'MESSAGE_CREATE', { ...payload, ...words, ...where });
      }
    },
    /** How many are connected. */
    connected: () => [...sessions.values()].filter(({ socket }) => socket !== null).length,
    /** Cuts every connection, as a network does. */
    drop(): void {
      for (const { socket } of sessions.values()) socket?.terminate();
    },
    /** Asks one of them to come back on a new connection, as Discord does every few hours. */
    recycle(): void {
      any()?.socket?.send(JSON.stringify({ op: 7, d: null }));
    },
    /** One of them has no session any more. */
    invalidate(): void {
      const session = any();
      if (session) forget(session);
    },
    /** The next session that is resumed is lost in the same moment. */
    spoilResume(): void {
      isSpoilt = true;
    },
    /** Says goodbye with a code, and forgets the sessions. */
    turnOut(code: number): void {
      for (const { socket } of sessions.values()) socket?.close(code);
      sessions.clear();
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Of a member, a message does not tell who they are again. */
function partOf(member: Member): object {
  const { user, ...rest } = memberPayload(member);
  return rest;
}
