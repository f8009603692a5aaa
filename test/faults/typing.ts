import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/store/client.ts';
import { kept, keyOf } from './keeping.ts';

/** Types a command, and resolves to what came first and to what was told in the end; null: nobody was there to hear it. */
export type Type = (text: string) => Promise<{ firstMs: number; told(): string } | null>;

/** People who type at the instances meanwhile. */
export interface Typing {
  stop(): Promise<void>;
  /** What was measured, and how many were told something that is not so. */
  sum(store: Store): Promise<{ line: string; wrong: number }>;
}

const everyMs = 120;
const nothing = 'Nothing was saved';

export function typing(type: Type): Typing {
  const typed: { id: string; firstMs: number; told(): string }[] = [];
  let unheard = 0;
  let isOver = false;
  const going = go();

  async function go(): Promise<void> {
    const under = new Set<Promise<void>>();
    while (!isOver) {
      await sleep(everyMs * (0.5 + Math.random()));
      const one = typeOne().finally(() => under.delete(one));
      under.add(one);
    }
    await Promise.all(under);
  }

  async function typeOne(): Promise<void> {
    const id = randomUUID();
    const came = await type(`keep ${id}`);
    if (came) typed.push({ id, ...came });
    else unheard++;
  }

  return {
    async stop() {
      isOver = true;
      await going;
    },
    async sum({ db }) {
      let wrong = 0;
      for (const { id, told } of typed) {
        const isSaved = (await db.delivery.count({ where: { key: keyOf(id) } })) === 1;
        if (told().includes(kept) ? !isSaved : told().includes(nothing) && isSaved) wrong++;
      }
      const times = typed.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
      const most = Math.round(times.at(-1) ?? 0);
      const figures = `typed ${typed.length}, at a stopped instance ${unheard}; first responses p50 ${at(0.5)} p99 ${at(0.99)} most ${most} ms`;
      return { line: `${figures}; told wrongly ${wrong}`, wrong };
    },
  };
}
