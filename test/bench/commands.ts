/** How long each command takes in a company of 500 people with 10,000 ideas 10,000 voices and 1,000 problems: `npm run bench:commands`. */

import { alignmentThread } from '../../src/alignment/thread/client.ts';
import { seedLarge } from '../../src/seed/large.ts';
import { systemClock } from '../../src/time/clock.ts';
import { allRituals } from '../support/rituals.ts';
import { openSeeded } from '../support/seeded.ts';

const alignment = alignmentThread(new URL('../alignment/worker-entry.mjs', import.meta.url));
const rituals = allRituals(alignment);

const limits = { p50: 100, p99: 500 };
const times = Number(process.argv[2] ?? 60);

const company = await openSeeded({ clock: systemClock, rituals });
const { db } = company.store;
await seedLarge(company.store, { ideas: 10_000, voices: 10_000, problems: 1000, people: 500, now: systemClock.now() });
console.log(
  `${await db.person.count()} people, ${await db.idea.count()} ideas, ${await db.voice.count()} voices, ${await db.problem.count()} problems\n`,
);

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
  ['owen', '/customer'],
  ['grace', '/customer'],
  ['owen', '/customer show #'],
  ['owen', '/customer show 10500'],
  ['owen', '/customer show Customer 7'],
  ['owen', '/customer show Customer #'],
  ['owen', '/customer list'],
  ['owen', '/customer list waiting'],
  ['owen', '/customer list mine'],
  ['owen', '/customer list chair counter festivals'],
  ['anika', '/customer list চেয়ার কাউন্টার'],
  ['owen', '/customer more'],
  ['owen', '/customer heard Nobody called before the delivery'],
  ['owen', '/customer answered #'],
];

async function once(who: string, typed: string): Promise<number> {
  const number = String(1 + Math.floor(Math.random() * 10_000));
  const from = performance.now();
  await company.type(who, typed.replace('#', number));
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
await company.close();
await alignment.stop();
