import type { ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reckonRound } from '../../src/alignment/round/encode.ts';
import { reckon } from '../../src/alignment/round/reckon.ts';
import { answerWith, embed, embeddingService, type Fault } from '../support/embeddings.ts';

const answers = [
  { shared: 'We help families find a home' },
  { shared: 'Helping families to a home of their own' },
  { shared: 'To find homes for families' },
];

let service: Awaited<ReturnType<typeof embeddingService>>;
beforeAll(async () => {
  service = await embeddingService();
});
beforeEach(() => service.fail(null));
afterAll(() => service.stop());

/** Writes one chunk again and again, as fast as it is taken or every so many milliseconds, until nobody reads. */
function pour(response: ServerResponse, chunk: string | Buffer, every = 0): void {
  const next = () => {
    if (response.destroyed) return;
    const more = response.write(chunk);
    if (every > 0) setTimeout(next, every);
    else if (more) setImmediate(next);
    else response.once('drain', next);
  };
  next();
}

const json = { 'content-type': 'application/json' };
const late = 'The embedding service did not answer in time.';
const megabyte = ' '.repeat(2 ** 20);
/** 64 MB in 64 KB. */
const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20, ' '));
const attacks: [string, Fault, string][] = [
  ['trickles its answer', (_, response) => pour(response.writeHead(200, json), ' ', 20), late],
  [
    'trickles a refusal',
    (_, response) => pour(response.writeHead(400, json), ' ', 20),
    'The embedding service answered 400.',
  ],
  [
    'floods',
    (_, response) => pour(response.writeHead(200, json), megabyte),
    'The embedding service answered with more than 32 MB.',
  ],
  [
    'answers a bomb',
    (_, response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    'The embedding service answered with more than 32 MB.',
  ],
  [
    'lies about how it is packed',
    (_, response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('{}'),
    'The embedding service cannot be reached (Z_DATA_ERROR).',
  ],
  [
    'lies about how long its answer is',
    (_, response) => {
      response.writeHead(200, { ...json, 'content-length': 1000 });
      response.write('{"data":[');
      setTimeout(() => response.destroy(), 20);
    },
    'The embedding service cannot be reached (UND_ERR_SOCKET).',
  ],
  [
    'nests without end',
    (_, response) => answerWith(response, '['.repeat(2 ** 20)),
    'The embedding service answered with something other than one embedding a text.',
  ],
  [
    'answers numbers beyond all bounds',
    ({ input }, response) =>
      answerWith(response, { data: input.map((_, index) => ({ index, embedding: [1e308, -1e308, 1e308] })) }),
    'The embedding service answered with numbers that are too large.',
  ],
  [
    'answers what is no number',
    ({ input }, response) =>
      answerWith(response, `{"data":[${input.map((_, index) => `{"index":${index},"embedding":[1e999]}`).join()}]}`),
    'The embedding service answered with something other than one embedding a text.',
  ],
  ['asks for a wait without end', (_, response) => response.writeHead(503, { 'retry-after': '999999999' }).end(), late],
];

/** @param within ms; on a busy machine 32 MB take their time */
function byService(within = 80_000) {
  const settings = { ...service.settings, timeout: within, timeoutInAll: within };
  return reckonRound(answers, {}, { use: 'service', settings });
}

describe('an embedding service', () => {
  it.each(attacks)('that %s is given up on, and the round is reckoned by wording', async (_, attack, why) => {
    service.fail(attack);
    const { trouble, ...reckoning } = await byService(why === late ? 1000 : undefined);
    expect(trouble).toBe(why);
    expect(reckoning).toEqual(reckon(answers));
  });

  it('that trickles is given up on though memory is tidied all the while', async () => {
    setFlagsFromString('--expose-gc');
    const tidy = setInterval(runInNewContext('gc') as () => void, 30);
    service.fail((_, response) => pour(response.writeHead(200, json), ' ', 20));
    expect((await byService(1000)).trouble).toBe(late);
    clearInterval(tidy);
  });

  it('may pack what it answers', async () => {
    service.fail(({ input }, response) => {
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify({ data: input.map((text, index) => ({ index, embedding: embed(text) })) })));
    });
    expect((await byService()).encoder.kind).toBe('service');
  });
});
