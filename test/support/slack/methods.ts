import { z } from 'zod';
import { type Block, checkBlocks, sizeOf } from './blocks.ts';
import { bot, type Channel, type File, type Message, team, type View, type Workspace } from './workspace.ts';

/** A refusal by Slack's own name for it. */
export class Refusal extends Error {
  readonly why: string[];
  constructor(error: string, why: string[] = []) {
    super(error);
    this.why = why;
  }
}

export interface Inside {
  workspace: Workspace;
  now(): number;
  url(): string;
  scopes: Set<string>;
  /** Takes a trigger: it opens one view, within three seconds. */
  useTrigger(trigger: string): string;
  pictureMs: number;
  /** Everything that was ever shown to anybody, whatever became of it. */
  shown: { text: string; blocks: Block[] }[];
}

interface Method {
  args: z.ZodType;
  scopes: readonly string[];
  /** 'app': an app-level token. */
  token?: 'app';
  run(inside: Inside, args: never): object;
}

/** Arguments arrive as a form: what is not a string is JSON in it. */
const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});
const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const count = z.coerce.number().int().min(1).max(1000);

const metadata = json.pipe(
  z.strictObject({
    event_type: z.string().regex(/^\w+$/).max(255),
    event_payload: z.record(z.string().regex(/^\w+$/), z.union([z.string(), z.number(), z.boolean()])),
  }),
);
const contents = { channel: z.string(), text: z.string().min(1).max(40_000), blocks: json };

function method<A extends z.ZodType>(definition: {
  args: A;
  scopes?: readonly string[];
  token?: 'app';
  run(inside: Inside, args: z.output<A>): object;
}): Method {
  return { scopes: [], ...definition } as Method;
}

function blocksFor(inside: Inside, given: unknown, surface: 'message' | 'modal' | 'home', text = '') {
  const { blocks, problems } = checkBlocks(given, surface);
  for (const block of blocks) {
    if (block.type !== 'image') continue;
    const file = inside.workspace.files.get(block.slack_file.id);
    if (!file?.complete || !/\.(png|jpe?g|gif)$/.test(file.name)) problems.push('invalid slack file');
    else if (file.readyAt > inside.now()) throw new Refusal('invalid_blocks');
  }
  if (problems.length > 0) throw new Refusal('invalid_blocks', problems);
  if (surface === 'message' && sizeOf(blocks) > 13_000) throw new Refusal('msg_blocks_too_long', ['over 13000']);
  inside.shown.push({ text, blocks });
  return blocks;
}

function channelOf({ workspace }: Inside, id: string): Channel {
  const channel = workspace.users.has(id) ? workspace.direct(id) : workspace.channels.get(id);
  if (!channel || (channel.is_private && !channel.members.has(bot.user))) throw new Refusal('channel_not_found');
  return channel;
}

/** A private channel is read with a scope of its own. */
function readable(inside: Inside, id: string): Channel {
  const channel = channelOf(inside, id);
  const needed = channel.is_private && !channel.im ? 'groups:read' : 'channels:read';
  if (!inside.scopes.has(needed)) throw new Refusal('missing_scope', [needed]);
  return channel;
}

function writable(inside: Inside, id: string): Channel {
  const channel = channelOf(inside, id);
  if (!channel.members.has(bot.user)) throw new Refusal('not_in_channel');
  if (channel.is_archived) throw new Refusal('is_archived');
  return channel;
}

const viewShape = json.pipe(
  z.strictObject({
    type: z.enum(['modal', 'home']),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    title: z
      .strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(24), emoji: z.boolean().optional() })
      .optional(),
    close: z
      .strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(24), emoji: z.boolean().optional() })
      .optional(),
    submit: z
      .strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(24), emoji: z.boolean().optional() })
      .optional(),
    blocks: z.array(z.unknown()),
  }),
);

export function checkView(inside: Inside, given: z.output<typeof viewShape>, user: string, id?: string): View {
  const blocks = blocksFor(inside, given.blocks, given.type);
  const problems = [
    ...(JSON.stringify(given).length > 250_000 ? ['view over 250 KB'] : []),
    ...(given.type === 'modal' && !given.title ? ['a modal without a title'] : []),
    ...(given.type === 'home' && (given.title || given.submit || given.close) ? ['a home page has no title'] : []),
    ...(blocks.some(({ type }) => type === 'input') && !given.submit ? ['inputs without submit'] : []),
  ];
  if (problems.length > 0) throw new Refusal('invalid_arguments', problems);
  return {
    id: id ?? inside.workspace.newId('V'),
    user,
    type: given.type,
    callback_id: given.callback_id ?? '',
    private_metadata: given.private_metadata ?? '',
    title: { type: 'plain_text', text: given.title?.text ?? '' },
    close: given.close ? { type: 'plain_text', text: given.close.text } : null,
    submit: given.submit ? { type: 'plain_text', text: given.submit.text } : null,
    // Slack numbers the blocks that have no id
    blocks: blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `b${index}` })),
    hash: inside.workspace.newId('h'),
  };
}

/** A view in an acknowledgement is checked like one of a call. */
export function checkGivenView(inside: Inside, given: unknown, user: string, id?: string): View {
  const parsed = viewShape.safeParse(JSON.stringify(given));
  if (!parsed.success) throw new Refusal('invalid_arguments', [parsed.error.message]);
  return checkView(inside, parsed.data, user, id);
}

function isThere({ workspace }: Inside, channel: string, ts: string): boolean {
  return workspace.messages.some((one) => one.channel === channel && one.ts === ts && one.only === null);
}

function userOf({ workspace }: Inside, id: string) {
  const user = workspace.users.get(id);
  if (!user) throw new Refusal('user_not_found');
  return user;
}

function page<T>(all: readonly T[], limit: number, cursor: string | undefined) {
  const from = cursor ? Number(Buffer.from(cursor, 'base64').toString()) : 0;
  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64') : '';
  return { items: all.slice(from, from + limit), response_metadata: { next_cursor: next } };
}

const shown = (message: Message) => ({
  type: 'message',
  user: message.user,
  bot_id: bot.id,
  ts: message.ts,
  text: message.text,
  blocks: message.blocks,
});

const pages = { limit: count.default(100), cursor: z.string().optional() };

/** Everything the bot may call. Whatever is not here does not exist. */
export const methods: Record<string, Method> = {
  'auth.test': method({
    args: z.strictObject({}),
    run: () => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: 'yellow.pad',
      team_id: team.id,
      user_id: bot.user,
      bot_id: bot.id,
    }),
  }),
  'apps.connections.open': method({
    args: z.strictObject({}),
    token: 'app',
    run: ({ url }) => ({ url: `${url().replace('http', 'ws')}/link?ticket=t` }),
  }),
  'chat.postMessage': method({
    args: z.strictObject({
      ...contents,
      metadata: metadata.optional(),
      unfurl_links: flag.optional(),
      unfurl_media: flag.optional(),
      thread_ts: z
        .string()
        .regex(/^\d+\.\d{6}$/)
        .optional(),
      reply_broadcast: flag.optional(),
    }),
    scopes: ['chat:write'],
    run(inside, args) {
      const channel = writable(inside, args.channel);
      if (args.reply_broadcast && args.thread_ts === undefined) throw new Refusal('invalid_arguments', ['no thread']);
      if (args.thread_ts !== undefined && !isThere(inside, channel.id, args.thread_ts))
        throw new Refusal('thread_not_found');
      const message: Message = {
        channel: channel.id,
        ts: inside.workspace.ts(inside.now()),
        user: bot.user,
        text: args.text,
        blocks: blocksFor(inside, args.blocks, 'message', args.text),
        metadata: args.metadata ?? null,
        files: [],
        edits: 0,
        only: null,
        ...(args.thread_ts !== undefined && { thread: args.thread_ts, isBroadcast: args.reply_broadcast === true }),
      };
      inside.workspace.messages.push(message);
      return { channel: channel.id, ts: message.ts, message: shown(message) };
    },
  }),
  'chat.postEphemeral': method({
    args: z.strictObject({
      ...contents,
      user: z.string(),
      thread_ts: z
        .string()
        .regex(/^\d+\.\d{6}$/)
        .optional(),
    }),
    scopes: ['chat:write'],
    run(inside, args) {
      const channel = writable(inside, args.channel);
      if (!channel.members.has(args.user)) throw new Refusal('user_not_in_channel');
      const blocks = blocksFor(inside, args.blocks, 'message', args.text);
      const ts = inside.workspace.ts(inside.now());
      inside.workspace.messages.push({
        channel: channel.id,
        ts,
        user: bot.user,
        text: args.text,
        blocks,
        metadata: null,
        files: [],
        edits: 0,
        only: args.user,
        ...(args.thread_ts !== undefined && { thread: args.thread_ts }),
      });
      return { message_ts: ts };
    },
  }),
  'chat.update': method({
    args: z.strictObject({ ...contents, ts: z.string(), file_ids: json.pipe(z.array(z.string())).optional() }),
    scopes: ['chat:write'],
    run(inside, args) {
      const channel = writable(inside, args.channel);
      const message = inside.workspace.messages.find(
        ({ channel: where, ts, user, only }) =>
          where === channel.id && ts === args.ts && user === bot.user && only === null,
      );
      if (!message) throw new Refusal('message_not_found');
      for (const id of args.file_ids ?? []) {
        const file = inside.workspace.files.get(id);
        if (!file?.complete) throw new Refusal('file_not_found');
        file.shared.push(channel.id);
      }
      message.blocks = blocksFor(inside, args.blocks, 'message', args.text);
      message.text = args.text;
      message.files = args.file_ids ?? message.files;
      message.edits++;
      return { channel: channel.id, ts: message.ts, text: message.text, message: shown(message) };
    },
  }),
  'chat.getPermalink': method({
    args: z.strictObject({ channel: z.string(), message_ts: z.string() }),
    run: (_, args) => ({
      channel: args.channel,
      permalink: `https://${team.domain}.slack.com/archives/${args.channel}/p${args.message_ts.replace('.', '')}`,
    }),
  }),
  'views.open': method({
    args: z.strictObject({ trigger_id: z.string(), view: viewShape }),
    run(inside, args) {
      const user = inside.useTrigger(args.trigger_id);
      const view = checkView(inside, args.view, user);
      inside.workspace.windows.set(user, [view]);
      return { view };
    },
  }),
  'views.push': method({
    args: z.strictObject({ trigger_id: z.string(), view: viewShape }),
    run(inside, args) {
      const user = inside.useTrigger(args.trigger_id);
      const open = inside.workspace.windowsOf(user);
      if (open.length === 0) throw new Refusal('not_found');
      if (open.length >= 3) throw new Refusal('push_limit_reached');
      const view = checkView(inside, args.view, user);
      open.push(view);
      return { view };
    },
  }),
  'views.update': method({
    args: z.strictObject({ view_id: z.string(), view: viewShape, hash: z.string().optional() }),
    run(inside, args) {
      const before = inside.workspace.viewById(args.view_id);
      if (!before) throw new Refusal('not_found');
      if (args.hash !== undefined && args.hash !== before.hash) throw new Refusal('hash_conflict');
      const view = checkView(inside, args.view, before.user, before.id);
      Object.assign(before, view);
      return { view };
    },
  }),
  'views.publish': method({
    args: z.strictObject({ user_id: z.string(), view: viewShape, hash: z.string().optional() }),
    run(inside, args) {
      const user = userOf(inside, args.user_id);
      const view = checkView(inside, args.view, user.id, inside.workspace.homes.get(user.id)?.id);
      if (view.type !== 'home') throw new Refusal('invalid_arguments', ['not a home page']);
      inside.workspace.homes.set(user.id, view);
      return { view };
    },
  }),
  'users.info': method({
    args: z.strictObject({ user: z.string(), include_locale: flag.optional() }),
    scopes: ['users:read'],
    run: (inside, args) => ({ user: userOf(inside, args.user) }),
  }),
  'users.list': method({
    args: z.strictObject({ ...pages, include_locale: flag.optional() }),
    scopes: ['users:read'],
    run({ workspace }, args) {
      const { items, response_metadata } = page([...workspace.users.values()], args.limit, args.cursor);
      return { members: items, response_metadata };
    },
  }),
  'conversations.info': method({
    args: z.strictObject({ channel: z.string() }),
    run(inside, args) {
      const { members, im, ...channel } = readable(inside, args.channel);
      return { channel: { ...channel, is_member: members.has(bot.user), is_im: im !== null } };
    },
  }),
  'conversations.members': method({
    args: z.strictObject({ channel: z.string(), ...pages }),
    run(inside, args) {
      const { items, response_metadata } = page([...readable(inside, args.channel).members], args.limit, args.cursor);
      return { members: items, response_metadata };
    },
  }),
  'conversations.open': method({
    args: z.strictObject({ users: z.string() }),
    scopes: ['im:write'],
    run: (inside, args) => ({ channel: { id: inside.workspace.direct(userOf(inside, args.users).id).id } }),
  }),
  'conversations.history': method({
    args: z.strictObject({
      channel: z.string(),
      oldest: z.string().optional(),
      inclusive: flag.optional(),
      include_all_metadata: flag.optional(),
      ...pages,
    }),
    run(inside, args) {
      const channel = channelOf(inside, args.channel);
      const needed = channel.im ? 'im:history' : channel.is_private ? 'groups:history' : 'channels:history';
      if (!inside.scopes.has(needed)) throw new Refusal('missing_scope', [needed]);
      if (!channel.members.has(bot.user)) throw new Refusal('not_in_channel');
      const all = inside.workspace.messages.filter(
        ({ channel: where, only, ts, thread, isBroadcast }) =>
          where === channel.id &&
          only === null &&
          // a reply stands in the thread alone, unless it is shown in the channel, too
          (thread === undefined || isBroadcast === true) &&
          Number(ts) >= Number(args.oldest ?? 0),
      );
      const { items, response_metadata } = page(all.toReversed(), args.limit, args.cursor);
      const messages = items.map((message) => ({
        ...shown(message),
        ...(args.include_all_metadata && message.metadata && { metadata: message.metadata }),
      }));
      return { messages, has_more: response_metadata.next_cursor !== '', response_metadata };
    },
  }),
  'files.getUploadURLExternal': method({
    args: z.strictObject({ filename: z.string().min(1), length: z.coerce.number().int().min(1) }),
    scopes: ['files:write'],
    run({ workspace, url }, args) {
      const file: File = {
        id: workspace.newId('F'),
        name: args.filename,
        length: args.length,
        bytes: null,
        complete: false,
        readyAt: 0,
        shared: [],
      };
      workspace.files.set(file.id, file);
      return { upload_url: `${url()}/upload/${file.id}`, file_id: file.id };
    },
  }),
  'files.completeUploadExternal': method({
    args: z.strictObject({
      files: json.pipe(z.array(z.strictObject({ id: z.string(), title: z.string().optional() }))),
    }),
    scopes: ['files:write'],
    run({ workspace, now, pictureMs }, args) {
      for (const { id } of args.files) {
        const file = workspace.files.get(id);
        if (!file?.bytes || file.bytes.length !== file.length) throw new Refusal('file_upload_failed');
        Object.assign(file, { complete: true, readyAt: now() + pictureMs });
      }
      return { files: args.files };
    },
  }),
};
