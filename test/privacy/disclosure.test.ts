import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reckon } from '../../src/alignment/round/reckon.ts';
import type { Answer, Reckoning } from '../../src/alignment/round/reckoning.ts';
import type { View } from '../../src/chat/view.ts';
import { cellsOf } from '../../src/rituals/mission/closing/cells.ts';
import { freeze } from '../../src/rituals/mission/closing/freeze.ts';
import type { Report } from '../../src/rituals/mission/records/frozen.ts';
import { shuffle } from '../../src/rituals/mission/rules.ts';
import { answer, company, openMission } from '../rituals/mission/support.ts';
import { controlsOf, type Staff, textOf } from '../support/driver.ts';
import { print } from '../support/print.ts';

/** Tries to get at an individual through what is frozen of a round, over thousands of random rounds. */

const stories = {
  en: [
    'we keep the lights on in every home',
    'we sell meters and cables to builders',
    'we answer people who call us about their bill',
    'we repair broken lines after a storm',
  ],
  bn: ['আমরা প্রতিটি ঘরে আলো জ্বালিয়ে রাখি', 'আমরা গ্রাহকের অভিযোগ শুনে সমাধান করি', 'আমরা মিটার ও তার বিক্রি করি'],
  ne: ['हामी हरेक घरमा बत्ती बाल्छौं', 'हामी ग्राहकको गुनासो सुनेर समाधान गर्छौं'],
} as const;

/** Each answer may carry a word nobody else has, as people's do. */
const said = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...stories.en) },
  { weight: 6, arbitrary: fc.constantFrom(...stories.bn) },
  { weight: 4, arbitrary: fc.constantFrom(...stories.ne) },
  { weight: 2, arbitrary: fc.constantFrom("I don't know", 'জানি না', '👍👍', '...') },
);
const rating = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 });
const person = fc.record({ shared: said, own: said, own2: fc.boolean(), ratings: fc.tuple(rating, rating, rating) });
const round = fc.record({
  people: fc.array(person, { maxLength: 60, size: 'max' }),
  k: fc.integer({ min: 3, max: 8 }),
  words: fc.constantFrom(5, 10),
  stated: fc.boolean(),
});

function marked(people: readonly { shared: string; own: string; own2: boolean; ratings: (number | null)[] }[]) {
  return people.map(({ shared, own, own2, ratings }, n): Answer => {
    const marker = own2 ? ` mark${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]}` : '';
    return { shared: `${shared}${marker}`, own: `${own}${marker}`, ratings };
  });
}

/** How many people are in each piece that a report tells of: pieces of one partition, which nobody can cut further. */
function piecesOf(answers: readonly Answer[], found: Reckoning, k: number, words: boolean): number[] {
  const cells = cellsOf(found, k, words);
  const themed = cells.flatMap(({ themes }) => themes.flatMap((theme) => theme.answers));
  expect(new Set(themed).size, 'nobody is in two of them').toBe(themed.length);
  const pieces = cells.flatMap(({ people, themes }) => {
    const told = themes.map((theme) => theme.people);
    return [...told, people - told.reduce((sum, one) => sum + one, 0)];
  });
  expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(answers.length);
  return pieces.filter((people) => people > 0);
}

/** Words that only one person ever wrote: whoever reads one of them has got at somebody. */
const own = (n: number) => `zq${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]}`;
const traces = /zq[a-j][k-t]/i;

describe('whoever presses everything', () => {
  test.each([
    { answers: 4, shows: false },
    { answers: 9, shows: false },
    { answers: 12, shows: true },
  ])('of $answers answers, words are read from ten on and never with a name', async ({ answers, shows }) => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 12);
    const grace = await pad.person('Grace', { timeZone: 'Asia/Dhaka' });
    await grace.run('/mission');
    await pad.store.db.person.updateMany({ where: { name: 'Grace' }, data: { champion: 'yes' } });
    await mina.run('/mission set To keep the lights on in every home');
    await mina.run('/mission ask channel', 'general');
    for (const [n, one] of staff.slice(0, answers).entries()) {
      await answer(one, `I keep the lights on ${own(n)}`, `We keep the lights on in every home ${own(n)}`, [4, 3, 5]);
    }
    const seen: string[] = [];
    const everything = async (): Promise<void> => {
      for (const one of [mina, grace, staff[11] as Staff]) seen.push(...(await pressEverything(one)));
    };
    await everything();
    const open = seen.length;
    expect(
      seen.filter((text) => traces.test(text)),
      'nothing of an open round',
    ).toEqual([]);
    await mina.run('/mission close', 'general');
    if (answers < 10) await mina.click('Close it all the same');
    await everything();
    seen.push(...pad.chat.all().map(({ view }) => everythingIn(view)));
    const withTraces = seen.filter((text) => traces.test(text));
    expect(withTraces.length > 0).toBe(shows);
    const names = staff.slice(0, answers).map(({ profile }) => profile.name);
    const leaks = withTraces.filter((text) => names.some((name) => text.includes(name)));
    print(
      `disclosure, ${answers} answers: ${seen.length} views read, ${open} of them while open, ${leaks.length} leaks`,
    );
    expect(leaks).toEqual([]);
  });
});

const commands = ['show', 'results', 'answer', 'ask', 'poll', 'help'] as const;
/** What would change the round itself. */
const changing = /^mission\.(send|close|closeAnyway|end|continue|act|sayAction|plan)$/;

/** Every command, and every button that its answer offers, three deep. */
async function pressEverything(one: Staff): Promise<string[]> {
  const seen: string[] = [];
  const pressed = new Set<string>();
  const press = async (view: View, depth: number): Promise<void> => {
    seen.push(everythingIn(view));
    if (depth === 3) return;
    for (const control of controlsOf(view)) {
      if (control.kind !== 'button' || changing.test(control.go.to)) continue;
      const route = JSON.stringify(control.go);
      if (pressed.has(route)) continue;
      pressed.add(route);
      await one.press(control, 'general');
      if (one.reply && 'ask' in one.reply) seen.push(one.text);
      else if (one.shown) await press(one.shown, depth + 1);
    }
  };
  for (const word of commands) {
    await one.run(`/mission ${word}`, 'general');
    if (one.reply && 'ask' in one.reply) seen.push(word === 'answer' ? '' : one.text);
    else if (one.shown) await press(one.shown, 0);
  }
  return seen;
}

/** Also what stands in its files. */
function everythingIn(view: View): string {
  const files = view.blocks.flatMap((block) =>
    block.kind === 'file' ? [new TextDecoder().decode(block.file.bytes)] : [],
  );
  return [view.summary, textOf(view), ...files].join('\n');
}

describe('what is frozen of a round', () => {
  test('tells no group smaller than k, nobody’s own word, and the same whenever it is made again', () => {
    const counts = { rounds: 0, tooFew: 0, themes: 0, groups: 0, languages: 0, leaks: 0 };
    fc.assert(
      fc.property(round, ({ people, k, words: chosen, stated }) => {
        const answers = marked(people);
        const contract = { kFigures: k, kWords: Math.max(k, chosen), thirdRating: 'tools' };
        const options = { k, missions: stated ? { en: 'To keep the lights on in every home' } : {} };
        const found = reckon(answers, options);
        const make = (reckoning: Reckoning): Report =>
          freeze(reckoning, { answered: answers.length, asked: 70 }, contract);
        const report = make(found);
        const text = JSON.stringify(report);
        if (counts.rounds++ % 5 === 0) {
          const again = make(
            reckon(
              shuffle(answers, (n) => (n * 7 + 3) % n),
              options,
            ),
          );
          expect(JSON.stringify(again), 'neither the order nor another run tells anything').toBe(text);
        }
        if (/mark[a-j][k-t]/.test(text)) counts.leaks++;
        if (answers.length < k) {
          counts.tooFew++;
          expect(Object.keys(report).sort()).toEqual(['answered', 'asked', 'kind', 'version']);
          return;
        }
        if (report.kind !== 'figures') throw new Error('no figures');
        if (answers.length < 20) expect([0, 5, 10]).toContain(report.answered.low);
        const mayTellWords = answers.length >= contract.kWords;
        if (!mayTellWords) {
          expect([report.themes, report.same, report.words]).toEqual([null, null, false]);
        }
        const pieces = piecesOf(answers, found, k, mayTellWords);
        counts.groups += pieces.length;
        counts.leaks += pieces.filter((people) => people < k).length;
        counts.themes += report.themes?.found.length ?? 0;
        counts.languages += report.languages.length;
        for (const [place, { mean }] of report.ratings.entries()) {
          expect(Math.round(mean * 10) / 10).toBe(mean);
          expect(place).toBeLessThan(3);
        }
        if (report.sight?.kind === 'share') {
          const { lineOfSight } = found;
          if (lineOfSight.kind !== 'known') throw new Error('told, but not known');
          const { n, linked } = lineOfSight.value;
          if (Math.min(linked, n - linked) < k) counts.leaks++;
        }
        for (const value of [report.score?.value, report.score?.low, report.score?.high]) {
          if (value !== undefined) expect(Number.isInteger(value)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    print(`disclosure, frozen reports: ${JSON.stringify(counts)}`);
    expect(counts.themes, 'the rounds have something to leak').toBeGreaterThan(500);
    expect(counts.languages).toBeGreaterThan(50);
    expect(counts.tooFew).toBeGreaterThan(50);
    expect(counts.leaks).toBe(0);
  }, 300_000);
});
