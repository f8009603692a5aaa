/** How long each command takes in a company of 500 people with 10,000 ideas: `npm run bench:commands`. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Ask } from '../../src/chat/platform.ts';
import { colleague, workspace } from '../../src/chat/sandbox/company.ts';
import { sandbox } from '../../src/chat/sandbox/platform.ts';
import { engine } from '../../src/delivery/engine.ts';
import { createLog } from '../../src/log.ts';
import { rituals } from '../../src/rituals/index.ts';
import { seedCompany } from '../../src/seed/company.ts';
import { seedLarge } from '../../src/seed/large.ts';
import { openStore } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { systemClock } from '../../src/time/clock.ts';

const limits = { p50: 100, p99: 500 };
const times = Number(process.argv[2] ?? 60);

const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-bench-'));
const url = `file:${path.join(folder, 'bench.db')}`;
await migrate(url);
const store = await openStore(url);
const log = createLog('silent');
const clock = systemClock;
const chat = sandbox({ store, clock, log });
const wiring = { store, clock, log, rituals, platforms: [chat] };
const { answer } = dispatcher(wiring);
const { settle } = engine(wiring);
await chat.start(answer);
await seedCompany({ store, log, answer, settle });
await seedLarge(store, { ideas: 10_000, people: 500, now: clock.now() });
console.log(`${await store.db.person.count()} people, ${await store.db.idea.count()} ideas\n`);

/** `#` becomes another idea's number each time. */
const commands: readonly (readonly [who: string, typed: string])[] = [
  ['maya', '/agenda show'],
  ['owen', '/agenda add Opening hours'],
  ['arjun', '/agenda customer A baker in Howrah wants smaller bags'],
  ['maya', '/agenda record'],
  ['owen', '/idea add Let the night shift call before delivery in Dhaka'],
  ['owen', '/idea list'],
  ['owen', '/idea list accepted'],
  ['owen', '/idea mine'],
  ['owen', '/idea show #'],
  ['owen', '/idea search chair counter festivals'],
  ['anika', '/idea search চেয়ার কাউন্টার'],
  ['owen', '/idea vote #'],
  ['grace', '/idea review'],
  ['owen', '/idea champions'],
  ['owen', '/idea share #'],
  ['maya', '/mission show'],
  ['maya', '/mission results'],
  ['grace', '/mission answer'],
  ['maya', '/pad home'],
  ['grace', '/pad home'],
  ['maya', '/pad help'],
  ['maya', '/pad about'],
  ['grace', '/idea export'],
];

async function once(id: string, typed: string): Promise<number> {
  const who = colleague(id);
  if (!who) throw new Error(`nobody is called ${id}`);
  const { job, city, ...person } = who;
  const number = String(1 + Math.floor(Math.random() * 10_000));
  const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed.replace('#', number)) ?? [];
  const ask: Ask = { kind: 'command', name, text };
  const place = { id: 'general', name: 'general', kind: 'channel' as const };
  const from = performance.now();
  await answer({ id: randomUUID(), platform: 'sandbox', workspace, person, place, ask });
  return performance.now() - from;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

let slow = 0;
console.log(`${'command'.padEnd(58)}  p50 ms  p99 ms   (limits ${limits.p50} and ${limits.p99})`);
for (const [who, typed] of commands) {
  await once(who, typed);
  const taken: number[] = [];
  for (let time = 0; time < times; time++) taken.push(await once(who, typed));
  taken.sort((a, b) => a - b);
  const [p50, p99] = [percentile(taken, 0.5), percentile(taken, 0.99)];
  const late = p50 > limits.p50 || p99 > limits.p99;
  if (late) slow++;
  console.log(
    `${typed.slice(0, 57).padEnd(58)}  ${p50.toFixed(1).padStart(6)}  ${p99.toFixed(1).padStart(6)}${late ? '   over' : ''}`,
  );
}
console.log(
  slow === 0 ? '\nevery command is within its limits' : `\n${slow} of ${commands.length} commands are over a limit`,
);
await store.close();
rmSync(folder, { recursive: true, force: true });
