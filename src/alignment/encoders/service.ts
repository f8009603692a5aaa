import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isLoopback } from '../../env.ts';
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

/** Texts in one request, requests at once, and characters of one text: the usual services take these. */
const most = 64;
const lanes = 4;
const longest = 2000;
/** Bytes of one answer that are read, unpacked: some hundred times what 64 embeddings need. */
const largest = 32 * 2 ** 20;

const answer = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })).max(most),
});

/**
 * An encoder that asks an OpenAI-compatible service: the texts leave the machine, without mentions, links and emoji.
 * Throws ServiceError. What may pass by itself (429, 5xx) is asked again twice.
 */
export function serviceEncoder(settings: ServiceSettings): Encoder {
  const until = performance.now() + (settings.timeoutInAll ?? 60_000);
  let dimension: number | undefined;

  async function ask(input: string[]): Promise<SparseVector[]> {
    const embeddings = embeddingsIn(await answerTo(settings, input, until), input.length);
    return embeddings.map((embedding) => {
      dimension ??= embedding.length;
      if (embedding.length !== dimension) {
        throw new ServiceError(`The embedding service answered ${embedding.length} numbers where it had ${dimension}.`);
      }
      const vector = vectorFromDense(embedding);
      const length = lengthOf(vector);
      if (length === 0) throw new ServiceError('The embedding service answered with nothing but zeros.');
      if (length === Number.POSITIVE_INFINITY)
        throw new ServiceError('The embedding service answered with numbers that are too large.');
      return unit(vector);
    });
  }

  return {
    kind: 'service',
    name: `service ${settings.model}`,
    version: '1',
    leavesTheMachine: !isLoopback(new URL(settings.url).hostname),
    across: false,
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

/** The body of a good answer. `until`: when to give up, by the clock of performance.now(). */
async function answerTo(settings: ServiceSettings, input: string[], until: number): Promise<string> {
  for (let again = 2; ; again--) {
    const { status, wait, body } = await request(settings, input, until);
    if (body !== null) return body;
    const passing = status === 429 || status >= 500;
    if (!passing || again === 0) throw new ServiceError(`The embedding service answered ${status}.`);
    await sleep(Math.min(wait, until - performance.now()));
    if (performance.now() >= until) throw late();
  }
}

function late(): ServiceError {
  return new ServiceError('The embedding service did not answer in time.');
}

interface Answered {
  status: number;
  /** Milliseconds to wait before asking again, by the service's own word as far as that is bearable. */
  wait: number;
  /** Null where it was refused. */
  body: string | null;
}

/**
 * One controller and one plain timer are held until the last byte is read: what AbortSignal.timeout and AbortSignal.any
 * make is lost to Node 20's garbage collector, and a service that trickles would never be given up on.
 */
async function request(settings: ServiceSettings, input: string[], until: number): Promise<Answered> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const ms = Math.max(0, Math.min(settings.timeout ?? 15_000, until - performance.now()));
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([tooLate, exchange(settings, input, controller.signal)]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function exchange({ url, model, key }: ServiceSettings, input: string[], signal: AbortSignal): Promise<Answered> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      // the texts go to the address that was set, and to no other
      redirect: 'error',
      signal,
    });
    const seconds = Number(response.headers.get('retry-after') ?? 2);
    const wait = Number.isFinite(seconds) ? Math.min(30, Math.max(0, seconds)) * 1000 : 2000;
    return { status: response.status, wait, body: response.ok ? await read(response, signal) : null };
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
    const code = cause && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
    throw new ServiceError(`The embedding service cannot be reached${code}.`);
  }
}

async function read(response: Response, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  // the signal alone may have been lost with its request
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > largest)
      throw new ServiceError(`The embedding service answered with more than ${largest / 2 ** 20} MB.`);
    text += decoder.decode(value, { stream: true });
  }
}

function embeddingsIn(body: string, count: number): number[][] {
  const parsed = answer.safeParse(jsonIn(body));
  const inOrder = parsed.success ? parsed.data.data.sort((a, b) => a.index - b.index) : [];
  if (inOrder.length !== count || inOrder.some(({ index }, i) => index !== i)) {
    throw new ServiceError('The embedding service answered with something other than one embedding a text.');
  }
  return inOrder.map(({ embedding }) => embedding);
}

/** What is no JSON is not repeated: it may hold a text. */
function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
