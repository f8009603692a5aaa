import { enSmallWords, hindiWords, nepaliWords, romanisedSmallWords } from '../data/tables/phrases.ts';
import { englishWords } from '../data/tables/words-en.ts';
import type { KnownLanguage, Language } from './languages.ts';
import { stemOf } from './stem.ts';

const scripts = [
  { letter: /\p{Script=Latin}/u, languages: ['en'] },
  { letter: /\p{Script=Bengali}/u, languages: ['bn'] },
  { letter: /\p{Script=Devanagari}/u, languages: ['ne', 'hi'] },
] as const satisfies { letter: RegExp; languages: readonly KnownLanguage[] }[];

/**
 * The language of some words: by the script of most of their letters, within Devanagari by the function words of Nepali
 * and Hindi, and Latin letters are English only where its words are. `prior` lists the workspace's languages, likeliest
 * first; it decides where the words do not.
 */
export function languageOf(words: readonly string[], prior: readonly Language[] = ['en', 'bn', 'ne']): Language {
  const letters = words.join('').slice(0, 400);
  let most = 0;
  let found: readonly KnownLanguage[] = [];
  let known = 0;
  for (const { letter, languages } of scripts) {
    const count = countOf(letters, letter);
    known += count;
    if (count > most) [most, found] = [count, languages];
  }
  if (countOf(letters, /\p{L}/u) - known > most) return 'other';
  if (found.length === 0) return prior[0] ?? 'other';
  if (found.length > 1) return nepaliOrHindi(words, prior);
  return found[0] === 'en' && !isEnglish(words.filter((word) => /\p{Script=Latin}/u.test(word)))
    ? 'other'
    : (found[0] ?? 'other');
}

function countOf(text: string, letter: RegExp): number {
  let count = 0;
  for (const character of text) if (letter.test(character)) count++;
  return count;
}

function nepaliOrHindi(words: readonly string[], prior: readonly Language[]): Language {
  const nepali = words.filter((word) => nepaliWords.has(word) || /(हरू|हरु|लाई|सँग|बाट|हरूको)$/u.test(word)).length;
  const hindi = words.filter((word) => hindiWords.has(word)).length;
  if (nepali !== hindi) return nepali > hindi ? 'ne' : 'hi';
  return prior.find((language) => language === 'ne' || language === 'hi') ?? 'ne';
}

/**
 * Whether Latin letters are English: its small words outnumber those of Bengali and Nepali written in Latin letters, or,
 * where there are neither, a third of the words are English ones. One or two unknown words are taken for names.
 */
function isEnglish(words: readonly string[]): boolean {
  const read = words.slice(0, 100);
  const english = read.filter((word) => enSmallWords.has(word)).length;
  const romanised = read.filter((word) => romanisedSmallWords.has(word)).length;
  if (romanised !== english) return english > romanised;
  if (english > 0) return false;
  return read.length <= 2 || read.filter((word) => englishWords.has(stemOf.en(word))).length * 3 >= read.length;
}
