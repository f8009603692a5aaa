import { describe, expect, test } from 'vitest';
import { answer, answerAll, close, company, onlyRound, openMission } from './support.ts';

/** Where members cannot be listed and nobody may be hidden: Discord without the members intent. */
function openUnlisted() {
  return openMission({ can: { members: false, unnamed: false } });
}

describe('where members cannot be listed', () => {
  test('a round is asked in its channel, anybody there answers, and participation is a count', async () => {
    const pad = await openUnlisted();
    const { mina, staff } = await company(pad, 7);
    await mina.run('/mission ask channel', 'general');
    expect(mina.text).toContain('I am posting the question in #general. The report comes here.');
    expect(pad.posts('general')[0]).toContain('Nobody’s words are quoted');
    for (const person of staff.slice(0, 6)) {
      await person.clickIn('general', 'Answer');
      await person.fill({ own: 'I sell', shared: 'Light for homes', rating1: '4' });
    }
    await staff[6]?.run('/mission', 'elsewhere');
    expect(staff[6]?.text).not.toContain('waiting for your answer');
    await staff[6]?.run('/mission answer', 'general');
    expect(staff[6]?.form).not.toBeNull();
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('5 to 9 people answered.');
    expect(report).toContain('4.0 of 5');
    expect(report).not.toContain('Light for homes');
  });

  test('words are not quoted even where there are enough, but leaders’ own are', async () => {
    const pad = await openUnlisted();
    const { mina, staff } = await company(pad, 11);
    await mina.run('/mission ask everyone', 'general');
    await answerAll(staff.slice(0, 10));
    await answer(staff[10] ?? mina, 'I count', 'Warmth in winter');
    await answer(mina, 'I clear the way', 'Light');
    await mina.click('Show mine with my name');
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('10 to 19 people answered');
    expect(report).toContain('Our shared job: Light');
    expect(report).not.toContain('We keep promise');
    expect((await onlyRound(pad.store)).asked).toBeNull();
  });
});
