import type { Store } from '../store/client.ts';
import type { Clock } from '../time/clock.ts';

/** Clocks are mended by less than this all the time. */
const unnoticedMs = 1_000;
/** Due for less than this by the clock before, it was about to be sent. */
const latelyMs = 60_000;

/**
 * Looks whether the clock was set back since the last look. Then what had been due already, and waited for its turn or
 * for another try, is due now: its moment lies ahead again, as far as the clock was set back.
 */
export function setbacks({ store: { db }, clock }: { store: Store; clock: Clock }): () => Promise<void> {
  let latest = clock.now();
  return async () => {
    const before = latest;
    latest = clock.now();
    if (before.getTime() - latest.getTime() < unnoticedMs) return;
    const lately = { gt: new Date(before.getTime() - latelyMs), lte: before };
    // a platform that still wants us to wait says so again
    await db.allowance.updateMany({ where: { pausedUntil: { gt: latest } }, data: { pausedUntil: null } });
    await db.delivery.updateMany({
      where: {
        state: 'due',
        tryAt: { gt: latest },
        OR: [{ tryAt: { gt: db.delivery.fields.dueAt } }, { tryAt: lately }],
      },
      data: { tryAt: latest },
    });
  };
}
