import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VectorSource } from '../../../src/alignment/round/answers.ts';
import { reckon } from '../../../src/alignment/round/reckon.ts';
import type { Answer, Reckoning } from '../../../src/alignment/round/reckoning.ts';
import { languageOf } from '../../../src/alignment/text/detect.ts';
import { wordsOf } from '../../../src/alignment/text/words.ts';
import { hashText } from '../../../src/alignment/vectors/hash.ts';
import { unit, vectorFromDense } from '../../../src/alignment/vectors/sparse.ts';
import { type Locale, locales } from '../../../src/i18n/locales.ts';
import { translator } from '../../../src/i18n/translate.ts';
import type { Chart, Pictures } from '../../../src/pictures/chart.ts';
import { type Figures, readReport } from '../../../src/rituals/mission/records/frozen.ts';
import { reportMessage } from '../../../src/rituals/mission/report/message.ts';
import { type Measured, markOf } from '../../../src/rituals/mission/report/read.ts';
import { change, headline } from '../../../src/rituals/mission/report/sentences.ts';
import { refuseUnfit } from '../../support/chat.ts';
import { textOf } from '../../support/driver.ts';
import { print } from '../../support/print.ts';
import { told } from './told.ts';

/** How many random rounds: REPORTS=10000 for all, some hundreds otherwise. */
const wanted = Number(process.env['REPORTS'] ?? 300);

const stories = {
  en: ['good food for every family', 'sell more boxes', 'deliver orders on time', 'train young bakers', 'clean floors'],
  bn: ['প্রতিটি পরিবারে ভালো খাবার', 'বেশি বিক্রি করা', 'অর্ডার সময়মতো দেওয়া', 'তরুণদের শেখানো', 'মেঝে পরিষ্কার'],
  ne: ['हरेक परिवारमा राम्रो खाना', 'धेरै बेच्ने', 'अर्डर समयमै पुर्‍याउने', 'युवालाई सिकाउने', 'भुइँ सफा गर्ने'],
};
const endings = ['', ' 1', ' 2', ' 3', ' 4', ' 5', ' 6'];
const silent = ["I don't know", 'জানি না', '👍👍', '...', '‮', '{a|b} <b>*_~`', 'x'.repeat(600)];

const scoredBy = { wording: 'report.byWording', meaning: 'report.byMeaning', service: 'report.byService' } as const;

const rating = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 });
const person = fc.record({
  /** The smaller the likelier: so that some jobs are described by many. */
  about: fc.tuple(fc.nat(4), fc.nat(4)),
  language: fc.constantFrom('en', 'bn', 'ne', 'en', 'en'),
  ending: fc.constantFrom(...endings),
  silent: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...silent) }),
  ratings: fc.tuple(rating, rating, rating),
});
const round = fc.record({
  people: fc.array(person, { maxLength: 70, size: 'max' }),
  /** In how many languages. */
  spoken: fc.constantFrom(1, 1, 3),
  jobs: fc.integer({ min: 1, max: 5 }),
  /** How alike answers about other jobs are, and how alike answers about the same. */
  apart: fc.double({ min: 0, max: 0.9, noNaN: true }),
  noise: fc.double({ min: 0, max: 1, noNaN: true }),
  by: fc.constantFrom('wording', 'gist', 'meaning'),
  team: fc.option(fc.nat(40)),
  /** Each says something else. */
  scattered: fc.constantFrom(false, false, false, true),
});
const rounds = fc.record({
  rounds: fc.array(round, { minLength: 1, maxLength: 3 }),
  k: fc.integer({ min: 3, max: 8 }),
  words: fc.constantFrom(5, 10),
  locale: fc.constantFrom(...locales),
  quotes: fc.boolean(),
  joins: fc.boolean(),
  action: fc.option(fc.constant('We ask one customer a day')),
});
type Rounds = typeof rounds extends fc.Arbitrary<infer T> ? T : never;
type Round = Rounds['rounds'][number];

function answersOf({ people, spoken, jobs, scattered }: Round): Answer[] {
  return people.map(({ about: [a, b], language, ending, silent, ratings }, n) => {
    const of = spoken === 1 ? 'en' : (language as Locale);
    const said = silent ?? `${stories[of][Math.min(a, b) % jobs] ?? ''}${scattered ? ` ${n}` : ending}`;
    return { shared: said, own: said, ratings };
  });
}

/** Vectors by what a text is about, with as much in common and as much noise as the round wants. */
function source({ by, apart, noise, scattered }: Round): VectorSource | undefined {
  if (by === 'wording') return undefined;
  const all = Object.values(stories);
  return {
    kind: 'meaning',
    name: by,
    version: '3',
    across: by === 'gist',
    vectorOf({ text }) {
      const job = Math.max(0, ...all.map((some) => some.findIndex((story) => text.startsWith(story))));
      const dense = new Array<number>(40).fill(0);
      if (scattered) {
        dense[0] = apart / 2;
        dense[16 + (Math.abs(hashText(text, 2)) % 24)] = 1;
        return unit(vectorFromDense(dense));
      }
      dense[0] = apart;
      dense[1 + job] = 1 - apart;
      dense[7 + (Math.abs(hashText(text, 1)) % 9)] = noise * 0.8;
      return unit(vectorFromDense(dense));
    },
  };
}

function reckoned(one: Round, k: number): Reckoning {
  const answers = answersOf(one);
  const team = one.team === null ? {} : { team: answers.length + one.team };
  return reckon(answers, { k, missions: { en: stories.en[0] ?? '' }, ...team }, source(one));
}

/** Remembers what was to be drawn. */
function drawer(): Pictures & { charts: Chart[] } {
  const charts: Chart[] = [];
  return {
    charts,
    draw: async (chart) => {
      charts.push(chart);
      return { png: new Uint8Array(), svg: '<svg></svg>' };
    },
    stop: async () => {},
  };
}

const unsafe: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const readable = (page: string) => page.replace(/&(lt|gt|quot|#39|amp);/g, (mark) => unsafe[mark] ?? mark);

describe('a report, whatever was answered', () => {
  test(`denies nothing it says, hides nobody and fits every platform, over ${wanted} random rounds`, async () => {
    const counts = { rounds: 0, told: 0, themes: 0, mixed: 0, trends: 0, quotes: 0 };
    const verdicts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        let before: Measured[] = [];
        for (const [n, one] of all.rounds.entries()) {
          counts.rounds++;
          before = [...before, await expectTrue(all, one, n, before)];
        }
      }),
      { numRuns: Math.ceil(wanted / 2), seed: wanted, endOnFailure: true },
    );
    print(`reports: ${JSON.stringify({ ...counts, ...Object.fromEntries(verdicts) })}`);
    expect(counts.rounds).toBeGreaterThanOrEqual(wanted * 0.9);
    for (const verdict of ['one', 'several', 'stands-out', 'many', 'open'])
      expect(verdicts.get(verdict)).toBeGreaterThan(2);
    expect(Math.min(counts.mixed, counts.trends, counts.quotes)).toBeGreaterThan(10);

    async function expectTrue(all: Rounds, one: Round, n: number, before: readonly Measured[]): Promise<Measured> {
      const { k, quotes } = all;
      const t = translator(all.locale, 'Asia/Dhaka');
      const answers = answersOf(one);
      const found = reckoned(one, k);
      const kWords = Math.max(k, all.words);
      const themes = all.joins ? JSON.stringify({ version: 1, named: [{ of: [0, 1], name: 'Both' }] }) : null;
      const date = `2026-${String(3 * n + 3).padStart(2, '0')}-01`;
      const it = told({ answers, found, kFigures: k, kWords, quotes, before, themes, date, action: all.action });
      const pictures = drawer();
      const shown = await reportMessage(pictures, t, it, []);
      refuseUnfit({ show: shown });
      const text = textOf(shown);
      const file = shown.blocks.flatMap((block) => (block.kind === 'file' ? [block.file] : []))[0];
      const page = file ? readable(new TextDecoder().decode(file.bytes)) : '';
      expect(text + page.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b/);
      const { report } = it;
      const measured = { round: it.round, report };
      if (report.kind === 'tooFew') {
        expect(answers.length).toBeLessThan(k);
        return measured;
      }
      verdicts.set(report.verdict, (verdicts.get(report.verdict) ?? 0) + 1);
      expectEverybody(report, found, answers.length, k, kWords);
      expectNoDenial(text, report, it.trend, t, { headline: headline(t, report, it), changed: change(t, it) });
      expectSame(text, page, pictures.charts, t, headline(t, report, it), it.trend);
      expectQuotesOfMany(it.quoted, report, answers, k, page);
      return measured;
    }

    /** Every theme of k or more is named, what is told is k or more or nothing, and together it is everybody. */
    function expectEverybody(report: Figures, found: Reckoning, n: number, k: number, kWords: number): void {
      if (n < kWords || found.shared.usable < k) {
        expect(report.themes).toBeNull();
        return;
      }
      const large = found.themes.kind === 'known' ? found.themes.value.themes.filter(({ people }) => people >= k) : [];
      const { found: shown = [], others } = report.themes ?? {};
      expect(shown).toHaveLength(large.length);
      counts.themes += shown.length;
      counts.mixed += shown.filter(({ mixed }) => mixed).length;
      const parts = [...shown, ...(report.dontKnow ? [report.dontKnow] : []), ...(others ? [others] : [])];
      const shares = parts.reduce((sum, { share }) => sum + share, 0);
      if (report.of === null) {
        expect(Math.abs(shares - 100)).toBeLessThanOrEqual(5 * parts.length);
        return;
      }
      expect(report.of).toBe(n);
      expect(parts.reduce((sum, { people }) => sum + (people ?? 0), 0)).toBe(n);
      for (const { people } of parts) expect(people === 0 || (people ?? 0) >= k).toBe(true);
      // of one that others are counted with, at least two sizes of the others are possible
      for (const { people } of shown.filter(({ mixed }) => mixed)) expect(people).toBeGreaterThan(k);
    }

    function expectNoDenial(
      text: string,
      report: Figures,
      trend: readonly Measured[],
      t: ReturnType<typeof translator>,
      { headline, changed }: { headline: string; changed: readonly string[] },
    ): void {
      const own = trend.at(-1);
      if (!own) throw new Error('no trend');
      const mark = markOf(own);
      const refused = [t('report.tooWide'), t('report.twoStories')].filter((said) => text.includes(said));
      const given = t(scoredBy[report.encoder.kind], { value: 0, low: 0, high: 0, range: 'none' });
      const figure = text.includes(given.split(':')[0] ?? given);
      expect(figure).toBe('score' in mark);
      if (figure) {
        counts.told++;
        expect(refused).toEqual([]);
      } else {
        expect(refused.length).toBe(report.score === null ? 0 : 1);
        expect(changed, 'no figure, no sentence about change').toEqual([]);
      }
      const { score, verdict } = report;
      if ('score' in mark && score) {
        expect(score.low).toBeLessThanOrEqual(score.value);
        expect(score.high).toBeGreaterThanOrEqual(score.value);
        expect(score.high - score.low).toBeLessThanOrEqual(61);
        if (verdict === 'one') expect(score.low).toBeGreaterThanOrEqual(40);
        if (verdict === 'many') expect(score.high).toBeLessThanOrEqual(60);
      }
      if (verdict === 'one' && headline.startsWith(t('report.close').slice(0, 7))) {
        expect(text).not.toContain(t('mission.low'));
      }
    }

    /** Message, picture and page say the same sentences and numbers, and a trend what its rounds said themselves. */
    function expectSame(
      text: string,
      page: string,
      charts: readonly Chart[],
      t: ReturnType<typeof translator>,
      headline: string,
      trend: readonly Measured[],
    ): void {
      expect(text).toContain(headline);
      expect(page).toContain(headline);
      for (const chart of charts) {
        if (chart.kind === 'bars') {
          for (const { label, caption } of chart.bars) {
            const said = `${label}: ${caption}`;
            expect(text).toContain(said);
            expect(page).toContain(said);
          }
        }
        if (chart.kind === 'trend') {
          counts.trends++;
          expect(chart.points).toHaveLength(trend.length);
          chart.points.forEach((point, at) => {
            const mark = markOf(trend[at] as Measured);
            if ('score' in mark) expect(point).toMatchObject({ value: mark.score.value });
            else expect(point).toMatchObject({ value: null, caption: t(`report.mark.${mark.why}`) });
          });
        }
      }
    }

    /** Nobody's words are shown who wrote in a language that fewer than k wrote in; nor are so few missing. */
    function expectQuotesOfMany(
      quoted: ReadonlyMap<string, string>,
      report: Figures,
      answers: readonly Answer[],
      k: number,
      page: string,
    ): void {
      const { hidden, themes } = report;
      expect(hidden.shared.length === 0 || hidden.shared.length >= Math.min(k, answers.length)).toBe(true);
      const spoken = new Map<string, number>();
      const spokenBy = (text: string) => (wordsOf(text).length === 0 ? 'other' : languageOf(wordsOf(text)));
      for (const { shared = '' } of answers) spoken.set(spokenBy(shared), (spoken.get(spokenBy(shared)) ?? 0) + 1);
      const ids = themes ? [...themes.found, themes.others].flatMap(({ quotes }) => quotes) : [];
      for (const id of ids) {
        const said = quoted.get(id);
        if (said === undefined) continue;
        counts.quotes++;
        expect(hidden.shared).not.toContain(id);
        expect(spoken.get(spokenBy(said)) ?? 0).toBeGreaterThanOrEqual(k);
      }
      if (quoted.size === 0) expect(page).not.toContain('<blockquote');
    }
  }, 600_000);

  test('that was frozen before people were counted is still read, in tenths and without what its range denied', async () => {
    const before = {
      ...{ version: 1, kind: 'figures', asked: 30, answered: { low: 28, high: 28 }, verdict: 'united' },
      encoder: { kind: 'wording', name: 'wording', version: '2' },
      score: { value: 100, low: 20, high: 100, error: 9 },
      themes: { found: [{ language: 'en', share: 68, words: ['good', 'food'] }], rest: 32 },
      ...{ pairs: { same: 50, jobs: 2 }, languages: [], compared: null, dontKnow: null, mission: null, sight: null },
      ...{ ratings: [], words: true },
    };
    const it = told({ answers: [], found: reckon([]) });
    const report = { ...it.round, report: JSON.stringify(before) };
    const read = readReport(report.report);
    if (read?.kind !== 'figures') throw new Error('no figures');
    const t = translator('en', 'UTC');
    const shown = { ...it, round: report, report: read, trend: [{ round: report, report: read }] };
    const text = textOf(await reportMessage(drawer(), t, shown, []));
    expect(text).toContain('We tell one story: about 7 of every 10 people describe the same job.');
    expect(text).toContain('good · food: about 7 in 10');
    expect(text).toContain(t('report.tooWide'));
    expect(text).not.toContain('out of 100');
  });
});
