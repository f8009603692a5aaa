import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Ask } from '../../src/chat/platform.ts';
import { openStore } from '../../src/store/client.ts';
import type { Profile } from '../../src/who/profile.ts';
import { chatDouble } from '../support/chat.ts';
import { server, temporaryDatabase } from '../support/database.ts';
import { textOf } from '../support/driver.ts';
import { memoryLog } from '../support/log.ts';
import { print } from '../support/print.ts';
import { allRituals } from '../support/rituals.ts';

/** How many transactions in all: COLLIDING=1000 for the whole, fewer otherwise. */
const wanted = Number(process.env['COLLIDING'] ?? 200);
const now = new Date('2026-12-01T10:00:00Z');
const workspace = { id: 'company', name: 'The company' };
const general = { id: 'general', name: 'general', kind: 'channel' } as const;
const people = Array.from(
  { length: 8 },
  (_, n): Profile => ({ id: `p${n}`, name: `P${n}`, admin: true, kind: 'member', locale: 'en', timeZone: 'UTC' }),
);

/** What eight people do at the same moment to the same rows. */
const lines = ['vote 1', 'add Something for customers', 'share 1', 'vote 2', 'vote 1'];

// on SQLite one transaction waits for the other
describe.runIf(server)('eight people at once', () => {
  it.each([1, 3])(
    'lose nothing on %i instances, however often they collide',
    async (instances) => {
      const url = await temporaryDatabase();
      const chat = chatDouble();
      for (const one of people) chat.members.set(one.id, one);
      const { log, lines: logged } = memoryLog();
      const stores = await Promise.all(Array.from({ length: instances }, () => openStore(url)));
      const bots = stores.map((store) =>
        dispatcher({ store, clock: { now: () => now }, log, rituals: allRituals(), platforms: [chat] }),
      );
      const says = async (n: number, ask: Ask) => {
        const [person, bot] = [people[n], bots[n % instances]];
        if (!person || !bot) throw new Error('nobody');
        const call = { id: randomUUID(), platform: 'sandbox', workspace, person, place: general, ask } as const;
        const answered = await bot.answer(call);
        return answered && 'show' in answered.reply ? textOf(answered.reply.show) : '';
      };
      const idea = (n: number, text: string) => says(n, { kind: 'command', name: 'idea', text });
      await idea(0, 'add The first');
      await idea(0, 'add The second');
      const from = performance.now();
      const said = await Promise.all(
        people.map(async (_, n) => {
          const heard: string[] = [];
          for (let i = 0; i < wanted / people.length; i++)
            heard.push(await idea(n, lines[(i + n) % lines.length] ?? ''));
          return heard;
        }),
      );
      print(`${wanted} transactions on ${instances} in ${Math.round(performance.now() - from)} ms`);
      expect(logged().filter(({ level }) => level === 50)).toEqual([]);
      const all = said.flat();
      expect(all.filter((text) => text === '')).toEqual([]);

      const [store] = stores;
      const ideas = (await store?.db.idea.findMany({ include: { votes: true }, orderBy: { number: 'asc' } })) ?? [];
      const added = all.filter((text) => text.startsWith('Saved as')).length;
      expect(ideas.map(({ number }) => number)).toEqual(Array.from({ length: added + 2 }, (_, n) => n + 1));
      expect(ideas.map(({ voteCount }) => voteCount)).toEqual(ideas.map(({ votes }) => votes.length));
      await Promise.all(stores.map((one) => one.close()));
    },
    180_000,
  );
});
