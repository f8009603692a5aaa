import { beforeEach, describe, expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

let pad: Pad;
let mina: Staff;
let nila: Staff;

/** The meeting is on Thursdays at ten, in #general; Nila, of support, is not there. */
beforeEach(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
  mina = await pad.person('Mina', { admin: true, locale: 'en' });
  await pad.person('Rafi', { locale: 'en' });
  nila = await pad.person('Nila', { locale: 'en' });
  const { people } = pad.chat;
  pad.chat.people = async (workspace, channel) => {
    const all = await people(workspace, channel);
    return channel === 'general' ? { ...all, people: all.people.filter(({ name }) => name !== 'Nila') } : all;
  };
  pad.chat.isPrivate = async () => false;
  await mina.run('/agenda meeting', 'general');
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
});

const week = (n: number, time = '09:45') =>
  new Date(Date.parse(`2026-12-03T${time}:00Z`) + n * 7 * 86_400_000).toISOString();
const invitations = ({ inbox }: Staff) => inbox.filter((said) => said.includes('What did one say'));
const agenda = () => pad.posts('general').at(-1) ?? '';

async function heard(by: Staff, words: string) {
  await by.run('/customer heard', 'counter');
  await by.fill({ text: words, customer: 'Mrs R.', news: 'bad', answered: 'yes' });
}

describe('somebody who hears many customers', () => {
  test('is asked for one line before every fifth meeting at most, and opens it', async () => {
    await heard(nila, 'The door is too heavy');
    await pad.passTo(week(3));
    await heard(nila, 'No chair to wait on');
    expect(invitations(nila)).toEqual([]);
    await pad.passTo(week(3, '11:05'));
    await pad.passTo(week(4, '09:00'));
    expect(invitations(nila)).toHaveLength(1);
    expect(invitations(nila)[0]).toContain('Weekly in #general begins with a customer');
    await nila.clickDirect('Write one line');
    await nila.fill({ text: 'She could not open the door alone', news: 'bad', answered: 'yes' });
    expect(nila.text).toContain('Weekly');
    await pad.passTo(week(4));
    expect(agenda()).toContain('> She could not open the door alone');
    expect(agenda()).toContain('Nila');
    expect(nila.inbox.join('\n')).toContain('Thank you for your customer story.');
    await pad.passTo(week(8));
    expect(invitations(nila)).toEqual([]);
  });

  test('is not asked again within eight weeks', async () => {
    await heard(nila, 'The door is too heavy');
    await pad.passTo(week(4));
    await heard(nila, 'No chair to wait on');
    await pad.passTo(week(9));
    expect(invitations(nila).length + nila.inbox.filter((said) => said.includes('This meeting is over')).length).toBe(
      1,
    );
  });

  test('learns nothing of a meeting in a channel that they do not see', async () => {
    pad.chat.isPrivate = async () => true;
    await heard(nila, 'The door is too heavy');
    await pad.passTo(week(9));
    expect(nila.inbox).toEqual([]);
  });

  test('is left in peace where they said so', async () => {
    await pad.store.transaction(async (tx) => {
      await tx.person.updateMany({ where: { name: 'Nila' }, data: { mutedKinds: 'turns' } });
    });
    await heard(nila, 'The door is too heavy');
    await pad.passTo(week(9));
    expect(invitations(nila)).toEqual([]);
  });

  test('reads that the meeting is called off', async () => {
    await heard(nila, 'The door is too heavy');
    await pad.passTo(week(4, '08:00'));
    expect(invitations(nila)).toHaveLength(1);
    await mina.run('/agenda skip', 'general');
    await pad.pass('5 minutes');
    expect(nila.inbox.join('\n')).toContain('This meeting will not take place');
  });

  test('who is not asked may not write to a meeting elsewhere', async () => {
    const { id } = (await pad.store.db.meeting.findMany())[0] ?? { id: '' };
    pad.chat.isPrivate = async () => true;
    await nila.press({ kind: 'button', label: '', go: { to: 'agenda.bring', args: [id] } });
    expect(nila.text).toContain('This belongs to another channel.');
  });
});
