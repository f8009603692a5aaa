// One process of the claim benchmark: claims until nothing is left, then says how many and how long.
import { randomUUID } from 'node:crypto';
import { claims } from '../../../src/delivery/sending/claims.ts';
import { machineTime, usualTiming } from '../../../src/delivery/sending/timing.ts';
import { openStore, Prisma, type Store } from '../../../src/store/client.ts';
import { systemClock } from '../../../src/time/clock.ts';
import { strictPlatform } from '../../support/strictchat.ts';
import type { ClaimOrder, ClaimResult } from './claims.ts';

const batch = 50;

async function run({ url, how }: ClaimOrder): Promise<void> {
  const store = await openStore(url);
  const claim = how === 'ours' ? await ours(store) : skipLocked(store);
  const started = performance.now();
  let claimed = 0;
  for (let count = await claim(); count > 0; count = await claim()) claimed += count;
  const result: ClaimResult = { claimed, ms: performance.now() - started };
  await store.close();
  process.send?.(result, () => process.exit());
}

async function ours(store: Store): Promise<() => Promise<number>> {
  const platforms = [strictPlatform(async () => ({ status: 0 }), null)];
  // nothing is sent here, so no lease may end before all is claimed
  const timing = { ...usualTiming, claimMs: 600_000 };
  const own = claims({ store, clock: systemClock, machine: machineTime, timing, platforms });
  const [scope] = await own.waiting([]);
  if (!scope) throw new Error('nothing waits');
  return async () => (await own.claim(scope, batch)).length;
}

/** What one would write by hand, on PostgreSQL alone. */
function skipLocked(store: Store): () => Promise<number> {
  return async () => {
    const now = new Date();
    const until = new Date(now.getTime() + 600_000);
    const found = await store.db.$queryRaw<unknown[]>(Prisma.sql`
      UPDATE "Delivery" SET "leaseToken" = ${randomUUID()}, "leaseUntil" = ${until}
      WHERE id IN (
        SELECT id FROM "Delivery"
        WHERE state = 'due'::"DeliveryState" AND "tryAt" <= ${now} AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${now})
        ORDER BY "bulk", "tryAt", id LIMIT ${batch} FOR UPDATE SKIP LOCKED
      ) RETURNING *`);
    return found.length;
  };
}

process.on('message', (order) => void run(order as ClaimOrder));
process.send?.('ready');
