import type { EncoderName, Prepared } from '../encoders/encoder.ts';
import { encodeWords, wordingEncoder } from '../encoders/wording.ts';
import { languageOf } from '../text/detect.ts';
import { saysDontKnow } from '../text/dontknow.ts';
import type { Language } from '../text/languages.ts';
import { longestRead, wordsOf } from '../text/words.ts';
import { pack, type Rows } from '../vectors/rows.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import type { Answer, Counts, ReckonOptions } from './reckoning.ts';

/** An encoder whose vectors are at hand: those of the wording encoder, or those that were fetched beforehand. */
export interface VectorSource extends EncoderName {
  vectorOf(prepared: Prepared): SparseVector;
}

export const byWording: VectorSource = {
  kind: 'wording',
  ...wordingEncoder,
  vectorOf: ({ words, language }) => encodeWords(words, language),
};

/** A usable answer to one question; `place` is where it stood among the answers given. */
export interface Usable extends Prepared {
  place: number;
  part: string | undefined;
  vector: SparseVector;
}

/** Those who answered in one language, and their vectors packed. */
export interface Speakers {
  language: Language;
  people: Usable[];
  rows: Rows;
}

/** Usable answers sorted by their text, so that sums come out the same to the last digit in whatever order they came. */
export function readAnswers(
  answers: readonly Answer[],
  question: 'shared' | 'own',
  options: ReckonOptions,
  source: VectorSource,
): { counts: Counts; usable: Usable[] } {
  const counts: Counts = { given: 0, usable: 0, blank: 0, dontKnow: 0, shortened: 0 };
  const usable: Usable[] = [];
  answers.forEach((answer, place) => {
    const text = answer[question];
    if (text === undefined) return;
    counts.given++;
    const words = wordsOf(text);
    if (words.length === 0) counts.blank++;
    else if (saysDontKnow(words)) counts.dontKnow++;
    else {
      counts.usable++;
      if (text.length > longestRead) counts.shortened++;
      const language = answer.language ?? languageOf(words, options.languages);
      const prepared: Prepared = { text, words, language };
      usable.push({ ...prepared, place, part: answer.part, vector: source.vectorOf(prepared) });
    }
  });
  usable.sort((a, b) => compare(a.text, b.text) || compare(a.language, b.language) || compare(a.part, b.part));
  return { counts, usable };
}

export function compare(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** The people of each language, the language of most people first. */
export function byLanguage(usable: readonly Usable[]): Speakers[] {
  const groups = new Map<Language, Usable[]>();
  for (const answer of usable) {
    const people = groups.get(answer.language);
    if (people) people.push(answer);
    else groups.set(answer.language, [answer]);
  }
  return [...groups]
    .map(([language, people]) => ({ language, people, rows: pack(people.map(({ vector }) => vector)) }))
    .sort((a, b) => b.people.length - a.people.length || compare(a.language, b.language));
}
