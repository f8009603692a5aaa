import type { MessageRef } from '../../chat/platform.ts';
import type { Db, Store, Tx } from '../../store/client.ts';
import type { Delivery, Place } from '../../store/rows.ts';
import type { Clock } from '../../time/clock.ts';
import { markReached } from '../../who/places.ts';
import type { Notice } from '../owes.ts';
import { type Claimed, ours } from './claims.ts';
import type { Tell } from './timing.ts';
import { isOfMessage, tellGone, tellOwner } from './trouble.ts';

/** How a delivery ends. Each is saved only while the claim is still ours. */
export interface Outcomes {
  sent(row: Claimed, ref: MessageRef, place: Place | null): Promise<void>;
  dropped(row: Claimed, reason: string): Promise<void>;
  /** These three tell the owner. */
  missed(row: Claimed): Promise<void>;
  gaveUp(row: Claimed, reason: string): Promise<void>;
  gone(row: Claimed, reason: string): Promise<void>;
}

type Ending = Partial<Pick<Delivery, 'state' | 'reason' | 'endedAt' | 'sentAt' | 'late' | 'channelRef' | 'messageRef'>>;

/** From here on a message counts as late. */
export const lateMs = 5 * 60_000;

export interface OutcomesOptions {
  store: Store;
  clock: Clock;
  tell: Tell;
  /** By name. */
  notices: ReadonlyMap<string, Notice>;
}

export function outcomes({ store, clock, tell, notices }: OutcomesOptions): Outcomes {
  const { db } = store;

  /** How many rows ended so: one, or none where they are not as they were taken for. */
  async function ending(tx: Tx | Db, row: Claimed, data: Ending, states?: Delivery['state'][]): Promise<number> {
    // a change that was asked for meanwhile stays due
    const where = { ...ours(row), version: row.version, ...(states && { state: { in: states } }) };
    const end = { ...data, leaseToken: null, leaseUntil: null };
    const { count } = notices.get(row.job)?.leavesNoTrace
      ? await tx.delivery.deleteMany({ where })
      : await tx.delivery.updateMany({ where, data: end });
    if (count === 0) await tx.delivery.updateMany({ where: ours(row), data: { leaseToken: null, leaseUntil: null } });
    return count;
  }

  async function sent(row: Claimed, ref: MessageRef, place: Place | null): Promise<void> {
    const sentAt = clock.now();
    const lag = sentAt.getTime() - row.dueAt.getTime();
    const { channel: channelRef, message: messageRef } = ref;
    await ending(db, row, { state: 'sent', sentAt, late: lag > lateMs, channelRef, messageRef, reason: null });
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
      const count = await ending(tx, row, { state, reason, endedAt: now }, ['due', 'sending']);
      if (count > 0) await then(tx, now);
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
            row.placeId && !isOfMessage(reason) ? tellGone(tx, row, row.placeId, reason, now) : tellOwner(tx, row, now),
          ),
  };
}
