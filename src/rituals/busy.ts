import type { Db, Tx } from '../store/client.ts';

/**
 * Whether a ritual asks the people of a channel something large on one of these local dates, the first to the last: then
 * no other asks them.
 */
export type Busy = (
  db: Db | Tx,
  asked: { workspaceId: string; placeId: string },
  from: string,
  to: string,
) => Promise<boolean>;
