import type { Store } from '../../store/client.ts';
import type { Clock } from '../../time/clock.ts';
import type { Notice } from '../owes.ts';
import { farthest, type Machine, type Tell } from './timing.ts';
import { appRemoved, tellOwner } from './trouble.ts';

const chunk = 100;

/** Interactions are retried by the platforms for minutes or hours, never for days. */
const answeredDays = 3;

export interface Sweep {
  /** Ends what is not worth sending any more. */
  expired(): Promise<void>;
  /** Drops what is for workspaces that removed the app, and removes what only ever mattered for a moment. */
  tidy(): Promise<void>;
}

export function sweep({
  store,
  clock,
  machine,
  tell,
  notices,
}: {
  store: Store;
  clock: Clock;
  machine: Machine;
  tell: Tell;
  /** By name. */
  notices: ReadonlyMap<string, Notice>;
}): Sweep {
  const { db } = store;

  async function expired(): Promise<void> {
    while ((await missSome()) === chunk);
  }

  /** A chunk at a time, so that whoever waits for an answer is not kept waiting. */
  async function missSome(): Promise<number> {
    const now = clock.now();
    const past = {
      state: 'due' as const,
      expiresAt: { lte: now },
      OR: [
        { leaseUntil: null },
        { leaseUntil: { lte: machine.now() } },
        { leaseUntil: { gt: farthest(machine.now()) } },
      ],
    };
    const ids = await db.delivery.findMany({ where: past, select: { id: true }, take: chunk });
    if (ids.length === 0) return 0;
    const found = await db.delivery.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      include: { workspace: true },
    });
    const missed = await store.transaction(async (tx) => {
      const ended = [];
      for (const row of found) {
        const where = { ...past, id: row.id };
        const missed = { state: 'missed', reason: 'late', endedAt: now, leaseToken: null, leaseUntil: null } as const;
        const { count } = notices.get(row.job)?.leavesNoTrace
          ? await tx.delivery.deleteMany({ where })
          : await tx.delivery.updateMany({ where, data: missed });
        if (count === 0) continue;
        ended.push(row);
        await tellOwner(tx, row, now);
      }
      return ended;
    });
    for (const { workspace } of missed) tell('missed', workspace.platform);
    return found.length;
  }

  async function tidy(): Promise<void> {
    // else it would all be sent when the app comes back
    await db.delivery.updateMany({
      where: { state: 'due', workspace: { removedAt: { not: null } } },
      data: { state: 'dropped', reason: appRemoved, endedAt: clock.now() },
    });
    const hourAgo = new Date(machine.now().getTime() - 3_600_000);
    await db.answered.deleteMany({
      where: { at: { lt: new Date(clock.now().getTime() - answeredDays * 86_400_000) } },
    });
    await db.allowance.deleteMany({
      where: { nextAt: { lt: hourAgo }, OR: [{ pausedUntil: null }, { pausedUntil: { lt: hourAgo } }] },
    });
  }

  return { expired, tidy };
}
