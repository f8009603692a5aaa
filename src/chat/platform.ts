import type { Locale } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translate.ts';
import type { ById, Channel, PlatformName, Profile } from '../who/profile.ts';
import type { Form, Pressed, View } from './view.ts';

/** What a person did. In a command's text people stand as <@ID|name> and channels as <#ID|name>. */
export type Ask =
  | { kind: 'command'; name: string; text: string }
  /** Where the platform parses the words itself (Discord): the word, and its options by name. */
  | { kind: 'word'; name: string; word: string; options: Record<string, string> }
  | { kind: 'click'; route: Pressed }
  | { kind: 'submit'; route: Pressed; values: FormValues }
  /** A message shortcut: `text` is the message, `link` leads back to it; none where only few may read it. */
  | { kind: 'shortcut'; to: string; text: string; link?: string; isPrivate?: boolean }
  | { kind: 'home' }
  /**
   * Somebody spoke to the bot in words of their own. What they said ends at the platform's edge, for all of it is
   * answered alike: of it remains the language that its script tells. `open`: others read the answer, too.
   */
  | { kind: 'spoken'; language?: SpokenLanguage; open?: boolean };

/** The languages that a script tells. */
export type SpokenLanguage = Extract<Locale, 'bn' | 'ne'>;

export type FormValues = Record<string, string | readonly string[]>;

export interface Call {
  /** The platform's id of this interaction: whoever inserts it first answers. */
  id: string;
  platform: PlatformName;
  workspace: { id: string; name: string };
  person: Profile | ById;
  place: Channel;
  ask: Ask;
}

/** Language and zone for what is posted: a channel's is the workspace's, a person's their own. */
export interface Reader {
  locale: Locale;
  timeZone: string;
}

export function readerOf({ locale, zone }: Translator): Reader {
  return { locale, timeZone: zone };
}

/**
 * Everything an answer can be. It goes to the caller alone; what others see is posted by the outbox, under a key.
 * `reader`: whom it is written for, where they have just chosen another language or zone.
 */
export type Reply =
  | { show: View; reader?: Reader }
  /** In place of the message whose button was pressed. */
  | { replace: View; reader?: Reader }
  | { ask: Form }
  /** Field name to sentence. */
  | { reject: Record<string, string> };

/** A reply and whom it is written for: what a platform adds is said in the same language. */
export interface Answered {
  reply: Reply;
  reader: Reader;
}

/**
 * null: this interaction was answered before, perhaps by another instance: stay silent.
 * @param meanwhile told whom the answer is for as soon as that is known: for what is said while it is awaited
 */
export type Answer = (call: Call, meanwhile?: (reader: Reader) => void) => Promise<Answered | null>;

/** A channel, or a person's direct messages; ids are the platform's. In a forum a post is a thread of its own. */
export type Target = { workspace: string; channel: string; forum?: boolean } | { workspace: string; person: string };

export interface MessageRef {
  workspace: string;
  channel: string;
  message: string;
}

export interface People {
  /** false: only those the platform would tell of. */
  complete: boolean;
  people: readonly Profile[];
}

export interface Abilities {
  /** Members of a channel can be listed. */
  members: boolean;
  /** Who somebody is may be hidden, and unnamed words quoted (Discord's policy forbids both). */
  unnamed: boolean;
}

/**
 * How fast the platform takes messages. All instances keep to it together, and stay a little below. Two in one channel
 * are apart by `inChannelAMinute`.
 */
export interface Pace {
  /** What the first two count: each workspace for itself, or everything the bot sends. */
  counts: 'workspace' | 'bot';
  postsAMinute: number;
  editsAMinute: number;
  inChannelAMinute: number;
  /** Posts to people, all of them together; left out: a person is a channel like any other. */
  directsAMinute?: number;
}

export interface ChatPlatform {
  readonly name: PlatformName;
  readonly can: Abilities;
  /** null: as fast as it goes, one after the other. */
  readonly pace: Pace | null;
  start(answer: Answer): Promise<void>;
  stop(): Promise<void>;
  /**
   * `key` names the promise this message fulfils, so that a doubtful one can be found again. Nothing may leave after
   * `until`, by the machine's clock: an instance that was paused meanwhile has lost its claim, and another one sends.
   * `under`: a message of the same channel that it answers; gone, it is posted by itself.
   * Throws PlatformError, at the latest after ten seconds.
   */
  post(
    to: Target,
    view: View,
    key: string,
    reader: Reader,
    until?: Date,
    under?: MessageRef | null,
  ): Promise<MessageRef>;
  /** The message posted under `key`, if it landed. `since`: when the sending began. */
  find(to: Target, key: string, since: Date): Promise<MessageRef | null>;
  edit(ref: MessageRef, view: View, reader: Reader, until?: Date): Promise<void>;
  /** Whether somebody may write in a channel themselves; left out: everybody in it may. */
  mayWrite?(workspace: string, channel: string, person: string): Promise<boolean>;
  /** Everyone in the channel, or in the workspace where `channel` is left out. */
  people(workspace: string, channel?: string): Promise<People>;
  /** Whether the bot can post in a channel, as far as the platform says; left out: wherever it is asked. Never rejects. */
  reaches?(workspace: string, channel: string): Promise<boolean>;
  /** Whether a forum takes no thread without a tag; left out: there are no forums. */
  wantsTag?(workspace: string, forum: string): boolean;
  /** Whether only its members see a channel; where the platform does not say, it is. Left out: who is there sees it. Never rejects. */
  isPrivate?(workspace: string, channel: string): Promise<boolean>;
}

/**
 * later: try again (after `retryAfterMs`); gone: the place or person cannot be reached, give up;
 * unknown: it may have landed (a time-out, a lost reply): look it up before repeating.
 */
export type Trouble = 'later' | 'gone' | 'unknown';

/** Why something is `gone`, where whoever it belongs to can do something about it. */
export const reasons = {
  locked: 'the thread is locked',
  write: 'the bot may not write there',
  attach: 'the bot may not attach files there',
  history: 'the bot may not read what was said there',
  tag: 'the forum wants a tag on each thread',
} as const;

/** The platform does not take the bot's token, or cannot be reached at the start. The message is one sentence for its owner. */
export class NotLetIn extends Error {
  override readonly name: string = 'NotLetIn';
}

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly trouble: Trouble;
  readonly retryAfterMs: number | undefined;

  constructor(trouble: Trouble, reason: string, retryAfterMs?: number) {
    super(reason);
    this.trouble = trouble;
    this.retryAfterMs = retryAfterMs;
  }
}
