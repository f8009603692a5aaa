import type { Store } from '../store/client.ts';
import { addDays } from '../time/days.ts';
import { heardSince } from '../voices/counted.ts';
import { createVoice } from '../voices/store.ts';

const hourMs = 3_600_000;
/** Days before the company moved in: now and then a complaint, so that a week with many stands out. */
const complained = Array.from({ length: 26 }, (_, n) => 17 + n * 16 - (n % 3) * 4);

/** What customers told in the year before: it counts, and its words are not kept any more. */
export async function heardBefore(store: Store, workspaceId: string, byId: string): Promise<void> {
  const today = await heardSince(store.db, workspaceId);
  if (today === null) return;
  await store.transaction(async (tx) => {
    for (const days of complained) {
      const saidOn = addDays(today, -days);
      const createdAt = new Date(`${saidOn}T06:00:00Z`);
      const answeredAt = new Date(createdAt.getTime() + 3 * hourMs);
      const answered = { takenAt: createdAt, answeredAt, answeredById: byId };
      const gone = { text: '', erasedAt: answeredAt, overwrittenAt: answeredAt };
      await createVoice(tx, { workspaceId, news: 'bad', byId, saidOn, createdAt, ...answered, ...gone });
    }
  });
}
