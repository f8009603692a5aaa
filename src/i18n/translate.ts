import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locales.ts';
import { type MessageKey, messages } from './messages.ts';
import type { Span, Text } from './text.ts';

/** Numbers are written in the reader's digits by {n, number}. */
export type Values = Record<string, string | number>;
export type RichValues = Record<string, string | number | Span>;

/** Says a catalogue message in one language. `zone` is the reader's IANA zone, for times said as words. */
export interface Translator {
  readonly locale: Locale;
  readonly zone: string;
  /** Stands before the names of commands, where another app owns them: "yp-" makes /yp-agenda. */
  readonly prefix: string;
  (key: MessageKey, values?: Values): string;
  /** With people, places, times or bold words among the values: the sentence comes back as spans. */
  rich(key: MessageKey, values: RichValues): Text;
}

const formats = new Map<string, IntlMessageFormat>();

/** A command in a sentence; the slashes of an address are none. */
const command = /(?<![\w/:.])\/(?=[a-z]{2})/g;

function format(locale: Locale, key: MessageKey, prefix: string): IntlMessageFormat {
  const id = `${locale} ${prefix} ${key}`;
  let found = formats.get(id);
  if (!found) {
    found = new IntlMessageFormat(messages[locale][key].replace(command, `/${prefix}`), locale, undefined, {
      ignoreTag: true,
    });
    formats.set(id, found);
  }
  return found;
}

export function translator(locale: Locale, zone: string, prefix = ''): Translator {
  const say = (key: MessageKey, values?: Values): string => String(format(locale, key, prefix).format(values));
  const rich = (key: MessageKey, values: RichValues): Text => {
    const parts = format(locale, key, prefix).format<Span>(values);
    return Array.isArray(parts) ? parts : [parts];
  };
  return Object.assign(say, { locale, zone, prefix, rich });
}
