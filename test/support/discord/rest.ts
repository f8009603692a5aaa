import { z } from 'zod';
import { commands, message } from './components.ts';
import { Refusal } from './interactions.ts';
import { channelPayload, memberPayload, messagePayload } from './payloads.ts';
import { active, archivedIn, begin, change, refuseShut } from './threads.ts';
import { type Attached, allow, application, bot, type Channel, type Said, type World } from './world.ts';

export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  files: Attached[];
}

export interface Inside {
  world: World;
  gatewayUrl(): string;
  /** Tells the bot of something that happened. */
  tell(t: string, d: Record<string, unknown>): void;
  /** How many shards are recommended. */
  shards(): number;
  mayList(): boolean;
  registered: unknown[];
  respond(id: string, token: string, body: unknown, files: Attached[]): void;
  amend(app: string, token: string, body: unknown, files: Attached[]): Said;
  follow(app: string, token: string, body: unknown, files: Attached[]): Said;
}

type Handler = (inside: Inside, request: Request, parts: string[]) => unknown;

const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');

/** A channel of a server, or somebody's messages with the bot; and whether the bot may do this there. */
function channelFor({ world }: Inside, id: string, needed: bigint): Channel | null {
  if (!/^\d{17,20}$/.test(id)) throw new Refusal(400, 50035, `Value "${id}" is not snowflake.`);
  if (world.directOf(id) !== undefined) return null;
  const channel = world.channel(id);
  if (!channel || !world.guild(channel.guild).members.has(bot)) throw unknownChannel();
  const may = world.permissions(world.guild(channel.guild), bot, channel);
  if ((may & allow.view) === 0n) throw new Refusal(403, 50001, 'Missing Access');
  const isPost = (needed & allow.send) !== 0n;
  const wants = channel.thread && isPost ? (needed & ~allow.send) | allow.sendInThreads : needed;
  if (isPost && channel.thread?.locked && (may & allow.manageThreads) === 0n)
    throw new Refusal(400, 160005, 'Thread is locked');
  if ((may & wants) !== wants) throw new Refusal(403, 50013, 'Missing Permissions');
  return channel;
}

/** One of a server, and no direct messages. */
function placeFor(inside: Inside, id: string, needed: bigint): Channel {
  const channel = channelFor(inside, id, needed);
  if (!channel) throw unknownChannel();
  return channel;
}

function messageIn({ world }: Inside, channel: string, id: string): Said {
  if (!/^\d{17,20}$/.test(id)) throw new Refusal(400, 50035, `Value "${id}" is not snowflake.`);
  const found = world.messages.find((said) => said.id === id && said.channel === channel && said.only === undefined);
  if (!found) throw new Refusal(404, 10008, 'Unknown Message');
  return found;
}

/** Discord remembers a nonce for "the past few minutes". */
const nonceMs = 180_000;

const post: Handler = (inside, { body, files }, [channel = '']) => {
  const { world } = inside;
  const given = message.parse(body);
  const history = given.message_reference ? allow.history : 0n;
  const where = channelFor(inside, channel, (files.length > 0 ? allow.send | allow.attach : allow.send) | history);
  if (where?.forum) throw new Refusal(400, 40058, 'Cannot send a message in a forum channel');
  // what is said in an archived thread opens it
  if (where?.thread) where.thread.archived = null;
  const before = world.messages.find(
    ({ nonce, at, channel: there }) => there === channel && nonce === given.nonce && world.now() - at < nonceMs,
  );
  if (given.nonce !== undefined && given.enforce_nonce && before) return messagePayload(world, before);
  const { components, flags, nonce } = given;
  // only who is named in it can be called
  const pings = (given.allowed_mentions.users ?? []).filter((id) => JSON.stringify(components).includes(`<@${id}>`));
  const said = { channel, author: bot, content: '', components, flags, files, pings };
  const answers = given.message_reference && { answers: given.message_reference.message_id };
  return messagePayload(world, world.say({ ...said, ...(nonce !== undefined && { nonce }), ...answers }));
};

const read: Handler = (inside, { query }, [channel = '']) => {
  const { world } = inside;
  const where = channelFor(inside, channel, 0n);
  // without the permission Discord says that nothing was said
  if (where && (world.permissions(world.guild(where.guild), bot, where) & allow.history) === 0n) return [];
  const limit = z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .parse(query.get('limit') ?? '50');
  const after = BigInt(query.get('after') ?? '0');
  const here = world.messages.filter((said) => said.channel === channel && said.only === undefined);
  const found = here.filter(({ id }) => BigInt(id) > after).slice(0, limit);
  return found.reverse().map((said) => messagePayload(world, said));
};

const edit: Handler = (inside, { body, files }, [channel = '', id = '']) => {
  const where = channelFor(inside, channel, 0n);
  if (where) refuseShut(inside.world, where);
  const said = messageIn(inside, channel, id);
  if (said.author !== bot) throw new Refusal(403, 50005, 'Cannot edit a message authored by another user');
  const { components, allowed_mentions } = message.parse(body);
  if (allowed_mentions.users) throw new Refusal(400, 50035, 'somebody called by a change');
  Object.assign(said, { components, files, edits: said.edits + 1 });
  return messagePayload(inside.world, said);
};

const openDirect: Handler = ({ world }, { body }) => {
  const { recipient_id: id } = z.strictObject({ recipient_id: z.string() }).parse(body);
  if (!world.users.has(id)) throw new Refusal(400, 50033, 'Invalid Recipient(s)');
  const shared = [...world.guilds.values()].some(({ members }) => members.has(id) && members.has(bot));
  if (!shared) throw new Refusal(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
  return { id: world.direct(id), type: 1, recipients: [{ id }] };
};

const member: Handler = ({ world }, _request, [guild = '', id = '']) => {
  const found = world.guilds.get(guild)?.members.get(id);
  if (!found) throw new Refusal(404, 10007, 'Unknown Member');
  return memberPayload(found);
};

const listMembers: Handler = ({ world, mayList }, { query }, [guild = '']) => {
  if (!mayList()) throw new Refusal(403, 50001, 'Missing Access');
  const limit = z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .parse(query.get('limit') ?? '1');
  const after = BigInt(query.get('after') ?? '0');
  const all = [...world.guild(guild).members.values()].sort((a, b) => (BigInt(a.user.id) < BigInt(b.user.id) ? -1 : 1));
  return all
    .filter(({ user }) => BigInt(user.id) > after)
    .slice(0, limit)
    .map(memberPayload);
};

/** Who added the bot. */
const audit: Handler = ({ world }, { query }, [id = '']) => {
  const guild = world.guild(id);
  if ((world.permissions(guild, bot) & (allow.auditLog | allow.administrator)) === 0n)
    throw new Refusal(403, 50013, 'Missing Permissions');
  if (query.get('action_type') !== '28') throw new Refusal(400, 50035, 'only who added bots is kept here');
  const entry = { id: world.snowflake(), user_id: guild.inviter, target_id: bot, action_type: 28 };
  return {
    audit_log_entries: guild.inviter === undefined ? [] : [entry],
    ...{ users: [], webhooks: [], integrations: [], threads: [], guild_scheduled_events: [] },
    ...{ application_commands: [], auto_moderation_rules: [] },
  };
};

const putCommands: Handler = (inside, { body }) => {
  const given = commands.parse(body);
  inside.registered = given.map((one, at) =>
    told({ ...one, id: `80000000000000000${at}`, application_id: application }),
  );
  return inside.registered;
};

/** Discord gives commands back with whatever was left out. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(part)]));
  return 'name' in filled && 'type' in filled
    ? {
        name_localizations: null,
        description_localizations: null,
        nsfw: false,
        default_member_permissions: null,
        ...filled,
      }
    : filled;
}

const id = '([^/]+)';
const routes: [string, RegExp, Handler][] = [
  [
    'GET',
    /^\/gateway\/bot$/,
    ({ gatewayUrl, shards }) => ({
      url: gatewayUrl(),
      shards: shards(),
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 },
    }),
  ],
  ['GET', new RegExp(`^/applications/${id}/commands$`), ({ registered }) => registered],
  ['PUT', new RegExp(`^/applications/${id}/commands$`), putCommands],
  ['GET', new RegExp(`^/guilds/${id}/members/${id}$`), member],
  ['GET', new RegExp(`^/guilds/${id}/members$`), listMembers],
  ['GET', new RegExp(`^/guilds/${id}/audit-logs$`), audit],
  ['POST', /^\/users\/@me\/channels$/, openDirect],
  [
    'GET',
    new RegExp(`^/channels/${id}$`),
    (inside, _request, [channel = '']) => {
      const found = placeFor(inside, channel, 0n);
      return channelPayload(found, inside.world.guild(found.guild));
    },
  ],
  [
    'PATCH',
    new RegExp(`^/channels/${id}$`),
    (inside, request, [channel = '']) => change(inside, request, placeFor(inside, channel, 0n)),
  ],
  [
    'POST',
    new RegExp(`^/channels/${id}/threads$`),
    (inside, request, [channel = '']) => begin(inside, request, placeFor(inside, channel, allow.send)),
  ],
  ['GET', new RegExp(`^/guilds/${id}/threads/active$`), (inside, _request, [guild = '']) => active(inside, guild)],
  [
    'GET',
    new RegExp(`^/channels/${id}/threads/archived/public$`),
    (inside, request, [channel = '']) => archivedIn(inside, request, placeFor(inside, channel, 0n)),
  ],
  ['POST', new RegExp(`^/channels/${id}/messages$`), post],
  ['GET', new RegExp(`^/channels/${id}/messages$`), read],
  [
    'GET',
    new RegExp(`^/channels/${id}/messages/${id}$`),
    (inside, _request, [channel = '', message = '']) => {
      channelFor(inside, channel, allow.history);
      return messagePayload(inside.world, messageIn(inside, channel, message));
    },
  ],
  ['PATCH', new RegExp(`^/channels/${id}/messages/${id}$`), edit],
  [
    'POST',
    new RegExp(`^/interactions/${id}/${id}/callback$`),
    ({ respond }, { body, files }, [one = '', token = '']) => respond(one, token, body, files) ?? null,
  ],
  [
    'PATCH',
    new RegExp(`^/webhooks/${id}/${id}/messages/@original$`),
    ({ amend, world }, { body, files }, [app = '', token = '']) =>
      messagePayload(world, amend(app, token, body, files)),
  ],
  [
    'POST',
    new RegExp(`^/webhooks/${id}/${id}$`),
    ({ follow, world }, { body, files }, [app = '', token = '']) =>
      messagePayload(world, follow(app, token, body, files)),
  ],
];

/** Whether it goes by the token of an interaction, and not by the bot's. */
export function isByInteraction(path: string): boolean {
  return path.startsWith('/interactions/') || path.startsWith('/webhooks/');
}

/** What Discord answers. Throws Refusal, or the error of a body that is not as it should be. */
export function handle(inside: Inside, request: Request): unknown {
  for (const [method, pattern, handler] of routes) {
    const found = method === request.method ? pattern.exec(request.path) : null;
    if (found) return handler(inside, request, found.slice(1));
  }
  throw new Refusal(404, 0, `404: Not Found: ${request.method} ${request.path}`);
}
