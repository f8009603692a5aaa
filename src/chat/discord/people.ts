import {
  type APIGuildMember,
  type APIInteractionDataResolvedGuildMember,
  type APIUser,
  type Client,
  type Guild,
  type GuildMember,
  GuildMemberFlags,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { Store } from '../../store/client.ts';
import type { Person } from '../../store/rows.ts';
import { knowPerson } from '../../who/meet.ts';
import type { Profile } from '../../who/profile.ts';
import type { People } from '../platform.ts';
import { PlatformError } from '../platform.ts';
import { codes, isCode } from './connection/trouble.ts';
import { writing } from './incoming/reading.ts';

type Said = Pick<APIGuildMember, 'nick' | 'flags'> | APIInteractionDataResolvedGuildMember;

/** @param permissions of the member, as Discord counted them for us */
export function profileOf(user: APIUser, member: Said | undefined, permissions: string | undefined): Profile {
  return {
    id: user.id,
    name: member?.nick || user.global_name || user.username,
    admin: permissions !== undefined && isAdmin(new PermissionsBitField(BigInt(permissions))),
    kind: kindOf(user.bot === true, Number(member?.flags ?? 0)),
  };
}

function isAdmin(permissions: Readonly<PermissionsBitField>): boolean {
  return permissions.has(PermissionFlagsBits.ManageGuild);
}

function kindOf(isBot: boolean, flags: number): Profile['kind'] {
  if (isBot) return 'bot';
  return (flags & GuildMemberFlags.IsGuest) === 0 ? 'member' : 'guest';
}

/** The same of a member whom Discord told of. */
export function profileOfMember(member: GuildMember): Profile {
  return {
    id: member.id,
    name: member.displayName,
    admin: isAdmin(member.permissions),
    kind: kindOf(member.user.bot, member.flags.bitfield),
  };
}

export interface Directory {
  /** A member as they are now; null where they left, which is then written down. */
  member(guild: string, id: string): Promise<Profile | null>;
  /** Whether somebody may write in a channel; true also where the channel is not known: Discord tells that itself. */
  mayWrite(guild: string, channel: string, id: string): Promise<boolean>;
  /** Everyone, or whom we know where members may not be listed. */
  people(guild: string, channel?: string): Promise<People>;
}

export interface DirectoryOptions {
  store: Store;
  /** Members may be listed (the privileged intent). */
  members: boolean;
  client(): Client;
}

/** Who is who. Without the privileged intent members cannot be listed: those are known who used the bot, or were named. */
export function directory({ store, members, client }: DirectoryOptions): Directory {
  const { db } = store;

  const rowsOf = (guild: string) =>
    db.person.findMany({ where: { workspace: { platform: 'discord', externalId: guild } } });

  function guildOf(id: string): Guild {
    const guild = client().guilds.cache.get(id);
    if (!client().isReady()) throw new PlatformError('later', 'not connected');
    if (!guild) throw new PlatformError('gone', 'the bot is not in that server');
    return guild;
  }

  async function fetched(guild: Guild, id: string): Promise<GuildMember | null> {
    const found = await guild.members.fetch({ user: id, force: true }).catch((error: unknown) => {
      if (isCode(error, codes.unknownMember)) return null;
      throw error;
    });
    if (!found) await left(guild.id, id);
    return found;
  }

  async function left(guild: string, id: string): Promise<void> {
    await db.person.updateMany({
      where: { externalId: id, workspace: { platform: 'discord', externalId: guild } },
      data: { kind: 'gone', platformAdmin: false },
    });
  }

  async function listed(guild: Guild): Promise<GuildMember[]> {
    const found: GuildMember[] = [];
    for (let after = '0'; ; ) {
      const page = await guild.members.list({ limit: pageSize, after, cache: false });
      found.push(...page.values());
      const last = page.lastKey();
      if (page.size < pageSize || last === undefined) return found;
      after = last;
    }
  }

  async function everyone(guild: Guild, channel: string | undefined): Promise<People> {
    const rows = new Map((await rowsOf(guild.id)).map((row) => [row.externalId, row]));
    const found = (await listed(guild)).filter((member) => sees(member, channel));
    return { complete: true, people: found.map((member) => withRow(profileOfMember(member), rows.get(member.id))) };
  }

  /** Those we know, guests too. Who cannot see the channel is left out: its meetings and polls are not theirs. */
  async function known(guild: Guild, channel: string | undefined): Promise<People> {
    const rows = (await rowsOf(guild.id)).filter(({ kind }) => kind === 'member' || kind === 'guest');
    if (channel === undefined) return { complete: false, people: rows.map(profileOfRow) };
    const here = await membersOf(
      guild,
      rows.map(({ externalId }) => externalId),
    );
    const people = rows.flatMap((row) => {
      const member = here.get(row.externalId);
      return member && sees(member, channel) ? [withRow(profileOfMember(member), row)] : [];
    });
    return { complete: false, people };
  }

  /** A hundred at once, over the gateway: each for itself would take minutes. Whoever left is noted. */
  async function membersOf(guild: Guild, ids: readonly string[]): Promise<ReadonlyMap<string, GuildMember>> {
    const unknown = ids.filter((id) => !guild.members.cache.has(id));
    for (let from = 0; from < unknown.length; from += namedAtOnce) {
      const user = unknown.slice(from, from + namedAtOnce);
      const found = await guild.members.fetch({ user, time: answeredWithinMs });
      for (const id of user) if (!found.has(id)) await left(guild.id, id);
    }
    return new Map(ids.flatMap((id) => guild.members.cache.get(id) ?? []).map((member) => [member.id, member]));
  }

  return {
    async member(guildId, id) {
      const guild = guildOf(guildId);
      const member = await fetched(guild, id);
      const row = await db.person.findFirst({
        where: { externalId: id, workspace: { platform: 'discord', externalId: guildId } },
      });
      return member && withRow(profileOfMember(member), row);
    },
    async mayWrite(guildId, channelId, id) {
      const guild = guildOf(guildId);
      const channel = guild.channels.cache.get(channelId);
      if (!channel) return true;
      const member = await fetched(guild, id);
      return member !== null && channel.permissionsFor(member).has(writing(channel.type));
    },
    async people(guildId, channel) {
      const guild = guildOf(guildId);
      return members ? everyone(guild, channel) : known(guild, channel);
    },
  };
}

/** Discord's most. */
const pageSize = 1000;
const namedAtOnce = 100;
const answeredWithinMs = 10_000;

function sees(member: GuildMember, channel: string | undefined): boolean {
  if (channel === undefined) return true;
  const found = member.guild.channels.cache.get(channel);
  // a thread that is not in the cache, or a channel that is gone
  return found ? found.permissionsFor(member).has(PermissionFlagsBits.ViewChannel) : false;
}

/** What only an interaction tells stays as it was. */
function withRow(profile: Profile, row: Person | null | undefined): Profile {
  return { ...(row && localeOfRow(row)), ...profile };
}

function localeOfRow({ platformLocale }: Person): Partial<Profile> {
  return platformLocale === null ? {} : { locale: platformLocale };
}

function profileOfRow(row: Person): Profile {
  return { id: row.externalId, name: row.name, kind: row.kind, admin: row.platformAdmin, ...localeOfRow(row) };
}

/** Somebody named in an interaction gets a row of ours. */
export async function meet(store: Store, workspaceId: string, profile: Profile): Promise<void> {
  const where = { workspaceId_externalId: { workspaceId, externalId: profile.id } };
  const row = await store.db.person.findUnique({ where });
  await knowPerson(store.db, workspaceId, withRow(profile, row));
}
