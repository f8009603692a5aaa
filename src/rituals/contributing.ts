import type { Ctx } from '../chat/asks.ts';
import type { Db, Tx } from '../store/client.ts';

/** A meeting that others may put something on: which, and when it begins. */
export interface NextMeeting {
  id: string;
  seriesId: string;
  name: string;
  startsAt: Date;
}

/** How another ritual makes something a topic of a meeting. */
export interface Contributing {
  /**
   * The next meeting in a channel, else the next of all that the asker takes part in: where they may write themselves.
   * null where there is none. Asks the platform: never in a transaction.
   */
  next(ctx: Ctx, placeId: string | null): Promise<NextMeeting | null>;
  /** Below the customer's item. @returns the topic's id */
  put(tx: Tx, ctx: Ctx, meeting: NextMeeting, text: string): Promise<string>;
  /** The meeting at which a topic comes up next; null where it is done, was taken off or has none to come. */
  of(db: Db | Tx, workspaceId: string, topicId: string, now: Date): Promise<NextMeeting | null>;
  /** Off the agenda, unless it is done. */
  takeOff(tx: Tx, ctx: Ctx, topicId: string): Promise<void>;
}
