import type { NotificationKind } from '../who/reader.ts';
import { type Owed, owe, oweAll, oweEdits, refresh, wasMadeSince, wasSent, withdraw } from './outbox.ts';
import type { MakeView, Notice, NoticeArgs, Sending } from './owes.ts';

interface NoticeOptions {
  /** From the arguments; left out: "name:first argument:second argument". */
  key?: (args: NoticeArgs) => string;
  /** Ids among the arguments by which what was posted is found again (refreshAbout in outbox.ts). */
  about?: (args: NoticeArgs) => readonly string[];
  leavesNoTrace?: boolean;
  /** By which people can turn it off; left out: what they promised, asked for, or are asked. */
  kind?: NotificationKind;
}

/**
 * Declares a notice once.
 * @param name "ritual.notice"
 * @param view makes it when it is due, in the reader's language; null where it is no longer wanted
 */
export function notice(name: string, view: MakeView, options?: NoticeOptions): Notice {
  return { ...promise(name, options), view };
}

/** A notice without its view, for one that is owed where what draws it is not known. */
export function promise(
  name: string,
  {
    key = (args) => [name, ...args].join(':'),
    about = () => [],
    leavesNoTrace = false,
    kind = 'rest',
  }: NoticeOptions = {},
): Omit<Notice, 'view'> {
  const owed = (args: NoticeArgs, { workspaceId, to, callIn, under, dueAt, expiresAt, owner }: Sending): Owed => ({
    key: key(args),
    workspaceId,
    job: name,
    args,
    about: about(args),
    to,
    ...(callIn && { callIn }),
    ...(under !== undefined && { under }),
    dueAt,
    expiresAt: expiresAt ?? null,
    ...(owner !== undefined && { ownerId: owner }),
  });
  return {
    name,
    key,
    leavesNoTrace,
    kind,
    owe: (tx, args, sending) => owe(tx, owed(args, sending)),
    oweAll: (tx, all) =>
      oweAll(
        tx,
        all.map((one) => owed(one.args, one)),
      ),
    refresh: (tx, args, now) => refresh(tx, key(args), now),
    refreshAll: (tx, all) =>
      oweEdits(
        tx,
        all.map((one) => owed(one.args, one)),
      ),
    withdraw: (tx, ...each) => withdraw(tx, each.map(key)),
    wasSent: (db, args) => wasSent(db, key(args)),
    wasMadeSince: (db, args, since) => wasMadeSince(db, key(args), since),
  };
}
