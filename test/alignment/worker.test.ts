import { afterAll, describe, expect, it } from 'vitest';
import { similar, wordStarts } from '../../src/alignment/encoders/similar.ts';
import { reckon } from '../../src/alignment/round/reckon.ts';
import { alignmentThread } from '../../src/alignment/thread/client.ts';

const thread = alignmentThread(new URL('./worker-entry.mjs', import.meta.url));
afterAll(() => thread.stop());

const answers = Array.from({ length: 4000 }, (_, i) => ({
  shared: `We help customer number ${i % 97} find ${['a home', 'the right doctor', 'good food', 'a safe way'][i % 4]}`,
}));

describe('the reckoning thread', () => {
  it('tells the same as the reckoning itself', async () => {
    const some = answers.slice(0, 60);
    expect(await thread.reckon(some)).toEqual(reckon(some));
  });

  it('leaves the event loop free meanwhile', async () => {
    const before = performance.eventLoopUtilization();
    const reckoning = await thread.reckon(answers);
    expect(reckoning.shared.usable).toBe(4000);
    // Not the longest pause, which on a busy machine is the machine's: the bench prints that one.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  it('says why the service was not used, reckons by wording, and goes on working meanwhile', async () => {
    const troubles: string[] = [];
    const settings = { url: 'http://127.0.0.1:2/v1', model: 'none', key: 'secret' };
    const sending = alignmentThread(new URL('./worker-entry.mjs', import.meta.url), {
      service: settings,
      failed: (why) => troubles.push(why),
    });
    expect(sending).toMatchObject({ sendsTo: null, here: 'service' });
    const [reckoning] = await Promise.all([
      sending.reckon(answers.slice(0, 3), {}, 'service'),
      sending.reckon(answers.slice(0, 3)),
    ]);
    expect(reckoning.encoder.kind).toBe('wording');
    expect(troubles).toEqual(['The embedding service cannot be reached (ECONNREFUSED).']);
    await sending.stop();
  });

  it('sends nothing anywhere where no service is set', async () => {
    expect(thread).toMatchObject({ sendsTo: null, here: 'meaning' });
    expect((await thread.reckon(answers.slice(0, 3), {}, 'service')).encoder.kind).toBe('wording');
  });

  it('starts again after it was stopped', async () => {
    await thread.stop();
    expect((await thread.reckon([{ shared: 'help people' }])).consensus).toEqual({ kind: 'unknown', why: 'too few' });
  });
});

describe('the thread that finds what is near', () => {
  const idea = ['Call before the delivery', 'Call before the delivery\nSo nobody waits at home'];
  const others = [
    ['Larger screws'],
    ['Phone before delivering', 'Call before delivery'],
    ['Call before each delivery'],
  ];

  it('tells the same as the matching itself, while the other thread reckons', async () => {
    await thread.nearby.wordStarts('started');
    const reckoning = thread.reckon(answers);
    const found = [await thread.nearby.wordStarts('calling before'), await thread.nearby.similar(idea, others, 3)];
    let isReckoned = false;
    reckoning.finally(() => {
      isReckoned = true;
    });
    await Promise.resolve();
    expect(isReckoned).toBe(false);
    expect(found).toEqual([wordStarts('calling before'), similar(idea, others, 3)]);
    expect(found[1]?.length).toBeGreaterThan(0);
    await reckoning;
  });

  it('finds nothing where it takes too long, and nothing waits for it', async () => {
    const silent = alignmentThread(new URL('./silent-entry.mjs', import.meta.url));
    const from = performance.now();
    expect(await silent.nearby.wordStarts('anything')).toEqual([]);
    expect(await silent.nearby.similar(idea, others, 3)).toEqual([]);
    expect(performance.now() - from).toBeLessThan(5000);
    await silent.stop();
  });

  it('finds nothing where it dies, and looks again in a new thread', async () => {
    const broken = alignmentThread(new URL('./no-such-entry.mjs', import.meta.url));
    expect(await broken.nearby.wordStarts('anything')).toEqual([]);
    // one that would have answered may do so just before it is stopped
    const silent = alignmentThread(new URL('./silent-entry.mjs', import.meta.url));
    const asked = silent.nearby.similar(idea, others, 3);
    await silent.stop();
    expect(await asked).toEqual([]);
    await thread.stop();
    for (let tries = 0; tries < 5 && (await thread.nearby.wordStarts('calling')).length === 0; tries++);
    expect(await thread.nearby.wordStarts('calling')).toEqual(wordStarts('calling'));
  });
});
