import { afterAll, describe, expect, it } from 'vitest';
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
    expect(sending.sendsTo).toBe('127.0.0.1:2');
    const [reckoning] = await Promise.all([
      sending.reckon(answers.slice(0, 3), {}, 'service'),
      sending.reckon(answers.slice(0, 3)),
    ]);
    expect(reckoning.encoder.kind).toBe('wording');
    expect(troubles).toEqual(['The embedding service cannot be reached (ECONNREFUSED).']);
    await sending.stop();
  });

  it('sends nothing anywhere where no service is set', async () => {
    expect(thread.sendsTo).toBe(null);
    expect((await thread.reckon(answers.slice(0, 3), {}, 'service')).encoder.kind).toBe('wording');
  });

  it('starts again after it was stopped', async () => {
    await thread.stop();
    expect((await thread.reckon([{ shared: 'help people' }])).consensus).toEqual({ kind: 'unknown', why: 'too few' });
  });
});
