import { setTimeout as sleep } from 'node:timers/promises';
import type { Answers } from '../../../src/chat/asks.ts';
import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import type { Answer, Ask } from '../../../src/chat/platform.ts';
import { engine, passTo } from '../../../src/delivery/engine.ts';
import type { Machine } from '../../../src/delivery/sending/timing.ts';
import { greet } from '../../../src/rituals/pad/index.ts';
import type { MovableClock } from '../../../src/time/clock.ts';
import { temporaryStore } from '../database.ts';
import { memoryLog } from '../log.ts';
import { allRituals } from '../rituals.ts';
import { openStage, type StageOptions } from './stage.ts';

const rituals = allRituals();

export type DiscordBot = Awaited<ReturnType<typeof openBot>>;

/** The whole bot in Discord, with a clock that is moved by hand. */
export async function openBot(options: Omit<StageOptions, 'clock' | 'rituals' | 'store'> & { now: string }) {
  let now = new Date(options.now);
  const clock: MovableClock = {
    now: () => now,
    moveTo: async (moment) => {
      if (moment > now) now = moment;
    },
  };
  const store = await temporaryStore();
  let answer: Answer = () => Promise.reject(new Error('the bot has not started'));
  let answers: (ask: Ask) => Answers = () => 'message';
  const stage = await openStage({
    ...options,
    store,
    clock,
    rituals,
    greet,
    answer: (...given) => answer(...given),
    answers: (ask) => answers(ask),
    double: { ...options.double, unhurried: true },
  });
  const wiring = { store, clock, log: memoryLog().log, rituals, platforms: [stage.chat] };
  const dispatch = dispatcher(wiring);
  answer = dispatch.answer;
  answers = dispatch.answers;
  const { settle } = engine({ ...wiring, machine: fastMachine() });
  const later = (ms: number) => new Date(clock.now().getTime() + ms);
  const pass = (until: Date) => passTo(until, { db: store.db, clock, settle });

  /** Sending keeps to its pace by the machine's time; what waits for it is due again in a moment. */
  async function rest(): Promise<void> {
    await settle();
    while ((await store.db.delivery.count({ where: { state: 'due', dueAt: { lte: later(soonMs) } } })) > 0) {
      await sleep(1500 / speed);
      await pass(later(1000));
    }
  }

  return {
    ...stage,
    clock,
    rest,
    passTo: async (when: string) => {
      await pass(new Date(when));
      await rest();
    },
  };
}

const soonMs = 3000;

/** Discord's pace would take a test minutes. */
const speed = 60;

function fastMachine(): Machine {
  const start = Date.now();
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    sleep: (ms) => sleep(Math.max(0, ms) / speed),
  };
}
