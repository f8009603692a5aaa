import {
  type APIMessage,
  type APIThreadChannel,
  PermissionFlagsBits,
  type PermissionsBitField,
  RateLimitError,
  type RESTGetAPIChannelThreadsArchivedQuery,
  type RESTGetAPIGuildThreadsResult,
  type RESTPatchAPIChannelJSONBody,
  type RESTPostAPIGuildForumThreadsJSONBody,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { shortenTo } from '../input.ts';
import { type MessageRef, PlatformError, reasons } from '../platform.ts';
import type { View } from '../view.ts';
import type { Bulk } from './connection/rest.ts';
import { codes, isCode } from './connection/trouble.ts';
import { type Message, markIn, markOf, messageOf, nameMarkIn } from './draw/message.ts';

export interface ForumOptions {
  bulk(): Bulk;
  /** The bot's own user id; null while that is not known. */
  self(): string | null;
  /** What the bot may do in a channel; null where that is not known. */
  granted(channel: string): Readonly<PermissionsBitField> | null;
}

/** Discord's most for the name of a thread. */
const longestName = 100;
const pageSize = 100;

type Thread = APIThreadChannel & { parent_id?: string | null };

/** The first message of a thread in a forum bears the thread's own id, and no other message does. */
export function beginsThread({ channel, message }: MessageRef): boolean {
  return channel === message;
}

/**
 * What stands in forums: a post is a thread with a first message. Discord knows no nonce there, so that whatever may have
 * landed is looked for. Whoever began a thread may rename, open and archive it, unless moderators have locked it.
 */
export function forumPosts({ bulk, self, granted }: ForumOptions) {
  async function post(guild: string, forum: string, view: View, key: string, until?: Date): Promise<MessageRef> {
    if (view.title === undefined) throw new PlatformError('gone', 'a forum takes nothing without a title');
    const name = shortenTo(view.title, longestName);
    const { body: message, files } = named(messageOf(view, guild, markOf(key)), markOf(name));
    const body: RESTPostAPIGuildForumThreadsJSONBody = { name, message };
    const { rest, withDeadline } = bulk();
    const thread = await withDeadline(until, () => rest.post(Routes.threads(forum), { body, files }));
    const { id } = thread as Thread;
    return { workspace: guild, channel: id, message: id };
  }

  /** Threads of ours that began since, those that are open first, then the archived ones, the latest first. */
  async function* threadsSince(guild: string, forum: string, from: number): AsyncGenerator<Thread> {
    const isOurs = ({ id, parent_id, owner_id }: Thread) =>
      parent_id === forum && [null, owner_id].includes(self()) && SnowflakeUtil.timestampFrom(id) >= from;
    const { rest } = bulk();
    const { threads } = (await rest.get(Routes.guildActiveThreads(guild))) as RESTGetAPIGuildThreadsResult;
    yield* (threads as Thread[]).filter(isOurs).toSorted((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
    for (let before: string | undefined; ; ) {
      const asked = { limit: `${pageSize}`, ...(before !== undefined && { before }) };
      const query = new URLSearchParams(asked satisfies Query);
      const page = (await rest.get(Routes.channelThreads(forum, 'public'), { query })) as Archived;
      yield* page.threads.filter(isOurs);
      before = page.threads.at(-1)?.thread_metadata?.archive_timestamp;
      // none was archived before it began
      if (!page.has_more || before === undefined || Date.parse(before) < from) return;
    }
  }

  /** Whoever may not read what was said cannot tell whether it landed. */
  async function find(guild: string, forum: string, key: string, from: number): Promise<MessageRef | null> {
    if (granted(forum)?.has(PermissionFlagsBits.ReadMessageHistory) === false)
      throw new PlatformError('gone', reasons.history);
    for await (const { id } of threadsSince(guild, forum, from)) {
      const first = await bulk()
        .rest.get(Routes.channelMessage(id, id))
        .catch((error: unknown) => {
          if (!isCode(error, codes.unknownMessage) && !isCode(error, codes.unknownChannel)) throw error;
        });
      if (markIn(first as APIMessage | undefined) === markOf(key))
        return { workspace: guild, channel: id, message: id };
    }
    return null;
  }

  /** @param before as it stands there, where the bot may read it */
  async function edit(
    { workspace, channel, message }: MessageRef,
    view: View,
    before: APIMessage | undefined,
    until?: Date,
  ): Promise<void> {
    const { rest, withDeadline } = bulk();
    const change = (body: RESTPatchAPIChannelJSONBody) => rest.patch(Routes.channel(channel), { body });
    const thread = (await withDeadline(until, () => rest.get(Routes.channel(channel)))) as Thread;
    const { archived = false, locked = false } = thread.thread_metadata ?? {};
    if (locked && granted(thread.parent_id ?? '')?.has(PermissionFlagsBits.ManageThreads) !== true)
      throw new PlatformError('gone', reasons.locked);
    if (archived) await withDeadline(until, () => change({ archived: false }));
    try {
      const name = view.title === undefined ? thread.name : shortenTo(view.title, longestName);
      // what moderators have called it since stays until its own title changes
      const isCalled = nameMarkIn(before) === markOf(name) || thread.name === name;
      const isLimited = !isCalled && (await withDeadline(until, () => change({ name })).then(() => false, ifLimited));
      const mark = isLimited ? nameMarkIn(before) : markOf(name);
      const { body, files } = named(messageOf(view, workspace, markIn(before)), mark);
      await withDeadline(until, () => rest.patch(Routes.channelMessage(channel, message), { body, files }));
      if (isLimited) throw new PlatformError('later', 'the thread was renamed too often');
    } catch (error) {
      if (isCode(error, codes.archived)) throw new PlatformError('later', 'the thread was archived meanwhile');
      throw error;
    } finally {
      // where that fails, Discord itself archives it some days later
      if (archived) await change({ archived: true }).catch(() => {});
    }
  }

  return { post, find, edit };
}

interface Archived {
  threads: Thread[];
  has_more: boolean;
}

type Query = { [Name in keyof RESTGetAPIChannelThreadsArchivedQuery]: string };

/** Two names in ten minutes: all else would have to wait as long, if it were told how long. */
function ifLimited(error: unknown): true {
  if (error instanceof RateLimitError) return true;
  throw error;
}

/** The first component bears the mark of the name that the thread was given last, beside the mark of the message. */
function named({ body, files }: Message, mark: number | null): Message {
  const [container] = body.components;
  const [first, ...rest] = container.components;
  if (!first || mark === null) return { body, files };
  return { body: { ...body, components: [{ ...container, components: [{ ...first, id: mark }, ...rest] }] }, files };
}
