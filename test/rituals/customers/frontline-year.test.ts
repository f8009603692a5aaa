import { expect, test } from 'vitest';
import { addWorkingDays } from '../../../src/time/days.ts';
import type { Staff } from '../../support/driver.ts';
import { print } from '../../support/print.ts';
import { openHouse } from './house.ts';

/** Mulberry32: the same half year each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const things = [
  'Deliveries come late and nobody calls',
  'Prices in the shop and on the page differ',
  'The printer at the counter is broken',
  'Nobody tells us what is out of stock',
  'Returns take three weeks',
  'The phone rings and nobody has time',
];

const week = [1, 2, 3, 4, 5] as const;

test('in a half year no round opens without the result of the last, and three problems at most are worked on', async () => {
  const house = await openHouse();
  const { pad, bina, raj, sita, maya } = house;
  const { db } = pad.store;
  const chance = seeded(18);
  await bina.run('/customer more', 'shop');
  await bina.click('Ask the front line');
  await bina.fill({
    rhythm: 'fortnightly',
    first: '2026-05-05',
    time: '10:00',
    offer: 'Thursday at 10',
    sorter: 'sita',
  });

  async function name(who: Staff) {
    await who.clickIn('shop', 'Name one');
    await who.fill({ words: `${things[Math.floor(chance() * things.length)]}` });
  }

  async function sort() {
    await sita.clickDirect('Sort');
    while (sita.text.includes('What is it?')) {
      if (sita.text.includes('looks the same') && chance() < 0.6) await sita.clickOn('looks the same');
      else if (chance() < 0.6) {
        await sita.click('A new problem');
        await sita.fill({});
      } else {
        await sita.click('Thank and set aside');
        await sita.fill(chance() < 0.5 ? { word: 'Not this month' } : {});
      }
    }
    for (let more = 2; more > 0 && /named by .*\[Work on it\]/.test(sita.text); more--) {
      await sita.clickOn('named by');
      if (sita.text.includes('Three at a time')) {
        await sita.clickOn('#');
        await sita.clickOn('#');
      }
      await sita.fill({ owner: chance() < 0.5 ? 'raj' : 'maya', day: '2026-12-31' });
    }
    await sita.click('Tell the channel');
  }

  let late = 0;
  for (let day = 0; day < 183; day++) {
    await pad.pass('1 day');
    const round = await db.askingRound.findFirst({ orderBy: { createdAt: 'desc' } });
    if (round && round.closedAt === null) for (const who of [raj, maya, bina]) if (chance() < 0.5) await name(who);
    // one day in three somebody finds the time
    if (round?.closedAt && !round.resultAt && (await db.askingLine.count({ where: { roundId: round.id } })) > 0) {
      if (chance() < 0.34) await sort();
    }
    const ranked = await db.problem.findMany({ where: { rank: { not: null } } });
    expect(ranked.length).toBeLessThanOrEqual(3);
    expect(new Set(ranked.map(({ rank }) => rank)).size).toBe(ranked.length);
  }

  const rounds = await db.askingRound.findMany({ orderBy: { createdAt: 'asc' }, include: { lines: true } });
  expect(rounds.length).toBeGreaterThan(5);
  for (const [n, round] of rounds.entries()) {
    const before = rounds[n - 1];
    if (before) expect(before.resultAt?.getTime()).toBeLessThan(round.createdAt.getTime());
    if (!round.resultAt) continue;
    expect(round.lines.every(({ sortedAt }) => sortedAt !== null)).toBe(true);
    const due = addWorkingDays((round.closedAt ?? round.closesAt).toISOString().slice(0, 10), 2, week);
    const isLate = round.resultAt.toISOString() > `${due}T10:01`;
    if (isLate) late++;
    expect(round.remindedAt !== null).toBe(isLate);
    const said = await db.delivery.count({ where: { key: { startsWith: `customers.frontlineLate:${round.id}` } } });
    expect(said).toBe(isLate ? 1 : 0);
  }
  const lines = rounds.reduce((sum, one) => sum + one.lines.length, 0);
  print(`a half year: ${rounds.length} rounds, ${lines} lines, ${late} sorted late and reminded of once`);
  expect(late).toBeGreaterThan(0);
}, 120_000);

test('a round does not fall into the weeks of a mission poll of its channel', async () => {
  const { pad, bina, maya } = await openHouse();
  await maya.run('/mission poll', 'shop');
  await maya.fill({ rhythm: 'once', first: '2026-05-06', time: '10:00', whom: 'channel' });
  await bina.run('/customer more', 'shop');
  await bina.click('Ask the front line');
  await bina.fill({ rhythm: 'once', first: '2026-05-05', time: '10:00', offer: 'Thursday at 10', sorter: 'sita' });
  expect(bina.text).toContain('on Tuesday 19 May');
  expect(bina.text).toContain('a later week than you chose');
  const questions = () => pad.posts('shop').filter((post) => post.includes('What stands between you'));
  await pad.passTo('2026-05-18T12:00:00Z');
  expect(questions()).toEqual([]);
  await pad.passTo('2026-05-19T10:00:30Z');
  expect(questions()).toHaveLength(1);
});

test('a mission poll that is planned later moves a round that has not opened', async () => {
  const { pad, bina, maya } = await openHouse();
  await bina.run('/customer more', 'shop');
  await bina.click('Ask the front line');
  await bina.fill({ rhythm: 'once', first: '2026-05-12', time: '10:00', offer: 'Thursday at 10', sorter: 'sita' });
  await maya.run('/mission poll', 'shop');
  await maya.fill({ rhythm: 'once', first: '2026-05-13', time: '10:00', whom: 'channel' });
  await pad.passTo('2026-05-25T12:00:00Z');
  expect(pad.posts('shop').filter((post) => post.includes('What stands between you'))).toEqual([]);
  await pad.passTo('2026-05-26T10:00:30Z');
  expect(pad.posts('shop').filter((post) => post.includes('What stands between you'))).toHaveLength(1);
});
