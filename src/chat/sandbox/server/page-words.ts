import { sandbox as english } from '../../../i18n/en/sandbox.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { PageWord } from '../protocol.ts';

const names = Object.entries(english).flatMap(([name, text]) => (text.includes('{') ? [] : [name as PageWord]));

/** The page's own words in one language; those with values in them are said by the server. */
export function pageWords(t: Translator): Record<PageWord, string> {
  return Object.fromEntries(names.map((name) => [name, t(name)])) as Record<PageWord, string>;
}
