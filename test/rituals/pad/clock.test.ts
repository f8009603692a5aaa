import { describe, expect, it } from 'vitest';
import { timer } from '../../../src/delivery/timer.ts';
import { padWith } from '../../../src/rituals/pad/index.ts';
import { type Ritual, ritual } from '../../../src/rituals/ritual.ts';
import { workClock } from '../../../src/who/clock.ts';
import { openPad } from '../../support/driver.ts';

/** A ritual with something planned: where it would be at another time, it says so. */
function planned(): Ritual & { ran: string[] } {
  const ran: string[] = [];
  const head = {
    name: 'walks',
    command: { name: 'walks', summary: 'pad.summary', bare: 'show' },
    moves: async (_ctx, as) => {
      const { weekdays, holidays, zone } = workClock(as);
      const isMoved = !weekdays.includes(5) || holidays.has('2026-12-04') || zone === 'Asia/Tokyo';
      return isMoved ? ['Friday’s walk comes on Sunday 6 December.'] : [];
    },
  } satisfies Parameters<typeof ritual>[0];
  const walk = timer('walks.walk', {
    followsTheClock: true,
    run: async ({ now, workspace }) => {
      ran.push(workspace.workingDays);
      return new Date(now.getTime() + 7 * 86_400_000);
    },
  });
  return { ...ritual(head, { timers: [walk] }), ran };
}

async function open() {
  const walks = planned();
  const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: [padWith([walks]), walks] });
  const maya = await pad.person('Maya', { admin: true, timeZone: 'Asia/Dhaka' });
  const owen = await pad.person('Owen', { admin: true });
  await maya.run('/pad settings');
  const workspace = () => pad.store.db.workspace.findFirstOrThrow();
  const { id: workspaceId } = await workspace();
  const nextRunAt = new Date('2026-12-04T04:00:00Z');
  await pad.store.db.schedule.create({ data: { workspaceId, name: 'walks.walk', subject: 'w', nextRunAt } });
  return { pad, walks, maya, owen, workspace };
}

describe('what a setting moves', () => {
  it('is said before it is saved, and moved with it', async () => {
    const { walks, maya, workspace } = await open();
    await maya.clickOn('Time and week');
    await maya.fill({ workingDays: ['7', '1', '2', '3', '4'] });
    expect(maya.text).toContain('This moves what is already planned. Save it all the same?');
    expect(maya.text).toContain('Friday’s walk comes on Sunday 6 December.');
    expect((await workspace()).workingDays).toBe('1,2,3,4,5');
    expect(walks.ran).toEqual([]);

    await maya.click('Save');
    expect(maya.text).toContain('Saved.');
    expect((await workspace()).workingDays).toBe('1,2,3,4,7');
    expect(walks.ran).toEqual(['1,2,3,4,7']);
  });

  it('may stay as it is', async () => {
    const { pad, walks, maya, workspace } = await open();
    await maya.clickOn('Time and week');
    await maya.fill({ timeZone: 'Tokyo' });
    await maya.click('Leave it as it is');
    expect(maya.text).toContain('Nothing was changed.');
    expect((await workspace()).timeZone).toBe('UTC');
    expect(walks.ran).toEqual([]);
    expect(await pad.store.db.proposal.count()).toBe(0);
  });

  it('is saved at once where it moves nothing', async () => {
    const { walks, maya, workspace } = await open();
    await maya.clickOn('Time and week');
    await maya.fill({ timeZone: 'Dhaka' });
    expect(maya.text).toContain('Saved.');
    expect((await workspace()).timeZone).toBe('Asia/Dhaka');
    expect(walks.ran).toHaveLength(1);
  });

  it('is answered once, by whoever was asked, and not where it was asked anew', async () => {
    const { maya, owen, workspace } = await open();
    await maya.clickOn('Time and week');
    await maya.fill({ timeZone: 'Tokyo' });
    const first = maya.shown;
    await owen.run('/pad settings');
    await maya.run('/pad settings');
    await maya.clickOn('Days off');
    await maya.fill({ days: '2026-12-04 Founders’ day' });
    expect(maya.text).toContain('This moves what is already planned.');
    const save = first?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))[0];
    if (save?.kind !== 'button') throw new Error('nothing to press');
    await maya.press(save);
    expect(maya.text).toContain('answered already');
    await owen.press(save);
    expect(owen.text).toContain('answered already');

    await maya.run('/pad settings');
    await maya.clickOn('Days off');
    await maya.fill({ days: '2026-12-04 Founders’ day' });
    const second = maya.shown;
    await maya.click('Save');
    expect(await workspace()).toMatchObject({ timeZone: 'UTC', holidays: '2026-12-04 * Founders’ day' });
    const again = second?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))[0];
    if (again?.kind !== 'button') throw new Error('nothing to press');
    await maya.press(again);
    expect(maya.text).toContain('answered already');
  });

  it('is asked while setting up, too, which goes on afterwards', async () => {
    const { maya, workspace } = await open();
    await maya.run('/pad setup');
    await maya.click('English');
    await maya.click('Friday and Saturday');
    expect(maya.text).toContain('This moves what is already planned.');
    await maya.click('Save');
    expect(maya.text).toContain('Step 2 of 2');
    expect(await workspace()).toMatchObject({ workingDays: '1,2,3,4,7', timeZone: 'Asia/Dhaka' });
  });
});

describe('days off', () => {
  it('are pasted, shown as they were read, and corrected in the same list', async () => {
    const { maya, workspace } = await open();
    await maya.clickOn('Days off');
    await maya.fill({ days: 'Victory Day\t16 December\tBangladesh\n2026-12-25 Christmas\n৩০ ডিসেম্বর তমু ল্হোসার, नेपाल' });
    expect(maya.text).toContain('3 days off are ahead.');
    expect(maya.text).toContain('Bangladesh: Wednesday 16 December: Victory Day');
    expect(maya.text).toContain('Everybody: Friday 25 December: Christmas');
    expect(maya.text).toContain('whose time zone is in that country');
    expect((await workspace()).holidays?.split('\n')).toEqual([
      '2026-12-16 BD Victory Day',
      '2026-12-25 * Christmas',
      '2026-12-30 NP তমু ল্হোসার',
    ]);
    await maya.click('Settings');
    expect(maya.text).toContain('Next: Wednesday 16 December: Victory Day (Bangladesh)');
    await maya.clickOn('Days off');
    const [field] = maya.form?.fields ?? [];
    expect(field?.value).toBe('2026-12-16 Victory Day, BD\n2026-12-25 Christmas\n2026-12-30 তমু ল্হোসার, NP');
    await maya.fill({ days: '' });
    expect(maya.text).toContain('No days off are ahead.');
    expect((await workspace()).holidays).toBeNull();
  });

  it('are saved together or not at all: the line that cannot be read is named', async () => {
    const { maya, workspace } = await open();
    await maya.clickOn('Days off');
    await maya.fill({ days: '2026-12-16 Victory Day BD\nsome day in March' });
    expect(maya.errors['days']).toContain('“some day in March”');
    await maya.fill({ days: '2026-01-01 to 2026-01-31 a\n2027-01-01 to 2027-01-31 A very long name '.repeat(40) });
    expect(maya.errors['days']).toContain('“');
    const long = Array.from({ length: 9 }, (_, n) => `2027-0${n + 1}-01 to 2027-0${n + 1}-28 A leave of some weeks`);
    await maya.fill({ days: long.join('\n') });
    expect(maya.errors['days']).toContain('too long');
    expect((await workspace()).holidays).toBeNull();
  });
});
