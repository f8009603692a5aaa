import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { gateway } from './gateway.ts';
import { interactions, Refusal } from './interactions.ts';
import { channelPayload, guildPayload } from './payloads.ts';
import { handle, type Inside, isByInteraction, type Request } from './rest.ts';
import { Limited } from './threads.ts';
import { type Attached, bot, newWorld, token } from './world.ts';

/** What goes wrong with a call: before it is carried out, or after it (the answer gets lost). */
export type Fault =
  | { status: number; after?: boolean; retryAfter?: number }
  | { drop: 'before' | 'after' }
  | { slow: number; after?: boolean };

export interface DoubleOptions {
  /** Left out: the machine's. */
  now?: () => number;
  /** Privileged intents the application was granted; left out: none. */
  granted?: number;
  heartbeatMs?: number;
  /** Milliseconds for a first response; left out: Discord's three seconds. */
  firstMs?: number;
  port?: number;
  /** Counts no requests: for tests in which hours pass in a moment. */
  unhurried?: boolean;
  /** How many times as fast requests may come; left out: as Discord lets them. */
  speed?: number;
  /** What goes wrong with a call besides what was asked for by `fail`. */
  fault?(method: string, path: string): Fault | null;
}

export type Double = Awaited<ReturnType<typeof startDouble>>;

/** What a place or a person may be like, and no mistake of the bot's. */
const circumstances = [10003, 10007, 10008, 10062, 40060, 50001, 50013, 50027, 50033, 50278, 40067, 160005, 160006];

/** Discord, as strict as the real one: what it refuses is also listed in `complaints`, for no test to overlook. */
export async function startDouble(options: DoubleOptions = {}) {
  const now = options.now ?? Date.now;
  const world = newWorld(now);
  world.addUser(bot, 'Yellow Pad', { isBot: true });
  const complaints: string[] = [];
  const calls: { method: string; path: string; at: number; status: number }[] = [];
  const faults: { method: string; path: RegExp; fault: Fault; times: number }[] = [];
  const spent = new Map<string, number[]>();
  const complain = (what: string) => void complaints.push(what);
  let accepts = token;
  const { speed = 1 } = options;
  // Discord counts messages in a channel, and everything together
  const inChannel = { most: 5, withinMs: 5_000 / speed };
  const inAll = { most: 50, withinMs: 1_000 / speed };

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      complain(`the double itself: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  const line = gateway(server, {
    world,
    complain,
    granted: options.granted ?? 0,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    accepts: () => accepts,
  });
  const doings = interactions({
    world,
    tell: (payload) => line.tell('INTERACTION_CREATE', payload),
    ...(options.firstMs !== undefined && { firstMs: options.firstMs }),
  });
  const inside: Inside = {
    world,
    gatewayUrl: line.address,
    tell: line.tell,
    shards: () => line.shards().recommended,
    mayList: line.mayList,
    registered: [],
    respond: doings.respond,
    amend: doings.amend,
    follow: doings.follow,
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const { method, path } = request;
    const call = { method, path, at: now(), status: 0 };
    calls.push(call);
    const found = faults.find((one) => one.method === method && one.path.test(path) && one.times > 0);
    const fault = found?.fault ?? options.fault?.(method, path);
    if (found) found.times--;
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      call.status = status;
      response.writeHead(status, { ...(body !== null && { 'Content-Type': 'application/json' }), ...headers });
      response.end(body === null ? undefined : JSON.stringify(body));
    };
    if (fault && 'drop' in fault && fault.drop === 'before') return void incoming.socket.destroy();
    if (fault && 'slow' in fault && !fault.after) await sleep(fault.slow);
    if (fault && 'status' in fault && !fault.after) return answer(...failing(fault));
    if (!isByInteraction(path) && incoming.headers.authorization !== `Bot ${accepts}`) {
      return answer(401, { message: '401: Unauthorized', code: 0 });
    }
    const wait = tooFast(request);
    if (wait)
      return answer(
        429,
        { message: 'You are being rate limited.', retry_after: wait.seconds, global: wait.global },
        wait.headers,
      );
    const [status, body, headers] = carryOut(request);
    if (fault && 'drop' in fault) return void incoming.socket.destroy();
    if (fault && 'slow' in fault) await sleep(fault.slow);
    if (fault && 'status' in fault) return answer(...failing(fault));
    answer(status, body, headers ?? bucket(request));
  }

  function carryOut(request: Request): [number, unknown, Record<string, string>?] {
    const what = `${request.method} ${request.path.replace(/\/[\w-]{40,}/, '/…')}`;
    try {
      const done = handle(inside, request);
      return done === null ? [204, null] : [200, done];
    } catch (error) {
      if (error instanceof Refusal) {
        if (!circumstances.includes(error.code) && !error.message.endsWith('is not snowflake.'))
          complain(`${what}: ${error.message}`);
        return [error.status, { message: error.message, code: error.code }];
      }
      if (error instanceof Limited) return failing({ status: 429, retryAfter: error.seconds });
      if (!(error instanceof z.ZodError)) throw error;
      complain(`${what}: ${z.prettifyError(error)}`);
      return [400, { message: 'Invalid Form Body', code: 50035, errors: {} }];
    }
  }

  /** Answers to interactions are not counted. */
  function tooFast({ method, path }: Request) {
    if (options.unhurried || isByInteraction(path)) return null;
    const all = wait('all', inAll);
    if (all !== null) return { ...all, global: true, headers: { ...all.headers, 'X-RateLimit-Global': 'true' } };
    const channel = method === 'POST' ? /^\/channels\/(\d+)\/(?:messages|threads)$/.exec(path)?.[1] : undefined;
    const here = channel === undefined ? null : wait(channel, inChannel);
    return here && { ...here, global: false };
  }

  function wait(
    key: string,
    { most, withinMs }: typeof inAll,
  ): { seconds: number; headers: Record<string, string> } | null {
    const recent = (spent.get(key) ?? []).filter((at) => Date.now() - at < withinMs);
    spent.set(key, recent);
    const [oldest] = recent;
    if (recent.length < most || oldest === undefined) {
      recent.push(Date.now());
      return null;
    }
    const seconds = Math.max(0.05, (oldest + withinMs - Date.now()) / 1000);
    return { seconds, headers: { 'Retry-After': String(Math.ceil(seconds)), 'X-RateLimit-Scope': 'user' } };
  }

  function bucket({ method, path }: Request): Record<string, string> {
    const channel = method === 'POST' ? /^\/channels\/(\d+)\/(?:messages|threads)$/.exec(path)?.[1] : undefined;
    const used = channel === undefined ? undefined : spent.get(channel);
    const [oldest] = used ?? [];
    if (!used || oldest === undefined) return {};
    return {
      'X-RateLimit-Bucket': 'messages',
      'X-RateLimit-Limit': String(inChannel.most),
      'X-RateLimit-Remaining': String(inChannel.most - used.length),
      'X-RateLimit-Reset-After': String((oldest + inChannel.withinMs - Date.now()) / 1000),
    };
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    world,
    apiUrl: `http://127.0.0.1:${port}/api`,
    complaints,
    calls,
    gateway: line,
    interactions: doings,
    registered: () => inside.registered,
    happen: doings.happen,
    /** The next calls like this go wrong. */
    fail(method: string, path: RegExp, fault: Fault, times = 1): void {
      faults.push({ method, path, fault, times });
    },
    /** From now on, or no longer, no token is the right one. */
    withdrawToken(isWithdrawn = true): void {
      accepts = isWithdrawn ? 'nobody has this one' : token;
    },
    /** The bot is taken out of a server. */
    kick(guild: string): void {
      world.guild(guild).members.delete(bot);
      line.tell('GUILD_DELETE', { id: guild });
    },
    /** A thread is archived, as Discord does by itself when nobody has said anything for days; or it is gone. */
    archive(id: string): void {
      const thread = world.channel(id)?.thread;
      if (!thread) throw new Error(`no thread ${id}`);
      thread.archived = now();
      this.changed(id);
    },
    remove(id: string): void {
      const channel = world.channel(id);
      if (!channel) throw new Error(`no channel ${id}`);
      world.guild(channel.guild).channels.delete(id);
      line.tell(channel.thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', {
        ...channelPayload(channel, world.guild(channel.guild)),
      });
    },
    /** What may be done in a channel has changed. */
    changed(id: string): void {
      const channel = world.channel(id);
      if (!channel) throw new Error(`no channel ${id}`);
      const t = channel.thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
      line.tell(t, channelPayload(channel, world.guild(channel.guild)));
    },
    /** The bot is added to a server (again). */
    invite(guild: string, { at, by }: { at?: string; by?: string } = {}): void {
      const joins = { ...(at !== undefined && { joined: at }), ...(by !== undefined && { inviter: by }) };
      Object.assign(world.guild(guild), joins);
      if (!world.guild(guild).members.has(bot)) world.addMember(guild, bot);
      line.tell('GUILD_CREATE', guildPayload(world.guild(guild)));
    },
    async close(): Promise<void> {
      line.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function failing({
  status,
  retryAfter,
}: Extract<Fault, { status: number }>): [number, unknown, Record<string, string>] {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  return [
    status,
    { message: `${status}`, code: 0, ...(retryAfter !== undefined && { retry_after: retryAfter }) },
    headers,
  ];
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '', 'http://localhost');
  const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
  const { body, files } = await readBody(incoming.headers['content-type'] ?? '', Buffer.concat(chunks));
  return { method: incoming.method ?? 'GET', path, query: url.searchParams, body, files };
}

async function readBody(type: string, bytes: Buffer): Promise<{ body: unknown; files: Attached[] }> {
  if (bytes.length === 0) return { body: null, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString()), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
  const files: Attached[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string' || !/^files\[\d+\]$/.test(name)) continue;
    files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}
