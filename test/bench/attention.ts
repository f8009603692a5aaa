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
import { openPad } from '../support/driver.ts';
import { company, customersChannel, playWeeks, start } from '../support/weeks.ts';

const weeks = 8;
const perPersonMark = { member: 2, champion: 5 };
const besidesMark = 2;

const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
/** At most one a working day of each, edited; counted apart from what comes besides. */
const dailies = ['ideas.digest', 'customers.day'];
const url = `file:${path.join(folder, 'bench.db')}`;
await migrate(url);
const store = await openStore(url);
const { pad, staff, champions, admin } = await company(await openPad({ now: start, store }), ['en']);
/** What was posted by the end of setting up, and of each week, in all. */
const until: number[] = [pad.chat.all().length];
await playWeeks({ pad, staff, champions, admin }, weeks, () => void until.push(pad.chat.all().length));
print();
await store.close();
rmSync(folder, { recursive: true });

function print(): void {
  const all = pad.chat.all();
  const weekOf = (n: number) => until.findIndex((end) => n < end) - 1;
  const kindOf = (key: string) => key.split(':')[0] ?? key;
  const inChannel = new Map<string, number[]>();
  const apart = new Map<string, number[]>();
  const pushed = new Map<string, number[]>();
  const daily = new Map(dailies.map((kind) => [kind, new Map<string, number>()]));
  const perPerson = new Map(staff.map(({ profile }) => [profile.id, new Array<number>(weeks).fill(0)]));
  for (const [n, { key, ref }] of all.entries()) {
    const week = weekOf(n);
    if (week < 0) continue;
    const to = ref.channel.startsWith('@') ? pushed : ref.channel === customersChannel ? apart : inChannel;
    const counts = to.get(kindOf(key)) ?? new Array<number>(weeks).fill(0);
    counts[week] = (counts[week] ?? 0) + 1;
    to.set(kindOf(key), counts);
    const mine = perPerson.get(ref.channel.slice(1));
    const day = daily.get(kindOf(key));
    if (day) day.set(ref.channel, (day.get(ref.channel) ?? 0) + 1);
    else if (mine) mine[week] = (mine[week] ?? 0) + 1;
  }
  for (const [title, table] of [
    ['in the channel', inChannel],
    ['in the customers’ channel', apart],
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
  for (const [kind, counts] of daily)
    console.log(`${kind}, each champion's: ${[...counts.values()].join(', ')} in ${weeks * 5} working days`);
  const checks: [string, number, number][] = [
    ...[...daily].map(([kind, counts]): [string, number, number] => [
      `most of ${kind}`,
      Math.max(0, ...counts.values()),
      weeks * 5,
    ]),
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
