import { type Background, backgroundOf } from './background.ts';
import { hashText } from './chance.ts';
import { gramsOf } from './features.ts';
import type { Language } from './languages.ts';
import { stemOf } from './stem.ts';
import { wordsOf } from './text.ts';
import { blend, type SparseVector, vectorOf } from './vectors.ts';

/** The offline encoder for every language. Raise the version whenever its numbers change: trends do not cross it. */
export const wordingEncoder = { name: 'wording', version: '1' } as const;

interface WordFeatures {
  stem: number;
  stemIdf: number;
  grams: Int32Array;
  gramIdfs: Float64Array;
}

/**
 * A text as a unit vector whose dot product with another is the mean of two cosines: over word stems, and over the
 * character 3- and 4-grams within words, each weighted (1 + ln tf) · idf. Empty for a blank text.
 */
export function encodeWording(text: string, language: Language): SparseVector {
  return encodeWords(wordsOf(text), language);
}

export function encodeWords(words: readonly string[], language: Language): SparseVector {
  const lookUp = lookUps[language];
  const stems = new Tally();
  const grams = new Tally();
  for (const word of words) {
    const features = lookUp(word);
    stems.add(features.stem, features.stemIdf);
    for (let i = 0; i < features.grams.length; i++)
      grams.add(features.grams[i] as number, features.gramIdfs[i] as number);
  }
  return blend([
    { vector: stems.vector(), share: 0.5 },
    { vector: grams.vector(), share: 0.5 },
  ]);
}

/** How often each feature occurs, and its idf. */
class Tally {
  #counts = new Map<number, { times: number; idf: number }>();

  add(id: number, idf: number): void {
    const seen = this.#counts.get(id);
    if (seen) seen.times++;
    else this.#counts.set(id, { times: 1, idf });
  }

  vector(): SparseVector {
    const weights = new Map<number, number>();
    for (const [id, { times, idf }] of this.#counts) weights.set(id, (1 + Math.log(times)) * idf);
    return vectorOf(weights);
  }
}

const lookUps: Record<Language, (word: string) => WordFeatures> = {
  en: lookUpFor('en'),
  bn: lookUpFor('bn'),
  ne: lookUpFor('ne'),
  hi: lookUpFor('hi'),
  other: lookUpFor('other'),
};

/** Words repeat, so their features are kept; what is kept follows from the word alone and never grows past a bound. */
function lookUpFor(language: Language): (word: string) => WordFeatures {
  const kept = new Map<string, WordFeatures>();
  let background: Background | undefined;
  return (word) => {
    const known = kept.get(word);
    if (known) return known;
    background ??= backgroundOf(language);
    const features = featuresOf(word, language, background);
    if (kept.size >= 20_000) kept.clear();
    if (word.length <= 40) kept.set(word, features);
    return features;
  };
}

function featuresOf(word: string, language: Language, background: Background): WordFeatures {
  const stem = stemOf[language](word);
  const grams = gramsOf(word);
  return {
    stem: hashText(`stem:${stem}`),
    stemIdf: background.stem(stem),
    grams: Int32Array.from(grams, (gram) => hashText(`gram:${gram}`)),
    gramIdfs: Float64Array.from(grams, (gram) => background.gram(gram)),
  };
}
