import { describe, expect, test } from 'vitest';
import { runFollowersAgain } from '../../../src/delivery/timer.ts';
import { storedHolidays } from '../../../src/who/holidays.ts';
import { openTeam, rituals, workspaceOf } from './team.ts';

async function withThreeIdeas() {
  const team = await openTeam();
  await team.admin.run('/idea channel <#general>', 'general');
  for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) await team.mina.run(`/idea add Idea ${word}`);
  return team;
}

describe('the weekly choice', () => {
  test('moves off a day on which nobody works', async () => {
    const { pad } = await withThreeIdeas();
    const holidays = storedHolidays([{ date: '2026-12-14', country: null, name: 'A day off' }]);
    await pad.store.db.workspace.updateMany({ data: { holidays } });
    const choices = () => pad.posts('general').filter((post) => post.includes('ideas this week')).length;
    await pad.passTo('2026-12-15T09:59:00Z');
    expect(choices()).toBe(1);
    await pad.passTo('2026-12-15T10:00:00Z');
    expect(choices()).toBe(2);
  });

  test('and the morning’s come once, however often their timers are run', async () => {
    const { pad, champion } = await withThreeIdeas();
    await pad.passTo('2026-12-14T10:00:00Z');
    const posted = pad.posts('general');
    const said = champion.inbox.length;
    const shown = () => pad.store.db.ideaEvent.count({ where: { kind: 'shown' } });
    const before = await shown();
    const { id } = await workspaceOf(pad);
    const timers = rituals.flatMap((ritual) => ritual.timers);
    for (const time of ['5 minutes', '1 hour', '4 hours']) {
      await pad.store.transaction((tx) => runFollowersAgain(tx, id, timers, pad.clock.now()));
      await pad.settle();
      await pad.pass(time);
    }
    expect(pad.posts('general')).toEqual(posted);
    expect(champion.inbox).toHaveLength(said);
    expect(await shown()).toBe(before);
  });
});

test('the ideas channel is a setting with a form of its own, which says what is set and takes it back', async () => {
  const { pad, admin, mina } = await openTeam();
  await mina.run('/idea list', 'shop');
  const settings = { kind: 'button', label: 'Ideas', go: { to: 'ideas.settings' } } as const;
  await mina.press(settings);
  expect(mina.text).toContain('Only admins can do this.');
  await admin.press(settings);
  await admin.fill({ channel: 'shop' });
  expect(admin.text).toContain('New ideas are in #shop now');
  await admin.press(settings);
  expect(admin.form?.fields).toMatchObject([{ name: 'channel', value: 'shop' }]);
  await admin.fill({ channel: '' });
  expect(admin.text).toContain('New ideas are shown in no channel any more.');
  await admin.click('Undo');
  expect((await workspaceOf(pad)).ideasPlaceId).not.toBeNull();
});

test('what was promised and posted before the words had new places goes on', async () => {
  const { pad, admin, champion, mina } = await withThreeIdeas();
  const { id: workspaceId } = await workspaceOf(pad);
  const [first] = await pad.store.db.idea.findMany({ orderBy: { number: 'asc' } });
  const people = await pad.store.db.person.findMany();
  const idOf = (name: string) => people.find((person) => person.name === name)?.id ?? '';
  const place = await pad.store.db.place.findFirstOrThrow({ where: { externalId: 'general' } });
  await pad.pass('10 minutes');
  const now = pad.clock.now();
  const old = { workspaceId, dueAt: now, tryAt: now };
  await pad.store.db.person.update({ where: { id: idOf('Mina') }, data: { champion: 'asked' } });
  await pad.store.db.delivery.createMany({
    data: [
      { ...old, key: 'ideas.weekly:old', job: 'ideas.weekly', args: `["${first?.id}"]`, placeId: place.id },
      {
        ...old,
        key: 'ideas.nominated:old',
        job: 'ideas.nominated',
        args: `["${idOf('Asha')}"]`,
        personId: idOf('Mina'),
      },
      {
        ...old,
        key: 'ideas.answered:old',
        job: 'ideas.answered',
        args: `["${idOf('Bina')}","yes"]`,
        personId: idOf('Asha'),
      },
      { ...old, key: 'ideas.exported:old', job: 'ideas.exported', args: '[]', personId: idOf('Bina') },
    ],
  });
  await pad.settle();
  expect(pad.posts('general').at(-1)).toContain('# An idea this week\n');
  expect(mina.inbox.at(-1)).toContain('Will you be the customer’s champion?');
  expect(admin.inbox.at(-1)).toBe('@Bina said yes and is a champion now.');
  expect(champion.inbox.at(-1)).toContain('6 ideas, as a file for spreadsheets.');
});
