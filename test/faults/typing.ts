import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/store/client.ts';
import { kept, keyOf } from './keeping.ts';

/** Types a command, and resolves to when what came first came, and to what was told in the end; null: nothing came. */
export type Type = (text: string) => Promise<{ firstMs: number; told(): string } | null>;

/** People who type at the instances meanwhile. */
export interface Typing {
  stop(): Promise<void>;
  /** What was measured, and how many were told something that is not so. */
  sum(store: Store): Promise<{ line: string; wrong: number }>;
}

/** Those that everybody can write to. */
export const typists = 9;
const everyMs = 120;
const nothing = 'Nothing was saved';

/** @param stoodStill whether an instance was paused since a moment: of that one nobody expects an answer */
export function typing(type: Type, stoodStill: (when: number) => boolean): Typing {
  const typed: { id: string; firstMs: number; isSteady: boolean; told(): string }[] = [];
  const unheard: string[] = [];
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
    const [id, when] = [randomUUID(), Date.now()];
    const came = await type(`keep ${id}`);
    if (came) typed.push({ id, ...came, isSteady: !stoodStill(when) });
    else unheard.push(id);
  }

  return {
    async stop() {
      isOver = true;
      await going;
    },
    async sum({ db }) {
      const isSaved = async (id: string) => (await db.delivery.count({ where: { key: keyOf(id) } })) === 1;
      let [wrong, left, untold] = [0, 0, 0];
      for (const { id, told } of typed) {
        const said = told();
        if (said === '') left++;
        if (said.includes(kept) ? !(await isSaved(id)) : said.includes(nothing) && (await isSaved(id))) wrong++;
      }
      for (const id of unheard) if (await isSaved(id)) untold++;
      const steady = typed.filter(({ isSteady }) => isSteady);
      const lines = [
        `typed ${typed.length}, left with nothing more ${left}; at a stopped instance ${unheard.length}, of these saved ${untold}`,
        `first responses ${figures(typed)}; while none was paused ${figures(steady)}`,
        `told wrongly ${wrong}`,
      ];
      return { line: lines.join('\n'), wrong };
    },
  };
}

function figures(typed: readonly { firstMs: number }[]): string {
  const times = typed.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return `(${times.length}) p50 ${at(0.5)} p99 ${at(0.99)} most ${at(1)} ms`;
}
