import {
  type APIMessage,
  type Client,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type GatewayMessageCreateDispatchData,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import { translator } from '../../../i18n/translate.ts';
import type { Logger } from '../../../log.ts';
import { failure } from '../../../log.ts';
import type { Store } from '../../../store/client.ts';
import type { Asks } from '../../asks.ts';
import { languageByScript } from '../../dispatch/offer.ts';
import { openView } from '../../dispatch/spoken.ts';
import type { Answer, Call, SpokenLanguage } from '../../platform.ts';
import type { View } from '../../view.ts';
import { codes, isCode } from '../connection/trouble.ts';
import { messageOf } from '../draw/message.ts';
import type { Directory } from '../people.ts';

/** That somebody spoke to the bot, without what they said. `guild`: null in direct messages, which do not tell. */
export interface Spoken {
  id: string;
  user: string;
  channel: string;
  guild: string | null;
  language: SpokenLanguage | null;
}

/**
 * The edge: what is addressed to the bot goes on without its words, everything else that people say ends here. discord.js
 * would keep who said it, so it never sees any of it.
 */
export function listen(client: Client, heard: (spoken: Spoken) => void): void {
  client.on('raw', (packet: GatewayDispatchPayload) => {
    if (!packet.t?.startsWith('MESSAGE_')) return;
    const spoken = packet.t === GatewayDispatchEvents.MessageCreate ? spokenIn(client, packet.d) : null;
    Object.assign(packet, { t: null, d: null });
    if (spoken) heard(spoken);
  });
}

function spokenIn(client: Client, message: GatewayMessageCreateDispatchData): Spoken | null {
  const { id, author, webhook_id: webhook, channel_id: channel, guild_id: guild = null, content } = message;
  const isPerson = author.bot !== true && webhook === undefined;
  if (!isPerson || !isAddressed(client, message)) return null;
  return { id, user: author.id, channel, guild, language: languageByScript(content) };
}

/** By its name in the text: whoever only replies to one of its messages talks about that. */
function isAddressed(
  client: Client,
  { guild_id: guild, content, mention_roles: roles }: GatewayMessageCreateDispatchData,
) {
  if (guild === undefined) return true;
  const self = client.user?.id ?? '';
  // the role that Discord made for the bot has its name, and is offered first
  const role = client.guilds.cache.get(guild)?.roles.botRoleFor(self)?.id;
  return content.includes(`<@${self}>`) || content.includes(`<@!${self}>`) || roles.some((one) => one === role);
}

export interface SpokenOptions {
  store: Store;
  log: Logger;
  rituals: readonly Asks[];
  directory: Directory;
  client(): Client;
  rest(): REST;
  answer: Answer;
  workspaceOf(guild: string): Promise<Call['workspace']>;
}

/** Answers those who speak to the bot: in direct messages all there is, in channels nothing that is anybody's own. */
export function spokenAnswers({ store, log, rituals, directory, client, rest, answer, workspaceOf }: SpokenOptions) {
  return async (spoken: Spoken): Promise<void> => {
    const guild = spoken.guild ?? (await onlyServerOf(spoken.user));
    const view = guild === null ? nowhere(spoken) : await answered(spoken, guild);
    if (view) await reply(spoken, view, guild);
  };

  async function answered(spoken: Spoken, guild: string): Promise<View | null> {
    const { id, user, channel, language } = spoken;
    const isOpen = spoken.guild !== null;
    const person = await directory.member(guild, user);
    if (!person) return nowhere(spoken);
    const name = client().guilds.cache.get(guild)?.channels.cache.get(channel)?.name;
    const said = await answer({
      id: `message:${id}`,
      platform: 'discord',
      workspace: await workspaceOf(guild),
      person,
      place: { id: channel, name: isOpen ? (name ?? channel) : 'direct', kind: isOpen ? 'channel' : 'direct' },
      ask: { kind: 'spoken', open: isOpen, ...(language && { language }) },
    });
    if (!said) return null;
    return 'show' in said.reply ? said.reply.show : null;
  }

  /** A direct message tells no server: the one where the bot knows them, or the only one there is. */
  async function onlyServerOf(user: string): Promise<string | null> {
    const theirs = await store.db.workspace.findMany({
      where: { platform: 'discord', removedAt: null, people: { some: { externalId: user, kind: { not: 'gone' } } } },
      take: 2,
    });
    const here =
      theirs.length > 0 ? theirs.map(({ externalId }) => externalId) : client().guilds.cache.map(({ id }) => id);
    const [only = null] = here;
    return here.length === 1 ? only : null;
  }

  function nowhere({ language }: Spoken): View {
    const t = translator(language ?? 'en', 'UTC');
    return openView(t, rituals, t('chat.discord.whichServer'));
  }

  /** Pings nobody; sent twice within minutes, it shows once. */
  async function reply({ id, channel }: Spoken, view: View, guild: string | null): Promise<void> {
    const { body, files } = messageOf(view, guild ?? '0');
    const sent: RESTPostAPIChannelMessageJSONBody = {
      ...body,
      nonce: id,
      enforce_nonce: true,
      message_reference: { message_id: id, fail_if_not_exists: false },
      allowed_mentions: { parse: [], replied_user: false },
    };
    await (rest().post(Routes.channelMessages(channel), { body: sent, files }) as Promise<APIMessage>).catch(
      (error: unknown) => {
        const mayNot = isCode(error, codes.missingAccess) || isCode(error, codes.missingPermissions);
        if (!mayNot) throw error;
        log.info({ failure: failure(error) }, 'the bot may not answer in the channel where it was spoken to');
      },
    );
  }
}
