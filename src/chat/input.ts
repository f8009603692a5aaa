import { z } from 'zod';
import { plain, type Span, spans, type Text } from '../i18n/text.ts';

/** The most that a person may write in one piece; the same on every platform. */
export const longest = 3000;

/**
 * Text as people write it: characters no database takes (NUL, lone surrogates) are dropped, ends are trimmed. What is
 * too long or empty is refused with a sentence (dispatch turns the issue into one); everything else is kept as it is.
 */
export function typedText(max: number = longest) {
  return z
    .string()
    .transform((text) => clean(text))
    .pipe(
      z
        .string()
        .min(1)
        .check(({ value, issues }) => {
          if (length(value) <= max) return;
          const params = { key: 'chat.tooLong', ...excess(value, max), shortened: shorten(value, max) };
          issues.push({ code: 'custom', input: value, params });
        }),
    );
}

/** How much a text may have, and how much more it has: the values of chat.tooLong. */
export function excess(text: string, limit: number): { limit: number; over: number } {
  return { limit, over: length(text) - limit };
}

export function clean(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '')
    .replaceAll('\r\n', '\n')
    .trim();
}

/** Code points, which is what every language counts alike. */
export function length(text: string): number {
  return [...text].length;
}

/** Shortens visibly, by code point. */
export function shorten(text: string, max: number): string {
  const points = [...text];
  return points.length <= max
    ? text
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** The same by UTF-16 units, which is what the platforms count: an emoji is two. */
export function shortenTo(text: string, units: number): string {
  let points = units;
  let cut = shorten(text, points);
  while (cut.length > units) {
    points -= Math.ceil((cut.length - units) / 2);
    cut = shorten(text, points);
  }
  return cut;
}

/** All of a text in pieces of so many UTF-16 units at most, cut between characters; one piece where it is empty. */
export function pieces(text: string, units: number): string[] {
  const all: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece.length + character.length > units) {
      all.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...all, piece];
}

/** Shortened by code point, a text with names and places in it, which are kept whole or left out. */
export function shortenText(text: Text, max: number): Text {
  if (typeof text === 'string') return shorten(text, max);
  if (length(plain(text)) <= max) return text;
  const kept: Span[] = [];
  let room = max - 1;
  for (const span of spans(text)) {
    const long = length(plain([span]));
    if (long <= room) kept.push(span);
    else if (typeof span === 'string') kept.push([...span].slice(0, room).join('').trimEnd());
    else if ('bold' in span) kept.push({ bold: [...span.bold].slice(0, room).join('').trimEnd() });
    room -= long;
    if (room <= 0) break;
  }
  return [...kept, '…'];
}
