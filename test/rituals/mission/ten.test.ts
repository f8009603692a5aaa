import { describe, expect, test } from 'vitest';
import type { Staff } from '../../support/driver.ts';
import { answer, answerAll, company, onlyRound, openMission } from './support.ts';

/** Those who have the question in their direct messages. */
function asked(people: readonly Staff[]): Staff[] {
  return people.filter(({ inbox }) => inbox.some((text) => text.includes('one of ten people drawn at random')));
}

describe('asking ten', () => {
  test('draws ten at random, asks them directly, and closes when ten have answered', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 20);
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain('I have drawn 10 people at random and am asking them directly');
    expect(mina.text).toContain('ten have answered, 2026-12-22 04:00 at the latest');
    expect(pad.posts('general')).toEqual([]);
    const drawn = asked([mina, ...staff]);
    expect(drawn).toHaveLength(10);
    const other = staff.find((one) => !drawn.includes(one));
    await other?.run('/mission answer');
    expect(other?.text).toContain('No poll is waiting for your answer');

    await answerAll(drawn.slice(0, 9));
    expect((await onlyRound(pad.store)).state).toBe('open');
    await answer(drawn[9] ?? mina, 'I sell', 'Light');
    expect((await onlyRound(pad.store)).state).toBe('closed');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('10 people were asked; 10 answered');
    expect(pad.posts('general')[0]).toContain('own words, the largest theme first');
  });

  test('replaces those who stay silent for two working days by new draws', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 25);
    const all = [mina, ...staff];
    await mina.run('/mission ask ten', 'general');
    const first = asked(all);
    await answerAll(first.slice(0, 6));
    await pad.passTo('2026-12-02T05:00:00Z');
    expect(first[9]?.inbox).toHaveLength(2);
    expect(first[0]?.inbox).toHaveLength(1);
    await pad.passTo('2026-12-03T05:00:00Z');
    const second = asked(all).filter((one) => !first.includes(one));
    expect(second).toHaveLength(4);
    await answerAll(second.slice(0, 3));
    // who was replaced may still answer
    await first[9]?.clickDirect('Answer');
    await first[9]?.fill({ own: 'Late', shared: 'Late' });
    expect((await onlyRound(pad.store)).state).toBe('closed');
    expect(pad.posts('general')[0]).toContain('10 people were asked; 10 answered');
  });

  test('nobody is drawn twice, and where no one is left the round closes at its latest', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 12);
    await mina.run('/mission ask', 'general');
    await answerAll(asked([mina, ...staff]).slice(0, 5));
    await pad.passTo('2026-12-20T00:00:00Z');
    const everyone = [mina, ...staff];
    expect(asked(everyone)).toHaveLength(13);
    const questions = everyone.flatMap(({ inbox }) => inbox.filter((text) => text.includes('drawn at random.')));
    expect(questions).toHaveLength(13);
    await pad.passTo('2026-12-22T05:00:00Z');
    expect((await onlyRound(pad.store)).state).toBe('closed');
    expect(pad.posts('general')[0]).toContain('10 people were asked; 5 to 9 answered');
  });

  test('of fewer than ten, all are asked, and all of them close it', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain('I have drawn 6 people at random');
    await answerAll([mina, ...staff]);
    expect((await onlyRound(pad.store)).state).toBe('closed');
  });

  test('of too few, it says at once that nothing can be shown', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 2);
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain('3 people were asked, and figures are shown from 5 answers: this round can show none');
  });
});
