import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

let pad: Pad;
let mina: Staff;
let rafi: Staff;

/** A channel of its own for each test; time only goes forward, a week at most. */
let room = '';
let rooms = 0;

beforeAll(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
  mina = await pad.person('Mina', { admin: true, locale: 'en', timeZone: 'Asia/Dhaka' });
  rafi = await pad.person('Rafi', { locale: 'en', timeZone: 'Asia/Dhaka' });
});

beforeEach(async () => {
  room = `room-${++rooms}`;
  await mina.run('/agenda meeting', room);
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
  for (const topic of ['Pricing', 'Holidays', 'Parking']) await mina.run(`/agenda add ${topic}`, room);
});

/** Until the agenda of the room's meeting is in the channel. */
async function posted(): Promise<void> {
  const series = await pad.store.db.meetingSeries.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const meeting = await pad.store.db.meeting.findFirstOrThrow({ where: { seriesId: series.id } });
  await pad.passTo(new Date(meeting.startsAt.getTime() - 1_800_000).toISOString());
}

/** The topics as a person reads them, in order. */
function topics({ text }: Staff): string[] {
  return [...text.matchAll(/^\d+\. (\w+) \(/gm)].map(([, topic]) => topic ?? '');
}

describe('by number', () => {
  test('done says the name, and Undo brings it back', async () => {
    await mina.run('/agenda done 3', room);
    expect(mina.text).toContain('Ticked “Holidays”.\n[Undo]');
    expect(topics(mina)).toEqual(['Pricing', 'Parking']);
    await mina.click('Undo');
    expect(mina.text).toContain('“Holidays” is open again.');
    expect(topics(mina)).toEqual(['Pricing', 'Holidays', 'Parking']);
  });

  test('remove says the name, and Undo brings it back', async () => {
    await mina.run('/agenda remove ২', room);
    expect(mina.text).toContain('Removed “Pricing”.');
    await mina.click('Undo');
    expect(mina.text).toContain('“Pricing” is back on the agenda.');
    expect(topics(mina)).toEqual(['Pricing', 'Holidays', 'Parking']);
  });

  test('move says where it went, and Undo moves it back', async () => {
    await mina.run('/agenda move 4 2', room);
    expect(mina.text).toContain('“Parking” is now number 2.');
    expect(topics(mina)).toEqual(['Parking', 'Pricing', 'Holidays']);
    await mina.click('Undo');
    expect(topics(mina)).toEqual(['Pricing', 'Holidays', 'Parking']);
  });

  test('number 1 is the customer’s and stays', async () => {
    for (const typed of ['done 1', 'remove 1', 'move 1 3', 'move 3 1']) {
      await mina.run(`/agenda ${typed}`, room);
      expect(mina.text).toContain('Number 1 is the customer’s.');
    }
    await mina.run('/agenda show', room);
    expect(topics(mina)).toEqual(['Pricing', 'Holidays', 'Parking']);
  });

  test('a number that is not there is answered with the list', async () => {
    await mina.run('/agenda done 9', room);
    expect(mina.text).toContain('There is no number 9 here.');
    await mina.run('/agenda move 2 9', room);
    expect(mina.text).toContain('“Pricing” was not moved: the last number is 4.');
    await mina.run('/agenda move 2 2', room);
    expect(mina.text).toContain('“Pricing” is number 2 already.');
    await mina.run('/agenda done soon', room);
    expect(mina.text).toBe('That is not quite how it goes. Write it like this: /agenda done number');
  });

  test('who has not seen the list is shown it first', async () => {
    await rafi.run('/agenda done 2', room);
    expect(rafi.text).toContain('Nothing was changed: number 2 may not be the one you mean.');
    expect(topics(rafi)).toEqual(['Pricing', 'Holidays', 'Parking']);
    await rafi.run('/agenda done 2', room);
    expect(rafi.text).toContain('Ticked “Pricing”.');
  });

  test('a number that stands for something else by now does nothing, and says so', async () => {
    await rafi.run('/agenda show', room);
    await mina.run('/agenda move 4 2', room);
    await rafi.run('/agenda remove 3', room);
    expect(rafi.text).toContain('Nothing was changed: number 3');
    expect(topics(rafi)).toEqual(['Parking', 'Pricing', 'Holidays']);
    await rafi.run('/agenda remove 3', room);
    expect(rafi.text).toContain('Removed “Pricing”.');
  });

  test('the second of two who tick the same hears that it was already ticked', async () => {
    await rafi.run('/agenda show', room);
    await mina.run('/agenda done 2', room);
    await rafi.run('/agenda done 2', room);
    expect(rafi.text).toContain('“Pricing” was already ticked.');
    expect(topics(rafi)).toEqual(['Holidays', 'Parking']);
  });

  test('what everybody saw in the channel counts as seen', async () => {
    await posted();
    await rafi.run('/agenda done 4', room);
    expect(rafi.text).toContain('Ticked “Parking”.');
  });

  test('a message changed a moment ago does not count for somebody with the older list in mind', async () => {
    await posted();
    await rafi.run('/agenda show', room);
    await pad.pass('1 minute');
    await mina.run('/agenda remove 2', room);
    await rafi.run('/agenda done 3', room);
    expect(rafi.text).toContain('Nothing was changed');
    expect(topics(rafi)).toEqual(['Holidays', 'Parking']);
  });
});

describe('by tick and menu', () => {
  test('each topic can be ticked and moved in the private list', async () => {
    await mina.run('/agenda show', room);
    await mina.choose('Move down');
    expect(mina.text).toContain('“Pricing” is now number 3.');
    await mina.choose('Move to the end');
    expect(topics(mina)).toEqual(['Pricing', 'Parking', 'Holidays']);
    await mina.click('Done');
    expect(mina.text).toContain('Ticked “Pricing”.');
    await mina.choose('Remove');
    expect(mina.text).toContain('Removed “Parking”.');
    await mina.click('Undo');
    expect(topics(mina)).toEqual(['Parking', 'Holidays']);
  });

  test('the list comes in pages, with numbers that go on', async () => {
    for (const topic of ['Four', 'Five', 'Six']) await mina.run(`/agenda add ${topic}`, room);
    expect(topics(mina)).toEqual(['Six']);
    expect(mina.text).toContain('7. Six');
    await mina.click('Back');
    expect(topics(mina)).toEqual(['Pricing', 'Holidays', 'Parking', 'Four', 'Five']);
    await mina.click('Next');
    expect(topics(mina)).toEqual(['Six']);
  });

  test('a tick on an old list says what is true', async () => {
    await rafi.run('/agenda show', room);
    await mina.run('/agenda done 2', room);
    await rafi.click('Done');
    expect(rafi.text).toContain('“Pricing” was already ticked.');
    expect(rafi.text).not.toContain('Undo');
  });
});

describe('texts of every kind', () => {
  test('are kept as they are, or refused with the limit', async () => {
    for (const topic of ['<b>*_`@channel`_*</b>', '🍋🍋', 'مرحبا بالعالم', '/agenda done 2']) {
      await mina.run(`/agenda add ${topic}`, room);
      expect(mina.text).toContain(`“${topic}”`);
    }
    await mina.run(`/agenda add ${'x'.repeat(201)}`, room);
    expect(mina.text).toContain('This is 1 character too long. Please write at most 200 characters.');
    await mina.run('/agenda add   ', room);
    await mina.fill({ topic: 'Opening hours' });
    expect(mina.text).toContain('“Opening hours”');
    await mina.run(`/agenda customer ${'x'.repeat(5301)}`, room);
    expect(mina.text).toContain('This is 2,301 characters too long. Please write at most 3,000 characters.');
    expect(await pad.store.db.voice.count({ where: { text: { startsWith: 'xxx' } } })).toBe(0);
  });

  test('a full agenda of long texts fits every platform, and says what it leaves out', async () => {
    for (let i = 0; i < 14; i++) await mina.run(`/agenda add ${'ভালো '.repeat(38)}`, room);
    for (let i = 0; i < 6; i++) {
      await mina.run(`/agenda customer ${'সে খুশি '.repeat(85)}`, room);
      await mina.click('Good news');
    }
    await mina.run('/agenda show', room);
    expect(mina.text).toContain('[Read all 6]');
    await posted();
    const post = pad.posts(room).at(-1);
    expect(post).toContain('7 more topics: /agenda show');
    await mina.clickIn(room, 'Read all 6');
    expect(mina.text.match(/Brought by Mina/g)).toHaveLength(4);
    await mina.click('Next');
    expect(mina.text.match(/Brought by Mina/g)).toHaveLength(2);
  });
});

describe('a message brought to the agenda', () => {
  test('as the customer story', async () => {
    await rafi.shortcut('agenda.message', 'She said thank you.', room, 'https://chat.example/m/1');
    await rafi.fill({});
    expect(rafi.text).toContain('It is on the agenda of Weekly');
    await rafi.click('Good news');
    await mina.run('/agenda show', room);
    expect(mina.text).toContain('> She said thank you.\nhttps://chat.example/m/1');
  });

  test('as a topic', async () => {
    await rafi.shortcut('agenda.message', 'We need a printer', room);
    await rafi.fill({ as: 'topic' });
    expect(rafi.text).toContain('Added as number 5');
    await rafi.shortcut('agenda.message', 'x'.repeat(900), room);
    await rafi.fill({ as: 'topic' });
    expect(rafi.errors).toEqual({ text: 'This is 700 characters too long. Please write at most 200 characters.' });
  });
});
