import { type Background, backgroundOf } from '../lexicon/background.ts';
import { termsIn } from '../lexicon/concepts.ts';
import { gramsOf } from '../text/grams.ts';
import type { Language } from '../text/languages.ts';
import { isSmallWord } from '../text/small.ts';
import { stemOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { hashText } from '../vectors/hash.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import { Tally } from '../vectors/tally.ts';

/** The offline encoder for every language. Raise the version whenever its numbers change: trends do not cross it. */
export const wordingEncoder = { name: 'wording', version: '3' } as const;

/**
 * What a word unknown to the glossary weighs beside one that it knows: it is rarely what an answer is about, more often a
 * name or a rare word.
 */
const unknownShare = 0.85;

/** What a number weighs beside a word that is as rare: numbers do not go over into each other as words do. */
const numberShare = 2;

/** What a small word of romanised Bengali or Nepali weighs: no background tells there how telling a word is. */
const smallShare = 0.2;

/**
 * A text as a unit vector whose dot product with another is the mean of two cosines: over terms (word stems, those that
 * mean the same in the glossary as one), and over the character 3- and 4-grams within words, each weighted
 * (1 + ln tf) · idf. Empty for a blank text.
 */
export function encodeWording(text: string, language: Language): SparseVector {
  return encodeWords(wordsOf(text), language);
}

const tally = new Tally();

/** `even`: n-grams so that a word counts alike however long it is, which helps beside meaning and hurts alone. */
export function encodeWords(words: readonly string[], language: Language, even = false): SparseVector {
  const read = words.map(lookUps[language]);
  let at = 0;
  for (const { words: length, concepts } of termsIn(words, language)) {
    const word = read[at] as WordFeatures;
    if (concepts.length === 0) tally.add(0, word.id, word.idf * unknownShare, 1);
    for (const { id, idf } of concepts) tally.add(0, id, idf * (length === 1 ? word.share : 1), 1 / concepts.length);
    at += length;
  }
  for (const { grams, gramIdfs } of read) {
    const share = even ? 1 / Math.sqrt(grams.length) : 1;
    for (let i = 0; i < grams.length; i++) tally.add(1, grams[i] as number, (gramIdfs[i] as number) * share, 1);
  }
  return tally.takeVector();
}

/** What is kept of a word: its stem and the features that follow from it alone. */
interface WordFeatures {
  stem: string;
  /** More than 1 for a number, less for a small word without a background. */
  share: number;
  id: number;
  idf: number;
  grams: Int32Array;
  gramIdfs: Float64Array;
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
  const share = /\p{N}/u.test(word)
    ? numberShare
    : language === 'other' && isSmallWord(word, language)
      ? smallShare
      : 1;
  return {
    stem,
    share,
    id: hashText(`stem:${stem}`),
    idf: background.stem(stem) * share,
    grams: Int32Array.from(grams, (gram) => hashText(`gram:${gram}`)),
    gramIdfs: Float64Array.from(grams, (gram) => background.gram(gram) * share),
  };
}
