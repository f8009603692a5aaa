import { setTimeout as sleep } from 'node:timers/promises';
import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import type { Answer } from '../../../src/chat/platform.ts';
import { engine, passTo } from '../../../src/delivery/engine.ts';
import type { Machine } from '../../../src/delivery/sending/timing.ts';
import { createLog } from '../../../src/log.ts';
import type { Ritual } from '../../../src/rituals/ritual.ts';
import type { MovableClock } from '../../../src/time/clock.ts';
import { temporaryStore } from '../database.ts';
import { type Mode, openStage, type StageOptions } from './stage.ts';

export interface BotOptions extends StageOptions {
  mode?: Mode;
  now: string;
  /** Left out: all of them. */
  rituals?: readonly Ritual[];
}

export type SlackBot = Awaited<ReturnType<typeof openBot>>;

/** The whole bot in Slack, with a clock that is moved by hand. */
export async function openBot(options: BotOptions) {
  let now = new Date(options.now);
  const clock: MovableClock = {
    now: () => now,
    moveTo: async (moment) => {
      if (moment > now) now = moment;
    },
  };
  const store = options.store ?? (await temporaryStore());
  const rituals = options.rituals ?? (await import('../rituals.ts')).allRituals();
  let answer: Answer = () => Promise.reject(new Error('the bot has not started'));
  const machine = fastMachine();
  const stage = await openStage({
    ...options,
    store,
    clock,
    answer: (...given) => answer(...given),
    double: { rateNow: () => machine.now().getTime(), ...options.double },
  });
  const wiring = { store, clock, log: createLog('silent'), rituals, platforms: [stage.chat] };
  answer = dispatcher(wiring).answer;
  const { settle } = engine({ ...wiring, machine });
  const later = (ms: number) => new Date(clock.now().getTime() + ms);
  const pass = (until: Date) => passTo(until, { db: store.db, clock, settle });

  /** Sending keeps to Slack's pace by the machine's time; what waits for it is due again in a moment. */
  async function rest(): Promise<void> {
    await settle();
    while ((await store.db.delivery.count({ where: { state: 'due', dueAt: { lte: later(soonMs) } } })) > 0) {
      await sleep(1500 / speed);
      await pass(later(1000));
    }
  }

  // people look at their screens when everything has been sent
  stage.double.settle = async () => {
    await stage.chat.finished();
    await rest();
  };
  return {
    ...stage,
    clock,
    passTo: async (when: string) => {
      await pass(new Date(when));
      await rest();
    },
  };
}

const soonMs = 3000;

/** Slack's pace would take a test minutes. */
const speed = 30;

function fastMachine(): Machine {
  const start = Date.now();
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    sleep: (ms) => sleep(Math.max(0, ms) / speed),
  };
}
