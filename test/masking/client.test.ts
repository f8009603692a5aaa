import { afterAll, describe, expect, it } from 'vitest';
import { maskingThread } from '../../src/masking/client.ts';
import { mask } from '../../src/masking/mask.ts';

const entry = new URL('../support/masking-worker.mjs', import.meta.url);
const silent = new URL('../alignment/silent-entry.mjs', import.meta.url);
const text = 'Ring 9841234567, or write to ram@mail.com';

describe('the masking thread', () => {
  // patient: a busy machine takes long to start it from its source
  const thread = maskingThread(entry, 60_000);
  afterAll(() => thread.stop());

  it('masks the same', async () => {
    expect(await thread.mask(text, ['NP'])).toEqual(mask(text, ['NP']));
  });

  it('answers each with their own text', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => `${i} pieces, ring 98412345${10 + i}`);
    const masked = await Promise.all(asked.map((one) => thread.mask(one, [])));
    expect(masked.map((one) => one.text)).toEqual(asked.map((_, i) => `${i} pieces, ring [☎]`));
  });

  it('gives no text back where it cannot mask it, and says nothing of its words', async () => {
    await expect(thread.mask({ words: text } as never, [])).rejects.toThrow(/^The masking failed\.$/);
    expect((await thread.mask(text, [])).found).toEqual(['phone', 'email']);
  });

  it('starts again after it was stopped', async () => {
    await thread.stop();
    expect((await thread.mask(text, [])).found).toEqual(['phone', 'email']);
  });
});

it('gives no text back where the thread is late, and asks another one the next time', async () => {
  const thread = maskingThread(silent, 50);
  const late = [thread.mask(text, []), thread.mask('nothing', [])];
  expect((await Promise.allSettled(late)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(thread.mask(text, [])).rejects.toThrow();
  await thread.stop();
});

it('gives no text back where the thread ends meanwhile', async () => {
  const thread = maskingThread(silent);
  const asked = thread.mask(text, []);
  await Promise.all([expect(asked).rejects.toThrow('The thread ended.'), thread.stop()]);
});

it('gives no text back where no thread can be started', async () => {
  const nowhere = maskingThread(new URL('file:///nowhere/worker.js'));
  await expect(nowhere.mask(text, [])).rejects.toThrow();
});
