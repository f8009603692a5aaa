import { beforeAll, describe, expect, it } from 'vitest';
import type { Button, View } from '../src/chat/view.ts';
import { translator } from '../src/i18n/translate.ts';
import { controlsOf, openPad, type Pad, type Staff, textOf } from './support/driver.ts';
import { type Company, channel, company, playWeeks, pressTo, start } from './support/weeks.ts';

/** Ten weeks of twelve people in five cities and three languages: five meetings, two polls, thirty ideas, all in one channel. */
let office: Company;
let pad: Pad;
/** Meetings to which somebody wrote their story by the button that named it. */
const written: { meeting: string; story: string }[] = [];

beforeAll(async () => {
  office = await company(await openPad({ now: start }), ['en', 'bn', 'ne']);
  pad = office.pad;
  await playWeeks(office, 10, carryOn);
}, 400_000);

/** The week's end: everybody sees to what stands on their home, each in their own way, and writes what they are asked for. */
async function carryOn(week: number): Promise<void> {
  for (const [n, who] of office.staff.entries()) {
    const turn = buttonIn(who, 'agenda.bring');
    if (turn && (n + week) % 2 === 0) {
      await who.press(turn);
      const story = `Mr S. waited an hour, told by ${who.profile.name} in week ${week}`;
      const answered = week % 2 === 0 ? 'mine' : 'yes';
      if (who.form) await who.fill({ text: story, news: 'bad', answered });
      if (!who.form) written.push({ meeting: turn.go.args?.[0] ?? '', story });
    }
    await who.home();
    if (await pressTo(who, 'pad.work')) await seeTo(who, (n + week) % 4);
  }
}

async function seeTo(who: Staff, way: number): Promise<void> {
  const [route, values] = [
    ['pad.workDone', { brought: 'Queues are half as long' }],
    ['pad.workLater', { day: dayIn(12), why: 'The paint is late' }],
    ['pad.workHand', { owner: office.staff[(way + 5) % 12]?.profile.id ?? '' }],
    ['', {}],
  ][way] as [string, Record<string, string>];
  if (route !== '' && (await pressTo(who, route)) && who.form) await who.fill(values);
}

function dayIn(days: number): string {
  return new Date(pad.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The newest button to a route in somebody's direct messages. */
function buttonIn(who: Staff, to: string): Button | undefined {
  return pad.chat
    .messages(`@${who.profile.id}`)
    .flatMap(({ view }) => buttonsOf(view, to))
    .at(-1);
}

function buttonsOf(view: View, to: string): Button[] {
  return controlsOf(view).filter((one): one is Button => one.kind === 'button' && one.go.to === to);
}

const posts = (job: string) => pad.chat.messages(channel).filter(({ key }) => key.startsWith(`${job}:`));
const t = translator('en', 'Asia/Dhaka');

describe('after ten weeks', () => {
  it('1. all owned work is done, or stands on a named person’s home', async () => {
    const works = await pad.store.db.ownedWork.findMany({ include: { moves: true } });
    expect(works.length).toBeGreaterThan(8);
    const kinds = new Set(works.flatMap(({ moves }) => moves.map(({ kind }) => kind)));
    expect([...kinds]).toEqual(expect.arrayContaining(['given', 'done', 'moved', 'handed']));
    const people = await pad.store.db.person.findMany();
    for (const { state, ownerId, aboutId, kind } of works.filter((work) => work.state === 'open')) {
      const owner = office.staff.find(
        ({ profile }) => people.find(({ id }) => id === ownerId)?.externalId === profile.id,
      );
      await owner?.home();
      for (let page = 0; page < 5 && owner?.shown && buttonsOf(owner.shown, 'pad.work').length < 1; page++) {
        if (!(await pressTo(owner, 'pad.rest'))) break;
      }
      expect(owner?.shown && buttonsOf(owner.shown, 'pad.work'), `${kind} ${aboutId} ${state}`).not.toHaveLength(0);
    }
    const { db } = pad.store;
    const forgotten = await db.idea.findMany({ where: { state: 'accepted', ownerId: { not: null } } });
    const owned = new Set(works.map(({ aboutId }) => aboutId));
    expect(forgotten.filter(({ id }) => !owned.has(id))).toEqual([]);
  });

  it('2. every story that a turn’s button led to stands in the meeting that it named', async () => {
    expect(written.length).toBeGreaterThan(5);
    const stories = await pad.store.db.voice.findMany();
    for (const { meeting, story } of written) {
      expect(stories.find(({ text }) => text === story)?.meetingId, story).toBe(meeting);
    }
  });

  it('3. and 4. help begins with ideas, agenda and mission, and says admins’ words to admins alone', async () => {
    const [admin, , , member] = office.staff;
    await member?.run('/pad help');
    const [first, second, third] = ['/idea', '/agenda', '/mission'].map((word) => member?.text.indexOf(word) ?? -1);
    expect([first, second, third].toSorted((a = 0, b = 0) => a - b)).toEqual([first, second, third]);
    expect(member?.text).not.toContain('/pad admin');
    await admin?.run('/pad help');
    expect(admin?.text).toContain('/pad');
  });

  it('5. what the leaders said they will do opened the next round, and whoever was passed a turn read from whom', async () => {
    const { admin } = office;
    await admin.run('/mission action We call back the same day', channel);
    await admin.run('/mission ask everyone', channel);
    const questions = posts('mission.question');
    expect(questions).toHaveLength(4);
    expect(textOf(questions[3]?.view as View)).toContain(`${t('mission.didWe')}`);
    expect(textOf(questions[3]?.view as View)).toContain('We call back the same day');
  });

  it('6. a mission stated anew says what it replaces', async () => {
    const { admin } = office;
    await admin.run('/mission set Warm food in every kitchen', channel);
    expect(admin.text).toContain('Good food in every kitchen');
  });

  it('7. no poll that is closed still asks for an answer, and no agenda of the past speaks of today', () => {
    const closed = posts('mission.question').slice(0, 2);
    expect(closed.flatMap(({ view }) => buttonsOf(view, 'mission.answer'))).toEqual([]);
    const over = posts('agenda.post').slice(0, -8);
    expect(over.length).toBeGreaterThan(40);
    const today = t('agenda.turnIs', { name: '…' }).split('…')[0] ?? '';
    expect(over.filter(({ view }) => textOf(view).includes(today))).toEqual([]);
  });

  it('8. a rhythm is said with its zone, and with one’s own time where that differs', async () => {
    const inNewYork = office.staff[9];
    await inNewYork?.run('/agenda meeting', channel);
    expect(inNewYork?.profile).toMatchObject({ locale: 'en', timeZone: 'America/New_York' });
    expect(inNewYork?.text).toMatch(/10:00 AM Bangladesh Time, .* for you/);
  });

  it('9. a meeting is not skipped for all by a colleague without one question', async () => {
    const member = office.staff[3];
    await member?.run('/agenda skip', channel);
    expect(member?.shown && controlsOf(member.shown).length).toBeGreaterThan(0);
    const skipped = await pad.store.db.meeting.count({ where: { skipped: true } });
    expect(skipped).toBe(0);
  });

  it('10. nobody had two turns in a week while others who take part had none', async () => {
    const meetings = await pad.store.db.meeting.findMany({ where: { turnPersonId: { not: null } } });
    const perWeek = new Map<number, string[]>();
    for (const { startsAt, turnPersonId } of meetings) {
      const week = Math.floor((startsAt.getTime() - Date.parse(start)) / 604_800_000);
      perWeek.set(week, [...(perWeek.get(week) ?? []), turnPersonId ?? '']);
    }
    const twice = [...perWeek].filter(([, turns]) => turns.length <= 12 && new Set(turns).size < turns.length);
    expect(twice).toEqual([]);
  });

  it('11. what is typed too long comes back shortened, and nothing of it is saved', async () => {
    const member = office.staff[3];
    const before = await pad.store.db.topic.count();
    await member?.run(`/agenda add ${'long '.repeat(60)}`, channel);
    expect(member?.text).toContain('too long');
    expect(member?.text).toContain('> long long');
    expect(await pad.store.db.topic.count()).toBe(before);
  });

  it('12. an idea that a champion hides is out of sight in the channel', async () => {
    const [champion] = office.champions;
    const shown = () =>
      posts('ideas.weekly')
        .map(({ view }) => textOf(view))
        .join();
    const idea = await pad.store.db.idea.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(shown()).toContain(idea.title);
    await champion?.run(`/idea show ${idea.number}`);
    if (!champion || !(await pressTo(champion, 'ideas.hideIdea'))) throw new Error(`no way to hide: ${champion?.text}`);
    await champion.fill({ reason: 'It names a colleague' });
    expect(shown()).not.toContain(idea.title);
  });

  it('13. every shared post can be read in one’s own language', async () => {
    const shared = pad.chat.messages(channel);
    expect(shared.filter(({ view }) => buttonsOf(view, 'pad.read').length === 0)).toEqual([]);
    const nepali = office.staff[2];
    const [read] = buttonsOf(posts('ideas.weekly').at(-1)?.view as View, 'pad.read');
    if (read) await nepali?.press(read, channel);
    expect(nepali?.text).toContain(translator('ne', 'UTC')('ideas.weekly'));
  });
});
