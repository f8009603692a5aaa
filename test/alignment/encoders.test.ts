import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tablesFrom } from '../../src/alignment/cli/build-background.ts';
import type { Encoder, Prepared } from '../../src/alignment/encoders/encoder.ts';
import { loadMeaningEncoder } from '../../src/alignment/encoders/meaning.ts';
import { encodeWording } from '../../src/alignment/encoders/wording.ts';
import { spearman } from '../../src/alignment/figures/statistics.ts';
import { reckonRound } from '../../src/alignment/round/encode.ts';
import { saysDontKnow } from '../../src/alignment/text/dontknow.ts';
import type { Language } from '../../src/alignment/text/languages.ts';
import { normalise, wordsOf } from '../../src/alignment/text/words.ts';
import { nearMatches } from '../../src/alignment/vectors/near.ts';
import { cosine, lengthOf } from '../../src/alignment/vectors/sparse.ts';

function prepared(text: string, language: Language = 'en'): Prepared {
  return { text, words: wordsOf(text), language };
}

function ratedPairs(language: string): { a: string; b: string; score: number }[] {
  const file = readFileSync(new URL(`./rated-${language}.tsv`, import.meta.url), 'utf8');
  return file
    .trim()
    .split('\n')
    .map((line) => {
      const [a = '', b = '', score] = line.split('\t');
      return { a, b, score: Number(score) };
    });
}

function alike(a: string, b: string, language: Language = 'en'): number {
  return cosine(encodeWording(a, language), encodeWording(b, language));
}

describe('a text', () => {
  it('is compared without mentions, links, emoji, capitals and unseen marks', () => {
    const said =
      'Ｗe <@U0123> help <https://example.org|customers> 🎉 :tada: @ann SO\u200bON, see www.example.org — they’re glad';
    expect(wordsOf(said)).toEqual(['we', 'help', 'soon', 'see', "they're", 'glad']);
    expect(normalise('at 10:30:45 <b>bold</b>')).toBe('at 10:30:45 <b>bold</b>');
  });

  it('that only says "I don\'t know" is told from one that says more', () => {
    const says = (text: string) => saysDontKnow(wordsOf(text));
    for (const text of [
      "don't know",
      'No idea!',
      'Honestly, no idea',
      "I'm not sure what our job is",
      'আমি জানি না',
      'मलाई थाहा छैन',
    ]) {
      expect([text, says(text)]).toEqual([text, true]);
    }
    for (const text of ['know our customers', 'to leave nothing to chance', 'I know', 'আমি জানি', 'our job is care']) {
      expect([text, says(text)]).toEqual([text, false]);
    }
  });
});

describe('the wording encoder', () => {
  it('gives unit vectors, and an empty one for a blank text', () => {
    expect(lengthOf(encodeWording('We help customers', 'en'))).toBeCloseTo(1, 12);
    expect(lengthOf(encodeWording('আমরা গ্রাহকদের সাহায্য করি', 'bn'))).toBeCloseTo(1, 12);
    expect(lengthOf(encodeWording('x', 'other'))).toBeCloseTo(1, 12);
    expect(encodeWording('🚀', 'en').ids).toHaveLength(0);
    expect(alike('same', 'same')).toBeCloseTo(1, 12);
    expect(alike('', 'same')).toBe(0);
  });

  it('sees through endings, spelling and synonyms in each language', () => {
    expect(alike('helping customers', 'we helped a customer')).toBeGreaterThan(0.5);
    expect(alike('serve our clients', 'service for customers')).toBeGreaterThan(
      alike('serve our clients', 'count our boxes') + 0.2,
    );
    expect(alike('গ্রাহকদের সাহায্য করা', 'গ্রাহককে সাহায্য করি', 'bn')).toBeGreaterThan(0.5);
    expect(alike('गर्‍यौं सहयोग ग्राहकलाई', 'ग्राहकहरूको सहयोग', 'ne')).toBeGreaterThan(0.5);
    expect(alike('ज़रूरी काम', 'जरुरी काम', 'hi')).toBeCloseTo(1, 6);
  });

  it('takes another number for something else, in whichever digits it is written', () => {
    expect(alike('call back within 2 hours', 'call back within 48 hours')).toBeLessThan(
      alike('call back within a few hours', 'call back within some hours'),
    );
    expect(alike('২৪ ঘণ্টার মধ্যে উত্তর', '24 ঘণ্টার মধ্যে উত্তর', 'bn')).toBeCloseTo(1, 9);
    expect(alike('२४ घण्टाभित्र जवाफ', '24 घण्टाभित्र जवाफ', 'ne')).toBeCloseTo(1, 9);
  });

  it('weighs what every sentence has less than what few have', () => {
    expect(alike('the work of the team', 'the colour of the sky')).toBeLessThan(0.15);
  });

  it('agrees with people on our own rated pairs, of same meaning in different words too', () => {
    // The second English file was written after the lists of synonyms, and has had no part in making them.
    const marks: [string, Language, number][] = [
      ['en', 'en', 0.57],
      ['en-2', 'en', 0.65],
      ['hi', 'hi', 0.81],
    ];
    for (const [name, language, mark] of marks) {
      const pairs = ratedPairs(name);
      const cosines = pairs.map(({ a, b }) => alike(a, b, language));
      const rho = spearman(
        cosines,
        pairs.map(({ score }) => score),
      );
      process.stdout.write(`rho by wording on our own pairs, ${name}: ${rho?.toFixed(4)}\n`);
      expect(rho).toBeGreaterThan(mark);
    }
  });

  it('finds an idea said in other words', () => {
    const ideas = ['Send receipts by text message', 'Open earlier on Saturdays', 'A bench outside for people who wait'];
    const corpus = ideas.map((text, key) => ({ key, vector: encodeWording(text, 'en') }));
    const near = nearMatches(encodeWording('Text message receipts to customers', 'en'), corpus, 2);
    expect(near.map(({ key }) => key)).toEqual([0]);
  });
});

describe('the meaning encoder', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    const loaded = await loadMeaningEncoder();
    if (loaded.kind !== 'ready') throw new Error('the optional packages are wanted for this test');
    encoder = loaded.encoder;
  });

  it('agrees with people better than wording does', async () => {
    const pairs = ratedPairs('en');
    const left = await encoder.encode(pairs.map(({ a }) => prepared(a)));
    const right = await encoder.encode(pairs.map(({ b }) => prepared(b)));
    const cosines = left.map((vector, i) => cosine(vector, right[i] ?? vector));
    const rho = spearman(
      cosines,
      pairs.map(({ score }) => score),
    );
    process.stdout.write(`rho by meaning on our own pairs, en: ${rho?.toFixed(4)}\n`);
    expect(rho).toBeGreaterThan(0.7);
    expect(lengthOf(left[0] ?? encodeWording('', 'en'))).toBeCloseTo(1, 9);
  }, 120_000);

  it('waits for its engine, however long that takes to start', () => {
    const args = ['--import', 'tsx', 'test/alignment/slow-engine.mjs'];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe('encoded 2\n');
  });

  it('is used only where every answer is in English, and the result says which was used', async () => {
    const english = [{ shared: 'We help people' }, { shared: 'Helping customers' }, { shared: 'Sell more' }];
    expect((await reckonRound(english, {}, { use: 'meaning' })).encoder).toEqual({
      kind: 'meaning',
      name: 'meaning',
      version: '3',
    });
    const mixed = [...english, { shared: 'গ্রাহকদের সাহায্য করা' }];
    expect((await reckonRound(mixed, {}, { use: 'meaning' })).encoder).toEqual({
      kind: 'meaning',
      name: 'gist',
      version: '3',
    });
    const hindi = [{ shared: 'ग्राहकों की मदद करना' }, { shared: 'हम लोगों की सेवा करते हैं' }];
    expect((await reckonRound(hindi, {}, { use: 'meaning' })).encoder.kind).toBe('wording');
  });
});

describe('the shipped tables', () => {
  it('are fresh: made from the texts beside them', () => {
    const stale = Object.entries(tablesFrom('src/alignment/data'))
      .filter(([name, text]) => readFileSync(`src/alignment/data/tables/${name}`, 'utf8') !== text)
      .map(([name]) => name);
    expect(stale).toEqual([]);
  });
});
