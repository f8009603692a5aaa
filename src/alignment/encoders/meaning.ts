import { blend, type SparseVector } from '../vectors/sparse.ts';
import type { Encoder, Prepared } from './encoder.ts';
import { gistOf } from './gist.ts';
import { embedAll, sentenceModel } from './sentences.ts';
import { encodeWords } from './wording.ts';

export type SentenceEncoder = { kind: 'ready'; encoder: Encoder } | { kind: 'not installed' };

/**
 * For answers in English alone: two parts wording, three parts a sentence encoder. On pairs of our own that were rated by
 * hand these shares agree with people better than halves do. On Bengali or Nepali it would see consensus in any answers
 * whatever.
 */
export function loadMeaningEncoder(): Promise<SentenceEncoder> {
  return load('meaning', false, ({ words }) => words);
}

/**
 * For answers in Bengali, Nepali and English, and across them: two parts wording, three parts what the sentence encoder
 * makes of each answer's gist, its words as the glossary says them in English.
 */
export function loadGistEncoder(): Promise<SentenceEncoder> {
  return load('gist', true, ({ words, language }) => gistOf(words, language));
}

async function load(
  name: 'meaning' | 'gist',
  across: boolean,
  english: (text: Prepared) => readonly string[],
): Promise<SentenceEncoder> {
  const model = await sentenceModel();
  if (!model) return { kind: 'not installed' };
  const encoder: Encoder = {
    kind: 'meaning',
    name,
    version: '3',
    across,
    leavesTheMachine: false,
    async encode(texts) {
      const said = texts.map((text) => english(text).join(' '));
      const meanings = await embedAll(model, said);
      return texts.map(({ words, language }, i) => {
        const wording = encodeWords(words, language, true);
        if (said[i] === '') return wording;
        return blend([
          { vector: wording, share: 0.4 },
          { vector: meanings[i] as SparseVector, share: 0.6 },
        ]);
      });
    },
  };
  return { kind: 'ready', encoder };
}
