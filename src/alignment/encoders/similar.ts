import { backgroundOf } from '../lexicon/background.ts';
import { languageOf } from '../text/detect.ts';
import { stemOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { nearFrom, nearMatches } from '../vectors/near.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import { encodeWords } from './wording.ts';

/**
 * What to look up to find texts that may say the same, words that are rare in the language first: of each the start that
 * it shares with its stem, so that other endings are found as well.
 */
export function wordStarts(text: string): string[] {
  const words = wordsOf(text);
  const language = languageOf(words);
  const background = backgroundOf(language);
  const found = new Map<string, number>();
  for (const word of words) {
    const stem = stemOf[language](word);
    found.set(sharedStart(word, stem), background.stem(stem));
  }
  return [...found.keys()].sort((a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0));
}

function sharedStart(word: string, stem: string): string {
  let length = 0;
  while (length < word.length && word[length] === stem[length]) length++;
  return word.slice(0, length);
}

/**
 * Which are close enough by wording to be offered as perhaps the same, closest first.
 * @param one in one or more ways, each compared for itself with the same way of the others: the closest way counts
 * @param atLeast the cosine from which on they are close enough; left out: that of two ideas
 */
export function similar(
  one: readonly string[],
  others: readonly (readonly string[])[],
  limit: number,
  atLeast = nearFrom,
): number[] {
  const near = one.flatMap((text, way) =>
    nearMatches(
      vectorOf(text),
      others.map((other, key) => ({ key, vector: vectorOf(other[way] ?? '') })),
      limit,
      atLeast,
    ),
  );
  return [...new Set(near.sort((a, b) => b.cosine - a.cosine).map(({ key }) => key))].slice(0, limit);
}

function vectorOf(text: string): SparseVector {
  const words = wordsOf(text);
  return encodeWords(words, languageOf(words));
}
