import type { Span, Text, TimeStyle } from '../../../i18n/text.ts';
import { spans } from '../../../i18n/text.ts';
import { shorten } from '../../input.ts';

/** Discord's Markdown. What people wrote stands in it as it is: it mentions, links and formats nothing. */
export function markdown(text: Text, longest = Number.POSITIVE_INFINITY): string {
  return spans(text)
    .map((span) => markdownOf(span, longest))
    .join('');
}

/** @param longest characters of each piece of text; what is longer ends in an ellipsis */
function markdownOf(span: Span, longest: number): string {
  if (typeof span === 'string') return escaped(shorten(span, longest));
  if ('bold' in span) return bold(shorten(span.bold, longest));
  if ('person' in span) return `<@${span.person}>`;
  if ('place' in span) return `<#${span.place}>`;
  if ('time' in span) return `<t:${Math.floor(span.time.getTime() / 1000)}:${styles[span.as ?? 'moment']}>`;
  return link(shorten(span.label, longest), span.link);
}

/** Discord says the instant in each reader's own zone and language. */
const styles = { moment: 'f', day: 'D', time: 't' } satisfies Record<TimeStyle, string>;

export function bold(text: string): string {
  // markup does not reach across lines, nor start at a space
  return text.replace(/\S.*\S|\S/g, (words) => `**${escaped(words)}**`);
}

/** Only to web pages; anything else is its label. */
export function link(label: string, url: string): string {
  if (!isWeb(url)) return escaped(label);
  return `[${escaped(label)}](${url.replace(/[()<>\s]/g, percent)})`;
}

export function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
}

/** A backslash keeps whatever could mention, link or format from doing so. */
export function escaped(text: string): string {
  return text
    .replace(/[\\*_~`|[\]<@]/g, '\\$&')
    .replace(/^([^\S\n\r\u2028\u2029]*)([-+#>])/gm, '$1\\$2')
    .replace(/^([^\S\n\r\u2028\u2029]*\d+)([.)])/gm, '$1\\$2')
    .replaceAll('://', '\\://');
}

/** Every line with a mark before it, e.g. "> ". */
export function prefixed(mark: string, lines: string): string {
  return lines
    .split('\n')
    .map((line) => mark + line)
    .join('\n');
}
