import type { ChatPlatform } from '../chat/platform.ts';
import { isDuplicate, type Store } from '../store/client.ts';
import type { DeliveryVerb } from '../store/rows.ts';
import type { Scope } from './claims.ts';
import type { Machine } from './timing.ts';

/** Sending stays below what the platform allows, for messages arrive a little sooner or later than they leave. */
const share = 0.98;
/** In one channel two messages may come as close as a moment: more room. */
const shareInChannel = 0.95;

/** A turn that comes later than this after its slot is let go by: caught up, it would come on top of the next ones. */
const graceMs = 500;

export interface Pacer {
  /** Waits for the turn of a message to a channel. A date instead of null: not now, try again then. */
  turn(scope: Scope, verb: DeliveryVerb, channel: string): Promise<Date | null>;
  /** The platform asked to wait. */
  pause(scope: Scope, ms: number): Promise<Date>;
  /** Until when a scope has to wait; null where it need not. */
  paused(scope: Scope): Promise<Date | null>;
}

/** Gives slots away out of allowances in the database, one after the other, so that all instances share them. */
export function pacer({
  store,
  machine,
  signal,
}: {
  store: Store;
  machine: Machine;
  /** Ends every wait: the process stops. */
  signal?: AbortSignal;
}): Pacer {
  const { db } = store;
  /** Those of this process stand in line here, instead of all at the database. */
  const lines = new Map<string, Promise<unknown>>();

  function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (lines.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => {});
    lines.set(key, settled);
    void settled.then(() => {
      if (lines.get(key) === settled) lines.delete(key);
    });
    return mine;
  }

  /** The next slot of a key, taken; or, where it comes after `latest`, its time, and nothing is taken. */
  async function take(key: string, intervalMs: number, latest?: Date): Promise<{ slot: Date; taken: boolean }> {
    for (;;) {
      const now = machine.now();
      const row = await db.allowance.findUnique({ where: { key } });
      const slot = row && row.nextAt > now ? row.nextAt : now;
      if (latest && slot > latest) return { slot, taken: false };
      const nextAt = new Date(slot.getTime() + intervalMs);
      if (row ? await move(key, row.nextAt, nextAt) : await make(key, nextAt)) return { slot, taken: true };
    }
  }

  async function move(key: string, from: Date, nextAt: Date): Promise<boolean> {
    return (await db.allowance.updateMany({ where: { key, nextAt: from }, data: { nextAt } })).count === 1;
  }

  async function make(key: string, nextAt: Date): Promise<boolean> {
    try {
      await db.allowance.create({ data: { key, nextAt } });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async function ownTurn(key: string, intervalMs: number): Promise<void> {
    for (;;) {
      const { slot } = await inLine(key, () => take(key, intervalMs));
      await machine.sleep(slot.getTime() - machine.now().getTime(), signal);
      if (signal?.aborted || machine.now().getTime() - slot.getTime() <= graceMs) return;
    }
  }

  async function turn(scope: Scope, verb: DeliveryVerb, channel: string): Promise<Date | null> {
    const { pace } = scope.platform;
    if (!pace) return paused(scope);
    const inChannel = `${scope.key} in ${channel}`;
    const busy = await db.allowance.findUnique({ where: { key: inChannel } });
    if (busy && isAfter(busy.nextAt, machine, graceMs)) return busy.nextAt;
    const key = `${scope.key} ${verb}`;
    await ownTurn(key, intervalOf(verb === 'post' ? pace.postsAMinute : pace.editsAMinute));
    const latest = new Date(machine.now().getTime() + graceMs);
    const { slot, taken } = await inLine(inChannel, () =>
      take(inChannel, intervalOf(pace.inChannelAMinute, shareInChannel), latest),
    );
    if (!taken) return slot;
    await machine.sleep(slot.getTime() - machine.now().getTime(), signal);
    return paused(scope);
  }

  async function paused({ key }: Scope): Promise<Date | null> {
    const row = await db.allowance.findUnique({ where: { key } });
    return row?.pausedUntil && row.pausedUntil > machine.now() ? row.pausedUntil : null;
  }

  async function pause({ key }: Scope, ms: number): Promise<Date> {
    const now = machine.now();
    // a little jitter, so that several instances do not all come back in the same moment
    const pausedUntil = new Date(now.getTime() + ms + Math.random() * Math.min(ms / 10, 1_000));
    await db.allowance.upsert({ where: { key }, create: { key, nextAt: now }, update: {} });
    await db.allowance.updateMany({
      where: { key, OR: [{ pausedUntil: null }, { pausedUntil: { lt: pausedUntil } }] },
      data: { pausedUntil },
    });
    return pausedUntil;
  }

  return { turn, pause, paused };
}

/** How many deliveries one lane holds at once: enough that waiting for answers never slows it down. */
export function lookAhead({ pace }: ChatPlatform): number {
  if (!pace) return 1;
  return Math.max(4, Math.ceil((pace.postsAMinute / 60) * 4));
}

function intervalOf(aMinute: number, of = share): number {
  return Math.ceil(60_000 / (aMinute * of));
}

function isAfter(moment: Date, machine: Machine, ms: number): boolean {
  return moment.getTime() - machine.now().getTime() > ms;
}
