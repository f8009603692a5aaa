import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { checkBlocks } from './blocks.ts';
import { rates } from './limits.ts';
import { type Inside, methods, Refusal } from './methods.ts';
import { type Link, sockets } from './sockets.ts';
import { bot, newWorkspace, team } from './workspace.ts';

/** What goes wrong with a call: before it is carried out, or after it (the answer gets lost). */
export type Fault =
  | { status: number; after?: boolean; retryAfter?: number }
  | { drop: 'before' | 'after' }
  | { slow: number; after?: boolean }
  | { error: string };

export interface DoubleOptions {
  /** Left out: the machine's. */
  now?: () => number;
  scopes?: readonly string[];
  /** How long Slack looks at a picture before it can be shown; left out: not at all. */
  pictureMs?: number;
  port?: number;
  /** By which requests are counted, where time is sped up; left out: the same as the rest. */
  rateNow?: () => number;
}

export const tokens = { bot: 'xoxb-double', app: 'xapp-double', signingSecret: 'a-signing-secret' };
export const allScopes = [
  'app_mentions:read',
  'commands',
  'chat:write',
  'users:read',
  'channels:read',
  'groups:read',
  'files:write',
  'channels:history',
  'groups:history',
  'im:history',
  'im:write',
];

export interface Answered {
  status: number;
  body: unknown;
  ms: number;
}

export type Double = Awaited<ReturnType<typeof startDouble>>;

interface ResponseUrl {
  user: string;
  channel: string;
  at: number;
  uses: number;
  /** The message whose button was pressed. */
  ts: string | null;
}

/** What a place or a person may be like, and no mistake of the bot's. */
const circumstances = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'user_not_in_channel',
  'message_not_found',
  'not_found',
];

const triggerMs = 3_000;
const responseMs = 30 * 60_000;
const responseUses = 5;

/** Slack, as strict as the real one: what it refuses is also listed in `complaints`, for no test to overlook. */
export async function startDouble(options: DoubleOptions = {}) {
  const now = options.now ?? Date.now;
  const workspace = newWorkspace();
  const complaints: string[] = [];
  const calls: { method: string; args: Record<string, string>; at: number }[] = [];
  const triggers = new Map<string, { user: string; at: number; used: boolean }>();
  const responseUrls = new Map<string, ResponseUrl>();
  const rate = rates(options.rateNow ?? now);
  const app = express();
  const server = createServer(app);
  const link: Link = sockets(server);
  let url = '';
  let fault: (method: string, args: Record<string, string>) => Fault | null = () => null;
  let request = '';
  let isRevoked = false;
  let settle: () => Promise<void> = async () => {};

  const inside: Inside = {
    workspace,
    now,
    url: () => url,
    scopes: new Set(options.scopes ?? allScopes),
    pictureMs: options.pictureMs ?? 0,
    shown: [],
    useTrigger(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (now() - trigger.at > triggerMs) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };

  app.post('/api/:method', express.urlencoded({ extended: false, limit: '10mb' }), async (incoming, response) => {
    const name = incoming.params.method;
    const args = (incoming.body ?? {}) as Record<string, string>;
    calls.push({ method: name, args, at: now() });
    const wrong = fault(name, args);
    if (wrong && (await goWrong(wrong, 'before', response))) return;
    const answer = carryOut(name, args, incoming);
    if (wrong && (await goWrong(wrong, 'after', response))) return;
    response.set('x-oauth-scopes', [...inside.scopes].join(','));
    if ('wait' in answer)
      response.status(429).set('Retry-After', String(answer.wait)).json({ ok: false, error: 'ratelimited' });
    else response.json(answer.body);
  });

  function carryOut(
    name: string,
    args: Record<string, string>,
    incoming: Request,
  ): { body: object } | { wait: number } {
    const method = methods[name];
    const refuse = (error: string, why: string[] = []) => {
      const isMistake = !circumstances.includes(error) && (error !== 'invalid_blocks' || why.length > 0);
      if (isMistake) complaints.push(`${name}: ${error} ${why.join('; ')}`.trim());
      return {
        body: {
          ok: false,
          error,
          ...(why.length > 0 && { response_metadata: { messages: why.map((line) => `[ERROR] ${line}`) } }),
        },
      };
    };
    if (!method) return refuse('unknown_method');
    const token = incoming.headers.authorization?.replace('Bearer ', '');
    if (token !== (method.token === 'app' ? tokens.app : tokens.bot)) return refuse('invalid_auth');
    if (isRevoked) return { body: { ok: false, error: 'token_revoked' } };
    const missing = method.scopes.filter((scope) => !inside.scopes.has(scope));
    if (missing.length > 0) return refuse('missing_scope', missing);
    const wait = rate.wait(name, args['channel'] ?? null);
    if (wait > 0) {
      complaints.push(`${name}: over its rate`);
      return { wait };
    }
    const parsed = method.args.safeParse(args);
    if (!parsed.success)
      return refuse(
        'invalid_arguments',
        parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      );
    try {
      return { body: { ok: true, ...method.run(inside, parsed.data as never) } };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.message, error.why);
      throw error;
    }
  }

  app.post('/upload/:id', express.raw({ type: () => true, limit: '20mb' }), (incoming, response) => {
    const file = workspace.files.get(String(incoming.params['id']));
    if (!file) return void response.status(404).end();
    file.bytes = incoming.body as Buffer;
    response.send(`OK - ${file.bytes.length}`);
  });

  const responseBody = z.strictObject({
    response_type: z.enum(['ephemeral', 'in_channel']).optional(),
    replace_original: z.boolean().optional(),
    text: z.string(),
    blocks: z.array(z.unknown()),
  });

  app.post('/response/:id', express.json({ limit: '1mb' }), (incoming, response) => {
    const entry = responseUrls.get(incoming.params.id);
    if (!entry || now() - entry.at > responseMs || entry.uses >= responseUses) {
      complaints.push('response_url: used up or expired');
      return void response.status(404).send(entry ? 'used_url' : 'expired_url');
    }
    entry.uses++;
    const parsed = responseBody.safeParse(incoming.body);
    if (!parsed.success) {
      complaints.push(`response_url: ${parsed.error.message}`);
      return void response.status(400).send('invalid_payload');
    }
    const failed = show(entry.user, entry.channel, parsed.data, entry.ts);
    response.status(failed ? 400 : 200).send(failed ?? 'ok');
  });

  /** A message for one person alone, or in place of the one that was pressed. */
  function show(
    user: string,
    channel: string,
    given: z.infer<typeof responseBody>,
    original: string | null,
  ): string | null {
    const { blocks, problems } = checkBlocks(given.blocks, 'message');
    if (problems.length > 0) {
      complaints.push(`an answer: ${problems.join('; ')}`);
      return 'invalid_blocks';
    }
    inside.shown.push({ text: given.text, blocks });
    const numbered = blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `b${index}` }));
    const before = workspace.messages.find(({ ts }) => ts === original);
    if (given.replace_original && before) {
      Object.assign(before, { blocks: numbered, text: given.text, edits: before.edits + 1 });
      return null;
    }
    workspace.messages.push({
      channel,
      ts: workspace.ts(now()),
      user: bot.user,
      text: given.text,
      blocks: numbered,
      metadata: null,
      files: [],
      edits: 0,
      only: given.response_type === 'in_channel' ? null : user,
    });
    return null;
  }

  async function goWrong(wrong: Fault, when: 'before' | 'after', response: Response): Promise<boolean> {
    if ('drop' in wrong) {
      if (wrong.drop !== when) return false;
      response.socket?.destroy();
      return true;
    }
    const isNow = (('after' in wrong && wrong.after) ?? false) === (when === 'after');
    if (!isNow) return false;
    if ('slow' in wrong) {
      await sleep(wrong.slow);
      return false;
    }
    if ('error' in wrong) response.json({ ok: false, error: wrong.error });
    else {
      if (wrong.retryAfter !== undefined) response.set('Retry-After', String(wrong.retryAfter));
      response.status(wrong.status).send('{}');
    }
    return true;
  }

  function newTrigger(user: string): string {
    const id = `${now()}.${randomBytes(8).toString('hex')}`;
    triggers.set(id, { user, at: now(), used: false });
    return id;
  }

  function newResponseUrl(user: string, channel: string, ts: string | null): string {
    const id = randomUUID();
    responseUrls.set(id, { user, channel, at: now(), uses: 0, ts });
    return `${url}/response/${id}`;
  }

  /** Delivers to the bot, signed, and waits for its acknowledgement. */
  async function deliver(
    kind: 'command' | 'interactive' | 'event',
    payload: Record<string, unknown>,
  ): Promise<Answered> {
    const start = performance.now();
    const answered = link.isOpen() ? await link.send(kind, payload) : await post(kind, payload);
    return { ...answered, ms: performance.now() - start };
  }

  async function post(kind: string, payload: Record<string, unknown>): Promise<Omit<Answered, 'ms'>> {
    if (kind === 'event') return send(JSON.stringify(payload), 'application/json');
    const form = kind === 'command' ? payload : { payload: JSON.stringify(payload) };
    return send(new URLSearchParams(form as Record<string, string>).toString(), 'application/x-www-form-urlencoded');
  }

  /** @param headers in place of the right ones, to see them refused */
  async function send(body: string, type: string, headers: Record<string, string> = {}): Promise<Omit<Answered, 'ms'>> {
    const answered = await fetch(request, {
      method: 'POST',
      headers: { 'Content-Type': type, ...signed(body, Math.floor(Date.now() / 1000)), ...headers },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answered.text();
    return { status: answered.status, body: text === '' ? null : parsedOr(text) };
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    workspace,
    inside,
    complaints,
    calls,
    apiUrl: `${url}/api/`,
    deliver,
    send,
    newTrigger,
    newResponseUrl,
    show,
    /** Where the bot takes requests; not needed over sockets. */
    set requestUrl(to: string) {
      request = to;
    },
    set fault(given: typeof fault) {
      fault = given;
    },
    /** When the bot has answered everything: people look at their screens then. */
    set settle(given: typeof settle) {
      settle = given;
    },
    settled: () => settle(),
    revoke() {
      isRevoked = true;
    },
    link,
    callsOf: (method: string) => calls.filter((call) => call.method === method),
    async close() {
      await link.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    event: (event: Record<string, unknown>, id = `Ev${randomBytes(6).toString('hex').toUpperCase()}`) =>
      deliver('event', {
        token: 'x',
        team_id: team.id,
        api_app_id: 'A0PAD',
        type: 'event_callback',
        event_id: id,
        event_time: Math.floor(now() / 1000),
        authorizations: [{ team_id: team.id, user_id: bot.user, is_bot: true }],
        event,
      }),
  };
}

export function signed(body: string, timestamp: number, secret: string = tokens.signingSecret): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': String(timestamp), 'X-Slack-Signature': `v0=${signature}` };
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
