/** What delivery asks of a ritual: the notices it owes people, and what it does when time has passed. */

import type { Command } from '../chat/asks.ts';
import type { Abilities } from '../chat/platform.ts';
import type { View } from '../chat/view.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Db, Store, Tx } from '../store/client.ts';
import type { Person, Place, Schedule, Workspace } from '../store/rows.ts';
import type { MembersOf } from '../who/meet.ts';
import type { PlatformName } from '../who/profile.ts';
import type { NotificationKind } from '../who/reader.ts';
import type { Owed } from './outbox.ts';

/** What a notice has at hand when it is due: the reader's language, chosen at that moment. */
export interface NoticeCtx {
  db: Db;
  now: Date;
  platform: { name: PlatformName; can: Abilities };
  workspace: Workspace;
  /** The person it goes to, where it goes to one. */
  person: Person | null;
  place: Place | null;
  t: Translator;
  /** Its message stands there already, and is made anew: what must not be sent any more may still have to be said in it. */
  isPosted: boolean;
}

/** Decides, at the moment of sending, whether a notice is still wanted: its view, or null to drop it. */
export type MakeView = (ctx: NoticeCtx, args: readonly string[]) => Promise<View | null>;

/** How and when one is sent; `callIn` and `under` as in outbox.ts. `dueAt` and `expiresAt` are instants; `owner` hears where it is missed or given up. */
export interface Sending {
  workspaceId: string;
  to: Owed['to'];
  callIn?: string | null;
  under?: string;
  dueAt: Date;
  /** Not worth sending after this. */
  expiresAt?: Date | null;
  owner?: string;
}

/** Ids, never words of people: they stand in the database beside the promise. */
export type NoticeArgs = readonly string[];

/** A promise to say something: its key, the view made of it at the moment of sending, and all that is done with it. */
export interface Notice {
  /** "ritual.notice": as it stands in people's databases. */
  readonly name: string;
  readonly view: MakeView;
  /**
   * Its row goes when it was sent or dropped, and whether it is wanted is asked as late as can be: so that no copy of the
   * database tells for whom it was no longer wanted.
   */
  readonly leavesNoTrace: boolean;
  /** Whoever turned this kind off is not sent it. */
  readonly kind: NotificationKind;
  /** Under this key it exists once. */
  key(args: NoticeArgs): string;
  /** Promises it in the transaction of its cause; one that was not sent yet moves to the new time, a sent one stays. */
  owe(tx: Tx, args: NoticeArgs, sending: Sending): Promise<void>;
  /** Many at once; those that exist are left alone. Sent in the order given. */
  oweAll(tx: Tx, all: readonly (Sending & { args: NoticeArgs })[]): Promise<void>;
  /** What was posted is no longer true: it is made anew and edited. Not posted: nothing to do. */
  refresh(tx: Tx, args: NoticeArgs, now: Date): Promise<void>;
  /** The same of many that left no trace: each is looked for where it was sent, and edited where it is found. In the order given. */
  refreshAll(tx: Tx, all: readonly (Sending & { args: NoticeArgs })[]): Promise<void>;
  /** No longer wanted; what is being sent or was sent stays. */
  withdraw(tx: Tx, ...each: readonly NoticeArgs[]): Promise<void>;
  wasSent(db: Db | Tx, args: NoticeArgs): Promise<boolean>;
  /** Whether what stands there was made at an instant or later, or is about to be made anew. */
  wasMadeSince(db: Db | Tx, args: NoticeArgs, since: Date): Promise<boolean>;
}

export interface DueCtx {
  tx: Tx;
  /** The moment that fell due (not later than now). */
  at: Date;
  now: Date;
  workspace: Workspace;
  platform: { name: PlatformName; can: Abilities };
  /** Members fetched before the transaction began, where `needsPeople` asks for them. */
  people: MembersOf | null;
}

/** What a timer does when its time has passed: writes what is owed in `tx`; returns when it runs next, null to end it. */
export interface Due {
  /** It reckons with the workspace's zone, working days or holidays, and is run again when one of them changes. */
  followsTheClock?: boolean;
  /** The place whose members must be known first ('everyone' for the whole workspace); network calls stay out of `tx`. */
  needsPeople?(db: Db, schedule: Schedule): Promise<Place | 'everyone' | null>;
  run(ctx: DueCtx, schedule: Schedule): Promise<Date | null>;
}

/** Something that comes round: one row a subject, run when its time has passed. */
export interface Timer extends Due {
  /** "ritual.timer": as it stands in people's databases. */
  readonly name: string;
  /** Sets when it runs next for a subject, making it where it is new. */
  next(tx: Tx, workspaceId: string, subject: string, at: Date): Promise<void>;
  end(tx: Tx, subject: string): Promise<void>;
  /** Those of the subjects that it is set for. */
  set(db: Db | Tx, subjects: readonly string[]): Promise<Set<string>>;
}

/** Everything that delivery asks of a ritual. */
export interface Owes {
  name: string;
  /** What people know it by. */
  command: Command;
  notices: readonly Notice[];
  timers: readonly Timer[];
  /**
   * Work that a stop may have left half done; called at the start and after each heartbeat, one call at a time. It may
   * take long: neither deliveries nor timers wait for it. How many pieces it finished.
   */
  resume?(app: { store: Store; now: Date }): Promise<number>;
}
