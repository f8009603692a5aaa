import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { word } from '../../src/chat/asks.ts';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Call } from '../../src/chat/platform.ts';
import { note } from '../../src/chat/view.ts';
import { ritual } from '../../src/rituals/ritual.ts';
import { chatDouble } from '../support/chat.ts';
import { temporaryStore } from '../support/database.ts';
import { memoryLog } from '../support/log.ts';

const mina = { id: 'mina', name: 'Mina', admin: false, kind: 'member' as const, locale: 'en' };
const call: Call = {
  id: 'one and the same',
  platform: 'sandbox',
  workspace: { id: 'company', name: 'The company' },
  person: mina,
  place: { id: '@mina', name: 'Mina', kind: 'direct' },
  ask: { kind: 'command', name: 'echo', text: '' },
};

/** Instances on one database, all of which answer when they are let. */
async function instances(count: number, patienceMs: number) {
  const store = await temporaryStore();
  let runs = 0;
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const echo = ritual(
    { name: 'echo', command: { name: 'echo', summary: 'pad.summary', bare: 'plain' } },
    {
      words: {
        plain: word({
          summary: 'pad.summary',
          options: [],
          answers: 'message',
          values: z.object({}),
          async run() {
            runs++;
            await held;
            return { show: note('Done.') };
          },
        }),
      },
    },
  );
  const wiring = { store, clock: { now: () => new Date() }, log: memoryLog().log, rituals: [echo], patienceMs };
  const all = Array.from({ length: count }, () => dispatcher({ ...wiring, platforms: [chatDouble()] }));
  const asked = (n: number, id = call.id) =>
    all[n]?.answer({ ...call, id }).then((given) => given && 'show' in given.reply && given.reply.show.summary);
  const begun = async () => {
    while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { asked, begun, letGo: () => letGo(), runs: () => runs };
}

describe('a request that comes again', () => {
  it('after a crash in the midst of it is told the truth, and not done twice', async () => {
    const { asked, begun, letGo, runs } = await instances(3, 200);
    const crashed = asked(0);
    await begun();
    // the first process is gone as far as the others can tell
    const said = 'I was interrupted while I did this, and cannot say whether it was saved.';
    expect(await asked(1)).toContain(said);
    expect(await asked(2)).toContain(said);
    expect(runs()).toBe(1);
    letGo();
    await crashed;
  });

  it('while another instance is at it waits for that one, and says nothing beside it', async () => {
    const { asked, begun, letGo, runs } = await instances(2, 10_000);
    const first = asked(0);
    await begun();
    const again = asked(1);
    const sameProcess = await asked(0);
    letGo();
    expect([await first, await again, sameProcess]).toEqual(['Done.', null, null]);
    expect(await asked(1)).toBeNull();
    expect(runs()).toBe(1);
  });
});
