import { failure, type Logger } from '../../log.ts';
import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import type { Profile } from '../../who/profile.ts';
import { type Answer, type ChatPlatform, PlatformError, type Target } from '../platform.ts';
import { colleague, colleagues, directChannel, extraPrefix, membersOf, workspace } from './company.ts';
import { type Live, live } from './live.ts';
import { type Messages, messages } from './storage/messages.ts';
import { type Privates, privates } from './storage/privates.ts';

/** A small chat on this machine alone: what Slack or Discord would be, for trying the bot. */
export interface Sandbox extends ChatPlatform {
  /** For the web page. */
  readonly inside: Inside;
}

export interface Inside {
  store: Store;
  clock: Clock;
  log: Logger;
  messages: Messages;
  privates: Privates;
  live: Live;
  answer: Answer;
}

export function sandbox({ store, clock, log }: Pick<Inside, 'store' | 'clock' | 'log'>): Sandbox {
  const inside: Inside = {
    store,
    clock,
    log,
    messages: messages({ store, clock }),
    privates: privates(),
    live: live(),
    answer: () => Promise.reject(new Error('the sandbox has not started')),
  };

  return {
    name: 'sandbox',
    can: { members: true, unnamed: true },
    pace: null,
    inside,
    async start(answer) {
      inside.answer = answer;
    },
    async stop() {
      inside.live.stop();
    },
    async post(to, view, key, reader, _until, under) {
      const channel = channelOf(to);
      const message = await known(() => inside.messages.post(channel, view, key, reader, under?.message), log);
      inside.live.changed();
      return { workspace: workspace.id, channel, message };
    },
    async find(to, key) {
      const channel = channelOf(to);
      const message = await known(() => inside.messages.find(channel, key), log);
      return message === null ? null : { workspace: workspace.id, channel, message };
    },
    async edit({ channel, message }, view, reader) {
      await known(() => inside.messages.edit(channel, message, view, reader), log);
      inside.live.changed();
    },
    isPrivate: async () => false,
    async people(where, channel) {
      const people = where === workspace.id ? (channel === undefined ? colleagues : membersOf(channel)) : undefined;
      if (!people) throw new PlatformError('gone', 'there is no such place in the sandbox');
      const extra = channel === undefined || channel === 'general' ? await extras(store) : [];
      return { complete: true, people: [...people.map(({ job, city, ...profile }) => profile), ...extra] };
    },
  };
}

async function extras({ db }: Store): Promise<Profile[]> {
  const rows = await db.person.findMany({
    where: { externalId: { startsWith: extraPrefix }, workspace: { platform: 'sandbox', externalId: workspace.id } },
    orderBy: { externalId: 'asc' },
  });
  return rows.map(({ externalId, name, platformLocale, platformTimeZone }) => ({
    id: externalId,
    name,
    admin: false,
    kind: 'member',
    ...(platformLocale !== null && { locale: platformLocale }),
    ...(platformTimeZone !== null && { timeZone: platformTimeZone }),
  }));
}

function channelOf(to: Target): string {
  if (to.workspace === workspace.id && 'person' in to && to.person.startsWith(extraPrefix))
    return directChannel(to.person);
  const channel = 'channel' in to ? to.channel : colleague(to.person) && directChannel(to.person);
  if (to.workspace !== workspace.id || channel === undefined || !membersOf(channel)) {
    throw new PlatformError('gone', 'there is no such place in the sandbox');
  }
  return channel;
}

/** The database may be busy: then it may or may not have been written, and the key tells. */
async function known<T>(work: () => Promise<T>, log: Logger): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    log.warn({ failure: failure(error) }, 'the sandbox could not keep a message');
    throw new PlatformError('unknown', 'the sandbox could not keep a message');
  }
}
