import { type Owed, owe, oweAll, refresh, wasMadeSince, wasSent, withdraw } from './outbox.ts';
import type { MakeView, Notice, NoticeArgs, Promised, Sending } from './owes.ts';

type KeyOf = (args: NoticeArgs) => string;

/**
 * Declares a notice once.
 * @param name "ritual.notice"
 * @param view makes it when it is due, in the reader's language; null where it is no longer wanted
 * @param key from the arguments; left out: "name:first argument:second argument"
 */
export function notice(name: string, view: MakeView, key?: KeyOf): Notice {
  return saying(promised(name, key), view);
}

/** What was promised by name, where a ritual makes the view from what it is put together with. */
export function saying(promise: Promised, view: MakeView): Notice {
  return { ...promise, view };
}

/** A notice without its view, for those who promise it and need not know what it says. */
export function promised(name: string, key: KeyOf = (args) => [name, ...args].join(':')): Promised {
  const owed = (args: NoticeArgs, { workspaceId, to, dueAt, expiresAt, owner }: Sending): Owed => ({
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
    wasMadeSince: (db, args, since) => wasMadeSince(db, key(args), since),
  };
}
