import { afterAll, describe, expect, it } from 'vitest';
import { alignmentThread } from '../../src/alignment/thread/client.ts';
import { server } from '../support/database.ts';
import { hostileDiscord } from '../support/hostile/discord.ts';
import { hostileSandbox } from '../support/hostile/sandbox.ts';
import { hostileSlack } from '../support/hostile/slack.ts';
import { chance } from '../support/hostile/texts.ts';
import { watch } from '../support/hostile/watch.ts';
import { print } from '../support/print.ts';
import { allRituals } from '../support/rituals.ts';

/** How many in all: HOSTILE=100000 for the whole attack, a few thousand otherwise. */
const wanted = Number(process.env['HOSTILE'] ?? 2500);
const aRound = 2500;

const alignment = alignmentThread(new URL('../alignment/worker-entry.mjs', import.meta.url));
afterAll(() => alignment.stop());

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

// what changes unseen is told by triggers of SQLite
describe.skipIf(server)('hostile and random strings', () => {
  it.each(rounds)(
    'in $name: $count of seed $seed',
    async ({ name, open, seed, count }) => {
      const random = chance(seed);
      const watching = watch(allRituals(alignment));
      const bot = await open(watching, random);
      await watching.setTraps(bot.store.db);
      const wrong: string[] = [];
      const took: number[] = [];
      for (let n = 0; n < count; n++) {
        const { doing, said } = bot.next();
        const { problems, ms } = await watching.problems(bot.store.db, doing);
        took.push(ms);
        for (const problem of problems) wrong.push(`${problem} (${n}: ${said.slice(0, 300)})`);
        if (n % 250 === 249) await bot.settle();
        if (n % 50 === 49) for (const ping of await bot.pings()) wrong.push(`${ping} (before ${n})`);
      }
      await bot.close();
      took.sort((a, b) => a - b);
      const at = (share: number) => took[Math.floor((count - 1) * share)]?.toFixed(1);
      print(
        `${name}, seed ${seed}: ${count} in all, ${at(0.5)} ms in the middle, ${at(0.99)} at 99 of 100, ${at(1)} at most`,
      );
      expect(wrong).toEqual([]);
    },
    600_000,
  );
});
