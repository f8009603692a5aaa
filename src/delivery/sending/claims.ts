import { randomUUID } from 'node:crypto';
import type { ChatPlatform } from '../../chat/platform.ts';
import { Prisma, type Store } from '../../store/client.ts';
import type { Delivery, Workspace } from '../../store/rows.ts';
import type { Clock } from '../../time/clock.ts';
import { workspacesByIds } from '../../who/workspaces.ts';
import { doubtMs, farthest, type Machine, type Timing } from './timing.ts';

export type Claimed = Delivery & { workspace: Workspace; leaseToken: string };

/** What shares one allowance: a workspace, or all that the bot sends on a platform. */
export interface Scope {
  key: string;
  platform: ChatPlatform;
  /** null: every workspace of the platform. */
  workspaceId: string | null;
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
  // instances that claim at once take different rows, and do not wait for each other; SQLite has one writer anyway
  const skipLocked = store.database === 'postgresql' ? Prisma.sql`FOR UPDATE SKIP LOCKED` : Prisma.empty;

  function later(ms: number): Date {
    return new Date(machine.now().getTime() + ms);
  }

  async function waiting(besides: readonly Scope[]): Promise<Scope[]> {
    const found = await db.delivery.groupBy({
      by: ['workspaceId'],
      where: {
        AND: [claimable(clock.now(), machine.now()), ...besides.map((scope) => ({ NOT: within(scope) }))],
        workspace: { removedAt: null, platform: { in: platforms.map(({ name }) => name) } },
      },
    });
    if (found.length === 0) return [];
    const ids = found.map((row) => row.workspaceId);
    const scopes = new Map<string, Scope>();
    for (const workspace of await workspacesByIds(db, ids)) {
      const platform = platforms.find(({ name }) => name === workspace.platform);
      const scope = platform && scopeOf(platform, workspace);
      if (scope) scopes.set(scope.key, scope);
    }
    return [...scopes.values()];
  }

  /** One statement, read in the order of its index, however much is due. The ids of what was taken. */
  async function take(scope: Scope, which: Prisma.Sql, most: number, leaseToken: string): Promise<string[]> {
    const taken = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
      WITH "picked" AS MATERIALIZED (
        SELECT "id" FROM "Delivery" WHERE ${which} AND ${withinSql(scope)}
        ORDER BY "bulk", "tryAt", "id" LIMIT ${most} ${skipLocked}
      )
      UPDATE "Delivery" SET "leaseToken" = ${leaseToken}, "leaseUntil" = ${later(timing.claimMs)}
      WHERE "id" IN (SELECT "id" FROM "picked") RETURNING "id"`);
    return taken.map(({ id }) => id);
  }

  async function claim(scope: Scope, count: number): Promise<Claimed[]> {
    const leaseToken = randomUUID();
    const free = Prisma.sql`("leaseUntil" IS NULL OR "leaseUntil" <= ${machine.now()} OR "leaseUntil" > ${farthest(machine.now())})`;
    const ids = await take(scope, Prisma.sql`"state" = 'sending' AND ${free}`, count, leaseToken);
    if (ids.length < count) {
      const due = Prisma.sql`"state" = 'due' AND "tryAt" <= ${clock.now()} AND ${free}`;
      ids.push(...(await take(scope, due, count - ids.length, leaseToken)));
    }
    if (ids.length === 0) return [];
    const rows = await db.delivery.findMany({
      where: { id: { in: ids }, leaseToken },
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

/** What can be taken: due, or in doubt for long enough (given back, it has no lease), and nobody's. */
function claimable(now: Date, machineNow: Date): Prisma.DeliveryWhereInput {
  return {
    AND: [
      { OR: [{ state: 'due', tryAt: { lte: now } }, { state: 'sending' }] },
      {
        OR: [{ leaseUntil: null }, { leaseUntil: { lte: machineNow } }, { leaseUntil: { gt: farthest(machineNow) } }],
      },
    ],
  };
}

function within({ platform, workspaceId }: Scope): Prisma.DeliveryWhereInput {
  return workspaceId === null ? { workspace: { platform: platform.name, removedAt: null } } : { workspaceId };
}

function withinSql({ platform, workspaceId }: Scope): Prisma.Sql {
  if (workspaceId !== null) return Prisma.sql`"workspaceId" = ${workspaceId}`;
  return Prisma.sql`"workspaceId" IN (
    SELECT "id" FROM "Workspace" WHERE CAST("platform" AS TEXT) = ${platform.name} AND "removedAt" IS NULL
  )`;
}

export function ours({ id, leaseToken }: Claimed): { id: string; leaseToken: string } {
  return { id, leaseToken };
}

function scopeOf(platform: ChatPlatform, workspace: Workspace): Scope {
  if (platform.pace?.counts === 'bot') return { key: platform.name, platform, workspaceId: null };
  return { key: `${platform.name} ${workspace.externalId}`, platform, workspaceId: workspace.id };
}
