import { digitValue } from '../digits.ts';
import { composed } from '../i18n/composed.ts';
import type { TimeWords } from './words/table.ts';

/** What a typed word means to one reader; a number keeps its digits, as ASCII. */
export type Token<T> = T | { is: 'number'; digits: string };

/** One reader's words, folded, each with its meaning. */
export interface Lexicon<T> {
  meanings: ReadonlyMap<string, T>;
  endings: readonly string[];
}

/**
 * Gathers the words of all languages for one reader: people mix languages, and the scripts keep them apart.
 * @throws Error where one word would mean two things
 */
export function lexicon<T>(
  tables: readonly TimeWords[],
  words: (table: TimeWords) => Iterable<readonly [word: string, meaning: T]>,
): Lexicon<T> {
  const meanings = new Map<string, T>();
  for (const table of tables) {
    for (const [word, meaning] of words(table)) {
      const key = fold(word);
      const known = meanings.get(key);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(meaning)) {
        throw new Error(`"${word}" would mean two things: ${JSON.stringify(known)}, ${JSON.stringify(meaning)}`);
      }
      meanings.set(key, meaning);
    }
  }
  return { meanings, endings: tables.flatMap((table) => table.endings.map(fold)) };
}

/** The digits of any script as ASCII digits; everything else as it was. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** One spelling for what people write in several: case, composed letters, long and short vowels, nasal signs. */
export function fold(text: string): string {
  return composed(text)
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .replaceAll('ी', 'ि')
    .replaceAll('ू', 'ु')
    .replaceAll('ী', 'ি')
    .replaceAll('ূ', 'ু')
    .replace(/\u0919\u094D|[\u0901\u0902\u093C\u0981\u09BC]/g, '')
    .replaceAll('वार', 'बार');
}

/** The text's tokens in order, or null when a word of it is unknown. Longer phrases win over shorter ones. */
export function tokens<T>(text: string, { meanings, endings }: Lexicon<T>): Token<T>[] | null {
  const folded = fold(asciiDigits(text))
    // The visarga is on the keyboards where the colon is not, and stands for it in times.
    .replace(/(?<=\d)[ঃः](?=\d)/g, ':')
    .replace(/(?<!\d)\.|\.(?!\d)/g, '');
  const pieces: string[] = folded.match(/\d+(?:[:.]\d+)*|[\p{L}\p{M}']+|\S/gu) ?? [];
  const found: Token<T>[] = [];
  for (let at = 0; at < pieces.length; ) {
    const head = pieces[at] ?? '';
    if (/^\d/.test(head)) {
      found.push({ is: 'number', digits: head });
      at++;
      continue;
    }
    const phrase = longestPhrase(pieces.slice(at, at + 4), meanings);
    const parts = phrase ? [phrase.meaning] : withoutEnding(head, meanings, endings);
    if (!parts) return null;
    found.push(...parts);
    at += phrase?.length ?? 1;
  }
  return found;
}

function longestPhrase<T>(pieces: string[], meanings: ReadonlyMap<string, T>): { meaning: T; length: number } | null {
  for (let length = pieces.length; length > 0; length--) {
    const meaning = meanings.get(pieces.slice(0, length).join(' '));
    if (meaning !== undefined) return { meaning, length };
  }
  return null;
}

function withoutEnding<T>(word: string, meanings: ReadonlyMap<string, T>, endings: readonly string[]): T[] | null {
  for (const ending of endings) {
    const stem = meanings.get(word.slice(0, -ending.length));
    const meaning = meanings.get(ending);
    if (word.endsWith(ending) && stem !== undefined && meaning !== undefined) return [stem, meaning];
  }
  return null;
}
