import { type Concept, termsIn } from '../lexicon/concepts.ts';
import type { Language } from '../text/languages.ts';
import { isSmallWord } from '../text/small.ts';

/**
 * What an answer says in English, as far as the glossary knows its words: a row of the concepts' first English names,
 * small words left out. An English answer says it itself.
 */
export function gistOf(words: readonly string[], language: Language): string[] {
  if (language === 'en') return [...words];
  const gist: string[] = [];
  let at = 0;
  for (const { words: length, concepts } of termsIn(words, language, true)) {
    const alone = length === 1 ? (words[at] as string) : '';
    at += length;
    const name = (concepts[0] as Concept | undefined)?.english;
    if (name !== undefined && name !== '' && !isSmallWord(alone, language)) gist.push(name);
    else if (/^[a-z\d]+$/.test(alone)) gist.push(alone);
  }
  return gist;
}
