import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/alignment/cli/sentences.ts';
import { reckonRound } from '../../src/alignment/round/encode.ts';
import { reckon } from '../../src/alignment/round/reckon.ts';
import type { Answer, Reckoning } from '../../src/alignment/round/reckoning.ts';

const team = [
  'We help people find a home they can afford',
  'Helping families find affordable homes',
  'I want every family to have a home',
  'Find homes for people',
  'To sell as many flats as we can',
  'Making sure nobody in this town is without a home',
];

function shared(texts: readonly string[]): Answer[] {
  return texts.map((text) => ({ shared: text }));
}

/** Every number in a reckoning, wherever it stands. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

function expectWhole(reckoning: Reckoning): void {
  for (const number of numbersIn(reckoning)) expect(Number.isFinite(number)).toBe(true);
  const said = sentencesOf(reckoning).join('\n');
  expect(said).not.toMatch(/NaN|Infinity|undefined \(|\bnull\b/);
  expect(said.split('\n').length).toBeGreaterThan(4);
}

describe('a round', () => {
  it('of a team that mostly says the same has a score between its ends and says which themes it holds', () => {
    const reckoning = reckon(shared(team), { missions: { en: 'A home for everyone' } });
    expectWhole(reckoning);
    if (reckoning.consensus.kind === 'unknown' || reckoning.themes.kind === 'unknown') throw new Error('not told');
    const { u, interval } = reckoning.consensus.value;
    expect(interval?.low).toBeLessThan(u);
    expect(interval?.high).toBeGreaterThan(u);
    expect(reckoning.themes.value.themes[0]?.label.map(({ word }) => word).join(' ')).toMatch(/home|famil/);
    expect(reckoning.closeness).toMatchObject({ kind: 'known' });
    expect(reckoning.lineOfSight).toEqual({ kind: 'unknown', why: 'no answers' });
  });

  it('without answers, with one and with two is told as far as it can be', () => {
    expect(reckon([]).consensus).toEqual({ kind: 'unknown', why: 'no answers' });
    expect(reckon(shared(['help people'])).consensus).toEqual({ kind: 'unknown', why: 'too few' });
    const two = reckon(shared(['help people', 'help people grow']));
    expect(two.consensus).toMatchObject({ kind: 'known', value: { n: 2, interval: null } });
    for (const n of [0, 1, 2]) expectWhole(reckon(shared(team.slice(0, n))));
  });

  it('in which all say the same has full consensus, one theme, and a lower end that still doubts', () => {
    const reckoning = reckon(shared(Array.from({ length: 8 }, () => 'We help customers')));
    expectWhole(reckoning);
    expect(reckoning.consensus).toMatchObject({ value: { interval: { high: 1 } } });
    if (reckoning.consensus.kind === 'unknown') throw new Error('not told');
    expect(reckoning.consensus.value.u).toBeCloseTo(1, 9);
    expect(reckoning.consensus.value.interval?.low).toBeLessThan(0.9);
    expect(reckoning.themes).toMatchObject({ value: { topShare: 1, same: 1, n2: 1 } });
  });

  it('counts blank and "don\'t know" answers apart, in every language', () => {
    const reckoning = reckon(
      shared([
        '🚀🔥 👍',
        '   ',
        '... !!',
        '',
        '<@U123> :tada:',
        "I don't know",
        "Sorry, I really don't know what our shared job is.",
        'জানি না',
        'थाहा छैन',
        'पता नहीं',
        'IDK',
        ...team,
      ]),
    );
    expectWhole(reckoning);
    expect(reckoning.shared).toEqual({ given: 17, usable: 6, blank: 5, dontKnow: 6, shortened: 0 });
  });

  it('takes what only sounds unsure for an answer', () => {
    const answers = [
      "I don't know every customer by name but I try",
      'Nobody should have to say they do not know us',
      'Know our customers',
    ];
    expect(reckon(shared(answers)).shared.dontKnow).toBe(0);
  });

  it('survives one enormous answer, and says that only its beginning was read', () => {
    const reckoning = reckon(shared([...team, 'customer '.repeat(200_000), 'x'.repeat(1_000_000)]));
    expectWhole(reckoning);
    expect(reckoning.shared.shortened).toBe(2);
  });

  it('survives ten thousand copies', () => {
    const reckoning = reckon(shared(Array.from({ length: 10_000 }, (_, i) => team[i % 2] ?? '')));
    expectWhole(reckoning);
    expect(reckoning.shared.usable).toBe(10_000);
  });

  it('reads mixed scripts, zero-width and right-to-left characters', () => {
    const odd = [
      'गর্ন help ग्राहक',
      'he\u200blp cus\u200dtomers',
      '\u202eevil\u202c text',
      'نساعد العملاء',
      'עוזרים ללקוחות',
      '我们帮助客户',
      'ลูกค้าคือคนสำคัญ',
      '\ufeffhelp customers',
      '𝐇𝐞𝐥𝐩 𝐜𝐮𝐬𝐭𝐨𝐦𝐞𝐫𝐬',
    ];
    const reckoning = reckon(shared(odd));
    expectWhole(reckoning);
    expect(reckoning.shared.usable).toBe(odd.length);
    const same = reckon(shared(['he\u200blp cus\u200dtomers', 'help customers', '𝐇𝐞𝐥𝐩 𝐜𝐮𝐬𝐭𝐨𝐦𝐞𝐫𝐬']));
    expect(same.consensus).toMatchObject({ value: { interval: { high: 1 } } });
  });

  it('in several languages pools the pairs within each, and says how many pairs that covers', () => {
    const reckoning = reckon(
      shared([
        'We help customers',
        'Help our customers',
        'গ্রাহকদের সাহায্য করা',
        'গ্রাহককে সাহায্য করি',
        'ग्राहकलाई सहयोग गर्ने',
        'ग्राहकको सहयोग',
      ]),
      { missions: { bn: 'গ্রাহকদের সাহায্য করা' } },
    );
    expectWhole(reckoning);
    expect(reckoning.languages.map(({ people }) => people)).toEqual([2, 2, 2]);
    expect(reckoning.consensus).toMatchObject({ value: { n: 6, pairsCovered: 3 / 15 } });
    expect(reckoning.closeness).toMatchObject({ kind: 'known', value: { n: 2 } });
    expect(reckon(shared(['help customers', 'গ্রাহকদের সাহায্য করা'])).consensus).toEqual({
      kind: 'unknown',
      why: 'no pair in one language',
    });
  });

  it('tells Nepali from Hindi by their small words', () => {
    const languages = (text: string) => reckon(shared([text]), { languages: ['en'] }).languages[0]?.language;
    expect(languages('हामी ग्राहकहरूलाई राम्रो सेवा दिन्छौं')).toBe('ne');
    expect(languages('हम ग्राहकों को अच्छी सेवा देते हैं')).toBe('hi');
  });

  it('without a mission says so', () => {
    const { closeness, lineOfSight } = reckon(shared(team), { missions: { en: ' 🚀 ' } });
    expect([closeness, lineOfSight]).toEqual([
      { kind: 'unknown', why: 'no mission' },
      { kind: 'unknown', why: 'no mission' },
    ]);
    expect(reckon(shared(team), { missions: { ne: 'सबैका लागि घर' } }).closeness).toEqual({
      kind: 'unknown',
      why: 'no mission in these languages',
    });
  });

  it("shows line of sight by meaning alone, as a share with its lift over generic missions, and nobody's own value", async () => {
    const own = [
      'I show families flats they can afford',
      'I keep the books',
      'I answer calls from people who look for a home',
    ];
    const answers = own.map((text) => ({ own: text }));
    const options = { missions: { en: 'To help every family find a home they can afford' } };
    expect(reckon(answers, options).lineOfSight).toEqual({ kind: 'unknown', why: 'read by wording' });
    const reckoning = await reckonRound(answers, options, { use: 'meaning' });
    if (reckoning.lineOfSight.kind === 'unknown') throw new Error('not told');
    const { linked, n, share, generic, lift } = reckoning.lineOfSight.value;
    expect([linked, n]).toEqual([2, 3]);
    expect(lift).toBeCloseTo(share - generic, 12);
    expect(lift).toBeGreaterThan(0.3);
    expect(Object.keys(reckoning.lineOfSight.value)).not.toContain('cosines');
  });

  it('shows only parts that are large enough, and whether they agree within more than between', () => {
    const parts = [
      ...Array.from({ length: 8 }, (_, i) => ({
        part: 'shop',
        shared: `sell good shoes to people ${i % 2 ? 'fast' : 'well'}`,
      })),
      ...Array.from({ length: 8 }, (_, i) => ({
        part: 'store',
        shared: `keep parcels moving out of the door ${i % 2 ? 'daily' : 'safely'}`,
      })),
      ...Array.from({ length: 3 }, () => ({ part: 'board', shared: 'grow revenue' })),
      ...Array.from({ length: 3 }, () => ({ part: 'legal', shared: 'avoid trouble' })),
    ];
    const { parts: told } = reckon(parts, { k: 5 });
    if (told.kind === 'unknown') throw new Error('not told');
    expect(told.value.parts.map(({ name, n }) => [name, n])).toEqual([
      ['shop', 8],
      ['store', 8],
      ['other', 6],
    ]);
    expect(told.value.other).toEqual(['board', 'legal']);
    if (told.value.between.kind === 'unknown') throw new Error('not told');
    expect(told.value.between.value.gap).toBeGreaterThan(0.3);
    expect(told.value.between.value.p).toBeLessThan(0.01);
    expect(reckon(parts.slice(0, 19), { k: 5 }).parts).toEqual({ kind: 'unknown', why: 'parts too small' });
    expect(reckon(shared(team)).parts).toEqual({ kind: 'unknown', why: 'one part' });
  });

  it('finds no gap between parts that say the same', () => {
    const people = Array.from({ length: 30 }, (_, i) => ({
      part: i % 2 ? 'a' : 'b',
      shared: team[i % team.length] ?? '',
    }));
    const { parts } = reckon(people.map((person, i) => ({ ...person, part: i % 5 < 2 ? 'a' : 'b' })));
    if (parts.kind === 'unknown' || parts.value.between.kind === 'unknown') throw new Error('not told');
    expect(parts.value.between.value.p).toBeGreaterThan(0.05);
  });

  it('reads ratings by question, leaving out what is no step of the scale', () => {
    const { ratings } = reckon([{ ratings: [4, 5, null] }, { ratings: [4, 9, null] }, { ratings: [5] }, {}]);
    expect(ratings.map((rating) => (rating.kind === 'known' ? rating.value.n : rating.why))).toEqual([
      3,
      1,
      'no answers',
    ]);
    expect(ratings[0]).toMatchObject({ value: { agreement: 'agree', counts: [0, 0, 0, 2, 1] } });
  });

  it('comes out the same to the last digit in whatever order its answers come', () => {
    const words = ['help', 'customers', 'homes', 'গ্রাহক', 'সাহায্য', 'ग्राहक', 'सहयोग', 'quality', '🚀', 'nothing'];
    const answer = fc.record({
      shared: fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' ')),
      own: fc.constantFrom(...team),
      part: fc.constantFrom('a', 'b', 'c'),
    });
    const reordered = fc
      .array(answer, { maxLength: 30 })
      .chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
    fc.assert(
      fc.property(reordered, ([given, shuffled]) => {
        const options = { missions: { en: 'help customers find homes' }, k: 3 };
        expect(withoutPlaces(reckon(shuffled, options))).toEqual(withoutPlaces(reckon(given, options)));
      }),
      { numRuns: 30 },
    );
  });

  it('never breaks on any text whatever', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.record({ shared: text, own: text }), { maxLength: 8 }), text, (answers, mission) => {
        expectWhole(reckon(answers, { missions: { en: mission } }));
      }),
      { numRuns: 150 },
    );
  });
});

/** What says where answers stand among those given. */
const places = ['answers', 'rare', 'middle'];

/** A reckoning without places, which are the one thing that has to change with the order. */
function withoutPlaces(reckoning: Reckoning): unknown {
  return JSON.parse(JSON.stringify(reckoning, (key, value) => (places.includes(key) ? undefined : value)));
}
