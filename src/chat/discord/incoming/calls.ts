import type { Client } from 'discord.js';
import type { Store } from '../../../store/client.ts';
import { knowPlace, knowWorkspace } from '../../../who/meet.ts';
import type { Channel, Profile } from '../../../who/profile.ts';
import type { Ask, Call } from '../../platform.ts';
import { forum, textChannels } from '../draw/form.ts';
import { type Directory, meet, profileOf } from '../people.ts';
import { withNames } from './names.ts';
import type { Asking } from './reading.ts';

export interface CallsOptions {
  store: Store;
  directory: Directory;
  client(): Client;
}

/** Makes calls of interactions. */
export function calls({ store, directory, client }: CallsOptions) {
  const { db } = store;
  const named = withNames({ store, client });

  async function workspaceOf(guild: string): Promise<Call['workspace']> {
    const name = client().guilds.cache.get(guild)?.name;
    if (name !== undefined) return { id: guild, name };
    const row = await db.workspace.findUnique({
      where: { platform_externalId: { platform: 'discord', externalId: guild } },
    });
    return { id: guild, name: row?.name ?? guild };
  }

  async function personOf(interaction: Asking, guild: string): Promise<Profile | null> {
    const { member, user, locale } = interaction;
    if (member) return { ...profileOf(member.user, member, member.permissions), locale };
    const profile = user ? await directory.member(guild, user.id) : null;
    return profile && { ...profile, locale };
  }

  /** Whoever and whatever was chosen or named in it gets a row, so that it is known when it is looked up. */
  async function meetNamed({ data }: Asking, workspace: Call['workspace']): Promise<void> {
    const named = 'resolved' in data ? data.resolved : undefined;
    if (!named) return;
    const users = 'users' in named ? Object.values(named.users ?? {}) : [];
    const channels = 'channels' in named ? Object.values(named.channels ?? {}) : [];
    const members = 'members' in named ? (named.members ?? {}) : {};
    if (users.length + channels.length === 0) return;
    const { id } = await knowWorkspace(db, 'discord', workspace);
    for (const user of users) {
      const member = members[user.id];
      if (member) await meet(store, id, profileOf(user, member, member.permissions));
    }
    for (const channel of channels) {
      const isForum = channel.type === forum;
      if (!isForum && !textChannels.some((type) => type === channel.type)) continue;
      const kind = isForum ? 'forum' : 'channel';
      await knowPlace(db, id, { id: channel.id, name: channel.name ?? channel.id, kind });
    }
  }

  /** left: the person is not in that server any more; removed: the bot is not. */
  async function callOf(
    interaction: Asking,
    ask: Ask,
    guild: string,
    place: Channel,
  ): Promise<Call | 'left' | 'removed'> {
    if (client().isReady() && !client().guilds.cache.has(guild)) return 'removed';
    const workspace = await workspaceOf(guild);
    const person = await personOf(interaction, guild);
    if (!person) return 'left';
    await meetNamed(interaction, workspace);
    const spoken = await named(ask, guild);
    return { id: interaction.id, platform: 'discord', workspace, person, place, ask: spoken };
  }

  return { callOf, workspaceOf };
}
