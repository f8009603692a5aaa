import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { normalise } from '../text/words.ts';
import { lengthOf, type SparseVector, unit, vectorFromDense } from '../vectors/sparse.ts';
import type { Encoder } from './encoder.ts';

/** An embedding service of the organisation's own. Off unless the caller gives these settings. */
export interface ServiceSettings {
  /** The base address that "/embeddings" is added to, such as https://ai.example.org/v1. */
  url: string;
  model: string;
  key?: string;
  /** Milliseconds to wait for one batch, and for everything one encoder is asked. */
  timeout?: number;
  timeoutInAll?: number;
}

/** The service did not answer as it should. The message names what was wrong, never a text, a key or what it answered. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

const answer = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

/** Texts in one request, requests at once, and characters of one text: the usual services take these. */
const most = 64;
const lanes = 4;
const longest = 2000;

/**
 * An encoder that asks an OpenAI-compatible service: the texts leave the machine, without mentions, links and emoji.
 * Throws ServiceError. What may pass by itself (429, 5xx) is asked again twice.
 */
export function serviceEncoder(settings: ServiceSettings): Encoder {
  const inAll = AbortSignal.timeout(settings.timeoutInAll ?? 60_000);
  let dimension: number | undefined;

  async function ask(input: string[]): Promise<SparseVector[]> {
    const embeddings = await embeddingsOf(await answerTo(settings, input, inAll), input.length);
    return embeddings.map((embedding) => {
      dimension ??= embedding.length;
      if (embedding.length !== dimension) {
        throw new ServiceError(`The embedding service answered ${embedding.length} numbers where it had ${dimension}.`);
      }
      const vector = vectorFromDense(embedding);
      if (lengthOf(vector) === 0) throw new ServiceError('The embedding service answered with nothing but zeros.');
      return unit(vector);
    });
  }

  return {
    kind: 'service',
    name: `service ${settings.model}`,
    version: '1',
    leavesTheMachine: true,
    async encode(texts) {
      const vectors: SparseVector[] = texts.map(() => ({ ids: new Int32Array(), weights: new Float64Array() }));
      const said = texts.flatMap(({ text, words }, place) => (words.length === 0 ? [] : [{ text: sent(text), place }]));
      for (let from = 0; from < said.length; from += most * lanes) {
        const starts = Array.from({ length: lanes }, (_, lane) => from + lane * most);
        await Promise.all(
          starts.map(async (start) => {
            const batch = said.slice(start, start + most);
            const found = batch.length === 0 ? [] : await ask(batch.map(({ text }) => text));
            batch.forEach(({ place }, i) => {
              vectors[place] = found[i] as SparseVector;
            });
          }),
        );
      }
      return vectors;
    },
  };
}

function sent(text: string): string {
  return normalise(text).replace(/\s+/gu, ' ').trim().slice(0, longest);
}

async function answerTo(settings: ServiceSettings, input: string[], inAll: AbortSignal): Promise<Response> {
  for (let again = 2; ; again--) {
    const response = await request(settings, input, inAll);
    if (response.ok) return response;
    await response.body?.cancel();
    const passing = response.status === 429 || response.status >= 500;
    if (!passing || again === 0) throw new ServiceError(`The embedding service answered ${response.status}.`);
    await sleep(waitOf(response), undefined, { signal: inAll }).catch((error: unknown) => unanswered(error));
  }
}

/** Milliseconds, by the service's own word as far as that is bearable. */
function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 2);
  return Number.isFinite(seconds) ? Math.min(30, Math.max(0, seconds)) * 1000 : 2000;
}

async function request({ url, model, key, timeout }: ServiceSettings, input: string[], inAll: AbortSignal) {
  try {
    return await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      // the texts go to the address that was set, and to no other
      redirect: 'error',
      signal: AbortSignal.any([inAll, AbortSignal.timeout(timeout ?? 15_000)]),
    });
  } catch (error) {
    return unanswered(error);
  }
}

async function embeddingsOf(response: Response, count: number): Promise<number[][]> {
  const body: unknown = await response.json().catch((error: unknown) => {
    // what is no JSON is not repeated: it may hold a text
    return error instanceof SyntaxError ? null : unanswered(error);
  });
  const parsed = answer.safeParse(body);
  const inOrder = parsed.success ? parsed.data.data.sort((a, b) => a.index - b.index) : [];
  if (inOrder.length !== count || inOrder.some(({ index }, i) => index !== i)) {
    throw new ServiceError('The embedding service answered with something other than one embedding a text.');
  }
  return inOrder.map(({ embedding }) => embedding);
}

function unanswered(error: unknown): never {
  const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  if (late) throw new ServiceError('The embedding service did not answer in time.');
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  const code = cause && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  throw new ServiceError(`The embedding service cannot be reached${code}.`);
}
