import { plain, type Text, unturned } from '../i18n/text.ts';

/** What a ritual shows and asks, as plain data. Platforms decide how it looks; nothing here is markup. */

/** "ritual.action" */
export type RouteName = `${string}.${string}`;

/** Where a click or a submitted form goes, with a few short arguments (ids, never people's words). */
export interface Route {
  to: RouteName;
  args?: readonly string[];
}

/** A route as it comes back from a platform: perhaps of an older version, or forged. */
export interface Pressed {
  to: string;
  args: readonly string[];
}

export interface Button {
  kind: 'button';
  label: string;
  go: Route;
  tone?: 'primary' | 'danger';
}
export interface LinkButton {
  kind: 'link';
  label: string;
  url: string;
}
export interface Option {
  value: string;
  label: string;
  hint?: string;
}
/** A menu: what is chosen is added to the route's arguments as the last one. */
export interface Pick {
  kind: 'pick';
  label: string;
  go: Route;
  options: readonly Option[];
  chosen?: string;
}
/** Like Pick; the value is the chosen person's platform id. */
export interface PickPerson {
  kind: 'pickPerson';
  label: string;
  go: Route;
}
export type Control = Button | LinkButton | Pick | PickPerson;

/** A picture or file: `bytes` are kept by the platform, not by the view. */
export interface Attachment {
  name: string;
  type: 'image/png' | 'image/svg+xml' | 'text/csv' | 'text/html' | 'text/plain';
  bytes: Uint8Array;
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: Text }
  /** Somebody's own words, set apart. */
  | { kind: 'quote'; text: Text }
  /** Small print. */
  | { kind: 'note'; text: Text }
  | { kind: 'facts'; facts: readonly { label: string; value: Text }[] }
  /** `share` runs from 0 to 1. */
  | { kind: 'bars'; bars: readonly { label: string; share: number; caption: string }[] }
  /** A line of a list, with at most one button and one menu. */
  | { kind: 'entry'; text: Text; detail?: Text; button?: Button | LinkButton; menu?: Pick }
  | { kind: 'controls'; controls: readonly Control[] }
  | { kind: 'picture'; alt: string; file: Attachment }
  | { kind: 'file'; file: Attachment }
  | { kind: 'divider' };

/** `summary` is what a notification says. */
export interface View {
  kind: 'view';
  summary: string;
  blocks: readonly Block[];
  /** What a thread of a forum is called that begins with it; cut to what fits. Without it nothing stands in a forum. */
  title?: string;
  /** The platform's id of the one person whom a new message may call, where nobody is called by being named. */
  pings?: string;
}

interface FieldBase {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
}
export type Field =
  /** `look`: an action that is asked with this field alone while it is written; a platform with live forms shows its answer. */
  | (FieldBase & { kind: 'line'; value?: string; max: number; placeholder?: string; look?: RouteName })
  | (FieldBase & { kind: 'paragraph'; value?: string; max: number; placeholder?: string })
  | (FieldBase & { kind: 'choice'; options: readonly Option[]; value?: string })
  | (FieldBase & { kind: 'choices'; options: readonly Option[]; value?: readonly string[] })
  | (FieldBase & { kind: 'person'; value?: string })
  /** `forums`: a forum may be chosen, too. */
  | (FieldBase & { kind: 'place'; value?: string; forums?: true })
  /** Local date 'YYYY-MM-DD'; where a platform has no date field it is typed, and read by time/typed.ts. */
  | (FieldBase & { kind: 'date'; value?: string })
  /** Local time 'HH:MM', likewise. */
  | (FieldBase & { kind: 'time'; value?: string });

/** At most five fields. `intro` stands above them; Discord has no room for it, so whatever opens the form says it too. */
export interface Form {
  kind: 'form';
  title: string;
  submit: string;
  go: Route;
  intro?: Text;
  fields: readonly Field[];
}

/** A view of one sentence. */
export function note(text: Text, controls: readonly Control[] = []): View {
  const blocks: Block[] = [{ kind: 'text', text }];
  if (controls.length > 0) blocks.push({ kind: 'controls', controls });
  return { kind: 'view', summary: plain(text), blocks };
}

/**
 * What is to be shown, with nothing in its words that turns their direction. It is done here and not where they are
 * typed, so that names, rows of before and what a platform tells are covered, and what was typed stays as it was.
 */
export function readable<T>(shown: T): T {
  return unturnedIn(shown) as T;
}

function unturnedIn(value: unknown): unknown {
  if (typeof value === 'string') return unturned(value);
  if (Array.isArray(value)) return value.map(unturnedIn);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  // an attachment stays the one it is: it is known by itself
  if ('bytes' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unturnedIn(part)]));
}
