import type { Prepared } from '../encoders/encoder.ts';
import { termsIn } from '../lexicon/concepts.ts';
import { stemOf } from '../text/stem.ts';
import { dotDense, pack, sumOf } from '../vectors/rows.ts';
import { type SparseVector, unit, vectorOf } from '../vectors/sparse.ts';

/** Whether people say the same in different languages, as far as the glossary knows their words. Experimental. */
export interface Across {
  /** Mean cosine, in the glossary's concepts, between two people who answered in different languages. */
  across: number;
  /** The same between two who answered in the same language; null where no language has two people. */
  within: number | null;
  /** Share of the words that the glossary knows. */
  knownWords: number;
  people: number;
}

/** Null where the glossary reads people of fewer than two languages. */
export function acrossLanguages(answers: readonly Prepared[]): Across | null {
  const words = answers.reduce((sum, { words }) => sum + words.length, 0);
  const read = answers.map((answer) => ({ language: answer.language, ...conceptsOf(answer) }));
  const readable = read.filter(({ vector }) => vector.ids.length > 0);
  const languages = [...new Set(readable.map(({ language }) => language))];
  if (languages.length < 2) return null;
  const all = sumsOf(readable.map(({ vector }) => vector));
  let withinTotal = 0;
  let withinPairs = 0;
  let sameLanguage = 0;
  for (const language of languages) {
    const sums = sumsOf(readable.filter((one) => one.language === language).map(({ vector }) => vector));
    withinTotal += sums.square - sums.n;
    withinPairs += sums.n * (sums.n - 1);
    sameLanguage += sums.square;
  }
  const acrossPairs = all.n * (all.n - 1) - withinPairs;
  return {
    across: (all.square - sameLanguage) / acrossPairs,
    within: withinPairs === 0 ? null : withinTotal / withinPairs,
    knownWords: read.reduce((sum, { known }) => sum + known, 0) / words,
    people: readable.length,
  };
}

/** A unit vector over the glossary's concepts, empty where it knows no word; and how many words it knows. */
function conceptsOf({ words, language }: Prepared): { vector: SparseVector; known: number } {
  const weights = new Map<number, number>();
  let known = 0;
  for (const term of termsIn(
    words.map((word) => stemOf[language](word)),
    language,
  )) {
    if (term.concepts.length > 0) known += term.words;
    for (const { id, idf } of term.concepts) weights.set(id, (weights.get(id) ?? 0) + idf / term.concepts.length);
  }
  return { vector: unit(vectorOf(weights)), known };
}

function sumsOf(vectors: readonly SparseVector[]): { n: number; square: number } {
  const sum = sumOf(pack(vectors));
  return { n: vectors.length, square: dotDense(sum, sum) };
}
