import { createRequire } from 'node:module';
import { sameSpelling } from './grams.ts';
import type { Language } from './languages.ts';

const require = createRequire(import.meta.url);

interface WordStemmer {
  stem(words: string[]): string[];
}

/**
 * The stem of one normalised word. The Bengali stemmer spells য়, ড় and ঢ় as one character each, where NFKC makes them
 * two, so that they are put together for it and taken apart again.
 */
export const stemOf: Record<Language, (word: string) => string> = {
  en: lazily(() => {
    return require('wink-porter2-stemmer') as (word: string) => string;
  }),
  bn: lazily(() => {
    const { StemmerBn } = require('@nlpjs/lang-bn') as { StemmerBn: new () => WordStemmer };
    const stemmer = new StemmerBn();
    return (word) => (stemmer.stem([joined(word)])[0] ?? word).normalize('NFKC');
  }),
  ne: lazily(() => {
    const { StemmerNe } = require('@nlpjs/lang-ne') as { StemmerNe: new () => WordStemmer };
    const stemmer = new StemmerNe();
    return (word) => stemmer.stem([word])[0] ?? word;
  }),
  hi: lazily(() => {
    const { StemmerHi } = require('@nlpjs/lang-hi') as { StemmerHi: new () => WordStemmer };
    const stemmer = new StemmerHi();
    return (word) => stemmer.stem([word])[0] ?? word;
  }),
  other: (word) => word,
};

/** Longer than this is no word of any language here, and the stemmers take the square of its length. */
const longestStemmed = 60;

/**
 * The stemmers are loaded when their language is first met: together they are 10 MB. Stems are kept, up to a bound,
 * because words repeat. An empty stem is no stem.
 */
function lazily(load: () => (word: string) => string): (word: string) => string {
  const kept = new Map<string, string>();
  let loaded: ((word: string) => string) | undefined;
  return (word) => {
    if (word.length > longestStemmed) return sameSpelling(word);
    const known = kept.get(word);
    if (known !== undefined) return known;
    loaded ??= load();
    const stem = sameSpelling(loaded(word) || word);
    if (kept.size >= 20_000) kept.clear();
    kept.set(word, stem);
    return stem;
  };
}

function joined(word: string): string {
  return word
    .replaceAll('\u09af\u09bc', '\u09df')
    .replaceAll('\u09a1\u09bc', '\u09dc')
    .replaceAll('\u09a2\u09bc', '\u09dd');
}
