import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Aligned, objectOf } from '../../src/alignment/cli/object.ts';
import { reckonRound } from '../../src/alignment/round/encode.ts';
import { languageOf } from '../../src/alignment/text/detect.ts';
import { wordsOf } from '../../src/alignment/text/words.ts';

async function told(texts: readonly string[]): Promise<Aligned> {
  return objectOf(
    await reckonRound(
      texts.map((shared) => ({ shared })),
      {},
      { use: 'meaning' },
    ),
  );
}

function groupsIn(file: string): { name: string; answers: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const line of readFileSync(`test/alignment/groups/${file}.tsv`, 'utf8').trim().split('\n')) {
    const [name = '', , answer = ''] = line.split('\t');
    groups.set(name, [...(groups.get(name) ?? []), answer]);
  }
  return [...groups].map(([name, answers]) => ({ name, answers }));
}

describe.each(['en', 'bn', 'ne', 'mixed'])('the rated groups, %s', (file) => {
  it('that share a word, or nothing, are not called one, and none that is united is called many', async () => {
    const wrong: string[] = [];
    for (const { name, answers } of groupsIn(file)) {
      const { verdict, low, high } = await told(answers);
      if (verdict === 'one' && !name.startsWith('united')) wrong.push(`${name}: one`);
      if (verdict === 'many' && name.startsWith('united')) wrong.push(`${name}: many`);
      if (verdict === 'many' && name.startsWith('camps')) wrong.push(`${name}: many`);
      if ((low ?? 0) > (high ?? 0)) wrong.push(`${name}: from ${low} to ${high}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('say which word they share more than a job', async () => {
    const shares = groupsIn(file).filter(({ name }) => name.startsWith('same word'));
    for (const { answers } of shares) {
      expect((await told(answers)).sharedWord).toMatch(/customer|quality|গ্রাহক|মান|ग्राहक|गुणस्तर/);
    }
  }, 120_000);
});

describe('a round in several languages', () => {
  const kitchen = [
    'We cook good food for everybody who comes in',
    'Feeding our guests well',
    'প্রতিদিন টাটকা আর মজাদার রান্না করা',
    'অতিথিদের যত্ন করে খাওয়াই',
    'आउने सबैलाई मिठो खाना खुवाउने',
    'पाहुनालाई स्याहार गरेर खुवाउँछौं',
  ];

  it('has one figure and one theme, in whatever words its people said the same', async () => {
    const { encoder, score, themes, verdict } = await told(kitchen);
    expect(encoder).toBe('gist');
    expect(score).toBeGreaterThan(60);
    expect(themes[0]?.share).toBe(1);
    expect(verdict).not.toBe('many');
  });

  it('compares everybody with everybody', async () => {
    const { consensus } = await reckonRound(
      kitchen.map((shared) => ({ shared })),
      {},
      { use: 'meaning' },
    );
    expect(consensus).toMatchObject({ kind: 'known', value: { n: 6, pairsCovered: 1 } });
  });
});

describe('Bengali and Nepali in Latin letters', () => {
  it.each([
    'amra manusher taka nirapode rakhi',
    'grahokder bhalo seba dewa',
    'somoymoto parcel pouche dei',
    'customer ke help kora amader kaj',
    'hami grahak lai ramro sewa dinchhau',
    'biramiko sewa garne',
    'bachcha haru lai sikaune hamro kaam ho',
    'sasto mulya ma ramro saman bechne',
  ])('are not English: %s', (text) => {
    expect(languageOf(wordsOf(text))).toBe('other');
  });

  it.each([
    'Fast delivery, nothing broken',
    'Sell phones',
    'Happy clients are all that matters',
    'Kubernetes',
    'Strong safe homes',
    'To grow',
    'Repairing lifts at night',
    'Translate contracts from French',
    'Honest prices and decent products',
  ])('are told from English: %s', (text) => {
    expect(languageOf(wordsOf(text))).toBe('en');
  });

  it('do not look alike by their small words', async () => {
    const jobs = [
      'ami rogir seba kori',
      'gari chalai shohore',
      'cha bagane pata tuli',
      'office er khata likhi',
      'ranna kori hotele',
      'jama selai kori',
    ];
    const { score, verdict } = await told(jobs);
    expect(score).toBeLessThan(30);
    expect(verdict).not.toBe('one');
  });
});
