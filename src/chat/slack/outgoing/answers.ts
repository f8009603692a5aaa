import { setTimeout as sleep } from 'node:timers/promises';
import { type Translator, translator } from '../../../i18n/translate.ts';
import { failure, failureId, type Logger } from '../../../log.ts';
import type { Clock } from '../../../time/clock.ts';
import type { Answer, Call, Reader } from '../../platform.ts';
import { note } from '../../view.ts';
import { errorName, type WebClient } from '../client.ts';
import { errorsOf, modalOf, windowOf } from '../draw/form.ts';
import { attachmentsOf, messageOf } from '../draw/render.ts';
import { ackWithinMs } from '../incoming/ack.ts';
import type { SubmittedPayload } from '../incoming/payloads.ts';
import { bringing } from './bring.ts';
import type { Files } from './files.ts';
import { privateMessages } from './private.ts';
import { drawingFor, type Ready, replaces, viewOf, type Way } from './ways.ts';

export type Ack = (body?: object) => Promise<void>;

export interface Answering {
  client: WebClient;
  /** Opens windows, and does not wait long for it. */
  windows: WebClient;
  files: Files;
  clock: Clock;
  log: Logger;
  answer(): Answer;
  refreshHome(call: Call): Promise<void>;
}

/** What no answer can be brought for: it was answered before, or is nothing of ours. */
type Silent = null;

/** From what was heard to an answer that arrives: with the acknowledgement where it is ready in time, else after it. */
export function answering(options: Answering) {
  const { log, answer, refreshHome } = options;
  const drawing = drawingFor(options.clock);
  const bring = bringing(options);
  const privately = privateMessages(options);
  const underWay = new Set<Promise<void>>();

  function answerTo(way: Way, hear: () => Promise<Call | Silent>, ack: Ack): Promise<void> {
    const done = answerOne(way, hear, ack).finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  }

  async function answerOne(way: Way, hear: () => Promise<Call | Silent>, ack: Ack): Promise<void> {
    const speaker = { t: translator('en', 'UTC') };
    const coming = ask(hear, speaker, performance.now());
    const inTime = await Promise.race([coming, sleep(ackWithinMs, 'late' as const)]);
    if (inTime !== 'late') return inTime ? acknowledge(way, inTime, ack) : ack();
    await isHeard(ack, meanwhile(way, speaker.t));
    const late = await coming;
    if (late) await bring(way, late);
  }

  /** Where the socket was lost meanwhile, an acknowledgement gets nowhere: the answer is brought by another way. */
  async function isHeard(ack: Ack, body?: object): Promise<boolean> {
    try {
      await ack(body);
      return true;
    } catch (error) {
      log.warn({ slack: errorName(error) }, 'an acknowledgement did not arrive');
      return false;
    }
  }

  /** Never rejects: what fails is logged under an id, which is what the person is told. */
  async function ask(
    hear: () => Promise<Call | Silent>,
    speaker: { t: Translator },
    heardAt: number,
  ): Promise<Ready | Silent> {
    let call: Call | Silent = null;
    try {
      call = await hear();
      if (!call) return null;
      const answered = await answer()(call, (reader) => {
        speaker.t = speaking(reader);
      });
      return answered && { call, reply: answered.reply, t: speaking(answered.reader), heardAt };
    } catch (error) {
      const id = failureId();
      log.error({ id, failure: failure(error) }, 'Slack could not be answered');
      return { call: call ?? nobody, reply: { show: note(speaker.t('chat.failed', { id })) }, t: speaker.t, heardAt };
    }
  }

  /** To whoever spoke to the bot, for their eyes alone. */
  async function answerSpoken(call: Call, thread: string | undefined): Promise<void> {
    const ready = await ask(async () => call, { t: translator('en', 'UTC') }, performance.now());
    const view = ready && viewOf(ready.reply);
    if (view) await privately(ready, view, thread);
  }

  /** The confirmation of a form and the answer to a command ride in the acknowledgement. */
  async function acknowledge(way: Way, ready: Ready, ack: Ack): Promise<void> {
    const body = inAck(way, ready);
    if (body) {
      if (!(await isHeard(ack, body))) return bring(way, ready);
      if (way.kind === 'form' && way.remembered.isHome) await refreshHome(ready.call);
      return;
    }
    const isClosed = way.kind === 'form' && replaces(way, ready.reply);
    await isHeard(ack, way.kind === 'form' && !isClosed ? meanwhile(way, ready.t) : undefined);
    await bring(way, ready, isClosed);
  }

  function inAck(way: Way, { reply, t }: Ready): object | null {
    const view = viewOf(reply);
    if (view && attachmentsOf(view).length > 0) return null;
    if (way.kind === 'command') {
      return view && { response_type: 'ephemeral', ...messageOf(view, drawing(t)) };
    }
    if (way.kind !== 'form') return null;
    const { remembered } = way;
    if ('reject' in reply) return { response_action: 'errors', errors: errorsOf(reply.reject, fieldsOf(way.view)) };
    if ('ask' in reply) {
      return { response_action: 'update', view: modalOf(reply.ask, remembered, drawing(t)) };
    }
    if (replaces(way, reply)) return null;
    return view && { response_action: 'update', view: windowOf(view, remembered, drawing(t)) };
  }

  /** What is said when the answer takes long. */
  function meanwhile(way: Way, t: Translator): object | undefined {
    const slow = note(t('chat.slow'));
    if (way.kind === 'command') return { response_type: 'ephemeral', ...messageOf(slow, drawing(t)) };
    if (way.kind !== 'form') return undefined;
    return { response_action: 'update', view: windowOf(slow, way.remembered, drawing(t)) };
  }

  /** When everything that was heard has been answered. */
  async function finished(): Promise<void> {
    await Promise.allSettled(underWay);
  }

  return { answerTo, answerSpoken, finished };
}

function speaking({ locale, timeZone }: Reader): Translator {
  return translator(locale, timeZone);
}

/** Who cannot be told apart: there is only the way of this interaction to answer by. */
const nobody: Call = {
  id: '',
  platform: 'slack',
  workspace: { id: '', name: '' },
  person: { id: '', name: '', admin: false, kind: 'member' },
  place: { id: '', name: '', kind: 'direct' },
  ask: { kind: 'home' },
};

function fieldsOf(view: SubmittedPayload['view']): string[] {
  return view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
}
