import { ChannelFlags, type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Translator } from '../../i18n/translate.ts';
import type { Store } from '../../store/client.ts';
import { reasons } from '../platform.ts';
import type { Block } from '../view.ts';
import { forum } from './draw/form.ts';
import type { Asking } from './incoming/reading.ts';

/** What the bot has to be allowed, as Discord's own pages name it. Nothing else is asked for. */
const needed = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const;

/** For the link by which the bot is added to a server. */
export const leastPermissions = new PermissionsBitField(needed.map(([, flag]) => flag));

/** What the bot may do in a channel of a server; null where that is not known, as in direct messages. */
export function grantedIn(client: Client, id: string): Readonly<PermissionsBitField> | null {
  const channel = client.channels.cache.get(id);
  const me = channel && 'guild' in channel ? channel.guild.members.me : null;
  return channel && 'permissionsFor' in channel && me ? channel.permissionsFor(me) : null;
}

/** The permissions that are missing, by name. */
function lacking(granted: Readonly<PermissionsBitField>, inForum: boolean): string[] {
  return needed.filter(([, flag]) => !granted.has(flag)).map(([name]) => (inForum && forumNames[name]) || name);
}

/** What Discord calls them in a forum's settings, where threads are posts. */
const forumNames: Readonly<Partial<Record<string, string>>> = {
  'Send Messages': 'Create Posts',
  'Send Messages in Threads': 'Send Messages in Posts',
};

/** Whether a forum takes no thread without a tag; where that is not known Discord says so when one is posted. */
export function wantsTag(client: Client, id: string): boolean {
  return client.channels.cache.get(id)?.flags?.has(ChannelFlags.RequireTag) === true;
}

/** Says to whoever asked for something in a channel that the bot may not write there, and how to allow it. */
export function permissionNotes({ store, client }: { store: Store; client(): Client }) {
  function granted(interaction: Asking, id: string): Readonly<PermissionsBitField> | null {
    if (id === interaction.channel?.id) return new PermissionsBitField(BigInt(interaction.app_permissions));
    return grantedIn(client(), id);
  }

  /** Only where something will be posted: nobody is bothered about a channel in which they just look something up. */
  async function isOwed(guild: string, id: string): Promise<boolean> {
    const place = await store.db.place.findFirst({
      where: { externalId: id, workspace: { platform: 'discord', externalId: guild } },
      include: { workspace: true },
    });
    if (!place) return false;
    if (place.kind === 'forum') return place.workspace.ideasPlaceId === place.id;
    const where = { placeId: place.id, state: { in: ['due' as const, 'sending' as const] } };
    return (await store.db.delivery.count({ where })) > 0;
  }

  /** Whether what stands in a thread should say something else, but cannot. */
  async function isStuck(guild: string, id: string): Promise<boolean> {
    const workspace = { platform: 'discord' as const, externalId: guild };
    const isLeft = [{ state: { in: ['due' as const, 'sending' as const] } }, { reason: reasons.locked }];
    const where = { workspace, channelRef: id, verb: 'edit' as const, OR: isLeft };
    return (await store.db.delivery.count({ where })) > 0;
  }

  return async (interaction: Asking, t: Translator): Promise<Block[]> => {
    const { guild_id: guild } = interaction;
    if (guild === undefined) return [];
    const blocks: Block[] = [];
    for (const { id, name, isLocked, isForum } of channelsIn(interaction)) {
      const may = granted(interaction, id);
      const names = may ? lacking(may, isForum) : [];
      const isShut = isLocked && may?.has(PermissionFlagsBits.ManageThreads) === false;
      const place = { place: id, name };
      if (isShut && (await isStuck(guild, id)))
        blocks.push({ kind: 'note', text: t.rich('chat.discord.shut', { place }) });
      if ((names.length === 0 && !isShut) || !(await isOwed(guild, id))) continue;
      const permissions = new Intl.ListFormat(t.locale).format(names.map((one) => `“${one}”`));
      const text = isShut
        ? t.rich('chat.discord.locked', { place })
        : t.rich('chat.discord.mayNot', { place, permissions });
      blocks.push({ kind: 'note', text });
    }
    return blocks;
  };
}

/** Where it was asked, and the channels named in it. */
function channelsIn({ channel, data }: Asking): { id: string; name: string; isLocked: boolean; isForum: boolean }[] {
  const resolved = 'resolved' in data && data.resolved && 'channels' in data.resolved ? data.resolved.channels : {};
  const all = [...(channel ? [channel] : []), ...Object.values(resolved ?? {})];
  return [...new Map(all.map((one) => [one.id, one])).values()].map((one) => ({
    id: one.id,
    name: one.name ?? one.id,
    isForum: one.type === forum,
    isLocked: 'thread_metadata' in one && one.thread_metadata?.locked === true,
  }));
}
