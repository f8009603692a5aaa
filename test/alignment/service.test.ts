import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serviceEncoder } from '../../src/alignment/encoders/service.ts';
import { reckonRound } from '../../src/alignment/round/encode.ts';
import { reckon } from '../../src/alignment/round/reckon.ts';
import { answerWith, embed, embeddingService, type Fault } from '../support/embeddings.ts';

const answers = [
  { shared: 'We help <@U123> families find a home' },
  { shared: 'Helping families to a home of their own' },
  { shared: 'To find homes for families 🏠' },
  { shared: 'Our numbers have to be right, says https://example.org/secret' },
  { shared: '🚀' },
];

let service: Awaited<ReturnType<typeof embeddingService>>;
beforeAll(async () => {
  service = await embeddingService();
});
beforeEach(() => service.fail(null));
afterAll(() => service.stop());

function byService(given = answers, more = {}) {
  return reckonRound(given, {}, { use: 'service', settings: { ...service.settings, ...more } });
}

describe('an embedding service of the organisation', () => {
  it('is asked in batches, and its model and its scale are kept with the result', async () => {
    const many = Array.from({ length: 70 }, (_, i) => ({ shared: `We help customer ${i} find a home` }));
    const { encoder, consensus, themes, trouble } = await byService([...many, { shared: '🚀' }]);
    expect(trouble).toBeUndefined();
    expect(encoder.kind).toBe('service');
    expect(encoder.name).toBe('service ours-small');
    expect(encoder.version).toBe(`1 (${encoder.scale?.c0} to ${encoder.scale?.c1})`);
    expect(service.asked.map(({ input }) => input.length)).toEqual([64, 8, 64, 64, 12]);
    expect(service.asked[0]).toMatchObject({
      url: '/v1/embeddings',
      model: 'ours-small',
      headers: { authorization: 'Bearer k-12345' },
    });
    if (consensus.kind === 'unknown' || themes.kind === 'unknown') throw new Error('not told');
    expect(consensus.value.score.kind).toBe('known');
    expect(themes.value.topShare).toBeGreaterThan(0.9);
    expect(serviceEncoder(service.settings).leavesTheMachine).toBe(true);
  });

  it('finds the same consensus as its numbers have, in whatever order it gives them', async () => {
    const { consensus } = await byService();
    const vectors = ['we help families find a home', 'helping families to a home of their own'].map(embed);
    const [a = [], b = []] = vectors;
    const dot = (x: number[], y: number[]): number => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
    if (consensus.kind === 'unknown') throw new Error('not told');
    const pair = await byService(answers.slice(0, 2));
    if (pair.consensus.kind === 'unknown') throw new Error('not told');
    expect(pair.consensus.value.u).toBeCloseTo(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), 9);
    expect(consensus.value.n).toBe(4);
  });

  it('is sent no mention, link or emoji, and nothing where nobody answered', async () => {
    await byService();
    const sent = service.asked.flatMap(({ input }) => input).join('\n');
    expect(sent).toContain('we help families find a home');
    expect(sent).not.toMatch(/u123|example\.org|[🏠🚀]/iu);
    service.asked.length = 0;
    expect((await byService([{ shared: '🚀' }, { shared: "I don't know" }])).encoder.kind).toBe('wording');
    expect(service.asked).toEqual([]);
  });

  it('that is busy for a moment is asked again', async () => {
    service.fail((asked, response, times) => {
      if (times === 0) return answerWith(response, {}, 429);
      return answerWith(response, { data: asked.input.map((text, index) => ({ index, embedding: embed(text) })) });
    });
    expect((await byService()).encoder.kind).toBe('service');
  });

  const good = (input: string[]) => input.map((text, index) => ({ index, embedding: embed(text) }));
  const faults: [string, Fault, string][] = [
    ['refuses the key', (_, response) => answerWith(response, { error: 'k-12345' }, 401), 'answered 401.'],
    ['stays busy', (_, response) => answerWith(response, {}, 429), 'answered 429.'],
    ['fails', (_, response) => answerWith(response, 'families', 503), 'answered 503.'],
    ['answers no JSON', (_, response) => answerWith(response, '<p>families</p>'), 'something other than one embedding'],
    ['answers another shape', (_, response) => answerWith(response, { data: 'families' }), 'something other than one'],
    [
      'leaves a text out',
      ({ input }, response) => answerWith(response, { data: good(input).slice(1) }),
      'something other than one embedding a text',
    ],
    [
      'answers one text twice',
      ({ input }, response) => answerWith(response, { data: good(input).map((one) => ({ ...one, index: 0 })) }),
      'something other than one embedding a text',
    ],
    [
      'changes its dimension',
      ({ input }, response, times) =>
        answerWith(response, {
          data: good(input).map(({ index, embedding }) => ({ index, embedding: embedding.slice(0, 512 - times) })),
        }),
      'numbers where it had 512',
    ],
    [
      'answers zeros',
      ({ input }, response) => answerWith(response, { data: input.map((_, index) => ({ index, embedding: [0, 0] })) }),
      'nothing but zeros',
    ],
    [
      'cannot tell texts apart',
      ({ input }, response) => answerWith(response, { data: input.map((_, index) => ({ index, embedding: [1, 2] })) }),
      'does not tell answers that are alike from others',
    ],
    ['never answers', () => {}, 'did not answer in time'],
    ['breaks off', (_, response) => response.destroy(), 'cannot be reached'],
    [
      'sends us elsewhere',
      (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
      'cannot be reached',
    ],
  ];

  it.each(faults)('that %s leaves the round to be reckoned by wording, and is told of', async (_, fault, why) => {
    service.fail(fault);
    // only what never comes is waited for: on a busy machine also a quick answer takes its time
    const { trouble, ...reckoning } = await byService(
      answers,
      why === 'did not answer in time' ? { timeout: 200 } : {},
    );
    expect(reckoning).toEqual(reckon(answers));
    expect(trouble).toContain(why);
    expect(trouble).toMatch(/^The embedding service .{10,80}\.$/);
    expect(trouble).not.toMatch(/families|k-12345/);
  });

  it('that is not there is told of the same way', async () => {
    const { encoder, trouble } = await byService(answers, { url: 'http://127.0.0.1:2/v1' });
    expect([encoder.kind, trouble]).toEqual(['wording', 'The embedding service cannot be reached (ECONNREFUSED).']);
  });

  it('that is slow for every batch is given up on', async () => {
    service.fail(({ input }, response) => {
      setTimeout(() => answerWith(response, { data: good(input) }), 60);
    });
    const { trouble } = await byService(answers, { timeoutInAll: 100 });
    expect(trouble).toBe('The embedding service did not answer in time.');
  });
});
