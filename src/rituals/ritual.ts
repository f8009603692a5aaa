import type { Asks } from '../chat/asks.ts';
import type { Owes } from '../delivery/owes.ts';
import type { OwnedKind } from '../owned/kind.ts';
import type { Stands } from '../owned/notices.ts';
import type { Prompt } from './prompts.ts';

/** A habit of customer-first companies, as a command and what it promises. */
export interface Ritual extends Asks, Owes {
  /** Questions it can bring to the customer item of meetings. */
  prompts?: readonly Prompt[];
  /** Its things that somebody has in their hands until they are done. */
  owned?: readonly OwnedKind[];
  /** Names of notices that come to champions on some mornings, besides their digests: the week makes room for them. */
  mornings?: readonly string[];
  /** What else waits for the champions, told once a week. */
  stands?: Stands;
}

/** A part of a ritual that is read by itself: what people may do there, and what it owes them. */
export type Chapter = Partial<Pick<Ritual, 'words' | 'actions' | 'shortcuts' | 'notices' | 'timers'>>;

/** What a ritual is as a whole. */
export type Head = Omit<Ritual, keyof Chapter>;

/** Puts chapters together. @throws Error for a name that two of them give, and for a notice or timer of another ritual */
export function ritual(head: Head, ...chapters: readonly Chapter[]): Ritual {
  const all: Ritual = {
    ...head,
    words: merged(
      head.name,
      chapters.map(({ words = {} }) => words),
    ),
    actions: merged(
      head.name,
      chapters.map(({ actions = {} }) => actions),
    ),
    shortcuts: chapters.flatMap(({ shortcuts = [] }) => shortcuts),
    notices: chapters.flatMap(({ notices = [] }) => notices),
    timers: chapters.flatMap(({ timers = [] }) => timers),
  };
  for (const names of [all.notices, all.timers].map((some) => some.map(({ name }) => name))) {
    const wrong = names.find((name, n) => !name.startsWith(`${head.name}.`) || names.indexOf(name) !== n);
    if (wrong) throw new Error(`${wrong}: stands twice, or belongs to another ritual than ${head.name}`);
  }
  return all;
}

function merged<T>(name: string, parts: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const whole: Record<string, T> = {};
  for (const [key, value] of parts.flatMap((part) => Object.entries(part))) {
    if (Object.hasOwn(whole, key)) throw new Error(`${name}: two chapters give "${key}"`);
    whole[key] = value;
  }
  return whole;
}
