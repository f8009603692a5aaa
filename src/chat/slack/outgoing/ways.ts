import type { Translator } from '../../../i18n/translate.ts';
import type { Clock } from '../../../time/clock.ts';
import type { Call, Reply } from '../../platform.ts';
import { note, type View } from '../../view.ts';
import type { Remembered } from '../draw/form.ts';
import type { Drawing } from '../draw/render.ts';
import type { SubmittedPayload } from '../incoming/payloads.ts';

/** How an answer reaches the one who asked. */
export type Way =
  | { kind: 'command'; url: string; trigger: string }
  /** `theirs`: the message is seen by them alone, and may be replaced by the answer. */
  | { kind: 'message'; url: string; trigger: string; theirs: boolean }
  | { kind: 'window'; view: string; trigger: string }
  | { kind: 'home'; trigger: string }
  | { kind: 'form'; view: SubmittedPayload['view']; remembered: Remembered };

/** What is to be brought to whoever called. */
export interface Ready {
  call: Call;
  reply: Reply;
  /** Speaks the language that the reply is written in. */
  t: Translator;
  /** By performance.now(): what was pressed opens a window for three seconds. */
  heardAt: number;
}

/** In place of the message whose button opened the form. */
export function replaces(way: Extract<Way, { kind: 'form' }>, reply: Reply): boolean {
  return 'replace' in reply && way.remembered.origin !== undefined;
}

export function viewOf(reply: Reply): View | null {
  if ('show' in reply) return reply.show;
  if ('replace' in reply) return reply.replace;
  return 'reject' in reply ? note(Object.values(reply.reject).join('\n')) : null;
}

/** For answers, which one person reads. @param files Slack's ids of the files in the view, where they were uploaded */
export function drawingFor(clock: Clock) {
  return (t: Translator, files: Drawing['files'] = new Map()): Drawing => ({
    locale: t.locale,
    timeZone: t.zone,
    now: clock.now(),
    alone: true,
    files,
  });
}
