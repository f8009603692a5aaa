/** What goes between the server and the page. The page imports these types alone, so nothing here needs Node. */
import type { sandbox as words } from '../../i18n/en/sandbox.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { FormValues } from '../platform.ts';
import type { Attachment, Form, Pressed, View } from '../view.ts';

/** A picture or file by the id under which its bytes are kept. */
export interface FileRef {
  file: string;
  name: string;
  type: Attachment['type'];
}

/** An instant as the server says it to this reader; `iso` for machines. */
export interface Said {
  said: string;
  iso: string;
}

/** A view as it is kept: instants as ISO text, bytes elsewhere. */
export type Kept<T> = T extends Date
  ? string
  : T extends Attachment
    ? FileRef
    : T extends readonly (infer E)[]
      ? readonly Kept<E>[]
      : T extends object
        ? { [K in keyof T]: Kept<T[K]> }
        : T;

/** A view as the page draws it: instants said. */
export type Drawn<T> = T extends { time: Date }
  ? Said
  : T extends Attachment
    ? FileRef
    : T extends readonly (infer E)[]
      ? readonly Drawn<E>[]
      : T extends object
        ? { [K in keyof T]: Drawn<T[K]> }
        : T;

type Words = typeof words;
/** Messages that need no values: they are sent to the page, the others are said by the server. */
export type PageWord = { [K in keyof Words]: Words[K] extends `${string}{${string}` ? never : K }[keyof Words];

export interface Who {
  id: string;
  name: string;
  /** Job and city in the reader's language. */
  about: string;
  /** The time where they are. */
  time: string;
  /** The name of the language the bot speaks with them. */
  language: string;
  locale: Locale;
  admin: boolean;
  champion: boolean;
}

export interface PlaceLine {
  /** 'home', or a channel's id. */
  id: string;
  name: string;
  about: string;
  kind: 'home' | 'channel' | 'direct';
  /** When the latest message there was written, milliseconds; 0 for none. */
  latest: number;
}

export interface Message {
  id: string;
  /** null: the bot. */
  author: { id: string; name: string } | null;
  at: number;
  day: string;
  time: string;
  edited: boolean;
  /** Of what is written in it, where that is known. */
  lang: string | null;
  /** A person's own text, or the bot's view. */
  body: { text: string } | { view: Drawn<View> };
  /** A reply that only this person sees, and the command it answers. */
  only: { asked: string | null } | null;
}

export interface Suggestion {
  /** What is written into the line when it is chosen, e.g. "/agenda add ". */
  insert: string;
  /** e.g. "/agenda done number" */
  usage: string;
  summary: string;
}

export interface ClockFace {
  /** Milliseconds. */
  now: number;
  day: string;
  time: string;
  /** null where time is nobody's to pass. */
  pass: { next: string } | null;
}

export interface State {
  locale: Locale;
  words: Record<PageWord, string>;
  company: string;
  /** The bot's name. */
  bot: string;
  me: Who;
  people: readonly Who[];
  place: PlaceLine;
  /** The label of the writing line. */
  write: string;
  places: readonly PlaceLine[];
  messages: readonly Message[];
  /** There are messages before the first one. */
  earlier: boolean;
  suggestions: readonly Suggestion[];
  shortcuts: readonly { name: string; label: string }[];
  clock: ClockFace;
}

/** What a person does. `id` is made by the page, so that one thing sent twice is done once. */
export interface PageAction {
  id: string;
  person: string;
  place: string;
  /** The message whose button was pressed, or that opened the form. */
  from?: string | undefined;
  what:
    | { kind: 'say'; text: string }
    | { kind: 'click'; route: Pressed }
    | { kind: 'submit'; route: Pressed; values: FormValues }
    | { kind: 'look'; route: Pressed; values: FormValues }
    | { kind: 'shortcut'; name: string; message: string }
    | { kind: 'home' };
}

/** What comes back at once; everything else arrives as messages. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'form'; form: Drawn<Form> }
  | { kind: 'reject'; fields: Record<string, string> }
  | { kind: 'look'; view: Drawn<View> }
  | { kind: 'home'; view: Drawn<View> };

/** Something that happened while time passed, and where one sees it, as whom. */
export interface Happening {
  person: string;
  place: string;
  /** A person's or a channel's name. */
  name: string;
  summary: string;
}

/** What the page hears after time has passed. */
export interface Passed {
  said: string;
  happened: readonly Happening[];
}

export type PassTo = { kind: 'next' } | { kind: 'by'; ms: number };

/** A refusal: one sentence. */
export interface Sorry {
  sorry: string;
}
