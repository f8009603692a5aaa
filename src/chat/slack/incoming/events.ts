import { localeOf } from '../../../i18n/locales.ts';
import { unturned } from '../../../i18n/text.ts';
import { translator } from '../../../i18n/translate.ts';
import type { Logger } from '../../../log.ts';
import type { Store } from '../../../store/client.ts';
import type { Clock } from '../../../time/clock.ts';
import { introducedIn } from '../../../who/people.ts';
import { speakTo } from '../../../who/reader.ts';
import { once } from '../../dispatch/once.ts';
import { type Call, type Reader, readerOf } from '../../platform.ts';
import type { View } from '../../view.ts';
import { note } from '../../view.ts';
import { errorName } from '../client.ts';
import type { Directory } from '../people.ts';
import {
  channelRenamed,
  event,
  homeOpened,
  joined,
  type MentionPayload,
  mention,
  revoked,
  userSaid,
} from './payloads.ts';

export interface Events {
  store: Store;
  clock: Clock;
  log: Logger;
  people: Directory;
  team(): string;
  /** The bot's own user. */
  self(): string;
  /** A channel has a new name. */
  rename(channel: string, name: string): Promise<void>;
  home(person: string, channel: string): Call;
  publishHome(call: Call): Promise<void>;
  spokenTo(said: MentionPayload): Promise<void>;
  /** @param channel or somebody's id, for their own messages with the bot */
  post(channel: string, view: View, key: string, reader: Reader): Promise<void>;
}

/** What happens in the workspace. Rejects where it could not be dealt with: then Slack sends it again. */
export function events(options: Events) {
  const { store, clock, log, people, team, self } = options;
  const requests = once({ store, clock });
  const ours = () => ({ platform: 'slack' as const, externalId: team() });

  return async (body: unknown): Promise<void> => {
    const { event_id: id, event: happened } = event.parse(body);
    switch (happened.type) {
      case 'app_home_opened': {
        const { user, channel, tab } = homeOpened.parse(happened);
        if (tab === 'home') await options.publishHome(options.home(user, channel));
        return tab === 'messages' ? onlyOnce(`introduction:${user}`, () => introduceTo(user)) : undefined;
      }
      case 'app_mention':
        return options.spokenTo(mention.parse(happened));
      case 'user_change':
      case 'team_join':
        return people.update(userSaid.parse(happened).user);
      case 'channel_rename':
      case 'group_rename': {
        const { id: renamed, name } = channelRenamed.parse(happened).channel;
        return options.rename(renamed, name);
      }
      case 'member_joined_channel': {
        const { user, channel } = joined.parse(happened);
        return user === self() ? onlyOnce(id, () => introduce(channel)) : undefined;
      }
      case 'app_uninstalled':
        return remove();
      case 'tokens_revoked': {
        const { tokens } = revoked.parse(happened);
        return tokens.bot?.includes(self()) ? remove() : undefined;
      }
      default:
        log.info({ event: happened.type.slice(0, 60) }, 'an event that nothing here waits for');
    }
  };

  /** Nothing is sent to a workspace that the bot was removed from. */
  async function remove(): Promise<void> {
    await store.db.workspace.updateMany({ where: ours(), data: { removedAt: clock.now() } });
  }

  async function introduce(channel: string): Promise<void> {
    const workspace = await store.db.workspace.findFirst({ where: ours() });
    const t = translator(localeOf(workspace?.locale) ?? 'en', workspace?.timeZone ?? 'UTC', workspace?.commandPrefix);
    await options.post(channel, note(t('chat.introduction')), `slack.introduction:${channel}`, readerOf(t));
  }

  /** Where nothing can be written to the bot, one message says how to begin. */
  async function introduceTo(id: string): Promise<void> {
    await people.meet(id);
    const row = await people.row(id);
    if (row?.introducedIn !== null) return;
    const t = speakTo(row.workspace, row);
    const key = `slack.introduction:${id}`;
    await options.post(id, note(t('chat.introductionDirect', { name: unturned(row.name) })), key, readerOf(t));
    await introducedIn(store.db, row, key);
  }

  /** Slack sends an event again where the answer got lost; what failed, or was cut short, is done again. */
  async function onlyOnce(id: string, work: () => Promise<void>): Promise<void> {
    const request = { platform: 'slack' as const, id };
    if ((await requests.begin(request)) === 'repeated') return;
    await work().catch(async (error: unknown) => {
      log.warn({ slack: errorName(error) }, 'an event could not be dealt with');
      await requests.forget(request);
      throw error;
    });
    requests.end(request);
  }
}
