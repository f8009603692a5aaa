import type { ChatPlatform, Pace } from '../../chat/platform.ts';
import { isDuplicate, Prisma, type Store } from '../../store/client.ts';
import type { DeliveryVerb } from '../../store/rows.ts';
import type { Scope } from './claims.ts';
import { farthest, farthestMs, type Machine, type Timing } from './timing.ts';

/**
 * Sending stays below what the platform allows, for messages arrive a little sooner or later than they leave. With the
 * grace below, any sixty seconds still hold no more than a minute's worth.
 */
const share = 0.98;
/** In one channel two messages may come as close as a moment: more room. */
const shareInChannel = 0.95;

/** A turn that comes later than this after its slot is let go by: caught up, it would come on top of the next ones. */
const graceMs = 1_000;

/** So much of the allowance an instance takes at once; what it does not use is lost. */
const blockMs = 1_000;

/** That another instance was asked to wait is seen after this, at the latest. */
const pauseSeenMs = 1_000;

export interface Kind {
  /** To a person. */
  direct?: boolean;
  /** One of very many: it comes back when those before it are through, and not to try its luck each second. */
  bulk?: boolean;
}

export interface Pacer {
  /** Waits for the turn of a message to a channel. A date instead of null: not now, try again then. */
  turn(scope: Scope, verb: DeliveryVerb, channel: string, kind?: Kind): Promise<Date | null>;
  /** The platform asked to wait. */
  pause(scope: Scope, ms: number): Promise<Date>;
  /** Until when a scope has to wait; null where it need not. */
  paused(scope: Scope): Promise<Date | null>;
}

export interface PacerOptions {
  store: Store;
  machine: Machine;
  /** Ends every wait: the process stops. */
  signal?: AbortSignal;
}

/** Gives slots away out of allowances in the database, one after the other, so that all instances share them. */
export function pacer({ store, machine, signal }: PacerOptions): Pacer {
  const { db } = store;
  /** Slots that are ours and not used yet; those of this process stand in line for the next block. */
  const blocks = new Map<string, Date[]>();
  const lines = new Map<string, Promise<unknown>>();
  /** When each channel is free again, as far as this process knows; for ever while somebody is in line for it. */
  const channels = new Map<string, number>();
  /** When the last of very many comes back to a channel. */
  const queues = new Map<string, number>();
  const pauses = new Map<string, { until: Date | null; seen: number }>();

  const now = () => machine.now().getTime();
  const isNear = (at: number) => at <= now() + farthestMs;

  function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (lines.get(key) ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => {});
    lines.set(key, settled);
    void settled.then(() => {
      if (lines.get(key) === settled) lines.delete(key);
    });
    return mine;
  }

  async function slot(key: string, intervalMs: number): Promise<Date> {
    const block = blocks.get(key)?.filter((one) => now() - one.getTime() <= graceMs && isNear(one.getTime())) ?? [];
    const slots = block.length > 0 ? block : await takeBlock(key, intervalMs);
    blocks.set(key, slots.slice(1));
    return slots[0] ?? machine.now();
  }

  async function takeBlock(key: string, intervalMs: number): Promise<Date[]> {
    const count = Math.max(1, Math.floor(blockMs / intervalMs));
    for (;;) {
      const row = await db.allowance.findUnique({ where: { key } });
      const next = row?.nextAt.getTime() ?? 0;
      const from = isNear(next) ? Math.max(now(), next) : now();
      const nextAt = new Date(from + count * intervalMs);
      const isTaken = row ? await move(key, row.nextAt, nextAt) : await make(key, nextAt);
      if (isTaken) return Array.from({ length: count }, (_, n) => new Date(from + n * intervalMs));
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
      const mine = await inLine(key, () => slot(key, intervalMs));
      await machine.sleep(mine.getTime() - now(), signal);
      if (signal?.aborted || now() - mine.getTime() <= graceMs) return;
    }
  }

  /** Takes the channel for its interval, or says when it is free. One statement, the same on both databases. */
  async function takeChannel(key: string, intervalMs: number): Promise<Date | null> {
    const at = machine.now();
    const nextAt = new Date(at.getTime() + intervalMs);
    const taken = await db.$executeRaw(Prisma.sql`
      INSERT INTO "Allowance" ("key", "nextAt") VALUES (${key}, ${nextAt})
      ON CONFLICT ("key") DO UPDATE SET "nextAt" = excluded."nextAt"
      WHERE "Allowance"."nextAt" <= ${at} OR "Allowance"."nextAt" > ${farthest(at)}`);
    if (taken > 0) return null;
    return (await db.allowance.findUnique({ where: { key } }))?.nextAt ?? at;
  }

  /** Two messages to a person are apart like two in a channel; on some platforms two to different people, too. */
  function room(pace: Pace, channel: string, isDirect: boolean): [string, number] {
    if (isDirect && pace.directsAMinute !== undefined)
      return ['direct messages', intervalOf(pace.directsAMinute, shareInChannel)];
    return [channel, intervalOf(pace.inChannelAMinute, shareInChannel)];
  }

  function backOfQueue(place: string, intervalMs: number): Date {
    const at = Math.max(now(), queues.get(place) ?? 0) + intervalMs;
    queues.set(place, at);
    return new Date(at);
  }

  async function turn(scope: Scope, verb: DeliveryVerb, channel: string, kind: Kind = {}): Promise<Date | null> {
    const { pace } = scope.platform;
    if (!pace) return paused(scope);
    const [named, intervalMs] = room(pace, channel, kind.direct === true && verb === 'post');
    const place = `${scope.key} in ${named}`;
    const known = channels.get(place) ?? 0;
    const free = known === Number.POSITIVE_INFINITY || isNear(known) ? known : 0;
    // one for each channel stands in line: the others leave the slots to other channels
    if (free > now()) return kind.bulk ? backOfQueue(place, intervalMs) : new Date(Math.min(free, now() + intervalMs));
    channels.set(place, Number.POSITIVE_INFINITY);
    try {
      await ownTurn(`${scope.key} ${verb}`, intervalOf(verb === 'post' ? pace.postsAMinute : pace.editsAMinute, share));
      const busyUntil = await takeChannel(place, intervalMs);
      channels.set(place, busyUntil?.getTime() ?? now() + intervalMs);
      return busyUntil ?? (await paused(scope));
    } finally {
      if (channels.get(place) === Number.POSITIVE_INFINITY) channels.delete(place);
      forget();
    }
  }

  function forget(): void {
    if (channels.size < 1_000) return;
    for (const known of [channels, queues]) for (const [place, at] of known) if (at <= now()) known.delete(place);
  }

  async function paused({ key }: Scope): Promise<Date | null> {
    let known = pauses.get(key);
    if (!known || Math.abs(now() - known.seen) >= pauseSeenMs) {
      const row = await db.allowance.findUnique({ where: { key } });
      known = { until: row?.pausedUntil ?? null, seen: now() };
      pauses.set(key, known);
    }
    return known.until && known.until > machine.now() ? known.until : null;
  }

  async function pause({ key }: Scope, ms: number): Promise<Date> {
    // a little jitter, so that several instances do not all come back in the same moment
    const pausedUntil = new Date(now() + ms + Math.random() * Math.min(ms / 10, 1_000));
    await db.allowance.upsert({ where: { key }, create: { key, nextAt: machine.now() }, update: {} });
    await db.allowance.updateMany({
      where: { key, OR: [{ pausedUntil: null }, { pausedUntil: { lt: pausedUntil } }] },
      data: { pausedUntil },
    });
    pauses.delete(key);
    return pausedUntil;
  }

  return { turn, pause, paused };
}

/**
 * How many deliveries one lane holds at once: enough that waiting for answers never slows it down, and few enough that
 * also where several instances stand in line, each has its turn before its claim ends.
 */
export function lookAhead({ pace }: ChatPlatform, { claimMs }: Timing): number {
  if (!pace) return 1;
  return Math.max(4, Math.ceil((pace.postsAMinute / 60_000) * (claimMs / 8)));
}

function intervalOf(aMinute: number, of: number): number {
  return Math.ceil(60_000 / (aMinute * of));
}
