/** What delivery asks of a ritual: the notices it owes people, and what it does when time has passed. */

import type { Command } from '../chat/asks.ts';
import type { Abilities } from '../chat/platform.ts';
import type { View } from '../chat/view.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Db, Store, Tx } from '../store/client.ts';
import type { Person, Place, Schedule, Workspace } from '../store/rows.ts';
import type { PlatformName } from '../who/profile.ts';
import type { Notice } from './notice.ts';
import type { Timer } from './timer.ts';

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
}

/** Decides, at the moment of sending, whether a notice is still wanted: its view, or null to drop it. */
export type MakeView = (ctx: NoticeCtx, args: readonly string[]) => Promise<View | null>;

export interface DueCtx {
  tx: Tx;
  /** The moment that fell due (not later than now). */
  at: Date;
  now: Date;
  workspace: Workspace;
  platform: { name: PlatformName; can: Abilities };
  /** Members fetched before the transaction began, where `needsPeople` asks for them. */
  people: { complete: boolean; people: readonly Person[] } | null;
}

/** What a timer does when its time has passed: writes what is owed in `tx`; returns when it runs next, null to end it. */
export interface Due {
  /** It reckons with the workspace's zone, working days or holidays, and is run again when one of them changes. */
  followsTheClock?: boolean;
  /** The place whose members must be known first ('everyone' for the whole workspace); network calls stay out of `tx`. */
  needsPeople?(db: Db, schedule: Schedule): Promise<Place | 'everyone' | null>;
  run(ctx: DueCtx, schedule: Schedule): Promise<Date | null>;
}

/** Everything that delivery asks of a ritual. */
export interface Owes {
  name: string;
  /** What people know it by. */
  command: Command;
  notices: readonly Notice[];
  timers: readonly Timer[];
  /** The workspace's zone or working days changed: what recurs moves with them. */
  retime?(tx: Tx, workspace: Workspace, now: Date): Promise<void>;
  /** Work that a stop may have left half done; called at the start and after each heartbeat. */
  resume?(app: { store: Store; now: Date }): Promise<void>;
}
