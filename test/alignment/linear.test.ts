import { describe, expect, it } from 'vitest';
import { encodeWords } from '../../src/alignment/encoders/wording.ts';
import { languageOf } from '../../src/alignment/text/detect.ts';
import { saysDontKnow } from '../../src/alignment/text/dontknow.ts';
import { longestRead, wordsOf } from '../../src/alignment/text/words.ts';
import { slowUnits } from '../support/flat.ts';

function read(text: string): void {
  const words = wordsOf(text);
  saysDontKnow(words);
  encodeWords(words, languageOf(words));
}

describe('reading a text', () => {
  for (let i = 0; i < 300; i++) for (const text of ['we help people', 'গ্রাহকের সেবা', 'ग्राहकको सेवा']) read(text);

  it('takes as long a character however often one is repeated', async () => {
    expect(await slowUnits(read, [['', '']], longestRead)).toEqual([]);
  }, 120_000);

  it('reads no further than its longest, whatever a character stands for', () => {
    expect(wordsOf('ﷺ'.repeat(longestRead)).join(' ').length).toBeLessThanOrEqual(longestRead);
  });
});
