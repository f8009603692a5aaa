import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Translator, translator } from '../../../i18n/translate.ts';
import { failure, failureId, type Logger } from '../../../log.ts';
import type { Clock } from '../../../time/clock.ts';
import type { Answer, Reply } from '../../platform.ts';
import { note, type View } from '../../view.ts';
import { errorName, type WebClient } from '../client.ts';
import { errorsOf, homeOf, modalOf, type Remembered, windowOf } from '../draw/form.ts';
import { refilled } from '../draw/refill.ts';
import { attachmentsOf, type Drawing, isPicture, messageOf } from '../draw/render.ts';
import { ackWithinMs } from '../incoming/ack.ts';
import type { Heard } from '../incoming/calls.ts';
import type { SubmittedPayload } from '../incoming/payloads.ts';
import { upload } from './files.ts';
import { postWithFiles } from './posting.ts';

/** How an answer reaches the one who asked. */
export type Way =
  | { kind: 'command'; url: string; trigger: string }
  /** `theirs`: the message is seen by them alone, and may be replaced by the answer. */
  | { kind: 'message'; url: string; trigger: string; theirs: boolean }
  | { kind: 'window'; view: string; trigger: string }
  | { kind: 'home'; trigger: string }
  | { kind: 'form'; view: SubmittedPayload['view']; remembered: Remembered };

export type Ack = (body?: object) => Promise<void>;

export interface Answering {
  client: WebClient;
  clock: Clock;
  log: Logger;
  answer(): Answer;
}

interface Answered {
  heard: Heard;
  reply: Reply;
}

/** What no answer can be brought for: it was answered before, or is nothing of ours. */
type Silent = null;

/** From what was heard to an answer that arrives: with the acknowledgement where it is ready in time, else after it. */
export function answering({ client, clock, log, answer }: Answering) {
  const underWay = new Set<Promise<void>>();

  function answerTo(way: Way, hear: () => Promise<Heard | Silent>, ack: Ack): Promise<void> {
    const done = answerOne(way, hear, ack).finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  }

  async function answerOne(way: Way, hear: () => Promise<Heard | Silent>, ack: Ack): Promise<void> {
    const speaker = { t: translator('en', 'UTC') };
    const coming = ask(hear, speaker);
    const inTime = await Promise.race([coming, sleep(ackWithinMs, 'late' as const)]);
    if (inTime !== 'late') return inTime ? acknowledge(way, inTime, ack) : ack();
    await ack(meanwhile(way, speaker.t));
    const late = await coming;
    if (late) await bring(way, late);
  }

  /** Never rejects: what fails is logged under an id, which is what the person is told. */
  async function ask(hear: () => Promise<Heard | Silent>, speaker: { t: Translator }): Promise<Answered | Silent> {
    let heard: Heard | Silent = null;
    try {
      heard = await hear();
      if (!heard) return null;
      speaker.t = heard.t;
      const reply = await answer()(heard.call);
      return reply && { heard, reply };
    } catch (error) {
      const id = failureId();
      log.error({ id, failure: failure(error) }, 'Slack could not be answered');
      return { heard: heard ?? nobody(speaker.t), reply: { show: note(speaker.t('chat.failed', { id })) } };
    }
  }

  /** The confirmation of a form and the answer to a command ride in the acknowledgement. */
  async function acknowledge(way: Way, answered: Answered, ack: Ack): Promise<void> {
    const body = inAck(way, answered);
    if (body) {
      await ack(body);
      if (way.kind === 'form' && way.remembered.isHome) await refreshHome(answered.heard);
      return;
    }
    const isClosed = way.kind === 'form' && replaces(way, answered.reply);
    await ack(way.kind === 'form' && !isClosed ? meanwhile(way, answered.heard.t) : undefined);
    await bring(way, answered, isClosed);
  }

  function inAck(way: Way, { heard, reply }: Answered): object | null {
    const view = viewOf(reply);
    if (view && attachmentsOf(view).length > 0) return null;
    if (way.kind === 'command') {
      return view && { response_type: 'ephemeral', ...messageOf(view, drawing(heard.t)) };
    }
    if (way.kind !== 'form') return null;
    const { remembered } = way;
    if ('reject' in reply) return { response_action: 'errors', errors: errorsOf(reply.reject, fieldsOf(way.view)) };
    if ('ask' in reply) {
      return { response_action: 'update', view: modalOf(reply.ask, remembered, drawing(heard.t)) };
    }
    if (replaces(way, reply)) return null;
    return view && { response_action: 'update', view: windowOf(view, remembered, drawing(heard.t)) };
  }

  /** What is said when the answer takes long. */
  function meanwhile(way: Way, t: Translator): object | undefined {
    const slow = note(t('chat.slow'));
    if (way.kind === 'command') return { response_type: 'ephemeral', ...messageOf(slow, drawing(t)) };
    if (way.kind !== 'form') return undefined;
    return { response_action: 'update', view: windowOf(slow, way.remembered, drawing(t)) };
  }

  /**
   * Brings an answer after the acknowledgement. Never rejects: at worst the person hears that it could not be shown.
   * `isClosed`: the window of the form is gone.
   */
  async function bring(way: Way, answered: Answered, isClosed = false): Promise<void> {
    const { heard, reply } = answered;
    try {
      if ('ask' in reply) await open(way, heard, reply);
      else if ('reject' in reply) await refuse(way, heard, reply.reject);
      else await show(way, heard, reply, isClosed);
      if (way.kind === 'home' || (way.kind === 'form' && way.remembered.isHome)) await refreshHome(heard);
    } catch (error) {
      const id = failureId();
      log.error({ id, way: way.kind, slack: errorName(error), failure: failure(error) }, 'an answer was not shown');
      const sorry = isLate(error) ? heard.t('chat.tooSlow') : heard.t('chat.notShown', { id });
      await privately(heard, note(sorry)).catch((again: unknown) =>
        log.error({ id, slack: errorName(again) }, 'nor could that be said'),
      );
    }
  }

  async function open(way: Way, heard: Heard, { ask: form }: Extract<Reply, { ask: unknown }>): Promise<void> {
    const { place } = heard.call;
    const origin = way.kind === 'message' && way.theirs ? { origin: way.url } : {};
    const home = way.kind === 'home' ? { isHome: true } : {};
    const view = modalOf(form, { place, ...origin, ...home }, drawing(heard.t));
    if (way.kind === 'form') await client.views.update({ view_id: way.view.id, view });
    else if (way.kind === 'window') await client.views.push({ trigger_id: way.trigger, view });
    else await client.views.open({ trigger_id: way.trigger, view });
  }

  /** A form's errors that come too late for the acknowledgement: the form again, as it was filled in. */
  async function refuse(way: Way, heard: Heard, reject: Record<string, string>): Promise<void> {
    const sentences = note(Object.values(reject).join('\n'));
    if (way.kind !== 'form') return show(way, heard, { show: sentences });
    const { blocks } = messageOf(sentences, drawing(heard.t));
    await client.views.update({ view_id: way.view.id, view: refilled(way.view, blocks) });
  }

  async function show(
    way: Way,
    heard: Heard,
    reply: { show: View } | { replace: View },
    isClosed = false,
  ): Promise<void> {
    const view = 'show' in reply ? reply.show : reply.replace;
    if (attachmentsOf(view).some((file) => !isPicture(file))) return sendDirectly(way, heard, view);
    const drawn = drawing(heard.t, await upload(client, view));
    const message = messageOf(view, drawn);
    const window = () => windowOf(view, { place: heard.call.place }, drawn);
    // where the window cannot be opened any more, or was closed meanwhile
    const beside = () => privately(heard, view);
    switch (way.kind) {
      case 'command':
        return respond(heard, way.url, view, { response_type: 'ephemeral', ...message });
      case 'message': {
        const how = 'replace' in reply && way.theirs ? { replace_original: true } : onTheSide;
        return respond(heard, way.url, view, { ...how, ...message });
      }
      case 'home':
        await client.views.open({ trigger_id: way.trigger, view: window() }).catch(beside);
        return;
      case 'window':
        await client.views.update({ view_id: way.view, view: window() }).catch(beside);
        return;
      case 'form':
        if (replaces(way, reply) && way.remembered.origin !== undefined)
          await respond(heard, way.remembered.origin, view, { replace_original: true, ...message });
        if (!isClosed) await client.views.update({ view_id: way.view.id, view: window() }).catch(beside);
        return;
    }
  }

  /** Slack shows no files in private answers: they go into the person's direct messages. */
  async function sendDirectly(way: Way, heard: Heard, view: View): Promise<void> {
    const target = { channel: heard.call.person.id };
    await postWithFiles(client, target, view, (files) => drawing(heard.t, files));
    await show(way, heard, { show: note(heard.t('chat.sentDirect')) });
  }

  /** Through the response_url, which takes five uses in half an hour; after that as a message of our own. */
  async function respond(heard: Heard, url: string, view: View, body: object): Promise<void> {
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    }).catch(() => null);
    if (!answered?.ok) await privately(heard, view);
  }

  /** To this person alone, where they are; in their direct messages where the bot is not. */
  async function privately({ call, t }: Heard, view: View): Promise<void> {
    if (call.person.id === '') return;
    const message = messageOf(view, drawing(t, await upload(client, view)));
    const { id: user } = call.person;
    await client.chat
      .postEphemeral({ channel: call.place.id, user, ...message })
      .catch(() => client.chat.postMessage({ channel: user, ...message, unfurl_links: false, unfurl_media: false }));
  }

  /** What was done may have changed it. Never rejects: it is made anew whenever it is opened. */
  async function refreshHome(heard: Heard): Promise<void> {
    const call = { ...heard.call, id: `home:${randomUUID()}`, ask: { kind: 'home' } as const };
    await publishHome({ ...heard, call }).catch((error: unknown) =>
      log.warn({ slack: errorName(error), failure: failure(error) }, 'a home page was not brought up to date'),
    );
  }

  /** Rejects where it could not be made or shown. */
  async function publishHome({ call, t }: Heard): Promise<void> {
    const reply = await answer()(call);
    const view = reply && viewOf(reply);
    if (!view) return;
    const drawn = drawing(t, await upload(client, view));
    await client.views.publish({ user_id: call.person.id, view: homeOf(view, { place: call.place }, drawn) });
  }

  function drawing(t: Translator, files: Drawing['files'] = new Map()): Drawing {
    return { locale: t.locale, timeZone: t.zone, now: clock.now(), files };
  }

  /** When everything that was heard has been answered. */
  async function finished(): Promise<void> {
    await Promise.allSettled(underWay);
  }

  return { answerTo, publishHome, finished };
}

const onTheSide = { response_type: 'ephemeral', replace_original: false };

/** Who cannot be told apart: there is only the way of this interaction to answer by. */
function nobody(t: Translator): Heard {
  const person = { id: '', name: '', admin: false, kind: 'member' } as const;
  const place = { id: '', name: '', kind: 'direct' } as const;
  const workspace = { id: '', name: '' };
  return { t, call: { id: '', platform: 'slack', workspace, person, place, ask: { kind: 'home' } } };
}

/** In place of the message whose button opened the form. */
function replaces(way: Extract<Way, { kind: 'form' }>, reply: Reply): boolean {
  return 'replace' in reply && way.remembered.origin !== undefined;
}

function viewOf(reply: Reply): View | null {
  if ('show' in reply) return reply.show;
  if ('replace' in reply) return reply.replace;
  return 'reject' in reply ? note(Object.values(reply.reject).join('\n')) : null;
}

function fieldsOf(view: SubmittedPayload['view']): string[] {
  return view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
}

/** The trigger lived for three seconds. */
function isLate(error: unknown): boolean {
  return ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'].includes(errorName(error));
}
