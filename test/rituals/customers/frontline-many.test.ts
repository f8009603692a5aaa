import { expect, test } from 'vitest';
import type { Staff } from '../../support/driver.ts';
import { openHouse } from './house.ts';

/** Several people, languages, zones and moments at once. */

const fourThings = ['Boxes are torn', 'Prices differ', 'Nobody answers the phone', 'Opening hours are wrong'];

type Options = Parameters<typeof openHouse>[0];

/** Bina has asked in #shop; Raj named these; it is closed. @param before it opens */
async function closed(
  lines: readonly string[],
  { options = {}, sorter = 'sita' }: { options?: Options; sorter?: string } = {},
  before?: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<void>,
) {
  const house = await openHouse(options);
  const { pad, bina, raj } = house;
  await before?.(house);
  await bina.run('/customer more', 'shop');
  await bina.click('Ask the front line');
  await bina.fill({ rhythm: 'monthly', first: '2026-05-05', time: '10:00', offer: 'Thursday at ten', sorter });
  await pad.passTo('2026-05-05T10:00:30Z');
  for (const words of lines) {
    await raj.clickIn('shop', 'Name one');
    await raj.fill({ words });
  }
  await pad.passTo('2026-05-08T10:00:30Z');
  const round = await pad.store.db.askingRound.findFirstOrThrow();
  return { ...house, round };
}

const go = (to: `customers.${string}`, ...args: string[]) => ({ kind: 'button', label: '', go: { to, args } }) as const;

test('two who join the same line at once: it is joined once, and the other hears to what', async () => {
  const { pad, sita, bina } = await closed(['Boxes are torn', 'The boxes are torn again']);
  await sita.clickDirect('Sort');
  await sita.click('A new problem');
  await sita.fill({ title: 'Torn boxes' });
  const problem = await pad.store.db.problem.findFirstOrThrow();
  const line = await pad.store.db.askingLine.findFirstOrThrow({ where: { sortedAt: null } });
  const join = go('customers.joinLine', line.voiceId, problem.id);
  await Promise.all([sita.press(join), bina.press(join)]);
  const said = [sita.text, bina.text].filter((text) => text.includes('has sorted this line already'));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^(Sita|Bina) has sorted this line already: #\d+ Torn boxes$/);
  expect(await pad.store.db.voice.count({ where: { problemId: problem.id } })).toBe(2);
});

test('two who choose a fourth and a fifth at once: three are worked on', async () => {
  const { pad, sita, bina, round } = await closed(fourThings);
  await sita.clickDirect('Sort');
  for (const title of fourThings) {
    await sita.click('A new problem');
    await sita.fill({ title });
  }
  const problems = await pad.store.db.problem.findMany({ orderBy: { number: 'asc' } });
  const choose = async (who: Staff, n: number) => {
    await who.press(go('customers.main', round.id, problems[n]?.id ?? ''));
    return () => who.fill({ owner: 'raj', day: '2026-05-22' });
  };
  for (const n of [0, 1]) await (await choose(sita, n))();
  const both = [await choose(sita, 2), await choose(bina, 3)];
  await Promise.all(both.map((save) => save()));
  expect([sita.text, bina.text].filter((text) => text.includes('Which of these three rests?'))).toHaveLength(1);
  expect(await pad.store.db.problem.count({ where: { rank: { not: null } } })).toBe(3);
});

test('while whoever sorts is away the lines go to who stands in for them', async () => {
  const { sita, maya } = await closed(['Boxes are torn'], {}, async ({ pad }) => {
    const { db } = pad.store;
    const standIn = await db.person.findFirstOrThrow({ where: { externalId: 'maya' } });
    await db.person.updateMany({
      where: { externalId: 'sita' },
      data: { backOn: '2026-05-20', standInId: standIn.id },
    });
  });
  expect(sita.inbox.join()).not.toContain('named 1 thing');
  expect(maya.inbox.join()).toContain('named 1 thing in #shop');
  await maya.clickDirect('Sort');
  expect(maya.text).toContain('Line 1 of 1');
});

test('nobody is written to at night: elsewhere it waits for the morning', async () => {
  const { pad } = await closed(['Boxes are torn'], { sorter: 'paula' }, async (house) => {
    await house.pad.person('Paula', { timeZone: 'America/Los_Angeles' });
  });
  const inbox = () => pad.chat.messages('@paula').length;
  await pad.passTo('2026-05-08T14:30:00Z');
  expect(inbox()).toBe(0);
  await pad.passTo('2026-05-08T15:00:30Z');
  expect(inbox()).toBe(1);
});

test('what a day off would move is said before it is saved', async () => {
  const { maya } = await closed(['Boxes are torn']);
  await maya.run('/pad settings');
  await maya.clickOn('Days off');
  await maya.fill({ days: '2026-06-05 Fair' });
  expect(maya.text).toContain('Front line in #shop: Monday 8 June instead of Friday 5 June');
});

test('everybody reads it in their own language', async () => {
  const { pad, sita } = await closed(['Boxes are torn'], { sorter: 'anika' }, async (house) => {
    await house.pad.person('Anika', { locale: 'bn' });
    await house.pad.person('Hari', { locale: 'ne' });
  });
  const anika = pad.chat.messages('@anika');
  expect(JSON.stringify(anika)).toContain('সামনের কর্মীরা ১টি বাধার কথা লিখেছেন');
  expect(sita.inbox).toEqual([]);
});

test('of a private channel its members alone are reminded, and sort', async () => {
  const { pad, sita, bina, maya, round } = await closed(['Boxes are torn'], {}, async ({ pad: { chat } }) => {
    const inside = ['raj', 'sita', 'bina'].flatMap((id) => chat.members.get(id) ?? []);
    chat.people = async (_workspace, channel) => ({
      complete: true,
      people: channel === 'shop' ? inside : [...chat.members.values()],
    });
    chat.isPrivate = async (_workspace, channel) => channel === 'shop';
  });
  await maya.press(go('customers.sort', round.id));
  expect(maya.text).toContain('in a private channel that you do not belong to');
  await pad.passTo('2026-05-12T10:10:00Z');
  expect(bina.inbox.join()).toContain('to be sorted by');
  await bina.home();
  expect(bina.text).toContain('named 1 thing');
  await maya.home();
  expect(maya.text).not.toContain('named 1 thing');
  await sita.clickDirect('Sort');
  expect(sita.text).toContain('Line 1 of 1');
});
