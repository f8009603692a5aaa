import { randomUUID } from 'node:crypto';
import type { ChatPlatform } from '../chat/platform.ts';
import type { Prisma, Store } from '../store/client.ts';
import type { Delivery, Workspace } from '../store/rows.ts';
import type { Clock } from '../time/clock.ts';
import { doubtMs, type Machine, type Timing } from './timing.ts';

export type Claimed = Delivery & { workspace: Workspace; leaseToken: string };

/** What shares one allowance: a workspace, or all that the bot sends on a platform. */
export interface Scope {
  key: string;
  platform: ChatPlatform;
  where: Prisma.DeliveryWhereInput;
}

export interface Claims {
  /** Scopes in which something can be claimed now, besides those named. */
  waiting(besides: readonly Scope[]): Promise<Scope[]>;
  /** Takes up to `count` under a lease; what is sent alone before what is one of very many, then the oldest first. */
  claim(scope: Scope, count: number): Promise<Claimed[]>;
  /** Marks one as being sent, if it is still ours and still the same: the moment until which it may leave, else null. */
  begin(row: Claimed): Promise<Date | null>;
  /** Gives one back that was not begun. */
  release(row: Claimed): Promise<void>;
  /** Gives one back that surely did not land, for a later time, after so many tries. */
  postpone(row: Claimed, tryAt: Date, reason: string | null, attempts: number): Promise<void>;
  /** It may have landed: nobody touches it until `until`, by the machine's clock. */
  doubt(row: Claimed, until: Date, reason: string, attempts: number): Promise<void>;
}

export interface ClaimsOptions {
  store: Store;
  clock: Clock;
  machine: Machine;
  timing: Timing;
  platforms: readonly ChatPlatform[];
}

export function claims({ store, clock, machine, timing, platforms }: ClaimsOptions): Claims {
  const { db } = store;
  const windows = store.database === 'postgresql' ? 8 : 1;

  function later(ms: number): Date {
    return new Date(machine.now().getTime() + ms);
  }

  async function waiting(besides: readonly Scope[]): Promise<Scope[]> {
    const found = await db.delivery.groupBy({
      by: ['workspaceId'],
      where: {
        AND: besides.map((scope) => ({ NOT: scope.where })),
        OR: [...claimable(clock.now(), machine.now())],
        workspace: { removedAt: null, platform: { in: platforms.map(({ name }) => name) } },
      },
    });
    if (found.length === 0) return [];
    const workspaces = await db.workspace.findMany({ where: { id: { in: found.map((row) => row.workspaceId) } } });
    const scopes = new Map<string, Scope>();
    for (const workspace of workspaces) {
      const platform = platforms.find(({ name }) => name === workspace.platform);
      const scope = platform && scopeOf(platform, workspace);
      if (scope) scopes.set(scope.key, scope);
    }
    return [...scopes.values()];
  }

  /** Read in the order of indices, however much is due. */
  async function candidates({ where }: Scope, count: number): Promise<string[]> {
    const [due, doubtful] = claimable(clock.now(), machine.now());
    const orderBy = [{ bulk: 'asc' as const }, { tryAt: 'asc' as const }, { id: 'asc' as const }];
    const look = async (which: Prisma.DeliveryWhereInput, take: number, skip = 0) =>
      db.delivery.findMany({ where: { AND: [which, where] }, orderBy, take, skip, select: { id: true } });
    const found = await look(doubtful, count);
    const room = () => count - found.length;
    if (windows === 1) {
      if (room() > 0) found.push(...(await look(due, room())));
      return found.map(({ id }) => id);
    }
    if (room() > 0) found.push(...(await look({ ...due, bulk: false }, room())));
    if (room() > 0) {
      // of very many that are due, instances take different ones
      const skip = Math.floor(Math.random() * windows) * count;
      const bulk = { ...due, bulk: true };
      const there = await look(bulk, room(), skip);
      found.push(...(there.length > 0 || skip === 0 ? there : await look(bulk, room())));
    }
    return found.map(({ id }) => id);
  }

  async function claim(scope: Scope, count: number): Promise<Claimed[]> {
    const picked = await candidates(scope, count);
    if (picked.length === 0) return [];
    const free = { OR: [...claimable(clock.now(), machine.now())] };
    const leaseToken = randomUUID();
    const { count: taken } = await db.delivery.updateMany({
      where: { AND: [free, { id: { in: picked } }] },
      data: { leaseToken, leaseUntil: later(timing.claimMs) },
    });
    if (taken === 0) return [];
    const rows = await db.delivery.findMany({
      where: { id: { in: picked }, leaseToken },
      orderBy: [{ bulk: 'asc' }, { tryAt: 'asc' }, { id: 'asc' }],
      include: { workspace: true },
    });
    return rows.map((row) => ({ ...row, leaseToken }));
  }

  async function begin(row: Claimed): Promise<Date | null> {
    const now = machine.now();
    const { count } = await db.delivery.updateMany({
      where: { ...ours(row), state: row.state, version: row.version, leaseUntil: { gt: now } },
      data: {
        state: 'sending',
        sendingAt: now,
        leaseUntil: new Date(now.getTime() + doubtMs(timing)),
        attempts: { increment: 1 },
      },
    });
    return count === 1 ? new Date(now.getTime() + timing.beginMs) : null;
  }

  async function release(row: Claimed): Promise<void> {
    await db.delivery.updateMany({ where: ours(row), data: { leaseToken: null, leaseUntil: null } });
  }

  async function postpone(row: Claimed, tryAt: Date, reason: string | null, attempts: number): Promise<void> {
    await db.delivery.updateMany({
      // moved by its owner meanwhile: then that is the new time
      where: { ...ours(row), version: row.version, state: { in: ['due', 'sending'] } },
      data: { state: 'due', tryAt, reason, attempts },
    });
    await db.delivery.updateMany({ where: ours(row), data: { leaseToken: null, leaseUntil: null } });
  }

  async function doubt(row: Claimed, until: Date, reason: string, attempts: number): Promise<void> {
    await db.delivery.updateMany({
      where: { ...ours(row), state: 'sending' },
      data: { leaseToken: null, leaseUntil: until, reason, attempts },
    });
  }

  return { waiting, claim, begin, release, postpone, doubt };
}

/** What can be taken: due and nobody's, or in doubt for long enough. */
function claimable(now: Date, machineNow: Date): readonly [Prisma.DeliveryWhereInput, Prisma.DeliveryWhereInput] {
  return [
    { state: 'due', tryAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lte: machineNow } }] },
    { state: 'sending', leaseUntil: { lte: machineNow } },
  ];
}

export function ours({ id, leaseToken }: Claimed): { id: string; leaseToken: string } {
  return { id, leaseToken };
}

function scopeOf(platform: ChatPlatform, workspace: Workspace): Scope {
  if (platform.pace?.counts === 'bot') {
    return { key: platform.name, platform, where: { workspace: { platform: platform.name, removedAt: null } } };
  }
  return { key: `${platform.name} ${workspace.externalId}`, platform, where: { workspaceId: workspace.id } };
}
