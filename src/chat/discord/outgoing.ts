import {
  type APIChannel,
  type APIMessage,
  PermissionFlagsBits,
  type RESTGetAPIChannelMessagesQuery,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { type ChatPlatform, type MessageRef, PlatformError, reasons, type Target } from '../platform.ts';
import { codes, isCode, troubleOf } from './connection/trouble.ts';
import { markIn, markOf, messageOf, nonceOf } from './draw/message.ts';
import { beginsThread, type ForumOptions, forumPosts } from './forum.ts';

export interface OutgoingOptions extends ForumOptions {
  /** Whether the bot is in that server; null while that is not known. */
  isMember(guild: string): boolean | null;
  /** The server a channel is in; null where that is not known: a direct message, or a thread. */
  guildOf(channel: string): string | null;
  /** Whether somebody asked for direct messages. */
  takesDirect(workspace: string, person: string): Promise<boolean>;
}

const { AttachFiles, ReadMessageHistory } = PermissionFlagsBits;

/** Discord's own clock and ours may differ by this much. */
const skewMs = 60_000;
/** How long Discord itself keeps a repeated post from showing twice: "the past few minutes", so not more than two. */
const nonceMs = 120_000;
const pageSize = 100;
/** 3000 messages of one channel since the sending began are enough to look through. */
const mostPages = 30;

/** What the outbox asks for: posts, edits, and whether a post landed. */
export function outgoing(options: OutgoingOptions): Pick<ChatPlatform, 'post' | 'find' | 'edit'> {
  const { bulk, self, isMember, guildOf, granted, takesDirect } = options;
  const forums = forumPosts(options);
  const directs = new Map<string, string>();

  function checkPlace(guild: string, channel?: string): void {
    // while the gateway is away nothing waits for it: Discord itself refuses what is not the bot's
    if (isMember(guild) === false) throw new PlatformError('gone', 'the bot is not in that server');
    const where = channel === undefined ? null : guildOf(channel);
    if (where !== null && where !== guild) throw new PlatformError('gone', 'the channel is in another server');
  }

  /** The channel of a person's messages with the bot. */
  async function direct(workspace: string, person: string, until: Date | undefined): Promise<string> {
    const known = directs.get(person);
    if (!(await takesDirect(workspace, person)))
      throw new PlatformError('gone', 'the person asked for no direct messages');
    if (known !== undefined) return known;
    const { rest, withDeadline } = bulk();
    const body = { recipient_id: person };
    const channel = (await withDeadline(until, () => rest.post(Routes.userChannels(), { body })).catch(
      (error: unknown) => {
        throw troubleOf(error, true);
      },
    )) as APIChannel;
    directs.set(person, channel.id);
    return channel.id;
  }

  function mayNot(channel: string, flag: bigint): boolean {
    return granted(channel)?.has(flag) === false;
  }

  async function channelOf(to: Target, until?: Date): Promise<string> {
    return 'channel' in to ? to.channel : direct(to.workspace, to.person, until);
  }

  async function since(channel: string, key: string, from: number): Promise<APIMessage | null> {
    let after = String(SnowflakeUtil.generate({ timestamp: from }));
    for (let page = 0; page < mostPages; page++) {
      const query = new URLSearchParams({ after, limit: `${pageSize}` } satisfies Query);
      const messages = (await bulk().rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
      const found = messages.find(
        (message) => [null, message.author.id].includes(self()) && markIn(message) === markOf(key),
      );
      if (found) return found;
      if (messages.length < pageSize) return null;
      after = messages.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), after);
    }
    throw new PlatformError('unknown', 'too much was said since');
  }

  return {
    async post(to, view, key, _reader, until, under): Promise<MessageRef> {
      checkPlace(to.workspace, 'channel' in to ? to.channel : undefined);
      if (isForum(to))
        return forums.post(to.workspace, to.channel, view, key, until).catch((error: unknown) => {
          throw troubleOf(error, false);
        });
      const channel = await channelOf(to, until);
      const { body, files } = messageOf(view, to.workspace, markOf(key), view.pings);
      const whole: RESTPostAPIChannelMessageJSONBody = { ...body, nonce: nonceOf(key), enforce_nonce: true };
      const { rest, withDeadline } = bulk();
      const send = (sent: RESTPostAPIChannelMessageJSONBody) =>
        withDeadline(until, () => rest.post(Routes.channelMessages(channel), { body: sent, files }));
      try {
        const message = (await (under
          ? send(answering(under.message, whole)).catch(byItself)
          : send(whole))) as APIMessage;
        return { workspace: to.workspace, channel, message: message.id };
      } catch (error) {
        if (files.length > 0 && isCode(error, codes.missingPermissions) && mayNot(channel, AttachFiles))
          throw new PlatformError('gone', reasons.attach);
        throw troubleOf(error, false);
      }

      /** Who may not read what was said may not answer it: nothing was posted. */
      function byItself(error: unknown) {
        if (isCode(error, codes.missingPermissions) || isCode(error, codes.missingAccess)) return send(whole);
        throw error;
      }
    },

    async find(to, key, sending) {
      const from = sending.getTime() - skewMs;
      if (isForum(to))
        return forums.find(to.workspace, to.channel, key, from).catch((error: unknown) => {
          throw troubleOf(error, true);
        });
      const channel = await channelOf(to);
      // Discord would answer that nothing was said; posted again within minutes, the first one shows, by its nonce
      if (mayNot(channel, ReadMessageHistory)) {
        if (Date.now() - sending.getTime() < nonceMs) return null;
        throw new PlatformError('gone', reasons.history);
      }
      try {
        const message = await since(channel, key, from);
        return message && { workspace: to.workspace, channel, message: message.id };
      } catch (error) {
        throw troubleOf(error, true);
      }
    },

    async edit(ref, view, _reader, until) {
      const { workspace, channel, message } = ref;
      checkPlace(workspace, channel);
      const { rest, withDeadline } = bulk();
      const route = Routes.channelMessage(channel, message);
      try {
        // what it was found by stays on it, where the bot may read it
        const before = (await withDeadline(until, () => rest.get(route)).catch(unlessHidden)) as APIMessage | undefined;
        if (beginsThread(ref)) return await forums.edit(ref, view, before, until);
        const { body, files } = messageOf(view, workspace, markIn(before));
        await withDeadline(until, () => rest.patch(route, { body, files }));
      } catch (error) {
        throw troubleOf(error, true);
      }
    },
  };
}

/** A reply that calls nobody; what it answers may be gone. */
function answering(id: string, sent: RESTPostAPIChannelMessageJSONBody): RESTPostAPIChannelMessageJSONBody {
  const allowed_mentions = { ...sent.allowed_mentions, replied_user: false };
  return { ...sent, message_reference: { message_id: id, fail_if_not_exists: false }, allowed_mentions };
}

function isForum(to: Target): to is Extract<Target, { channel: string }> {
  return 'forum' in to && to.forum === true;
}

function unlessHidden(error: unknown): undefined {
  if (!isCode(error, codes.missingAccess) && !isCode(error, codes.missingPermissions)) throw error;
}

type Query = { [Name in keyof Required<Pick<RESTGetAPIChannelMessagesQuery, 'after' | 'limit'>>]: string };
