import { z } from 'zod';
import { channelName, forumThread } from './components.ts';
import { Refusal } from './interactions.ts';
import { channelPayload, messagePayload } from './payloads.ts';
import type { Inside, Request } from './rest.ts';
import { allow, bot, type Channel, type World } from './world.ts';

/** Threads, as Discord keeps them: who may change one, and when. */

type Thread = NonNullable<Channel['thread']>;

/** So many may be open in a server. */
const mostOpen = 1000;

const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions');

/** Discord renames a thread twice in ten minutes. */
const renames = { most: 2, withinMs: 600_000 };

export function mayManage(world: World, channel: Channel): boolean {
  return (world.permissions(world.guild(channel.guild), bot, channel) & allow.manageThreads) !== 0n;
}

/** Nothing in an archived thread is changed, and in a locked one by moderators alone. */
export function refuseShut(world: World, channel: Channel): void {
  if (channel.thread?.locked && !mayManage(world, channel)) throw new Refusal(400, 160005, 'Thread is locked');
  if (channel.thread && channel.thread.archived !== null) throw new Refusal(400, 50083, 'Thread is archived');
}

/** Each begins another one, for a forum knows no nonce. */
export function begin({ world, tell }: Inside, { body, files }: Request, forum: Channel): unknown {
  const given = forumThread.parse(body);
  if (!forum.forum) throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
  if (forum.forum.wantsTag && !given.applied_tags?.length)
    throw new Refusal(400, 40067, 'A tag is required to create a forum post in this channel');
  if (openIn(world, forum.guild).length >= mostOpen) throw new Refusal(400, 160006, 'Maximum number of active threads');
  const { components, flags } = given.message;
  const [thread, first] = world.begin(forum, given.name, { author: bot, content: '', components, flags, files });
  const payload = channelPayload(thread, world.guild(forum.guild));
  tell('THREAD_CREATE', { ...payload, newly_created: true });
  return { ...payload, message: messagePayload(world, first) };
}

const changes = z.strictObject({ name: channelName.optional(), archived: z.boolean().optional() });

export function change({ world, tell }: Inside, { body }: Request, channel: Channel): unknown {
  const { name, archived } = changes.parse(body);
  const { thread } = channel;
  if (!thread) throw new Refusal(403, 50013, 'only threads are changed here');
  const may = mayManage(world, channel);
  const opens = archived === false && name === undefined;
  if (thread.locked ? !may : !may && !opens && thread.owner !== bot) throw missingPermissions();
  if (thread.archived !== null && archived !== false) throw new Refusal(400, 50083, 'Thread is archived');
  if (name !== undefined) rename(world, channel, thread, name);
  if (archived !== undefined) thread.archived = archived ? world.now() : null;
  const payload = channelPayload(channel, world.guild(channel.guild));
  tell('THREAD_UPDATE', payload);
  return payload;
}

function rename(world: World, channel: Channel, thread: Thread, name: string): void {
  const recent = thread.renamed.filter((at) => world.now() - at < renames.withinMs);
  const [first] = recent;
  if (recent.length >= renames.most && first !== undefined)
    throw new Limited((first + renames.withinMs - world.now()) / 1000);
  Object.assign(thread, { renamed: [...recent, world.now()] });
  channel.name = name;
}

/** So many seconds have to pass, for this alone. */
export class Limited extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('You are being rate limited.');
    this.seconds = seconds;
  }
}

function openIn(world: World, guild: string): Channel[] {
  return [...world.guild(guild).channels.values()].filter(({ thread }) => thread?.archived === null);
}

/** Those that are open, in a whole server. */
export function active({ world }: Inside, guildId: string): unknown {
  const guild = world.guild(guildId);
  const seen = openIn(world, guildId).filter((one) => (world.permissions(guild, bot, one) & allow.view) !== 0n);
  return { threads: seen.map((one) => channelPayload(one, guild)), members: [] };
}

/** Those of a channel, the one that was archived last first. */
export function archivedIn({ world }: Inside, { query }: Request, channel: Channel): unknown {
  const guild = world.guild(channel.guild);
  if ((world.permissions(guild, bot, channel) & allow.history) === 0n) throw missingPermissions();
  const limit = z.coerce
    .number()
    .int()
    .min(2)
    .max(100)
    .parse(query.get('limit') ?? '50');
  const before = z.iso
    .datetime({ offset: true })
    .optional()
    .parse(query.get('before') ?? undefined);
  const shut = [...guild.channels.values()]
    .flatMap((one) => (one.thread?.parent === channel.id && one.thread.archived !== null ? [one] : []))
    .filter(({ thread }) => before === undefined || (thread?.archived ?? 0) < Date.parse(before))
    .toSorted((a, b) => (b.thread?.archived ?? 0) - (a.thread?.archived ?? 0));
  const threads = shut.slice(0, limit).map((one) => channelPayload(one, guild));
  return { threads, members: [], has_more: shut.length > limit };
}
