/**
 * What eight weeks with the bot ask of people's attention: `npm run bench -- attention`. Twelve people in five cities,
 * five meetings (one of them daily), two polls and thirty ideas, all in the same channel, which is the worst case.
 * Printed by kind: what lands in the channel, and what is pushed to each person. An edit is no push.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { openPad, type Pad, type Staff } from '../support/driver.ts';

/** A Sunday, before anybody works. */
const start = '2026-11-29T00:00:00Z';
const weeks = 8;
const channel = 'general';

const cities = ['Asia/Dhaka', 'Asia/Kathmandu', 'Asia/Kolkata', 'Europe/London', 'America/New_York'];
const names = [
  'Maya',
  'Grace',
  'Anika',
  'Tanvir',
  'Farzana',
  'Sunita',
  'Bikash',
  'Pratima',
  'Debjani',
  'Arjun',
  'Owen',
  'Luis',
];
const meetings = [
  { name: 'Stand-up', rhythm: 'weekly', days: 'Mon, Tue, Wed, Thu, Fri', time: '10:00' },
  { name: 'Sales', rhythm: 'weekly', days: 'Mon', time: '14:00' },
  { name: 'Shop floor', rhythm: 'weekly', days: 'Thu', time: '9:00' },
  { name: 'Support', rhythm: 'two_weeks', days: 'Wed', time: '15:00' },
  { name: 'Month end', rhythm: 'monthly', days: '28', time: '16:00' },
];
const perPersonMark = { member: 2, champion: 5 };
const besidesMark = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
const url = `file:${path.join(folder, 'bench.db')}`;
await migrate(url);
const store = await openStore(url);
const pad = await openPad({ now: start, store });
const staff = await company(pad);
const [maya, grace, anika] = staff;
if (!maya || !grace || !anika) throw new Error('nobody works here');
const champions = [grace, anika];
await set();

/** What was posted by the end of each week, in all. */
const until: number[] = [0];
let ideas = 0;
for (let week = 0; week < weeks; week++) {
  if (week % 4 === 0) {
    if (week > 0) await maya.run('/mission action We call back the same day', channel);
    await maya.run('/mission ask everyone', channel);
  }
  for (let day = 0; day < 7; day++) {
    await live(week * 7 + day);
    await pad.pass('1 day');
  }
  until.push(pad.chat.all().length);
}
print();
await store.close();
rmSync(folder, { recursive: true });

async function company(pad: Pad): Promise<Staff[]> {
  const all: Staff[] = [];
  for (const [n, name] of names.entries()) {
    const timeZone = cities[n % cities.length] ?? 'UTC';
    all.push(await pad.person(name, { admin: n === 0, locale: 'en', timeZone }));
  }
  for (const one of all) await one.run('/pad home', channel);
  return all;
}

async function set(): Promise<void> {
  for (const [n, { name, rhythm, days, time }] of meetings.entries()) {
    await maya?.run('/agenda meeting', channel);
    if (n > 0) await maya?.click('Plan another meeting');
    await maya?.fill({ name, rhythm, days, time, postBefore: '30' });
  }
  for (const champion of champions) {
    await maya?.run(`/idea champion add <@${champion.profile.id}>`, channel);
    await champion.clickDirect('Yes, gladly');
  }
  await maya?.run(`/idea channel <#${channel}|${channel}>`, channel);
  await maya?.run('/mission set Good food in every kitchen', channel);
}

/** A day of people who do what is asked of them, mostly. */
async function live(day: number): Promise<void> {
  const who = staff[(day * 5) % staff.length];
  const weekday = day % 7;
  if (!who || weekday === 0 || weekday === 6) return;
  if (day % 28 < 10) {
    const answering = staff.slice((day % 4) * 3, (day % 4) * 3 + 3);
    for (const one of answering) {
      await one.run('/mission answer');
      if (one.form)
        await one.fill({ own: `I serve customers, ${day}`, shared: 'Good food for families', rating1: '4' });
    }
  }
  if (day % 3 === 0) await who.run(`/agenda customer Mrs R. asked for smaller loaves, ${day}`, channel);
  if (day % 2 === 0) await who.run(`/agenda add Topic of day ${day}`, channel);
  if (day % 4 === 0) await who.run('/agenda done 2', channel);
  if (ideas < 30 && day % 4 !== 3) await who.run(`/idea add Idea ${++ideas} of day ${day}`);
  if (day % 2 === 1) {
    const champion = champions[day % 4 === 1 ? 0 : 1];
    await champion?.run('/idea review');
    const step = day % 3 === 0 ? 'Decline' : 'Accept';
    if (champion?.text.includes(`[${step}]`)) await champion.click(step);
    if (champion?.form) await champion.fill(day % 3 === 0 ? { reason: 'Not this year' } : { owner: who.profile.id });
  }
}

function print(): void {
  const all = pad.chat.all();
  const weekOf = (n: number) => until.findIndex((end) => n < end) - 1;
  const kindOf = (key: string) => key.split(':')[0] ?? key;
  const inChannel = new Map<string, number[]>();
  const pushed = new Map<string, number[]>();
  const mornings = new Map<string, number>();
  const perPerson = new Map(staff.map(({ profile }) => [profile.id, new Array<number>(weeks).fill(0)]));
  for (const [n, { key, ref }] of all.entries()) {
    const week = weekOf(n);
    const to = ref.channel.startsWith('@') ? pushed : inChannel;
    const counts = to.get(kindOf(key)) ?? new Array<number>(weeks).fill(0);
    counts[week] = (counts[week] ?? 0) + 1;
    to.set(kindOf(key), counts);
    const mine = perPerson.get(ref.channel.slice(1));
    if (kindOf(key) === 'ideas.digest') mornings.set(ref.channel, (mornings.get(ref.channel) ?? 0) + 1);
    else if (mine) mine[week] = (mine[week] ?? 0) + 1;
  }
  for (const [title, table] of [
    ['in the channel', inChannel],
    ['to people', pushed],
  ] as const) {
    console.log(`${title}, by kind and week`);
    for (const [kind, counts] of [...table].sort())
      console.log(`  ${kind.padEnd(24)} ${counts.map((c) => `${c}`.padStart(4)).join('')}`);
  }
  const meetingPosts = inChannel.get('agenda.post') ?? [];
  const besides = Array.from({ length: weeks }, (_, week) =>
    [...inChannel].reduce((sum, [kind, counts]) => (kind === 'agenda.post' ? sum : sum + (counts[week] ?? 0)), 0),
  );
  const isChampion = (id: string) => champions.some(({ profile }) => profile.id === id);
  const of = (wanted: boolean) => [...perPerson].flatMap(([id, counts]) => (isChampion(id) === wanted ? counts : []));
  console.log(`\nagendas posted ${sum(meetingPosts)}; besides, a week: ${besides.join(' ')}`);
  console.log(`mornings of champions: ${[...mornings.values()].join(', ')} in ${weeks * 5} working days`);
  const checks: [string, number, number][] = [
    ['most besides agendas in a week', Math.max(...besides), besidesMark],
    ['a member’s median week', percentile(of(false), 0.5), perPersonMark.member],
    ['a champion’s median week', percentile(of(true), 0.5), perPersonMark.champion],
  ];
  console.log(`p95 of a week: member ${percentile(of(false), 0.95)}, champion ${percentile(of(true), 0.95)}\n`);
  for (const [what, value, mark] of checks) {
    console.log(`${what.padEnd(34)} ${`${value}`.padStart(4)}   mark ${mark}${value > mark ? '   OVER THE MARK' : ''}`);
    if (value > mark) process.exitCode = 1;
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
