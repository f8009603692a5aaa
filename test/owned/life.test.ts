import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../src/time/days.ts';
import { localDate, localMinutes } from '../../src/time/zone.ts';
import { openTeam } from '../rituals/ideas/team.ts';
import type { Staff } from '../support/driver.ts';

/** An idea of Mina's in Raj's hands until Wednesday; a Monday, 10:00 for everybody. */
async function owned() {
  const team = await openTeam({ now: '2026-12-07T10:00:00Z' });
  await team.mina.run('/idea add Shorter queues at noon');
  await give(team.champion, 1, 'raj', '2026-12-09');
  await team.pad.pass('6 minutes');
  return team;
}

async function give(champion: Staff, number: number, owner: string, date: string) {
  await champion.run(`/idea show ${number}`);
  await champion.click('Accept');
  await champion.fill({ owner, date });
}

describe('work in somebody’s hands', () => {
  test('is said to be done by one of two at once; the other hears who it was', async () => {
    const { raj, champion } = await owned();
    await champion.press({ kind: 'button', label: 'Done', go: await doneOf(raj) });
    await raj.clickDirect('Done');
    await Promise.all([raj.fill({ brought: 'One' }), champion.fill({ brought: 'Two' })]);
    const texts = [raj.text, champion.text];
    expect(texts.filter((text) => text.includes('Thank you'))).toHaveLength(1);
    expect(texts.filter((text) => /(Raj|Bina) said on .* that this is done\./.test(text))).toHaveLength(1);
    await raj.clickDirect('Done');
    expect(raj.text).toMatch(/said on Monday 7 December that this is done\./);
  });

  test('gets another day with a reason, which whoever asked hears; it comes back on that day, and can be undone', async () => {
    const { raj, champion, pad } = await owned();
    await raj.clickDirect('Not yet');
    await raj.fill({ day: '2026-12-01', why: 'The paint is late' });
    expect(raj.errors).toHaveProperty('day');
    await raj.fill({ day: '2026-12-18', why: 'The paint is late' });
    expect(raj.text).toContain('By Friday 18 December now');
    await raj.click('Undo');
    await raj.home();
    expect(raj.text).toContain('By Wednesday 9 December');
    await raj.clickDirect('Not yet');
    await raj.fill({ day: '2026-12-18', why: 'The paint is late' });
    await pad.passTo('2026-12-17T09:00:00Z');
    expect(champion.inbox.filter((text) => text.includes('@Raj needs until Friday 18 December'))).toHaveLength(1);
    expect(champion.inbox.at(-1)).toBeDefined();
    expect(raj.inbox).toHaveLength(1);
    await pad.passTo('2026-12-17T09:31:00Z');
    expect(raj.inbox[1]).toContain('To be done by Friday 18 December');
  });

  test('handed over is the other’s; who takes no direct messages has it on their home page, and that is said', async () => {
    const { raj, mina, pad } = await owned();
    await mina.run('/pad me');
    await mina.fill({ directMessages: [] });
    await raj.clickDirect('Hand over');
    await raj.fill({ owner: 'raj' });
    expect(raj.errors).toHaveProperty('owner');
    await raj.fill({ owner: 'mina', why: 'You know the till' });
    expect(raj.text).toContain('In @Mina’s hands now');
    expect(raj.text).toContain('@Mina takes no direct messages: it stands on their home page.');
    await pad.passTo('2026-12-10T12:00:00Z');
    expect(mina.inbox, 'the news of her idea, from before').toHaveLength(1);
    await mina.home();
    expect(mina.text).toContain('Was to be done by Wednesday 9 December: #1 Shorter queues at noon');
    await raj.home();
    expect(raj.text).not.toContain('Was to be done');
  });

  test('waits with the named colleague while its owner is away', async () => {
    const { raj, mina, pad } = await owned();
    await raj.run('/pad away');
    await raj.fill({ backOn: '2026-12-14', standIn: 'raj' });
    expect(raj.errors).toHaveProperty('standIn');
    await raj.fill({ backOn: '2026-12-14', standIn: 'mina' });
    expect(raj.text).toContain('You are away until Monday 14 December');
    await pad.passTo('2026-12-08T10:00:00Z');
    expect(raj.inbox).toHaveLength(1);
    expect(mina.inbox.at(-2)).toContain('@Raj is away until Monday 14 December, and named you to stand in');
    expect(mina.inbox.at(-1)).toContain('To be done by Wednesday 9 December');
    expect(mina.inbox.at(-1)).toContain('For @Raj, who is away until Monday 14 December');
    await mina.home();
    expect(mina.text).toContain('By Wednesday 9 December: #1 Shorter queues at noon');
    await pad.passTo('2026-12-14T10:00:00Z');
    await mina.home();
    expect(mina.text).not.toContain('Shorter queues at noon [Open]');
    await raj.run('/pad me');
    await raj.fill({});
    expect(raj.text).toContain('Away: No');
  });

  test('of somebody who left goes back to whoever asked, the next morning', async () => {
    const { champion, pad } = await owned();
    await pad.store.db.person.updateMany({ where: { externalId: 'raj' }, data: { kind: 'gone' } });
    await champion.home();
    expect(champion.text).toContain('By Wednesday 9 December: #1 Shorter queues at noon');
    await pad.passTo('2026-12-08T09:20:00Z');
    expect(champion.inbox.at(-1)).toContain('@Raj is no longer here. This is in your hands now: #1');
    const idea = await pad.store.db.idea.findFirstOrThrow({ where: { number: 1 } });
    const bina = await pad.store.db.person.findFirstOrThrow({ where: { externalId: 'bina' } });
    expect(idea.ownerId).toBe(bina.id);
  });

  test('stands in the champions’ week once its day has passed, with what stands in the way', async () => {
    const { raj, champion, pad } = await owned();
    await pad.passTo('2026-12-10T10:00:00Z');
    await raj.clickDirect('Change what stops it');
    await raj.fill({ words: 'The till is too slow' });
    await pad.passTo('2026-12-10T10:06:00Z');
    expect(champion.inbox.at(-1)).toContain('@Raj says what would have to change');
    expect(champion.inbox.at(-1)).toContain('The till is too slow');
    await pad.passTo('2026-12-14T09:06:00Z');
    const week = champion.inbox.filter((text) => text.includes('What stands open'));
    expect(week).toHaveLength(1);
    expect(week[0]).toContain('#1 Shorter queues at noon @Raj, since Wednesday 9 December: something has to change');
  });
});

describe('the champions’ week', () => {
  const weeks = ({ inbox }: Staff) => inbox.filter((text) => text.includes('What stands open'));
  const ideas = ({ inbox }: Staff) => inbox.filter((text) => text.includes('[Accept]'));

  test('leaves a morning to the ideas that came in, and comes on the next one without', async () => {
    const { champion, mina, pad } = await owned();
    await pad.passTo('2026-12-13T10:00:00Z');
    const before = ideas(champion).length;
    await mina.run('/idea add A bench by the door');
    await pad.passTo('2026-12-14T19:00:00Z');
    expect([weeks(champion).length, ideas(champion).length]).toEqual([0, before + 1]);
    await pad.passTo('2026-12-15T09:06:00Z');
    expect([weeks(champion).length, ideas(champion).length]).toEqual([1, before + 1]);
    await pad.passTo('2026-12-20T19:00:00Z');
    expect(weeks(champion)).toHaveLength(1);
    await pad.passTo('2026-12-21T09:06:00Z');
    expect(weeks(champion)).toHaveLength(2);
  });

  test('comes on Friday afternoon where every morning brings ideas', async () => {
    const { champion, mina, pad } = await owned();
    await pad.passTo('2026-12-13T10:00:00Z');
    for (const day of [14, 15, 16, 17, 18]) {
      await mina.run(`/idea add Thing of day ${day}`);
      await pad.passTo(`2026-12-${day}T10:00:00Z`);
    }
    expect(weeks(champion)).toHaveLength(0);
    await pad.passTo('2026-12-18T14:01:00Z');
    expect(weeks(champion)).toHaveLength(1);
  });
});

async function doneOf(staff: Staff) {
  await staff.home();
  await staff.clickOn('Shorter queues');
  const blocks = staff.shown?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : [])) ?? [];
  const found = blocks.find((one) => one.kind === 'button' && one.go.to === 'pad.workDone');
  if (found?.kind !== 'button') throw new Error('no Done');
  return found.go;
}

/** Numbers that look random and are the same each time (mulberry32, public domain). */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const zones = { asha: 'Asia/Dhaka', bina: 'Europe/London', mina: 'America/New_York', raj: 'Asia/Kathmandu' } as const;
type Name = keyof typeof zones;
const names = Object.keys(zones) as Name[];
const dayOff = '2026-12-16 * Victory Day';

describe('whatever people do', () => {
  test.each([1, 2, 3, 4, 5, 6])('nothing is lost, said twice, or said at night (history %i)', async (seed) => {
    const below = randomFrom(seed);
    const { pad, admin, champion, mina, raj } = await openTeam({ now: '2026-12-07T10:00:00Z' });
    const staff = { asha: admin, bina: champion, mina, raj };
    for (const name of names) {
      await pad.store.db.person.updateMany({ where: { externalId: name }, data: { timeZone: zones[name] } });
    }
    await pad.store.db.workspace.updateMany({ data: { holidays: dayOff } });
    for (let n = 1; n <= 5; n++) {
      await mina.run(`/idea add Thing number ${n}`);
      await give(champion, n, names[below(4)] ?? 'raj', `2026-12-${String(8 + below(12)).padStart(2, '0')}`);
    }
    for (let step = 0; step < 25; step++) {
      const works = await pad.store.db.ownedWork.findMany({ where: { state: 'open' } });
      const work = works[below(works.length || 1)];
      const who = staff[names[below(4)] ?? 'raj'];
      const press = (to: 'pad.workDone' | 'pad.workLater' | 'pad.workHand' | 'pad.workFree') =>
        who.press({ kind: 'button', label: to, go: { to, args: [work?.id ?? 'none'] } });
      const date = localDate(new Date(pad.clock.now().getTime() + (2 + below(9)) * 86_400_000), 'UTC');
      switch (below(8)) {
        case 0:
          await press('pad.workDone');
          if (who.form) await who.fill({ brought: 'Good' });
          break;
        case 1:
          await press('pad.workLater');
          if (who.form) await who.fill({ day: date, why: 'Later' });
          break;
        case 2:
          await press('pad.workHand');
          if (who.form) await who.fill({ owner: names[below(4)] ?? 'raj', day: date });
          break;
        case 3:
          await press('pad.workFree');
          if (who.form) await who.fill({ words: 'Time' });
          break;
        case 4:
          await who.run('/pad away');
          await who.fill({ backOn: date });
          break;
        case 5:
          if (who.text.includes('[Undo]')) await who.click('Undo');
          break;
        case 6: {
          await champion.run(`/idea show ${1 + below(5)}`);
          if (!champion.text.includes('[Merge into another]')) break;
          await champion.click('Merge into another');
          await champion.fill({ into: `${1 + below(5)}` });
          break;
        }
        default:
          await pad.pass(`${1 + below(30)} hours`);
      }
    }
    await pad.passTo('2027-01-20T12:00:00Z');
    const works = await pad.store.db.ownedWork.findMany();
    expect(works).toHaveLength(5);
    const people = new Map((await pad.store.db.person.findMany()).map((person) => [person.id, person]));
    for (const work of works.filter(({ state }) => state === 'open')) {
      const owner = staff[(people.get(work.ownerId)?.externalId ?? '') as Name];
      const idea = await pad.store.db.idea.findUniqueOrThrow({ where: { id: work.aboutId } });
      expect(idea.ownerId).toBe(work.ownerId);
      await owner.home();
      expect(owner.text).toContain(idea.title);
    }
    const sent = await pad.store.db.delivery.findMany({
      where: {
        OR: [{ job: { startsWith: 'pad.work' } }, { job: { in: ['ideas.told', 'ideas.outcome'] } }],
        state: 'sent',
        verb: 'post',
      },
    });
    expect(sent.length).toBeGreaterThan(3);
    for (const { job, personId, sentAt, args } of sent) {
      const person = people.get(personId ?? '');
      const at = sentAt ?? new Date(0);
      const zone = person?.timeZone ?? 'UTC';
      const minutes = localMinutes(at, zone);
      const date = localDate(at, zone);
      const isWorking = weekdayOf(date) < 6 && !dayOff.startsWith(date);
      expect([job, minutes >= 480 && minutes < 1200, isWorking]).toEqual([job, true, true]);
      if (job !== 'pad.workReminder') continue;
      const [workId = ''] = JSON.parse(args) as string[];
      const last = await pad.store.db.ownedMove.findFirst({
        where: { workId, at: { lte: at } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      });
      expect(last?.kind).not.toBe('done');
    }
  });
});
