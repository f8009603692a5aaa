import { afterAll, describe, expect, it } from 'vitest';
import { alignmentThread } from '../../src/alignment/thread/client.ts';
import { maskingThread } from '../../src/masking/client.ts';
import { server } from '../support/database.ts';
import { hostileDiscord } from '../support/hostile/discord.ts';
import { hostileSandbox } from '../support/hostile/sandbox.ts';
import { hostileSlack } from '../support/hostile/slack.ts';
import { chance } from '../support/hostile/texts.ts';
import { mostMs, watch } from '../support/hostile/watch.ts';
import { print } from '../support/print.ts';
import { allRituals } from '../support/rituals.ts';

/** How many in all: HOSTILE=100000 for the whole attack, a few thousand otherwise. */
const wanted = Number(process.env['HOSTILE'] ?? 2500);
const aRound = 2500;

const alignment = alignmentThread(new URL('../alignment/worker-entry.mjs', import.meta.url));
// what is masked takes none of the event loop's time either; its first start may be slow
const masking = maskingThread(new URL('../support/masking-worker.mjs', import.meta.url), 60_000);
afterAll(() => Promise.all([alignment.stop(), masking.stop()]));

const platforms = [
  ['the sandbox', hostileSandbox, 0.6],
  ['Slack', hostileSlack, 0.2],
  ['Discord', hostileDiscord, 0.2],
] as const;

const rounds = platforms.flatMap(([name, open, share]) => {
  const all = Math.round(wanted * share);
  return Array.from({ length: Math.ceil(all / aRound) }, (_, n) => ({
    ...{ name, open, seed: n + 1 },
    count: Math.min(aRound, all - n * aRound),
  }));
});

type Round = (typeof rounds)[number];

/** What went wrong, and which of them were slow: sent again, the same ones are, where it was not the collector. */
async function attack({ name, open, seed, count }: Round): Promise<{ wrong: string[]; slow: Map<number, string> }> {
  const random = chance(seed);
  const watching = watch(allRituals(alignment, masking));
  const bot = await open(watching, random);
  await watching.setTraps(bot.store.db);
  const wrong: string[] = [];
  const slow = new Map<number, string>();
  const took: number[] = [];
  for (let n = 0; n < count; n++) {
    const { doing, said } = bot.next();
    const { problems, ms } = await watching.problems(bot.store.db, doing);
    took.push(ms);
    if (ms > mostMs) slow.set(n, `slow: ${ms.toFixed(0)} ms (${n}: ${said.slice(0, 300)})`);
    for (const problem of problems) wrong.push(`${problem} (${n}: ${said.slice(0, 300)})`);
    if (n % 100 === 99) await bot.pass();
    if (n % 50 === 49 || n === count - 1) for (const ping of await bot.pings()) wrong.push(`${ping} (before ${n})`);
  }
  await bot.close();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor((count - 1) * share)]?.toFixed(1);
  const counts = JSON.stringify(watching.counts);
  print(
    `${name}, seed ${seed}: ${count}, ${at(0.5)} ms in the middle, ${at(0.99)} at 99%, ${at(1)} at most, ${slow.size} over ${mostMs} ms, ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB; ${counts}`,
  );
  return { wrong, slow };
}

// what changes unseen is told by triggers of SQLite
describe.skipIf(server)('hostile and random strings', () => {
  it.each(rounds)(
    'in $name: $count of seed $seed',
    async (round) => {
      const { wrong, slow } = await attack(round);
      expect(wrong).toEqual([]);
      const again = slow.size > 0 ? (await attack(round)).slow : slow;
      expect([...again].filter(([n]) => slow.has(n)).map(([, said]) => said)).toEqual([]);
    },
    600_000,
  );
});
