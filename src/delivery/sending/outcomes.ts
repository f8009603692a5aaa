import type { MessageRef } from '../../chat/platform.ts';
import type { Store, Tx } from '../../store/client.ts';
import type { Place } from '../../store/rows.ts';
import type { Clock } from '../../time/clock.ts';
import { markReached } from '../../who/places.ts';
import { type Claimed, ours } from './claims.ts';
import type { Tell } from './timing.ts';
import { tellGone, tellOwner } from './trouble.ts';

/** How a delivery ends. Each is saved only while the claim is still ours. */
export interface Outcomes {
  sent(row: Claimed, ref: MessageRef, place: Place | null): Promise<void>;
  dropped(row: Claimed, reason: string): Promise<void>;
  /** These three tell the owner. */
  missed(row: Claimed): Promise<void>;
  gaveUp(row: Claimed, reason: string): Promise<void>;
  gone(row: Claimed, reason: string): Promise<void>;
}

/** From here on a message counts as late. */
export const lateMs = 5 * 60_000;

export function outcomes({ store, clock, tell }: { store: Store; clock: Clock; tell: Tell }): Outcomes {
  const { db } = store;

  async function sent(row: Claimed, ref: MessageRef, place: Place | null): Promise<void> {
    const sentAt = clock.now();
    const lag = sentAt.getTime() - row.dueAt.getTime();
    const { count } = await db.delivery.updateMany({
      // a change that was asked for meanwhile stays due
      where: { ...ours(row), version: row.version },
      data: {
        state: 'sent',
        sentAt,
        late: lag > lateMs,
        channelRef: ref.channel,
        messageRef: ref.message,
        reason: null,
        leaseToken: null,
        leaseUntil: null,
      },
    });
    if (count === 0) await db.delivery.updateMany({ where: ours(row), data: { leaseToken: null, leaseUntil: null } });
    if (place) await markReached(db, place);
    tell('sent', row.workspace.platform, lag);
  }

  async function end(
    row: Claimed,
    state: 'dropped' | 'missed' | 'gave_up',
    reason: string,
    then: (tx: Tx, now: Date) => Promise<void>,
  ): Promise<void> {
    const now = clock.now();
    await store.transaction(async (tx) => {
      const { count } = await tx.delivery.updateMany({
        where: { ...ours(row), version: row.version, state: { in: ['due', 'sending'] } },
        data: { state, reason, endedAt: now, leaseToken: null, leaseUntil: null },
      });
      if (count === 0) await tx.delivery.updateMany({ where: ours(row), data: { leaseToken: null, leaseUntil: null } });
      else await then(tx, now);
    });
    if (state !== 'dropped') tell(state, row.workspace.platform);
  }

  return {
    sent,
    dropped: (row, reason) => end(row, 'dropped', reason, async () => {}),
    missed: (row) => end(row, 'missed', 'late', (tx, now) => tellOwner(tx, row, now)),
    gaveUp: (row, reason) => end(row, 'gave_up', reason, (tx, now) => tellOwner(tx, row, now)),
    gone: (row, reason) =>
      row.verb === 'edit'
        ? end(row, 'dropped', reason, async () => {})
        : end(row, 'gave_up', reason, (tx, now) =>
            row.placeId ? tellGone(tx, row, row.placeId, now) : tellOwner(tx, row, now),
          ),
  };
}
