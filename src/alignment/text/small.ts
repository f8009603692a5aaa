import { bnSmallWords, enSmallWords, neSmallWords, romanisedSmallWords } from '../data/tables/phrases.ts';
import type { Language } from './languages.ts';

const small: Partial<Record<Language, ReadonlySet<string>>> = {
  en: enSmallWords,
  bn: bnSmallWords,
  ne: neSmallWords,
  other: romanisedSmallWords,
};

/** Whether a word says nothing alone: "we", "for", "to do". */
export function isSmallWord(word: string, language: Language): boolean {
  return small[language]?.has(word) ?? false;
}
