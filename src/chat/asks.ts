/** What chat asks of a ritual: the words, buttons, forms and shortcuts it answers, and its part of the home page. */

import { type ZodType, z } from 'zod';
import type { MessageKey } from '../i18n/messages.ts';
import type { Text } from '../i18n/text.ts';
import type { Translator, Values } from '../i18n/translate.ts';
import type { Db, Store } from '../store/client.ts';
import type { Person, Place, Workspace } from '../store/rows.ts';
import type { Members } from '../who/meet.ts';
import type { PlatformName, Profile } from '../who/profile.ts';
import type { Guarded, Role } from '../who/roles.ts';
import type { Abilities, FormValues, Reply } from './platform.ts';
import type { Button, Control, RouteName, View } from './view.ts';

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

/** The bot is not in a channel that something was asked for. A form that is sent off stays as it is. */
export class NotReached extends UserError {}

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
  /** @param takesForums else a forum is refused: nothing can be posted there but threads */
  placeById(externalId: string, takesForums?: boolean): Promise<Place>;
  /** Who belongs to a place; everyone in the workspace where left out. */
  people(place?: Place): Promise<Members>;
  /** Whether the asker belongs to a place. */
  isIn(place: Place): Promise<boolean>;
  /** Whether the asker may write in a place themselves. */
  mayWrite(place: Place): Promise<boolean>;
  /** Whether the asker may know what is done in a place: of a private channel only its members. */
  enters(place: Place): Promise<boolean>;
  /** Whether only its members see a place. */
  isPrivate(place: Place): Promise<boolean>;
  /** Before anything is promised in a place. @throws NotReached where the bot has to be invited there first, UserError where a forum wants tags */
  reach(place: Place): Promise<void>;
}

/** @throws UserError where the asker may not write there: then the bot does not do it for them */
export async function mustWrite(ctx: Ctx, place: Place): Promise<void> {
  if (!(await ctx.mayWrite(place))) throw new UserError('chat.mayNotWrite', { channel: place.name });
}

/** How an action answers, known before it runs: on Discord a form must be the very first answer. */
export type Answers = 'form' | 'message' | 'update';

/** A click or a submitted form. `args` are the route's; `values` the form's fields, trimmed and cleaned. */
export interface Action<A = unknown, V = unknown> extends Guarded {
  answers: Answers;
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

type Pressing<A extends readonly unknown[]> = (ctx: Ctx, ...args: A) => Promise<View>;

/** A button that is answered with a message of its own. */
export function shows<A extends readonly unknown[]>(args: ZodType<A>, run: Pressing<A>, may?: readonly Role[]): Action {
  const shown: Action<A>['run'] = async (ctx, input) => ({ show: await run(ctx, ...input.args) });
  return action({ answers: 'message', args, ...(may && { may }), run: shown });
}

/** A button whose answer stands in place of the message it was pressed in. */
export function changes<A extends readonly unknown[]>(
  args: ZodType<A>,
  run: Pressing<A>,
  may?: readonly Role[],
): Action {
  const changed: Action<A>['run'] = async (ctx, input) => ({ replace: await run(ctx, ...input.args) });
  return action({ answers: 'update', args, ...(may && { may }), run: changed });
}

/** One typed piece after a command's word. `text` takes the rest of the line. */
export interface CommandOption {
  name: string;
  kind: 'text' | 'number' | 'person' | 'place' | 'choice';
  /** What stands for it in usage lines and on Discord, e.g. "topic". */
  label: MessageKey;
  optional?: boolean;
  /** Of a place: a forum may be chosen, too. */
  forums?: true;
  /** What is typed, and what it means where it is chosen from a list. */
  choices?: readonly { value: string; label: MessageKey }[];
  /** Of a text: the most characters. A platform that can tells it while it is written. */
  max?: number;
  /** Discord's autocomplete: what fits what was typed so far. */
  complete?(ctx: Ctx, typed: string): Promise<readonly { value: string; label: string }[]>;
}

/** One word of a command, e.g. `add` of /agenda, or 'champion add' of /idea. Numbers arrive as numbers, people as ids. */
export interface Word<V = unknown> extends Guarded {
  summary: MessageKey;
  options: readonly CommandOption[];
  answers: Answers;
  values: ZodType<V>;
  run(ctx: Ctx, values: V): Promise<Reply>;
  /** Opens its form where nothing was typed after it; its options may then be left out. */
  ask?(ctx: Ctx): Promise<Reply>;
}

type Left = 'options' | 'answers' | 'values';

/** What is left out: no options, and a message for an answer. */
export function word<V>(definition: Omit<Word<V>, Left> & Partial<Pick<Word<V>, Left>>): Word {
  return { options: [], answers: 'message', values: z.object({}), ...definition } as unknown as Word;
}

export interface Command {
  /** Without the slash. */
  name: string;
  summary: MessageKey;
  /** The word that runs where nothing is typed. */
  bare: string;
  /** For those that everybody begins with: the place in help and suggestions. The others follow, the bot's own last. */
  order?: number;
}

/** A message shortcut, e.g. "Save as an idea". */
export interface Shortcut extends Guarded {
  name: string;
  label: MessageKey;
  run(ctx: Ctx, message: Shared): Promise<Reply>;
}

/** Somebody's message. `isPrivate`: only few may read it, so that nothing leads back to it. */
export interface Shared {
  text: string;
  link?: string;
  isPrivate?: boolean;
}

/** A command with its words. */
export type Spoken = Pick<Asks, 'command' | 'words'>;

/** A line of the home page. `due`: when it is wanted, an instant; those without come after all that have one. */
export interface HomeLine {
  text: Text;
  detail?: Text;
  button: Button;
  due?: Date;
}

/** A step of setting the bot up, done by the ritual it belongs to. */
export interface SetupStep {
  title: MessageKey;
  text: MessageKey;
  controls(ctx: Ctx): readonly Control[];
  /** What it has led to already, as a sentence; null where it is still to be done. */
  done(ctx: Ctx): Promise<string | null>;
  /** Its place among the steps of all rituals, the lowest first; left out: after those that have one. */
  order?: number;
  /** What is said where setting up ends, with a button to go on. */
  finish?(ctx: Ctx): Promise<{ text: string; button?: Button } | null>;
}

/** What admins can set of a ritual: a line of the settings' menu, with the button that opens its form. */
export interface Settings {
  title: MessageKey;
  /** Of the form's action, e.g. "mission.settings". */
  route: RouteName;
  /** How it is set now, in the reader's language. */
  facts(ctx: Ctx): Promise<readonly { label: string; value: Text }[]>;
}

/** What the sandbox's people do before its first visitor. `who` and `where` are ids of theirs; 'direct' is the bot alone. */
export interface SandboxLife {
  people: readonly Profile[];
  /** Types a command. */
  type(who: string, where: string, typed: string): Promise<void>;
  /** Types one that opens a form, and submits it. */
  fill(who: string, where: string, typed: string, values: FormValues): Promise<void>;
  press(who: string, where: string, to: RouteName, args?: readonly string[]): Promise<void>;
  /** Sends off a form that a button opens. */
  submit(who: string, where: string, to: RouteName, values: FormValues): Promise<void>;
  /**
   * Types a command, presses in each answer the first button that leads to the next of these, and submits the form that
   * the last of them opens.
   */
  follow(who: string, where: string, typed: string, through: readonly RouteName[], values?: FormValues): Promise<void>;
  /** Our row's id. */
  idOf(who: string): Promise<string>;
  /** Whatever is due by now is done and sent. */
  settle(): Promise<void>;
}

/** Everything that chat asks of a ritual. */
export interface Asks {
  name: string;
  command: Command;
  words: Readonly<Record<string, Word>>;
  /** By the name a route has after the ritual's: `accept` answers "ideas.accept". */
  actions: Readonly<Record<string, Action>>;
  shortcuts: readonly Shortcut[];
  /** What this person is asked for, the most urgent first. */
  waiting?(ctx: Ctx): Promise<readonly HomeLine[]>;
  /** What comes later, or is good to know: it fills what room is left. */
  later?(ctx: Ctx): Promise<readonly HomeLine[]>;
  /** What anybody may begin from the home page. */
  starts?: readonly { label: MessageKey; route: RouteName }[];
  setup?: readonly SetupStep[];
  /** How to begin with it: sentences of /pad help, for whoever may do what they say. */
  firstSteps?: readonly { text: MessageKey; may?: readonly Role[] }[];
  settings?: Settings;
  /** What would come at another time if the workspace's zone, working days and holidays were these: a sentence each. */
  moves?(ctx: Ctx, as: Workspace): Promise<readonly Text[]>;
  /** Its part in the life of the sandbox's company. */
  seed?(life: SandboxLife): Promise<void>;
}
