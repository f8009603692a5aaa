import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

const zones = [
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
  'Asia/Dhaka',
  'Asia/Kathmandu',
  'Europe/London',
  'America/Los_Angeles',
  'Pacific/Pago_Pago',
];
const days = ['Sunday', 'Tuesday, Saturday', 'Monday, Tuesday, Wednesday, Thursday, Friday', '3'];
const weeks = [null, '7,1,2,3,4', '2,3', '1,2,3,4,5,6,7'];
const names = ['Ana', 'Bo', 'Cy', 'Di', 'Ed'];

const acts = {
  skip: async (who: Staff) => {
    await who.run('/agenda skip', 'general');
    if (who.text.includes('[Skip it for everyone]')) await who.click('Skip it for everyone');
  },
  pause: (who: Staff) => halt(who, 'Pause'),
  end: (who: Staff) => halt(who, 'End'),
  resume: (who: Staff) => halt(who, 'Resume'),
  pass: async (who: Staff) => {
    if (who.inbox.some((message) => message.includes('[Not this time]'))) await who.clickDirect('Not this time');
  },
  give: async (who: Staff, pad: Pad, to: Staff) => {
    await who.run('/agenda add Pricing', 'general');
    const topic = await pad.store.db.topic.findFirst({ orderBy: { createdAt: 'desc' } });
    const go = { to: 'agenda.giveTopic', args: [topic?.id ?? '', to.profile.id] } as const;
    await who.press({ kind: 'button', label: 'Give it to somebody', go }, 'general');
  },
} as const;

async function halt(who: Staff, act: 'Pause' | 'End' | 'Resume'): Promise<void> {
  await who.run('/agenda meeting', 'general');
  if (!who.text.includes(`[${act}]`)) return;
  await who.click(act);
  if (who.text.includes(`[${act} it for everyone]`)) await who.click(`${act} it for everyone`);
}

interface Company {
  people: readonly { zone: string; week: string | null }[];
  meetings: readonly { maker: number; days: string; minutes: number }[];
  done: readonly { hours: number; who: number; to: number; act: keyof typeof acts }[];
}

const someone = fc.nat({ max: names.length - 1 });
const company: fc.Arbitrary<Company> = fc.record({
  people: fc.array(fc.record({ zone: fc.constantFrom(...zones), week: fc.constantFrom(...weeks) }), {
    minLength: names.length,
    maxLength: names.length,
  }),
  meetings: fc.array(
    fc.record({ maker: someone, days: fc.constantFrom(...days), minutes: fc.nat({ max: 24 * 60 - 1 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  done: fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 40 }),
      who: someone,
      to: someone,
      act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    }),
    { minLength: 6, maxLength: 12 },
  ),
});

/** What each person was sent at an hour, or on a day, that is theirs alone. */
async function atNight(pad: Pad, { people }: Company): Promise<string[]> {
  const { db } = pad.store;
  const sent = await db.delivery.findMany({ where: { personId: { not: null }, verb: 'post', state: 'sent' } });
  const rows = await db.person.findMany();
  return sent.flatMap(({ key, personId, sentAt }) => {
    const externalId = rows.find(({ id }) => id === personId)?.externalId;
    const person = people[names.findIndex((name) => name.toLowerCase() === externalId)];
    if (!person || !sentAt) return [`${key} to nobody`];
    const said = new Intl.DateTimeFormat('en-GB', {
      timeZone: person.zone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    const parts = Object.fromEntries(said.formatToParts(sentAt).map(({ type, value }) => [type, value]));
    const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday'] ?? '') + 1;
    const isDay = Number(parts['hour']) >= 8 && Number(parts['hour']) < 20;
    const works = (person.week ?? '1,2,3,4,5').split(',').includes(`${weekday}`);
    return isDay && works ? [] : [`${key}: ${said.format(sentAt)} in ${person.zone}`];
  });
}

let heard = 0;

async function live(one: Company): Promise<void> {
  const pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals: meetingRituals() });
  const staff: Staff[] = [];
  for (const [index, { zone: timeZone }] of one.people.entries()) {
    staff.push(await pad.person(names[index] ?? '', { locale: 'en', timeZone }));
  }
  const at = (index: number): Staff => staff[index] ?? fail();
  for (const who of staff) await who.run('/agenda show', 'general');
  for (const [index, { week: workingDays }] of one.people.entries()) {
    await pad.store.db.person.updateMany({ where: { externalId: at(index).profile.id }, data: { workingDays } });
  }
  for (const { maker, days: on, minutes } of one.meetings) {
    const who = at(maker);
    await who.run('/agenda meeting', 'general');
    if (!who.form) await who.click('Plan another meeting');
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    await who.fill({ name: 'Talk', days: on, time, ...(on === '3' && { rhythm: 'monthly' }) });
    expect(who.errors).toEqual({});
  }
  for (const { hours, who, to, act } of one.done) {
    await pad.pass(`${hours} hours`);
    await acts[act](at(who), pad, at(to));
  }
  await pad.pass('1 week');
  heard += staff.reduce((sum, { inbox }) => sum + inbox.length, 0);
  expect(await atNight(pad, one)).toEqual([]);
}

function fail(): never {
  throw new Error('nobody');
}

test('whatever is planned, skipped, paused, passed or given, nobody hears of it at night or on a day off of theirs', async () => {
  await fc.assert(fc.asyncProperty(company, live), { numRuns: 12, endOnFailure: true });
  expect(heard).toBeGreaterThan(20);
}, 120_000);
