import type { Clock } from '../../../time/clock.ts';
import type { View } from '../../view.ts';
import type { WebClient } from '../client.ts';
import { messageOf } from '../draw/render.ts';
import type { Files } from './files.ts';
import { drawingFor, type Ready } from './ways.ts';

/** Messages that one person sees alone. */
export function privateMessages({ client, files, clock }: { client: WebClient; files: Files; clock: Clock }) {
  const drawing = drawingFor(clock);

  /** Where they are, in the thread they are in; in their direct messages where the bot is not. */
  return async ({ call, t }: Pick<Ready, 'call' | 't'>, view: View, thread?: string): Promise<void> => {
    if (call.person.id === '') return;
    const message = messageOf(view, drawing(t, await files.upload(client, view)));
    const { id: user } = call.person;
    await client.chat
      .postEphemeral({ channel: call.place.id, user, ...message, ...(thread !== undefined && { thread_ts: thread }) })
      .catch(() => client.chat.postMessage({ channel: user, ...message, unfurl_links: false, unfurl_media: false }));
  };
}
