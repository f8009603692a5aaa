import { afterAll, describe, expect, it } from 'vitest';
import { alignmentThread } from '../../src/alignment/client.ts';
import { reckon } from '../../src/alignment/reckon.ts';

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

  it('finds the ideas close to a new one, and those of its own workspace only', async () => {
    await thread.put('a', [
      { key: '12', text: 'Send a receipt by text message after each payment' },
      { key: '13', text: 'Longer opening hours on Saturday' },
    ]);
    await thread.put('b', [{ key: '1', text: 'Text message receipts after payment' }]);
    expect((await thread.near('a', 'A receipt by text message after payment', 3)).map(({ key }) => key)).toEqual([
      '12',
    ]);
    await thread.remove('a', ['12']);
    expect(await thread.near('a', 'A receipt by text message after payment', 3)).toEqual([]);
    expect(await thread.near('c', 'anything', 3)).toEqual([]);
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
      sending.near('a', 'b', 1),
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
