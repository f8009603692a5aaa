import type { TimeStyle } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { sayDay, sayMoment, sayTimeAt } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Attachment } from '../../view.ts';
import type { Drawn, FileRef, Kept } from '../protocol.ts';

/** A view ready for JSON: instants become ISO text; `file` keeps each attachment's bytes and tells where. */
export function keep<T>(value: T, file: (attachment: Attachment) => FileRef): Kept<T> {
  return keepAny(value, file) as Kept<T>;
}

function keepAny(value: unknown, file: (attachment: Attachment) => FileRef): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => keepAny(item, file));
  if (typeof value !== 'object' || value === null) return value;
  if (isAttachment(value)) return file(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, keepAny(part, file)]));
}

function isAttachment(value: object): value is Attachment {
  return 'bytes' in value && value.bytes instanceof Uint8Array;
}

/** A kept view with its instants said in the language and zone of `t`. @param now decides what is today */
export function draw<T>(kept: Kept<T>, t: Translator, now: Date): Drawn<T> {
  return drawAny(kept, t, now) as Drawn<T>;
}

function drawAny(value: unknown, t: Translator, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item) => drawAny(item, t, now));
  if (typeof value !== 'object' || value === null) return value;
  if (isInstant(value))
    return { said: sayInstant(new Date(value.time), value.as ?? 'moment', t, now), iso: value.time };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, drawAny(part, t, now)]));
}

function isInstant(value: object): value is { time: string; as?: TimeStyle } {
  return 'time' in value && typeof value.time === 'string';
}

function sayInstant(instant: Date, style: TimeStyle, { zone, locale }: Translator, now: Date): string {
  switch (style) {
    case 'moment':
      return sayMoment(instant, zone, locale, now);
    case 'day':
      return sayDay(localDate(instant, zone), localDate(now, zone), locale);
    case 'time':
      return sayTimeAt(instant, zone, locale);
  }
}

/** The ids of the files a kept view shows. */
export function filesOf(kept: unknown): string[] {
  if (Array.isArray(kept)) return kept.flatMap(filesOf);
  if (typeof kept !== 'object' || kept === null) return [];
  if ('file' in kept && typeof kept.file === 'string') return [kept.file];
  return Object.values(kept).flatMap(filesOf);
}
