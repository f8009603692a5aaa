/** Words with what stands between them that is no word: names, places, moments. Platforms decide how it looks. */

export type Span =
  | string
  | { bold: string }
  /** `person` and `place` are the platform's ids; `name` is what is read where a mention cannot be drawn. */
  | { person: string; name: string }
  | { place: string; name: string }
  /** An instant, said in each reader's own zone and language. */
  | { time: Date; as?: TimeStyle }
  | { link: string; label: string };

export type TimeStyle = 'moment' | 'day' | 'time';

/** A string is literal text, never markup: renderers escape it. */
export type Text = string | readonly Span[];

/** Somebody of the workspace, by what our row knows of them. */
export function personSpan({ externalId, name }: { externalId: string; name: string }): Span {
  return { person: externalId, name };
}

export function placeSpan({ externalId, name }: { externalId: string; name: string }): Span {
  return { place: externalId, name };
}

export function spans(text: Text): readonly Span[] {
  return typeof text === 'string' ? [text] : text;
}

/** The words of a text without their dress; times as UTC, for notifications and logs of our own sentences only. */
export function plain(text: Text): string {
  return spans(text).map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('person' in span) return `@${span.name}`;
  if ('place' in span) return `#${span.name}`;
  if ('time' in span) return span.time.toISOString().slice(0, 16).replace('T', ' ');
  return span.label;
}

/** Whatever sets or overrides the direction of what follows. Marks that stand for one place alone are no harm, and needed. */
const turns = /[\u202A-\u202E\u2066-\u206F]/g;

/** Text in which nothing turns the words around it: in a name or an idea it would turn ours. */
export function unturned(text: string): string {
  return text.replace(turns, '');
}
