import { describe, expect, test } from 'vitest';
import { button } from '../../src/chat/blocks.ts';
import { readReport } from '../../src/rituals/mission/records/frozen.ts';
import { answer, close, company, onlyRound, openMission } from '../rituals/mission/support.ts';

/** So many colleagues answer without a name, and a leader whose two answers are shown with hers. */
async function answered(unnamed: number, names: 'unnamed' | 'named' = 'unnamed') {
  const pad = await openMission();
  const { mina, staff } = await company(pad, 11);
  if (names === 'unnamed') await mina.run('/mission ask channel', 'general');
  else {
    await mina.run('/mission poll', 'general');
    await mina.fill({ first: '2026-12-07', time: '10:00', rhythm: 'once', names: 'named' });
    await pad.passTo('2026-12-07T05:00:00Z');
  }
  for (const [n, one] of staff.slice(0, unnamed).entries()) {
    await answer(one, `I do my part ${n}`, `We keep the lights on ${n}`, [4, 4, 4]);
  }
  await answer(mina, 'I clear the way', 'Light for every home', [1, 1, 1]);
  await mina.click('Show mine with my name');
  return { pad, mina, staff };
}

async function frozen({ store }: Awaited<ReturnType<typeof openMission>>) {
  return readReport((await onlyRound(store)).report);
}

describe('a leader’s answers with their name', () => {
  test('do not make up the number from which figures are shown: else one could be told by what is left', async () => {
    const { pad, mina } = await answered(4);
    await mina.run('/mission close', 'general');
    expect(mina.text).toContain('Fewer than 5 answers have come so far, and figures need 5');
    await mina.click('Close it all the same');
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('12 people were asked; 5 to 9 answered');
    expect(report).toContain('So there are none this time, and the answers were deleted');
    expect(report).toContain('stand apart: they count towards no figure');
    expect(report).not.toMatch(/Light for every home|keep the lights|of 5/);
    expect(await pad.store.db.answer.count()).toBe(0);
    expect(await pad.store.db.leaderAnswer.count()).toBe(0);
    expect(await frozen(pad)).toMatchObject({ kind: 'tooFew', apart: true });
  });

  test('nor the number from which words are: of nine others none is shown, and the leader’s own are', async () => {
    const { pad, mina, staff } = await answered(9);
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('12 people were asked; 10 to 12 answered');
    expect(report).toContain('> Our shared job: Light for every home');
    expect(report).not.toContain('keep the lights');
    expect(report).not.toContain('Read all the words');
    expect(await frozen(pad)).toMatchObject({ kind: 'figures', words: false, themes: null, apart: 1 });
    await staff[0]?.run('/mission results', 'general');
    await staff[0]?.click('How this was found');
    expect(staff[0]?.text).toContain('stand apart: they count towards no figure');
  });

  test('are in no figure and among no unnamed words', async () => {
    const { pad, mina, staff } = await answered(10);
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report, 'hers were 1 of 5').toContain('my work serves our customers. 4.0 of 5');
    expect(report.match(/Light for every home/g)).toHaveLength(1);
    await staff[0]?.clickIn('general', 'Read all the words');
    const words = staff[0]?.text ?? '';
    expect(words.match(/Light for every home/g)).toHaveLength(1);
    expect(words.match(/Our shared job: We keep the lights on/g)).toHaveLength(10);
    expect(await pad.store.db.answer.count()).toBe(10);
    expect(await frozen(pad)).toMatchObject({
      kind: 'figures',
      words: true,
      answered: { low: 10, high: 12 },
      apart: 1,
    });
  });

  test('count again where she takes them back before the close; after it nothing changes any more', async () => {
    const { pad, mina } = await answered(4);
    await mina.click('Do not show mine');
    await close(mina);
    const before = await frozen(pad);
    expect(before).toMatchObject({ kind: 'figures', answered: { low: 5, high: 9 } });
    expect(before).not.toHaveProperty('apart');
    const { id } = await onlyRound(pad.store);
    await mina.press(button('Show mine with my name', 'mission.showMine', [id]));
    expect(mina.text).toContain('This round is closed');
    expect(await pad.store.db.leaderAnswer.count()).toBe(0);
    expect(await frozen(pad)).toEqual(before);
  });

  test('stand apart in a round with names, too, and are read there by those who read names', async () => {
    const { pad, mina, staff } = await answered(10, 'named');
    await close(mina);
    expect(pad.posts('general')[1]).toContain('my work serves our customers. 4.0 of 5');
    await staff[0]?.clickIn('general', 'Read all the words');
    expect(staff[0]?.text.match(/Light for every home/g)).toHaveLength(1);
    expect(staff[0]?.text.match(/Our shared job: We keep the lights on/g)).toHaveLength(10);
    await mina.run('/mission results', 'general');
    await mina.click('Read with names');
    const pages = [mina.text];
    while (mina.text.includes('[Next]')) {
      await mina.click('Next');
      pages.push(mina.text);
    }
    expect(pages.join('\n')).toContain('@Mina\n> Our shared job: Light for every home');
  });

  test('and in one with names that too few answered without showing theirs', async () => {
    const { pad, mina } = await answered(4, 'named');
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('So there are none this time.');
    expect(report).not.toMatch(/Light for every home|keep the lights|4\.0/);
    await mina.run('/mission results', 'general');
    await mina.click('Read with names');
    expect(mina.text).toContain('@Asha');
    expect(mina.text).toContain('@Mina');
  });
});
