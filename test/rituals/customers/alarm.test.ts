import { describe, expect, test } from 'vitest';
import { createProblem } from '../../../src/problems/store.ts';
import { held, openHouse } from './house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

async function complain({ raj }: House, times: number): Promise<void> {
  for (let one = 0; one < times; one++) {
    await raj.run('/customer heard', 'general');
    await raj.fill({ text: 'Late again', news: 'bad', answered: 'yes' });
  }
}

/** Eight weeks with one complaint each. */
async function asUsual(house: House): Promise<void> {
  for (let week = 0; week < 8; week++) {
    await complain(house, 1);
    await house.pad.pass('1 week');
  }
}

const title = 'More bad news than usual';
const inChannel = ({ pad }: House) => pad.posts('customers').filter((said) => said.includes(title));
const toBina = ({ bina }: House) => bina.inbox.filter((said) => said.includes(title));

describe('an alarm', () => {
  test('tells the customers’ channel and the champions, once, and not before what was brought can be taken back', async () => {
    const house = await openHouse();
    await asUsual(house);
    await complain(house, 9);
    expect(inChannel(house)).toEqual([]);
    await house.pad.pass(held);
    expect(inChannel(house)).toHaveLength(1);
    expect(inChannel(house)[0]).toMatch(/9 customers had bad news in 7 days; up to [3-8] would be usual\./);
    expect(inChannel(house)[0]).toMatch(/Chance alone does this about once in [\d,]+ such weeks\./);
    expect(toBina(house)).toHaveLength(1);
    await complain(house, 3);
    await house.pad.pass('1 day');
    expect(inChannel(house)).toHaveLength(1);
    expect(toBina(house)).toHaveLength(1);
  });

  test('is silent for four weeks, unless as many again complain', async () => {
    const house = await openHouse();
    await asUsual(house);
    await complain(house, 9);
    await house.pad.pass('1 day');
    await complain(house, 9);
    await house.pad.pass('1 day');
    expect(inChannel(house)).toHaveLength(2);
  });

  test('is not told where all is as usual, and good news is none', async () => {
    const house = await openHouse();
    await asUsual(house);
    await complain(house, 1);
    for (let one = 0; one < 12; one++) {
      await house.raj.run('/customer heard', 'general');
      await house.raj.fill({ text: 'Lovely bags', news: 'good', answered: 'yes' });
    }
    await house.pad.pass('1 day');
    expect(inChannel(house)).toEqual([]);
    expect(toBina(house)).toEqual([]);
  });

  test('is answered by whoever knows why, once, wherever it stands', async () => {
    const house = await openHouse();
    const { pad, raj, sita, bina } = house;
    await asUsual(house);
    await complain(house, 9);
    await pad.pass(held);
    await raj.run('/customer trend');
    expect(raj.text).toContain('chance alone seldom brings more than');
    await raj.click('It is known');
    expect(inChannel(house)[0]).toContain('Raj knows why.');
    expect(bina.inbox.at(-1)).toContain('Raj knows why.');
    await sita.run('/customer trend');
    expect(sita.text).toContain('Raj knows why.');
    expect(sita.text).not.toContain('[It is known]');
  });

  test('says which problem most of it is, and is known as that one', async () => {
    const house = await openHouse();
    const { pad, raj, workspace } = house;
    await asUsual(house);
    await complain(house, 9);
    const { db } = pad.store;
    const { id: byId } = await db.person.findFirstOrThrow();
    const late = { workspaceId: workspace.id, title: 'Late <!channel> deliveries', byId, createdAt: pad.clock.now() };
    const { id } = await pad.store.transaction((tx) => createProblem(tx, late));
    await db.voice.updateMany({ where: { number: { gt: 11 } }, data: { problemId: id } });
    await pad.pass(held);
    expect(inChannel(house)[0]).toContain('Among them: #18 Late <!channel> deliveries (6).');
    await raj.run('/customer trend');
    expect(raj.text).toContain('Largest problems of these months: #18 Late <!channel> deliveries (6).');
    await complain(house, 2);
    await db.voice.updateMany({ where: { number: { gt: 11 } }, data: { problemId: id } });
    await raj.run('/customer trend');
    await raj.click('It is known');
    expect(raj.text).toContain('Which problem is it?');
    expect(inChannel(house)[0]).not.toContain('knows why');
    await raj.click('It is this one');
    expect(inChannel(house)[0]).toContain('Raj knows why: #18 Late <!channel> deliveries.');
    // what came since is not of this alarm
    expect(inChannel(house)[0]).toContain('Among them: #18 Late <!channel> deliveries (6).');
    await house.maya.press({ kind: 'button', label: 'Hide', go: { to: 'customers.hideProblem', args: [id] } });
    await house.maya.fill({ reason: 'It names somebody' });
    expect(inChannel(house)[0]).toContain('Raj knows why.');
    expect(inChannel(house)[0]).not.toContain('Late');
  });

  test('comes in the morning where somebody works at night', async () => {
    const house = await openHouse();
    await asUsual(house);
    await house.pad.passTo('2026-06-30T23:00:00Z');
    await complain(house, 9);
    await house.pad.pass('1 hour');
    expect(inChannel(house)).toEqual([]);
    expect(toBina(house)).toEqual([]);
    await house.pad.passTo('2026-07-01T09:00:00Z');
    expect(inChannel(house)).toHaveLength(1);
    expect(toBina(house)).toHaveLength(1);
  });

  test('is not told where people of other companies are in the channel', async () => {
    const house = await openHouse();
    await asUsual(house);
    await house.pad.person('Gul', { kind: 'guest' });
    await complain(house, 9);
    await house.pad.pass('1 day');
    expect(inChannel(house)).toEqual([]);
    expect(toBina(house)).toHaveLength(1);
  });
});
