import { type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Translator } from '../../i18n/translate.ts';
import type { Store } from '../../store/client.ts';
import type { Block } from '../view.ts';
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
function lacking(granted: Readonly<PermissionsBitField>): string[] {
  return needed.filter(([, flag]) => !granted.has(flag)).map(([name]) => name);
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
    });
    if (!place) return false;
    const where = { placeId: place.id, state: { in: ['due' as const, 'sending' as const] } };
    return (await store.db.delivery.count({ where })) > 0;
  }

  return async (interaction: Asking, t: Translator): Promise<Block[]> => {
    const { guild_id: guild } = interaction;
    if (guild === undefined) return [];
    const blocks: Block[] = [];
    for (const { id, name, isLocked } of channelsIn(interaction)) {
      const may = granted(interaction, id);
      const names = may ? lacking(may) : [];
      const isShut = isLocked && may?.has(PermissionFlagsBits.ManageThreads) === false;
      if ((names.length === 0 && !isShut) || !(await isOwed(guild, id))) continue;
      const place = { place: id, name };
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
function channelsIn({ channel, data }: Asking): { id: string; name: string; isLocked: boolean }[] {
  const resolved = 'resolved' in data && data.resolved && 'channels' in data.resolved ? data.resolved.channels : {};
  const all = [...(channel ? [channel] : []), ...Object.values(resolved ?? {})];
  return [...new Map(all.map((one) => [one.id, one])).values()].map((one) => ({
    id: one.id,
    name: one.name ?? one.id,
    isLocked: 'thread_metadata' in one && one.thread_metadata?.locked === true,
  }));
}
