import type { ChatPlatform } from '../chat/platform.ts';
import { failure, failureId, type Logger } from '../log.ts';
import type { Store } from '../store/client.ts';
import type { Schedule, Workspace } from '../store/rows.ts';
import type { Clock } from '../time/clock.ts';
import { knowMembers } from '../who/meet.ts';
import { workspaceById } from '../who/workspaces.ts';
import type { Due, DueCtx, Owes } from './owes.ts';
import { farthest, type Machine, machineTime } from './sending/timing.ts';

export interface HeartbeatOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  rituals: readonly Owes[];
  platforms: readonly ChatPlatform[];
  /** Left out: the machine's own time. */
  machine?: Machine;
}

/** A schedule that fails is tried again after this long, so that one of them never holds up the rest. */
const retryMs = 5 * 60_000;

/** How long one instance may ask a platform who belongs to a place before another one asks too. */
const askMs = 45_000;

export interface Heartbeat {
  /** Runs every schedule whose time has passed, oldest first, until none is left; says how many ran. */
  beat(): Promise<number>;
}

/**
 * What recurs: takes each schedule whose nextRunAt has passed (so a stop misses nothing), lets its ritual write what is
 * owed, and moves it on, in one transaction. The heartbeat itself keeps no state.
 */
export function heartbeat({
  store,
  clock,
  log,
  rituals,
  platforms,
  machine = machineTime,
}: HeartbeatOptions): Heartbeat {
  const handlers = new Map(rituals.flatMap(({ timers }) => timers.map((timer) => [timer.name, timer])));

  async function runOne(schedule: Schedule): Promise<void> {
    const handler = handlers.get(schedule.name);
    const workspace = await workspaceById(store.db, schedule.workspaceId);
    const platform = platforms.find(({ name }) => name === workspace.platform);
    if (!handler || !platform) throw new Error(`nothing runs ${schedule.name} on ${workspace.platform}`);
    if (handler.needsPeople && !(await lease(schedule))) return;
    const people = await peopleFor(store, platform, handler, schedule, workspace);
    await store.transaction(async (tx) => {
      const now = clock.now();
      // whoever moves it on first runs it: everything below is in the same transaction
      const taken = await tx.schedule.updateMany({
        where: { id: schedule.id, nextRunAt: schedule.nextRunAt },
        data: { nextRunAt: new Date(now.getTime() + retryMs) },
      });
      if (taken.count === 0) return;
      const ctx: DueCtx = { tx, at: schedule.nextRunAt, now, workspace, platform, people };
      const next = await handler.run(ctx, schedule);
      if (next)
        await tx.schedule.updateMany({ where: { id: schedule.id }, data: { nextRunAt: next, leaseUntil: null } });
      else await tx.schedule.deleteMany({ where: { id: schedule.id } });
    });
  }

  /** Several instances see it fall due at once: one of them asks the platform. */
  async function lease({ id, nextRunAt }: Schedule): Promise<boolean> {
    const now = machine.now();
    const { count } = await store.db.schedule.updateMany({
      where: { id, nextRunAt, ...unleased(now) },
      data: { leaseUntil: new Date(now.getTime() + askMs) },
    });
    return count === 1;
  }

  /** Its time stays, so that everybody sees that it is overdue. */
  async function postpone(schedule: Schedule): Promise<void> {
    await store.db.schedule.updateMany({
      where: { id: schedule.id, nextRunAt: schedule.nextRunAt },
      data: { leaseUntil: new Date(machine.now().getTime() + retryMs) },
    });
  }

  async function beat(): Promise<number> {
    let ran = 0;
    for (;;) {
      const due = await store.db.schedule.findMany({
        where: { nextRunAt: { lte: clock.now() }, workspace: { removedAt: null }, ...unleased(machine.now()) },
        orderBy: { nextRunAt: 'asc' },
        take: 100,
      });
      if (due.length === 0) break;
      for (const schedule of due) {
        try {
          await runOne(schedule);
          ran++;
        } catch (error) {
          log.error({ id: failureId(), schedule: schedule.name, failure: failure(error) }, 'a schedule failed');
          await postpone(schedule);
        }
      }
    }
    return ran;
  }

  return { beat };
}

function unleased(now: Date) {
  return { OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }, { leaseUntil: { gt: farthest(now) } }] };
}

/** Network calls stay out of the transaction: who belongs to the place is asked before it. */
async function peopleFor(store: Store, platform: ChatPlatform, handler: Due, schedule: Schedule, workspace: Workspace) {
  const where = await handler.needsPeople?.(store.db, schedule);
  if (!where) return null;
  const channel = where === 'everyone' ? undefined : where.externalId;
  const [people, isPrivate = true] = await Promise.all([
    platform.people(workspace.externalId, channel),
    channel === undefined ? true : platform.isPrivate?.(workspace.externalId, channel),
  ]);
  return { ...(await knowMembers(store.db, workspace.id, people)), isPrivate };
}
