import { failure, failureId, type Logger } from '../../../log.ts';
import type { Clock } from '../../../time/clock.ts';
import type { Call, Reply } from '../../platform.ts';
import { note, type View } from '../../view.ts';
import { errorName, type WebClient } from '../client.ts';
import { modalOf, windowOf } from '../draw/form.ts';
import { refilled } from '../draw/refill.ts';
import { attachmentsOf, isPicture, messageOf } from '../draw/render.ts';
import type { Files } from './files.ts';
import { postWithFiles } from './posting.ts';
import { privateMessages } from './private.ts';
import { isLate, whileItLives } from './trigger.ts';
import { drawingFor, type Ready, replaces, type Way } from './ways.ts';

export interface BringOptions {
  client: WebClient;
  /** Opens windows, and does not wait long for it. */
  windows: WebClient;
  files: Files;
  clock: Clock;
  log: Logger;
  refreshHome(call: Call): Promise<void>;
}

/** Brings answers after the acknowledgement, by each way there is. */
export function bringing({ client, windows, files, clock, log, refreshHome }: BringOptions) {
  const drawing = drawingFor(clock);
  const privately = privateMessages({ client, files, clock });

  /**
   * Brings an answer after the acknowledgement. Never rejects: at worst the person hears that it could not be shown.
   * `isClosed`: the window of the form is gone.
   */
  async function bring(way: Way, ready: Ready, isClosed = false): Promise<void> {
    const { call, reply, t } = ready;
    try {
      if ('ask' in reply) await open(way, ready, reply);
      else if ('reject' in reply) await refuse(way, ready, reply.reject);
      else await show(way, ready, reply, isClosed);
      if (way.kind === 'home' || (way.kind === 'form' && way.remembered.isHome)) await refreshHome(call);
    } catch (error) {
      const id = failureId();
      log.error({ id, way: way.kind, slack: errorName(error), failure: failure(error) }, 'an answer was not shown');
      const sorry = isLate(error) ? t('chat.tooSlow') : t('chat.notShown', { id });
      await privately(ready, note(sorry)).catch((again: unknown) =>
        log.error({ id, slack: errorName(again) }, 'nor could that be said'),
      );
    }
  }

  async function open(way: Way, ready: Ready, { ask: form }: Extract<Reply, { ask: unknown }>): Promise<void> {
    const { place } = ready.call;
    const origin = way.kind === 'message' && way.theirs ? { origin: way.url } : {};
    const home = way.kind === 'home' ? { isHome: true } : {};
    const view = modalOf(form, { place, ...origin, ...home }, drawing(ready.t));
    if (way.kind === 'form') await client.views.update({ view_id: way.view.id, view });
    else await whileItLives(ready.heardAt, () => windows.views[step(way)]({ trigger_id: way.trigger, view }));
  }

  /** A form's errors that come too late for the acknowledgement: the form again, as it was filled in. */
  async function refuse(way: Way, ready: Ready, reject: Record<string, string>): Promise<void> {
    const sentences = note(Object.values(reject).join('\n'));
    if (way.kind !== 'form') return show(way, ready, { show: sentences });
    const { blocks } = messageOf(sentences, drawing(ready.t));
    await client.views.update({ view_id: way.view.id, view: refilled(way.view, blocks) });
  }

  async function show(
    way: Way,
    ready: Ready,
    reply: { show: View } | { replace: View },
    isClosed = false,
  ): Promise<void> {
    const view = 'show' in reply ? reply.show : reply.replace;
    if (attachmentsOf(view).some((file) => !isPicture(file))) return sendDirectly(way, ready, view);
    const drawn = drawing(ready.t, await files.upload(client, view));
    const message = messageOf(view, drawn);
    const window = () => windowOf(view, { place: ready.call.place }, drawn);
    // where the window cannot be opened any more, or was closed meanwhile
    const beside = () => privately(ready, view);
    switch (way.kind) {
      case 'command':
        return respond(ready, way.url, view, { response_type: 'ephemeral', ...message });
      case 'message': {
        const how = 'replace' in reply && way.theirs ? { replace_original: true } : onTheSide;
        return respond(ready, way.url, view, { ...how, ...message });
      }
      case 'home':
        await whileItLives(ready.heardAt, () => windows.views.open({ trigger_id: way.trigger, view: window() })).catch(
          beside,
        );
        return;
      case 'window':
        await client.views.update({ view_id: way.view, view: window() }).catch(beside);
        return;
      case 'form':
        if (replaces(way, reply) && way.remembered.origin !== undefined)
          await respond(ready, way.remembered.origin, view, { replace_original: true, ...message });
        if (!isClosed) await client.views.update({ view_id: way.view.id, view: window() }).catch(beside);
        return;
    }
  }

  /** Slack shows no files in private answers: they go into the person's direct messages. */
  async function sendDirectly(way: Way, ready: Ready, view: View): Promise<void> {
    const target = { channel: ready.call.person.id };
    await postWithFiles({ client, files }, target, view, (ids) => drawing(ready.t, ids));
    await show(way, ready, { show: note(ready.t('chat.sentDirect')) });
  }

  /** Through the response_url, which takes five uses in half an hour; after that as a message of our own. */
  async function respond(ready: Ready, url: string, view: View, body: object): Promise<void> {
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    }).catch(() => null);
    if (!answered?.ok) await privately(ready, view);
  }

  return bring;
}

const onTheSide = { response_type: 'ephemeral', replace_original: false };

/** On a window that is open another one is put. */
function step({ kind }: Way): 'push' | 'open' {
  return kind === 'window' ? 'push' : 'open';
}
