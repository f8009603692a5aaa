import type { ZodType } from 'zod';
import type { Abilities, Channel, FormValues, PlatformName, Profile, Reply } from '../chat/platform.ts';
import type { Block, Text, View } from '../chat/view.ts';
import type { MessageKey, Translator, Values } from '../i18n/translate.ts';
import type { Db, Store, Tx } from '../store/client.ts';
import type { Person, Place, Schedule, Workspace } from '../store/rows.ts';

/** A failure the person can do something about: one sentence of the catalogue, shown to them alone. Nothing is saved. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: MessageKey;
  readonly values: Values;

  constructor(key: MessageKey, values: Values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

export type Role = 'champion' | 'admin';

/** What every handler has at hand. Everything is scoped to `workspace`. */
export interface Ctx {
  store: Store;
  db: Db;
  now: Date;
  platform: { name: PlatformName; can: Abilities };
  workspace: Workspace;
  /** Who asked, and where. */
  person: Person;
  place: Place;
  /** Speaks the asker's language, in their zone. */
  t: Translator;
  /** Our row for a platform's person id picked in a form or menu; UserError where it is nobody here. */
  personById(externalId: string): Promise<Person>;
  placeById(externalId: string): Promise<Place>;
  /** Who belongs to a place (everyone in the workspace where left out), as rows; members only, no bots or guests. */
  people(place?: Place): Promise<{ complete: boolean; people: readonly Person[] }>;
}

/** How an action answers, known before it runs: on Discord a form must be the very first answer. */
export type Answers = 'form' | 'message' | 'update';

/** A click or a submitted form. `args` are the route's; `values` the form's fields, trimmed and cleaned. */
export interface Action<A = unknown, V = unknown> {
  answers: Answers;
  /** Any one of these roles; left out: everyone. */
  may?: readonly Role[];
  args: ZodType<A>;
  values?: ZodType<V>;
  /** Nothing is written about whoever does this but what it writes itself: an anonymous answer. */
  unseen?: boolean;
  run(ctx: Ctx, input: { args: A; values: V }): Promise<Reply>;
}

/** Keeps the types of args and values together. */
export function action<A, V>(definition: Action<A, V>): Action {
  return definition as unknown as Action;
}

/** One typed piece after a command's word. `text` takes the rest of the line. */
export interface CommandOption {
  name: string;
  kind: 'text' | 'number' | 'person' | 'place' | 'choice';
  /** What stands for it in usage lines and on Discord, e.g. <topic>. */
  label: MessageKey;
  optional?: boolean;
  choices?: readonly string[];
  /** Discord's autocomplete: what fits what was typed so far. */
  complete?(ctx: Ctx, typed: string): Promise<readonly { value: string; label: string }[]>;
}

/** One word of a command, e.g. `add` of /agenda, or 'champion add' of /idea. Numbers arrive as numbers, people as ids. */
export interface Word<V = unknown> {
  summary: MessageKey;
  options: readonly CommandOption[];
  may?: readonly Role[];
  answers: Answers;
  values: ZodType<V>;
  run(ctx: Ctx, values: V): Promise<Reply>;
}

export function word<V>(definition: Word<V>): Word {
  return definition as unknown as Word;
}

export interface Command {
  /** Without the slash. */
  name: string;
  summary: MessageKey;
  /** The word that runs where nothing is typed. */
  bare: string;
  words: Record<string, Word>;
}

/** A message shortcut, e.g. "Save as an idea". */
export interface Shortcut {
  name: string;
  label: MessageKey;
  run(ctx: Ctx, message: { text: string; link?: string }): Promise<Reply>;
}

/** What a job has at hand when its delivery is due: the reader's language, chosen at that moment. */
export interface JobCtx {
  db: Db;
  now: Date;
  platform: { name: PlatformName; can: Abilities };
  workspace: Workspace;
  /** The person it goes to, where it goes to one. */
  person: Person | null;
  place: Place | null;
  t: Translator;
}

/** Decides, at the moment of sending, whether a delivery is still wanted: its view, or null to drop it. */
export type Job = (ctx: JobCtx, args: readonly string[]) => Promise<View | null>;

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

/** What a schedule owes when its time has passed: writes deliveries in `tx`; returns when it runs next, null to end it. */
export interface Due {
  /** The place whose members must be known first ('everyone' for the whole workspace); network calls stay out of `tx`. */
  needsPeople?(db: Db, schedule: Schedule): Promise<Place | 'everyone' | null>;
  run(ctx: DueCtx, schedule: Schedule): Promise<Date | null>;
}

export interface Ritual {
  name: string;
  command: Command;
  actions: Record<string, Action>;
  shortcuts?: readonly Shortcut[];
  jobs: Record<string, Job>;
  schedules: Record<string, Due>;
  /** The workspace's zone or working days changed: what recurs moves with them. */
  retime?(tx: Tx, workspace: Workspace, now: Date): Promise<void>;
  /** Work that a stop may have left half done; called at the start and after each heartbeat. */
  resume?(app: { store: Store; now: Date }): Promise<void>;
  /** This ritual's part of the home page: what waits for the person, first. */
  home?(ctx: Ctx): Promise<readonly Block[]>;
  /** What comes later: it stands below everything that waits. */
  coming?(ctx: Ctx): Promise<readonly Block[]>;
}

export function isAdmin(person: Person): boolean {
  return person.platformAdmin || person.namedAdmin;
}

export function isChampion(person: Person): boolean {
  return person.champion === 'yes';
}

export type { Channel, FormValues, Profile, Reply, Text };
