import { allow, bot, type Channel, type Guild, type Member, type Said, type User, type World } from './world.ts';

/** What Discord says of things, as it says it. */

export function userPayload({ id, username, global_name, bot: isBot }: User) {
  return { id, username, global_name, bot: isBot, discriminator: '0', avatar: null, public_flags: 0 };
}

export function memberPayload({ user, nick, roles, flags }: Member) {
  return {
    user: userPayload(user),
    nick,
    roles,
    flags,
    avatar: null,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    premium_since: null,
    pending: false,
    deaf: false,
    mute: false,
    communication_disabled_until: null,
  };
}

export function channelPayload({ id, name, type, guild, denied, thread, forum }: Channel, { roles }: Guild) {
  const overwrites = [...denied].map(([one, deny]) => ({
    id: one,
    type: roles.has(one) ? 0 : 1,
    allow: '0',
    deny: String(deny),
  }));
  if (thread) return threadPayload({ id, name, type, guild }, thread);
  return {
    id,
    name,
    type,
    guild_id: guild,
    position: 0,
    parent_id: null,
    nsfw: false,
    permission_overwrites: overwrites,
    ...(forum && { flags: forum.wantsTag ? 1 << 4 : 0, available_tags: [], default_forum_layout: 0 }),
  };
}

function threadPayload(
  { id, name, type, guild }: Pick<Channel, 'id' | 'name' | 'type' | 'guild'>,
  { parent, owner, locked, archived }: NonNullable<Channel['thread']>,
) {
  const since = archived === null ? '2026-11-01T00:00:00Z' : new Date(archived).toISOString();
  const metadata = { archived: archived !== null, auto_archive_duration: 4320, archive_timestamp: since, locked };
  return { id, name, type, guild_id: guild, parent_id: parent, owner_id: owner, thread_metadata: metadata };
}

export function guildPayload(guild: Guild) {
  const own = guild.members.get(bot);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner,
    icon: null,
    features: [],
    preferred_locale: 'en-US',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    joined_at: guild.joined ?? '2026-01-01T00:00:00.000000+00:00',
    system_channel_id: guild.system ?? null,
    roles: [...guild.roles.values()].map(({ id, name, permissions, of }) => ({
      id,
      ...(of !== undefined && { tags: { bot_id: of } }),
      name,
      permissions: String(permissions),
      color: 0,
      hoist: false,
      position: 0,
      managed: false,
      mentionable: false,
      flags: 0,
    })),
    channels: [...guild.channels.values()]
      .filter(({ thread }) => !thread)
      .map((channel) => channelPayload(channel, guild)),
    // without the privileged intent only the bot itself
    members: own ? [memberPayload(own)] : [],
    threads: [...guild.channels.values()]
      // archived ones are not told of
      .filter(({ thread }) => thread?.archived === null)
      .map((channel) => channelPayload(channel, guild)),
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    system_channel_flags: 0,
    premium_tier: 0,
    nsfw_level: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    afk_timeout: 300,
  };
}

export function messagePayload(world: World, said: Said) {
  const author = world.users.get(said.author);
  if (!author) throw new Error('said by nobody');
  const mentioned = [...said.content.matchAll(/<@(\d+)>/g)].flatMap(([, id = '']) => world.users.get(id) ?? []);
  return {
    id: said.id,
    channel_id: said.channel,
    author: userPayload(author),
    content: said.content,
    components: numbered(said.components),
    flags: said.flags,
    timestamp: new Date(said.at).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentioned.map(userPayload),
    mention_roles: [...said.content.matchAll(/<@&(\d+)>/g)].map(([, id = '']) => id),
    attachments: said.files.map(({ name, bytes }, at) => ({ id: `${at}`, filename: name, size: bytes.length })),
    embeds: [],
    pinned: false,
    type: 0,
  };
}

/** Components without an id get one, counted from 1. */
function numbered<T>(components: readonly T[]): T[] {
  let next = 0;
  const number = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(number);
    if (typeof part !== 'object' || part === null) return part;
    const inner = Object.fromEntries(Object.entries(part).map(([name, one]) => [name, number(one)]));
    return 'type' in part && !('id' in part) ? { ...inner, id: ++next } : inner;
  };
  return components.map((one) => number(one) as T);
}

export function permissionsFor(world: World, guild: Guild, member: string, channel?: Channel): string {
  return String(world.permissions(guild, member, channel));
}

export function maySee(world: World, person: string, channel: Channel): boolean {
  return (world.permissions(world.guild(channel.guild), person, channel) & allow.view) !== 0n;
}
