/** The words of a customer go: from the rows, from whatever shows them, and then from the database's own files. */

import type { Ctx } from '../chat/asks.ts';
import { isMakingAnew, refreshAbout } from '../delivery/outbox.ts';
import { eraseWords } from '../owned/store.ts';
import type { Store, Tx } from '../store/client.ts';
import { shred } from '../store/shred.ts';
import { clock } from './promises.ts';
import { erasedIn, eraseVoices, markOverwritten } from './store.ts';

/** What owned work about a voice is called, in people's databases. */
export const solution = 'solution';

/** In one transaction. What was said and posted about them is made anew without them. */
export async function erase(tx: Tx, { workspace, now }: Pick<Ctx, 'workspace' | 'now'>, ids: readonly string[]) {
  await eraseVoices(tx, ids, now);
  await eraseWords(tx, solution, ids);
  for (const id of ids) await clock.end(tx, id);
  await refreshAbout(tx, workspace.id, ids, null, now);
}

/**
 * Overwrites in the database's files what was erased, once no message is still to be made anew; may be repeated.
 * @returns how many voices
 */
export async function overwriteErased(store: Store, now: Date): Promise<number> {
  const ids = await erasedIn(store.db);
  if (ids.length === 0 || (await isMakingAnew(store.db, ids))) return 0;
  await shred(store, 'voices');
  await store.transaction((tx) => markOverwritten(tx, ids, now));
  return ids.length;
}
