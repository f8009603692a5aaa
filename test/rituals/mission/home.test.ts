import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { word } from '../../../src/chat/asks.ts';
import { button, controls, facts, heading, small, text, view } from '../../../src/chat/blocks.ts';
import type { Block } from '../../../src/chat/view.ts';
import { runFollowersAgain } from '../../../src/delivery/timer.ts';
import { padWith } from '../../../src/rituals/pad/index.ts';
import { ritual } from '../../../src/rituals/ritual.ts';
import { storedHolidays } from '../../../src/who/holidays.ts';
import { controlsOf, type Pad, type Staff } from '../../support/driver.ts';
import { answer, answerAll, close, company, mission, onlyRound, openMission } from './support.ts';

const settings = button('Mission polls', 'mission.settings');

async function plan(mina: Staff, values: Record<string, string>) {
  await mina.run('/mission poll', 'general');
  await mina.fill({ first: '2026-12-07', time: '10:00', rhythm: 'monthly', ...values });
}

/** But for those that stand on every home page. */
const guide = ['What I can do', 'My language and time zone', 'Settings', 'Who can help'];

function buttonsOf({ shown }: Staff): string[] {
  const labels = shown ? controlsOf(shown).map(({ label }) => label) : [];
  return labels.filter((label) => !guide.includes(label));
}

describe('the home page', () => {
  test('has the polls that wait for an answer, the first to close first, until they are answered', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    const [asha] = staff;
    if (!asha) throw new Error('nobody');
    await mina.run('/mission ask channel', 'general');
    await pad.pass('2 days');
    await mina.run('/mission ask everyone', 'elsewhere');
    await asha.home();
    const lines = asha.text.split('\n').filter((line) => line.includes('is waiting for your answer'));
    expect(lines).toEqual([
      'A mission poll is waiting for your answer, until 2026-12-08 04:00. [Answer]',
      'A mission poll is waiting for your answer, until 2026-12-10 04:00. [Answer]',
    ]);
    await asha.click('Answer');
    await asha.fill({ own: 'I sell', shared: 'Light' });
    await asha.home();
    expect(asha.text).not.toContain('2026-12-08');
    expect(buttonsOf(asha)).toEqual(['Answer']);
  });

  test('tells leaders, and nobody else, of a poll that waits for a line about its last round', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await plan(mina, {});
    await pad.passTo('2026-12-07T05:00:00Z');
    await answerAll(staff);
    await pad.passTo('2026-12-14T05:00:00Z');
    await mina.home();
    expect(mina.text).toContain('Nobody has said yet what follows from the last round in #general.');
    await pad.passTo('2027-01-07T12:00:00Z');
    await staff[0]?.home();
    expect(staff[0]?.text).toContain('Nothing is waiting for you');
    await mina.home();
    expect(mina.text).toContain('The next round in #general is waiting for one line about the last one');
    await mina.click('Say what we will do');
    await mina.fill({ action: 'We call back the same day' });
    expect(mina.text).toContain('The next round, which was waiting for it, opens on Friday 8 January');
    await mina.home();
    expect(buttonsOf(mina)).toEqual(['Set up', 'Open']);
    expect(mina.text).toContain('In your hands: Follows from the poll: “We call back the same day”');
  });
});

describe('what admins set of polls', () => {
  test('is asked in one form, and holds for the rounds that open from then on', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    await mina.press(settings);
    expect(mina.form?.fields.map(({ value }) => value)).toEqual(['5', '5']);
    await mina.fill({ smallestGroup: '2', pollDays: 'ten' });
    expect(mina.errors).toEqual({
      smallestGroup: 'Please write a whole number from 3 to 50.',
      pollDays: 'Please write a whole number from 1 to 20.',
    });
    await mina.fill({ smallestGroup: '৮', pollDays: '10' });
    expect(mina.text).toContain('Smallest group shown: 8\nWorking days a poll stays open: 10');
    expect((await onlyRound(pad.store)).kFigures, 'an open round keeps its contract').toBe(5);
    await answerAll(staff);
    await close(mina);
    await mina.run('/mission action We say it', 'general');
    await pad.pass('1 day');
    await mina.run('/mission ask channel', 'general');
    expect(await onlyRound(pad.store)).toMatchObject({ kFigures: 8, closesAt: new Date('2026-12-16T04:00:00Z') });
    await staff[0]?.press(settings);
    expect(staff[0]?.text).toMatch(/^Only admins/);
  });
});

/** Shows what mission contributes, as /pad does. */
const asker = ritual(
  { name: 'setup', command: { name: 'setup', summary: 'mission.summary', bare: 'show' } },
  {
    words: {
      show: word({
        summary: 'mission.summary',
        options: [],
        answers: 'message',
        values: z.object({}),
        async run(ctx) {
          const { t } = ctx;
          const said: Block[] = [];
          for (const step of mission.setup ?? []) {
            const done = await step.done(ctx);
            said.push(heading(t(step.title)), text(t(step.text)), ...(done ? [small(done)] : []));
            said.push(...controls(...step.controls(ctx)));
          }
          const {
            title,
            route,
            facts: set,
          } = mission.settings ?? { title: 'mission.settings.title', route: 'mission.settings' };
          return { show: view('Setup', said, controls(button(t(title), route)), facts(...((await set?.(ctx)) ?? []))) };
        },
      }),
    },
  },
);

test('what /pad is given: two steps of setting up, of which one knows when it is done, and a line of the settings', async () => {
  const pad = await openMission({ rituals: [mission, asker] });
  const { mina } = await company(pad, 0);
  await mina.run('/setup');
  expect(mina.text).not.toContain('The mission is stated.');
  expect(mina.text).toContain('Smallest group shown: 5\nWorking days a poll stays open: 5');
  await mina.click('State the mission');
  await mina.fill({ statement: 'Light for every home' });
  await mina.run('/setup');
  expect(mina.text).toContain('(The mission is stated.)');
  await mina.click('Show me the questions');
  await mina.fill({ own: 'I try', shared: 'We try' });
  expect(await pad.store.db.answer.count()).toBe(0);
  await mina.run('/setup');
  await mina.click('Mission polls');
  await mina.fill({ pollDays: '3' });
  await mina.run('/setup');
  expect(mina.text).toContain('Working days a poll stays open: 3');
});

/** As /pad settings does. */
async function setClock(pad: Pad, data: { workingDays?: string; holidays?: string | null }): Promise<void> {
  const { id } = await pad.store.db.workspace.findFirstOrThrow();
  await pad.store.transaction(async (tx) => {
    await tx.workspace.update({ where: { id }, data });
    await runFollowersAgain(tx, id, mission.timers, pad.clock.now());
  });
  await pad.settle();
}

describe('when the working week changes', () => {
  test('a round that had moved off a day on which nobody worked comes on that day', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await plan(mina, { first: '2026-12-06' });
    expect(mina.text).toContain('on Monday 7 December');
    await pad.passTo('2026-12-04T10:00:00Z');
    await setClock(pad, { workingDays: '1,2,3,4,7' });
    await mina.run('/mission', 'general');
    expect(mina.text).toContain('the next round opens on Sunday 6 December');
    await pad.passTo('2026-12-06T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    await pad.passTo('2026-12-10T00:00:00Z');
    expect(pad.posts('general'), 'and not once more on Monday').toHaveLength(1);
  });

  test('a round leaves a day that has become a holiday, and nobody is told early what it waits for', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await plan(mina, {});
    await pad.passTo('2026-12-07T05:00:00Z');
    await answerAll(staff);
    await pad.passTo('2026-12-15T05:00:00Z');
    await setClock(pad, { holidays: storedHolidays([{ date: '2027-01-07', country: null, name: 'Day off' }]) });
    expect(mina.inbox.filter((one) => one.includes('is waiting for one line'))).toEqual([]);
    await mina.run('/mission', 'general');
    expect(mina.text).toContain('the next round opens on Friday 8 January');
    await mina.run('/mission action We call back', 'general');
    await pad.passTo('2027-01-08T05:00:00Z');
    expect(await pad.store.db.round.count()).toBe(2);
    expect((await onlyRound(pad.store)).opensOn).toBe('2027-01-08');
  });

  test('an open round keeps its close, and its count stays as old as it was', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    for (const one of staff) await answer(one, 'I sell', 'Light');
    const { closesAt } = await onlyRound(pad.store);
    await setClock(pad, { workingDays: '1,2' });
    expect(await onlyRound(pad.store)).toMatchObject({ state: 'open', closesAt });
    expect(pad.posts('general')[0]).toContain('fewer than 5 had answered');
  });

  test('what moves is said before it is saved, with its dates', async () => {
    const pad = await openMission({ rituals: [padWith([mission]), mission] });
    const { mina } = await company(pad, 5);
    await plan(mina, { first: '2026-12-06' });
    await mina.run('/pad settings');
    await mina.clickOn('Time and week');
    await mina.fill({ workingDays: ['7', '1', '2', '3', '4'] });
    expect(mina.text).toContain('This moves what is already planned. Save it all the same?');
    expect(mina.text).toContain('Mission poll in #general: Sunday 6 December instead of Monday 7 December');
    await mina.click('Save');
    await mina.run('/mission', 'general');
    expect(mina.text).toContain('the next round opens on Sunday 6 December');
  });
});
