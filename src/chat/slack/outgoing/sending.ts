import { z } from 'zod';
import type { Logger } from '../../../log.ts';
import type { Clock } from '../../../time/clock.ts';
import { type ChatPlatform, type MessageRef, PlatformError, type Reader, type Target } from '../../platform.ts';
import type { View } from '../../view.ts';
import { type Clients, isRefused, troubleOf } from '../client.ts';
import { type Drawing, isPicture, messageOf } from '../draw/render.ts';
import type { Files } from './files.ts';
import { keyEvent, onceSeen, postWithFiles } from './posting.ts';

export interface Sending {
  clients: Clients;
  files: Files;
  clock: Clock;
  log: Logger;
  team(): string;
  /** What the token may do, such as "channels:history". */
  scopes(): ReadonlySet<string>;
  /** Slack does not take the token: throws what the outbox is to be told. */
  refused(): Promise<never>;
}

const historyScopes = { C: 'channels:history', G: 'groups:history', D: 'im:history' };
/** Slack's clock and ours may differ by this much. */
const skewMs = 5 * 60_000;

const history = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.looseObject({ key: z.unknown() }).optional() })
        .optional(),
    }),
  ),
});

/** Posting, editing and finding, as the outbox asks for them: once each, and what goes wrong is told by its kind. */
export function sending({ clients, files: kept, clock, log, team, scopes, refused }: Sending) {
  const { bulk, reading, withDeadline } = clients;

  async function told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isRefused(error)) throw troubleOf(error);
      return await refused();
    }
  }

  /** @param channel a person's own channel with the bot begins with a D, and their id is taken for it */
  function drawing({ locale, timeZone }: Reader, channel: string, files: Drawing['files']): Drawing {
    return { locale, timeZone, now: clock.now(), alone: /^[DUW]/.test(channel), files };
  }

  function check({ workspace }: { workspace: string }): void {
    if (workspace !== team()) throw new PlatformError('gone', 'the bot is not in that workspace');
  }

  async function post(
    to: Target,
    view: View,
    key: string,
    reader: Reader,
    until?: Date,
    under?: MessageRef | null,
  ): Promise<MessageRef> {
    check(to);
    // a person's id opens the direct messages with them
    const channel = 'channel' in to ? to.channel : to.person;
    const draw = (files: Drawing['files']) => drawing(reader, channel, files);
    const posted = await told(() =>
      withDeadline(until, () =>
        postWithFiles(
          { client: bulk, patient: reading, files: kept },
          { channel, key, under: under?.message },
          view,
          draw,
        ),
      ),
    );
    return { workspace: to.workspace, ...posted };
  }

  async function edit(ref: MessageRef, view: View, reader: Reader, until?: Date): Promise<void> {
    check(ref);
    const { channel, message: ts } = ref;
    const update = async () => {
      // other files hang below it already
      const files = await kept.upload(bulk, view, isPicture);
      const message = messageOf(view, drawing(reader, channel, files));
      await onceSeen(view, kept, () => bulk.chat.update({ channel, ts, ...message }));
    };
    await told(() => withDeadline(until, update)).catch((error: unknown) => {
      // an edit may be repeated as often as one likes
      const isInDoubt = error instanceof PlatformError && error.trouble === 'unknown';
      throw isInDoubt ? new PlatformError('later', error.message) : error;
    });
  }

  /** Where the token may not read the history nobody can tell, and the message is sent again: rather twice than never. */
  async function find(to: Target, key: string, since: Date): Promise<MessageRef | null> {
    check(to);
    if (!canFind(to)) {
      log.warn('a message in doubt cannot be looked up without the optional scopes, and is sent again');
      return null;
    }
    return told(async () => {
      const channel = 'channel' in to ? to.channel : await directChannel(to.person);
      const oldest = String((since.getTime() - skewMs) / 1000);
      const asked = { channel, oldest, inclusive: true, include_all_metadata: true, limit: 200 };
      // a reply that is shown in the channel, too, stands in its history
      for await (const page of reading.paginate('conversations.history', asked)) {
        const found = history
          .parse(page)
          .messages.find(
            ({ metadata }) => metadata?.event_type === keyEvent && metadata.event_payload?.['key'] === key,
          );
        if (found) return { workspace: to.workspace, channel, message: found.ts };
      }
      return null;
    });
  }

  async function directChannel(person: string): Promise<string> {
    const { channel } = await reading.conversations.open({ users: person });
    if (!channel?.id) throw new PlatformError('unknown', 'Slack does not say which channel');
    return channel.id;
  }

  /** Whether a message in doubt can be looked up. */
  function canFind(to: Target): boolean {
    const granted = scopes();
    if (!('channel' in to)) return granted.has('im:history') && granted.has('im:write');
    const scope = historyScopes[to.channel.charAt(0) as keyof typeof historyScopes] ?? historyScopes.C;
    return granted.has(scope);
  }

  return { post, edit, find } satisfies Partial<ChatPlatform>;
}
