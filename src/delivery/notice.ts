import type { Db, Tx } from '../store/client.ts';
import { type Owed, owe, oweAll, refresh, wasSent, withdraw } from './outbox.ts';
import type { MakeView } from './owes.ts';

/** How and when one is sent. `dueAt` and `expiresAt` are instants; `owner` hears where it is missed or given up. */
export interface Sending {
  workspaceId: string;
  to: Owed['to'];
  dueAt: Date;
  /** Not worth sending after this. */
  expiresAt?: Date | null;
  owner?: string;
}

type Args = readonly string[];

/** A promise to say something: its key, the view made of it at the moment of sending, and all that is done with it. */
export interface Notice {
  /** "ritual.notice": as it stands in people's databases. */
  readonly name: string;
  readonly view: MakeView;
  /** Under this key it exists once. */
  key(args: Args): string;
  /** Promises it in the transaction of its cause; one that was not sent yet moves to the new time, a sent one stays. */
  owe(tx: Tx, args: Args, sending: Sending): Promise<void>;
  /** Many at once; those that exist are left alone. Sent in the order given. */
  oweAll(tx: Tx, all: readonly (Sending & { args: Args })[]): Promise<void>;
  /** What was posted is no longer true: it is made anew and edited. Not posted: nothing to do. */
  refresh(tx: Tx, args: Args, now: Date): Promise<void>;
  /** No longer wanted; what is being sent or was sent stays. */
  withdraw(tx: Tx, ...each: readonly Args[]): Promise<void>;
  wasSent(db: Db | Tx, args: Args): Promise<boolean>;
}

/**
 * Declares a notice once.
 * @param name "ritual.notice"
 * @param view makes it when it is due, in the reader's language; null where it is no longer wanted
 * @param key from the arguments; left out: "name:first argument:second argument"
 */
export function notice(
  name: string,
  view: MakeView,
  key: (args: Args) => string = (args) => [name, ...args].join(':'),
): Notice {
  const owed = (args: Args, { workspaceId, to, dueAt, expiresAt, owner }: Sending): Owed => ({
    key: key(args),
    workspaceId,
    job: name,
    args,
    to,
    dueAt,
    expiresAt: expiresAt ?? null,
    ...(owner !== undefined && { ownerId: owner }),
  });
  return {
    name,
    view,
    key,
    owe: (tx, args, sending) => owe(tx, owed(args, sending)),
    oweAll: (tx, all) =>
      oweAll(
        tx,
        all.map((one) => owed(one.args, one)),
      ),
    refresh: (tx, args, now) => refresh(tx, key(args), now),
    withdraw: (tx, ...each) => withdraw(tx, each.map(key)),
    wasSent: (db, args) => wasSent(db, key(args)),
  };
}
