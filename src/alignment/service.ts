import { z } from 'zod';
import type { Encoder } from './encoder.ts';
import { type SparseVector, unit, vectorFromDense } from './vectors.ts';

/** An embedding service of the organisation's own. Off unless the caller gives these settings. */
export interface ServiceSettings {
  /** The base address that "/embeddings" is added to, such as https://ai.example.org/v1. */
  url: string;
  model: string;
  key?: string;
  /** Milliseconds to wait for one batch. */
  timeout?: number;
}

const answer = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

/**
 * An encoder that asks an OpenAI-compatible service: the texts leave the machine. Throws an Error that names the
 * service's status, never a text, where the service does not answer as it should.
 */
export function serviceEncoder(settings: ServiceSettings, fetchFrom: typeof fetch = fetch): Encoder {
  return {
    kind: 'service',
    name: `service ${settings.model}`,
    version: '1',
    leavesTheMachine: true,
    async encode(texts) {
      const vectors: SparseVector[] = [];
      for (let from = 0; from < texts.length; from += 64) {
        const batch = texts.slice(from, from + 64).map(({ text }) => text);
        vectors.push(...(await askService(settings, batch, fetchFrom)));
      }
      const blank = { ids: new Int32Array(), weights: new Float64Array() };
      return vectors.map((vector, i) => (texts[i]?.words.length === 0 ? blank : vector));
    },
  };
}

async function askService(
  settings: ServiceSettings,
  input: string[],
  fetchFrom: typeof fetch,
): Promise<SparseVector[]> {
  const response = await fetchFrom(`${settings.url.replace(/\/+$/, '')}/embeddings`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(settings.key === undefined ? {} : { authorization: `Bearer ${settings.key}` }),
    },
    body: JSON.stringify({ model: settings.model, input, encoding_format: 'float' }),
    signal: AbortSignal.timeout(settings.timeout ?? 30_000),
  });
  if (!response.ok) throw new Error(`The embedding service answered ${response.status}.`);
  const parsed = answer.safeParse(await response.json());
  if (!parsed.success || parsed.data.data.length !== input.length) {
    throw new Error('The embedding service answered with something other than one embedding a text.');
  }
  const inOrder = parsed.data.data.sort((a, b) => a.index - b.index);
  return inOrder.map(({ embedding }) => unit(vectorFromDense(embedding)));
}
