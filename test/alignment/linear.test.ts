import { describe, expect, it } from 'vitest';
import { encodeWords } from '../../src/alignment/encoders/wording.ts';
import { languageOf } from '../../src/alignment/text/detect.ts';
import { saysDontKnow } from '../../src/alignment/text/dontknow.ts';
import { longestRead, wordsOf } from '../../src/alignment/text/words.ts';

/** Every sign of ASCII, letters, marks and signs of many scripts, and what patterns for addresses look for. */
const repeated = [
  ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~aeZ0',
  ...'\t\n\0éßǅİ¨¯¾½€“…Ωж०२अकি্ঁকখগন্ணకأيﷺ؟אกຂခក中ア한㍿ﬁ①Ⅷ𝐇🎉🇳\u0301\u0315\u200b\u200d\u202e\ufe0f\u20e3',
  ...['a@', '@a', 'a@b.', '.a@', '<@', '<a:', ':a', 'http:', '<http:|', 'www.', "a'", '1,', 'a ', 'অ ', 'क '],
];

function read(text: string): void {
  const words = wordsOf(text);
  saysDontKnow(words);
  encodeWords(words, languageOf(words));
}

/** Milliseconds of processor time: a busy machine takes more of the clock's. */
function cost(text: string): number {
  const from = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** What is wrong with a unit, looked at again where it seems slow: a collector may have come between. */
function wrongWith(unit: string, tries = 3): string[] {
  const [short = 0, long = 0] = [1250, longestRead].map((size) => cost(unit.repeat(Math.ceil(size / unit.length))));
  if (long < 50 && long < 8 * 4 * Math.max(0.5, short)) return [];
  return tries > 1 ? wrongWith(unit, tries - 1) : [`${JSON.stringify(unit)}: ${short} ms, ${long} ms`];
}

describe('reading a text', () => {
  for (let i = 0; i < 300; i++) for (const text of ['we help people', 'গ্রাহকের সেবা', 'ग्राहकको सेवा']) read(text);

  it('takes as long a character however often one is repeated', () => {
    const slow = repeated.flatMap((unit) => wrongWith(unit));
    expect(slow).toEqual([]);
  }, 120_000);

  it('reads no further than its longest, whatever a character stands for', () => {
    expect(wordsOf('ﷺ'.repeat(longestRead)).join(' ').length).toBeLessThanOrEqual(longestRead);
  });
});
