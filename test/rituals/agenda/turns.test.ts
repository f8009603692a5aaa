import { beforeEach, describe, expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

let pad: Pad;
let staff: Staff[];
let mina: Staff;

const zone = { locale: 'en', timeZone: 'Asia/Dhaka' };

/** A Tuesday morning in Dhaka. */
async function open(count: number, can = { members: true, unnamed: true }) {
  pad = await openPad({ now: '2026-12-01T02:00:00Z', rituals: meetingRituals(), can });
  mina = await pad.person('Mina', { ...zone, admin: true });
  staff = [mina];
  for (let n = 1; n < count; n++) staff.push(await pad.person(`Person ${n}`, zone));
  for (const who of staff) await who.home();
  await pad.store.db.workspace.updateMany({ data: { workingDays: '1,2,3,4,7', timeZone: 'Asia/Dhaka' } });
}

async function plan(values: Record<string, string> = {}, by = mina, channel = 'general') {
  await by.run('/agenda meeting', channel);
  if (!by.form) await by.click('Plan another meeting');
  await by.fill({ name: 'Weekly', days: 'Thursday', time: '10:00', ...values });
}

/** Who had or has the customer item of each meeting so far. */
async function turns(): Promise<(string | null)[]> {
  const meetings = await pad.store.db.meeting.findMany({ orderBy: { startsAt: 'asc' } });
  const people = await pad.store.db.person.findMany();
  return meetings.map(({ turnPersonId }) => people.find(({ id }) => id === turnPersonId)?.name ?? null);
}

describe('who takes turns', () => {
  beforeEach(() => open(3));

  test('in a small channel everyone does, and a new meeting does not begin with whoever made it', async () => {
    await plan();
    expect(mina.text).toContain(
      'Who takes turns: Everyone here; where more than 12 are here, whoever took part so far',
    );
    expect(mina.text).toMatch(/Whose turn it is: Person [12]/);
    await pad.passTo('2026-12-16T00:00:00Z');
    expect(new Set(await turns())).toEqual(new Set(['Person 1', 'Person 2', 'Mina']));
    expect((await turns())[0]).not.toBe('Mina');
  });

  test('they are chosen on the receipt; where another chooses, its maker hears of it; nobody chosen is everyone again', async () => {
    await plan();
    await mina.click('Who takes turns');
    const field = mina.form?.fields.find(({ name }) => name === 'who');
    expect(field?.kind === 'choices' && field.options.map(({ label }) => label).toSorted()).toEqual([
      'Mina',
      'Person 1',
      'Person 2',
    ]);
    const { id } = await pad.store.db.person.findFirstOrThrow({ where: { name: 'Mina' } });
    await mina.fill({ who: [id] });
    expect(mina.text).toContain('Whose turn it is: Mina');
    expect(mina.text).toContain('Who takes turns: Mina');
    await mina.click('Who takes turns');
    await mina.fill({ more: 'person 2' });
    expect(mina.text).toContain('Who takes turns: Mina and Person 2');
    await pad.passTo('2026-12-30T00:00:00Z');
    expect(new Set(await turns())).toEqual(new Set(['Mina', 'Person 2']));
    await mina.run('/agenda meeting', 'general');
    await mina.click('Edit');
    await mina.fill({});
    await mina.click('Who takes turns');
    await mina.fill({ who: [] });
    expect(mina.text).toContain('Who takes turns: Everyone here');
    const [other] = staff.slice(1);
    await other?.press({ kind: 'button', label: '', go: { to: 'agenda.takers', args: [await seriesId()] } }, 'general');
    await other?.fill({ who: [id] });
    await pad.passTo('2026-12-30T09:00:00Z');
    expect(mina.inbox.join()).toContain(`${other?.profile.name} changed “Weekly”.`);
  });
});

async function seriesId(): Promise<string> {
  return (await pad.store.db.meetingSeries.findFirstOrThrow()).id;
}

describe('in a channel of many', () => {
  beforeEach(() => open(14));

  test('those who took part do, and until somebody has, the meeting decides', async () => {
    await plan();
    expect(mina.text).not.toContain('Whose turn it is');
    const [, one, two] = staff;
    await one?.run('/agenda add Pricing', 'general');
    await pad.passTo('2026-12-02T03:30:00Z');
    expect(one?.inbox[0]).toContain('Tomorrow it is your turn to bring a customer story');
    await two?.run('/agenda customer She waited', 'general');
    await pad.passTo('2026-12-09T03:30:00Z');
    expect(two?.inbox[0]).toContain('Tomorrow it is your turn to bring a customer story');
    await pad.passTo('2026-12-16T03:30:00Z');
    expect(await turns()).toEqual(['Person 1', 'Person 2', 'Person 1']);
  });
});

test('where nobody can be listed those who took part are named on the agenda', async () => {
  await open(2, { members: false, unnamed: false });
  await plan();
  await staff[1]?.run('/agenda add Pricing', 'general');
  await pad.passTo('2026-12-03T03:30:00Z');
  expect(pad.posts('general')[0]).toContain('It is @Person 1’s turn.');
});

describe('over all meetings', () => {
  test('nobody has two turns in a week while others had none', async () => {
    await open(8);
    await plan({ name: 'Sunday talk', days: 'Sunday' });
    await plan({ name: 'Tuesday talk', days: 'Tuesday', time: '12:00' }, staff[1]);
    await plan({ name: 'Weekly', days: 'Thursday' }, staff[2]);
    await pad.passTo('2026-12-31T12:00:00Z');
    const had = (await turns()).slice(0, 12);
    for (let from = 0; from + 3 <= had.length; from++) {
      expect(new Set(had.slice(from, from + 3)).size, `${had}`).toBe(3);
    }
    expect(new Set(had.slice(0, 8)).size, `${had}`).toBe(8);
  });
});
