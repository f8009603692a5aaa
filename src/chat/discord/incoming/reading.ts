import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { Channel } from '../../../who/profile.ts';
import type { Ask } from '../../platform.ts';
import { helpWord } from '../commands.ts';
import { anyRoute } from '../draw/controls.ts';
import { valuesOf } from '../draw/form.ts';
import { readAddress, readRoute } from '../draw/route.ts';

/** What can be answered with a message or a modal. */
export type Asking =
  | APIChatInputApplicationCommandInteraction
  | APIMessageApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

export function isAsking(interaction: APIInteraction): interaction is Asking {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return interaction.data.type !== ApplicationCommandType.User;
    case InteractionType.MessageComponent:
    case InteractionType.ModalSubmit:
      return true;
    case InteractionType.Ping:
    case InteractionType.ApplicationCommandAutocomplete:
      return false;
  }
}

/** What somebody did; null: nothing of ours. @param shortcuts message commands, by the name Discord has for them */
export function askOf(interaction: Asking, shortcuts: ReadonlyMap<string, string>): Ask | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return 'options' in interaction.data || interaction.data.type === ApplicationCommandType.ChatInput
        ? wordOf(interaction as APIChatInputApplicationCommandInteraction)
        : shortcutOf(interaction as APIMessageApplicationCommandInteraction, shortcuts);
    case InteractionType.MessageComponent:
      return clickOf(interaction);
    case InteractionType.ModalSubmit: {
      const address = readAddress(interaction.data.custom_id);
      return address && { kind: 'submit', route: address.go, values: valuesOf(interaction.data.components) };
    }
  }
}

function wordOf({ data }: APIChatInputApplicationCommandInteraction): Ask {
  const { word, options } = typed(data.options ?? []);
  if (word === helpWord) return { kind: 'command', name: data.name, text: helpWord };
  const given = Object.fromEntries(options.map(({ name, value }) => [name, String(value)]));
  return { kind: 'word', name: data.name, word, options: given };
}

/** The word as its ritual names it ("champion add"), and what was given to it. */
export function typed<Kind extends InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete>(
  options: readonly APIApplicationCommandInteractionDataOption<Kind>[],
): { word: string; options: readonly APIApplicationCommandInteractionDataBasicOption<Kind>[] } {
  const [first] = options;
  if (first?.type === ApplicationCommandOptionType.Subcommand)
    return { word: first.name, options: first.options ?? [] };
  if (first?.type !== ApplicationCommandOptionType.SubcommandGroup) return { word: '', options: [] };
  const [second] = first.options;
  return { word: `${first.name} ${second?.name ?? ''}`, options: second?.options ?? [] };
}

function shortcutOf(
  { data, guild_id: guild }: APIMessageApplicationCommandInteraction,
  shortcuts: ReadonlyMap<string, string>,
): Ask | null {
  const to = shortcuts.get(data.name);
  const message = data.resolved.messages[data.target_id];
  if (to === undefined || !message) return null;
  const link = `https://discord.com/channels/${guild ?? '@me'}/${message.channel_id}/${message.id}`;
  return { kind: 'shortcut', to, text: wordsOf(message), link };
}

/** Where the names of those mentioned come with the message, they are used. */
function wordsOf({ content, mentions }: APIMessage): string {
  const names = new Map(mentions.map((user) => [user.id, user.global_name ?? user.username]));
  return content.replace(/<@!?(\d+)>/g, (whole, id: string) => (names.has(id) ? `@${names.get(id)}` : whole));
}

function clickOf({ data }: APIMessageComponentInteraction): Ask | null {
  const address = readAddress(data.custom_id);
  if (!address || data.component_type === ComponentType.Button) return address && { kind: 'click', route: address.go };
  const [chosen] = data.values;
  if (chosen === undefined) return null;
  if (address.go.to === anyRoute) {
    const route = readRoute(chosen);
    return route && { kind: 'click', route };
  }
  return { kind: 'click', route: { to: address.go.to, args: [...address.go.args, chosen] } };
}

/** The server it is about; in direct messages the button or form itself tells. */
export function guildOf(interaction: Asking): string | null {
  if (interaction.guild_id !== undefined) return interaction.guild_id;
  const data = interaction.data;
  return 'custom_id' in data ? (readAddress(data.custom_id)?.guild ?? null) : null;
}

export function placeOf({
  channel,
  member,
}: {
  channel?: Asking['channel'] | undefined;
  member?: Asking['member'] | undefined;
}): Channel | null {
  if (!channel) return null;
  const isDirect = channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM;
  const place = { id: channel.id, name: channel.name ?? 'direct' };
  if (isDirect || !member) return { ...place, kind: isDirect ? 'direct' : 'channel' };
  const permissions = new PermissionsBitField(BigInt(member.permissions));
  return { ...place, kind: 'channel', mayWrite: permissions.has(writing(channel.type)) };
}

/** What somebody needs to write in a channel of this type. */
export function writing(type: ChannelType): bigint {
  const isThread = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread].includes(type);
  return isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
}

/** Whether the message that was pressed is the person's alone: what others see is never replaced by an answer. */
export function isOwn(interaction: Asking): boolean {
  if (!('message' in interaction) || !interaction.message) return false;
  const isEphemeral = (Number(interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return isEphemeral || interaction.guild_id === undefined;
}
