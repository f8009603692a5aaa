import { type ScheduledTask, schedule } from 'node-cron';
import { failure, failureId } from '../log.ts';
import type { Db } from '../store/client.ts';
import type { MovableClock } from '../time/clock.ts';
import { type HeartbeatOptions, heartbeat } from './heartbeat.ts';
import { worker } from './worker.ts';

export interface Engine {
  start(): Promise<void>;
  /** Lets what is being sent finish. */
  stop(): Promise<void>;
  /** Something may have become due: look now. */
  nudge(): void;
  /** Runs schedules and sends what is due until nothing is. */
  settle(): Promise<void>;
}

/** Longest wait until the next look at what is due. node-cron's minute is the heartbeat; this catches retries between. */
const longestWaitMs = 15_000;

/** What must happen later: the heartbeat writes what schedules owe, the worker sends it. Only one round at a time. */
export function engine(options: HeartbeatOptions): Engine {
  const { store, clock, log } = options;
  const { beat } = heartbeat(options);
  const { drain } = worker(options);
  let round: Promise<void> = Promise.resolve();
  let asked = false;
  let stopped = true;
  let cron: ScheduledTask | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function untilRest(): Promise<void> {
    while ((await beat()) + (await drain()) > 0);
  }

  /** One round at a time: whoever asks meanwhile gets the next one. */
  function settle(): Promise<void> {
    const mine = round.then(untilRest);
    round = mine.catch(() => {});
    return mine;
  }

  function nudge(): void {
    if (stopped || asked) return;
    asked = true;
    round = round
      .then(() => {
        asked = false;
        return untilRest();
      })
      .catch((error: unknown) => log.error({ id: failureId(), failure: failure(error) }, 'a round of sending failed'))
      .then(wait);
  }

  async function wait(): Promise<void> {
    const next = await nextDue(store.db, clock.now()).catch(() => null);
    const ms = next ? Math.max(0, next.getTime() - clock.now().getTime()) : longestWaitMs;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(nudge, Math.min(ms, longestWaitMs));
  }

  return {
    settle,
    nudge,
    async start() {
      stopped = false;
      cron = schedule('* * * * *', nudge, { timezone: 'UTC', noOverlap: true });
      nudge();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await cron?.destroy();
      await round;
    },
  };
}

/** The next moment after `now` at which something falls due; null where nothing is planned. */
export async function nextDue(db: Db, now: Date): Promise<Date | null> {
  const after = { gt: now };
  const [schedules, deliveries] = [
    await db.schedule.findFirst({ where: { nextRunAt: after }, orderBy: { nextRunAt: 'asc' } }),
    await db.delivery.findFirst({ where: { state: 'due', tryAt: after }, orderBy: { tryAt: 'asc' } }),
  ];
  const times = [schedules?.nextRunAt, deliveries?.tryAt].filter((time) => time !== undefined);
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}

/** Lets time pass up to a moment: everything due on the way happens at its time, in order. For the sandbox and tests. */
export async function passTo(
  until: Date,
  { db, clock, settle }: { db: Db; clock: MovableClock; settle(): Promise<void> },
): Promise<void> {
  await settle();
  for (let due = await nextDue(db, clock.now()); due && due <= until; due = await nextDue(db, clock.now())) {
    await clock.moveTo(due);
    await settle();
  }
  await clock.moveTo(until);
  await settle();
}
