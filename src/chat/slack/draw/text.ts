import type { types } from '@slack/bolt';
import { localeOf } from '../../../i18n/locales.ts';
import type { Span, Text, TimeStyle } from '../../../i18n/text.ts';
import { plain, spans } from '../../../i18n/text.ts';
import { sayDay, sayMoment, sayTimeAt } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import type { Reader } from '../../platform.ts';

/** Who reads, and when it is drawn: for the words shown where Slack cannot show a time itself. */
export interface Reading extends Reader {
  now: Date;
  /** Read by this person alone: Slack's own dates speak the language of its app, which has neither Bengali nor Nepali. */
  alone: boolean;
}

/** The most characters in one block of text. */
const longestText = 3000;

/** Texts as blocks in which text is text: nothing in it mentions, links or formats. Long ones become several blocks. */
export function richText(text: Text, reading: Reading): types.RichTextBlock[] {
  return sectionsOf(written(text, reading), reading).map((elements) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
  }));
}

export function richQuote(text: Text, reading: Reading): types.RichTextBlock[] {
  return sectionsOf(written(text, reading), reading).map((elements) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements }],
  }));
}

/** At most `longestText` characters each. Slack refuses empty texts, so they are left out. */
function sectionsOf(all: readonly Span[], reading: Reading): types.RichTextElement[][] {
  const sections: types.RichTextElement[][] = [];
  let room = 0;
  for (const span of all.flatMap(pieces)) {
    const size = sizeOf(span);
    if (size > room || sections.length === 0) {
      sections.push([]);
      room = longestText;
    }
    sections.at(-1)?.push(element(span, reading));
    room -= size;
  }
  return sections;
}

function pieces(span: Span): Span[] {
  const words = typeof span === 'string' ? span : 'bold' in span ? span.bold : null;
  if (words === null) return [span];
  return cut(words).map((piece) => (typeof span === 'string' ? piece : { bold: piece }));
}

/** Cuts between characters, never inside a surrogate pair; where there is one, at a line's end. */
function cut(words: string): string[] {
  const found: string[] = [];
  let rest = words;
  while (rest.length > longestText) {
    const line = rest.lastIndexOf('\n', longestText - 1) + 1;
    const half = /[\uD800-\uDBFF]$/.test(rest.slice(0, longestText)) ? longestText - 1 : longestText;
    const end = line > 0 ? line : half;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest !== '') found.push(rest);
  return found;
}

function sizeOf(span: Span): number {
  if (typeof span === 'string') return span.length;
  if ('bold' in span) return span.bold.length;
  if ('link' in span) return span.label.length;
  return 20;
}

function element(span: Span, reading: Reading): types.RichTextElement {
  if (typeof span === 'string') return { type: 'text', text: span };
  if ('bold' in span) return { type: 'text', text: span.bold, style: { bold: true } };
  if ('person' in span) return { type: 'user', user_id: span.person };
  if ('place' in span) return { type: 'channel', channel_id: span.place };
  if ('link' in span)
    return isSafe(span.link) ? { type: 'link', url: span.link, text: span.label } : { type: 'text', text: span.label };
  return {
    type: 'date',
    timestamp: seconds(span.time),
    format: formats[span.as ?? 'moment'],
    fallback: sayInstant(span.time, span.as ?? 'moment', reading),
  };
}

/** With times as words, where only one person reads and Slack does not know their language. */
function written(text: Text, reading: Reading): readonly Span[] {
  const isWritten = reading.alone && reading.locale !== 'en';
  return isWritten ? spans(text).map((span) => saidTime(span, reading)) : spans(text);
}

function saidTime(span: Span, reading: Reading): Span {
  const isTime = typeof span !== 'string' && 'time' in span;
  return isTime ? sayInstant(span.time, span.as ?? 'moment', reading) : span;
}

/** The words alone, as one hears them. */
export function aloud(text: Text, reading: Reading): string {
  return plain(spans(text).map((span) => saidTime(span, reading)));
}

/** Slack says the instant in each reader's own zone. */
const formats = {
  moment: '{date_short_pretty}, {time}',
  day: '{date_long_pretty}',
  time: '{time}',
} satisfies Record<TimeStyle, string>;

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function sayInstant(instant: Date, style: TimeStyle, { locale, timeZone, now }: Reading): string {
  const language = localeOf(locale) ?? 'en';
  switch (style) {
    case 'moment':
      return sayMoment(instant, timeZone, language, now);
    case 'day':
      return sayDay(localDate(instant, timeZone), localDate(now, timeZone), language);
    case 'time':
      return sayTimeAt(instant, timeZone, language);
  }
}

/**
 * For the places where Slack has no rich text (beside a button, small print). Text that is only text is plain; with
 * people, times or links in it, it is Slack's markup, escaped.
 */
export function textObject(text: Text, reading: Reading): types.PlainTextElement | types.MrkdwnElement {
  const all = written(text, reading);
  if (all.every((span) => typeof span === 'string')) return plainText(all.join(''));
  return { type: 'mrkdwn', text: all.map((span) => markup(span, reading)).join(''), verbatim: true };
}

export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

function markup(span: Span, reading: Reading): string {
  if (typeof span === 'string') return escaped(span);
  // markup does not reach across lines, nor start at a space
  if ('bold' in span) return span.bold.replace(/\S.*\S|\S/g, (words) => `*${escaped(words)}*`);
  if ('person' in span) return `<@${span.person}>`;
  if ('place' in span) return `<#${span.place}>`;
  if ('link' in span && !isSafe(span.link)) return escaped(span.label);
  if ('link' in span) return `<${address(span.link)}|${escaped(span.label).replaceAll('|', '¦')}>`;
  const style = span.as ?? 'moment';
  const fallback = entities(sayInstant(span.time, style, reading));
  return `<!date^${seconds(span.time)}^${formats[style]}|${fallback}>`;
}

/** Whether a link leads to a page or an address; anything else is shown as words. */
function isSafe(link: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(link) && URL.canParse(link);
}

/** What would end the link is encoded. */
function address(link: string): string {
  return link.replace(/[<>|\s]/g, encodeURIComponent).replaceAll('&', '&amp;');
}

/** Slack's control characters, for notifications and whatever is markup. */
export function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Nothing in it formats either: a zero-width space keeps markup and emoji from beginning. */
function escaped(text: string): string {
  return entities(text)
    .replace(/[*_~`]/g, '\u200B$&\u200B')
    .replace(/^[^\S\n\r\u2028\u2029]*&gt;/gm, '\u200B$&')
    .replace(/:(?=[\w+-]+:)/g, ':\u200B');
}
