import { type ScheduledTask, schedule } from 'node-cron';
import { failure, failureId } from '../log.ts';
import type { Db } from '../store/client.ts';
import type { MovableClock } from '../time/clock.ts';
import { type HeartbeatOptions, heartbeat } from './heartbeat.ts';
import { type WorkerOptions, worker } from './sending/worker.ts';
import { setbacks } from './setback.ts';
import { unfinished } from './unfinished.ts';

export interface Engine {
  start(): Promise<void>;
  /** Begins nothing more, lets what is being sent finish, and gives the rest back to other instances. */
  stop(): Promise<void>;
  /** Something may have become due: look now. */
  nudge(): void;
  /** What the process has been at, or failed at, for minutes, as a sentence for whoever runs the bot; null where nothing. */
  stuck(): string | null;
  /** Runs schedules and sends what is due, until nothing is. */
  send(): Promise<void>;
  /** Besides, finishes what is half done. */
  settle(): Promise<void>;
}

/** Longest wait until the next look at what is due. node-cron's minute is the heartbeat; this catches retries between. */
const longestWaitMs = 15_000;
/** Shortest wait between two looks, for many answers come at once. */
const shortestWaitMs = 50;
const tidyEveryMs = 60_000;

/**
 * What must happen later: the heartbeat writes what schedules owe, the worker sends it. Only one look at a time, and none
 * waits for work that a stop left half done.
 */
export function engine(options: HeartbeatOptions & WorkerOptions): Engine {
  const { store, clock, log } = options;
  const { beat } = heartbeat(options);
  const mendSetback = setbacks(options);
  const sending = worker(options, nudge);
  const halfDone = unfinished(options, nudge);
  let round: Promise<void> = Promise.resolve();
  let isAsked = false;
  let hasStopped = true;
  let tidied = 0;
  let cron: ScheduledTask | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function untilRest(): Promise<void> {
    await mendSetback();
    // lanes that an earlier look began are waited for, too: else time would pass on while they still send
    await sending.idle();
    while ((await beat()) + (await sending.wake()) > 0) await sending.idle();
  }

  /** One after the other: whoever asks meanwhile gets the next one. */
  function inTurn(): Promise<void> {
    const mine = round.then(untilRest);
    round = mine.catch(() => {});
    return mine;
  }

  async function settle(): Promise<void> {
    do await inTurn();
    while ((await halfDone.go()) > 0);
  }

  function nudge(): void {
    if (hasStopped || isAsked) return;
    isAsked = true;
    round = round
      .then(look)
      .catch((error: unknown) =>
        log.error({ id: failureId(), failure: failure(error) }, 'a look at what is due failed'),
      )
      .then(wait);
  }

  /** Lanes that have begun go on by themselves, so a long fan-out holds up neither schedules nor other workspaces. */
  async function look(): Promise<void> {
    isAsked = false;
    if (hasStopped) return;
    await mendSetback();
    await beat();
    void halfDone.go();
    await sending.wake();
    if (Math.abs(Date.now() - tidied) < tidyEveryMs) return;
    tidied = Date.now();
    await sending.tidy();
  }

  async function wait(): Promise<void> {
    if (hasStopped) return;
    const next = await nextDue(store.db, clock.now()).catch(() => null);
    const ms = next ? next.getTime() - clock.now().getTime() : longestWaitMs;
    clearTimeout(timer);
    if (!hasStopped) timer = setTimeout(nudge, Math.min(Math.max(ms, shortestWaitMs), longestWaitMs));
  }

  return {
    send: inTurn,
    settle,
    nudge,
    stuck: halfDone.stuck,
    async start() {
      hasStopped = false;
      // a minute that was slept through costs nothing: what fell due is in the database
      cron = schedule('* * * * *', nudge, { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true });
      nudge();
    },
    async stop() {
      hasStopped = true;
      clearTimeout(timer);
      await cron?.destroy();
      await Promise.all([sending.stop(), halfDone.stop()]);
      await round;
    },
  };
}

/** The next moment after `now` at which something falls due; null where nothing is planned. */
export async function nextDue(db: Db, now: Date): Promise<Date | null> {
  const after = { gt: now };
  const [schedules, retries, deliveries, leases, pauses] = [
    await db.schedule.findFirst({ where: { nextRunAt: after }, orderBy: { nextRunAt: 'asc' } }),
    await db.schedule.findFirst({
      where: { nextRunAt: { lte: now }, leaseUntil: after },
      orderBy: { leaseUntil: 'asc' },
    }),
    await db.delivery.findFirst({ where: { state: 'due', tryAt: after }, orderBy: { tryAt: 'asc' } }),
    await db.delivery.findFirst({
      where: { state: { in: ['due', 'sending'] }, leaseUntil: after },
      orderBy: { leaseUntil: 'asc' },
    }),
    await db.allowance.findFirst({ where: { pausedUntil: after }, orderBy: { pausedUntil: 'asc' } }),
  ];
  const times = [schedules?.nextRunAt, retries?.leaseUntil, deliveries?.tryAt, leases?.leaseUntil, pauses?.pausedUntil]
    .filter((time) => time !== undefined && time !== null)
    .map((time) => time.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
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
