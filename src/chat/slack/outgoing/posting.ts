import { setTimeout as sleep } from 'node:timers/promises';
import { PlatformError } from '../../platform.ts';
import type { Attachment, View } from '../../view.ts';
import { errorName, type WebClient } from '../client.ts';
import { attachmentsOf, type Drawing, isPicture, messageOf } from '../draw/render.ts';
import type { Files } from './files.ts';

/** Names the promise that a message fulfils; found again by it in the channel's history. */
export const keyEvent = 'yellow_pad';

export interface Posted {
  channel: string;
  message: string;
}

export interface Carrying {
  client: WebClient;
  /** Hangs files below a message that stands, which may be repeated; left out: the same. */
  patient?: WebClient;
  files: Files;
}

type Draw = (files: ReadonlyMap<Attachment, string>) => Drawing;

/** What Slack says where a message is not there to be answered, or takes no answers. */
const noThread: ReadonlySet<string> = new Set([
  'thread_not_found',
  'message_not_found',
  'invalid_thread_ts',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
]);

/** How long Slack may take to look at a picture that was just uploaded, in tries; each waits twice as long. */
const tries = 5;
const firstWaitMs = 250;

/**
 * Posts a view with its files. Throws what the client throws; once the message stands, that it is in doubt, for it must
 * not be posted again.
 */
export async function postWithFiles(
  { client, patient = client, files: kept }: Carrying,
  { channel, key, under }: { channel: string; key?: string; under?: string | undefined },
  view: View,
  draw: Draw,
): Promise<Posted> {
  const files = await kept.upload(client, view);
  const message = messageOf(view, draw(files));
  const metadata = key === undefined ? {} : { metadata: { event_type: keyEvent, event_payload: { key } } };
  const whole = { channel, ...message, ...metadata, unfurl_links: false, unfurl_media: false };
  const post = (answers?: string) =>
    onceSeen(view, kept, () =>
      client.chat.postMessage(answers === undefined ? whole : { ...whole, thread_ts: answers, reply_broadcast: true }),
    );
  // nothing was posted where what it answers is gone
  const posted = await post(under).catch((error: unknown) => (noThread.has(errorName(error)) ? post() : raise(error)));
  if (!posted.channel || !posted.ts) throw new Error('Slack does not say where the message is');
  const below = filesBelow(files);
  if (below.length > 0) {
    const withFiles = { channel: posted.channel, ts: posted.ts, ...message, file_ids: below };
    await patient.chat.update(withFiles).catch((error: unknown) => {
      throw new PlatformError('unknown', `its files do not hang below it (${errorName(error)})`);
    });
  }
  return { channel: posted.channel, message: posted.ts };
}

/** Slack draws pictures inside a message; other files hang below it. */
function filesBelow(files: ReadonlyMap<Attachment, string>): string[] {
  return [...files].filter(([file]) => !isPicture(file)).map(([, id]) => id);
}

/**
 * Slack refuses blocks with a picture that it has not looked at yet, and nothing is posted: that alone is repeated. One
 * that it will not show any more is uploaded anew the next time.
 */
export async function onceSeen<T>(view: View, kept: Files, send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attachmentsOf(view).length === 0 || errorName(error) !== 'invalid_blocks') throw error;
      if (attempt === tries) {
        kept.forget(view);
        throw new PlatformError('later', 'Slack does not show a file');
      }
      await sleep(firstWaitMs * 2 ** attempt);
    }
  }
}

function raise(error: unknown): never {
  throw error;
}
