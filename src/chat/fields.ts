/** The kinds of field that a form may have. Each draws itself and reads itself, and has one sentence for what it cannot read. */

import type { MessageKey } from '../i18n/messages.ts';
import type { Translator, Values } from '../i18n/translate.ts';
import type { Person, Place } from '../store/rows.ts';
import { asciiDigits } from '../time/tokens.ts';
import { readDate, readTime } from '../time/typed.ts';
import { localDate } from '../time/zone.ts';
import { findZones } from '../time/zones.ts';
import { type Ctx, UserError } from './asks.ts';
import { clean, excess, length, longest } from './input.ts';
import type { Field, Option, RouteName } from './view.ts';

/** What a field is filled in with when its form opens. */
export type Filled = string | readonly string[] | null | undefined;

/** A sentence of the catalogue with its values, or how it is said. */
export type Said = MessageKey | ((t: Translator) => string);

export type Reading<V> = { value: V } | { refused: MessageKey; values?: Values };

export interface FormField<V> {
  /** `args` are the form's: what it asks about. */
  draw(ctx: Ctx, name: string, filled: Filled, args: readonly string[]): Field | Promise<Field>;
  read(
    ctx: Ctx,
    given: string | readonly string[] | undefined,
    args: readonly string[],
  ): Reading<V> | Promise<Reading<V>>;
  /** Where it is false the field is not asked, and has this value. */
  unless?: { asked(ctx: Ctx): boolean; value: V };
}

interface Labels {
  label: Said;
  hint?: Said;
}
/** Optional fields read as null where nothing was given. */
type Maybe<O, V> = O extends { optional: true } ? V | null : V;
type Optional = { optional?: boolean };

function labels({ t }: Ctx, name: string, { label, hint, optional }: Labels & Optional) {
  const say = (said: Said) => (typeof said === 'function' ? said(t) : t(said));
  return { name, label: say(label), ...(hint && { hint: say(hint) }), ...(optional && { optional: true }) };
}

function one(filled: Filled): { value?: string } {
  return typeof filled === 'string' && filled !== '' ? { value: filled } : {};
}

/** Reads what was typed; nothing at all is null where that is allowed. */
function typed<O extends Optional, V>(
  options: O,
  read: (ctx: Ctx, text: string) => Reading<V> | Promise<Reading<V>>,
): FormField<Maybe<O, V>>['read'] {
  return (ctx, given) => {
    const text = clean(typeof given === 'string' ? given : (given?.[0] ?? ''));
    if (text !== '') return read(ctx, text) as Reading<Maybe<O, V>>;
    return options.optional ? { value: null as Maybe<O, V> } : { refused: 'chat.empty' };
  };
}

type Written = Labels & Optional & { max?: number; placeholder?: Said; look?: RouteName };

function written<const O extends Written>(kind: 'line' | 'paragraph', options: O): FormField<Maybe<O, string>> {
  const { max = longest, placeholder, look } = options;
  return {
    draw: (ctx, name, filled) => ({
      kind,
      ...labels(ctx, name, options),
      // platforms count UTF-16 units, and refuse to open a form with a value that is longer
      max: Math.max(max, filled?.length ?? 0),
      ...(placeholder && { placeholder: typeof placeholder === 'function' ? placeholder(ctx.t) : ctx.t(placeholder) }),
      ...(look !== undefined && kind === 'line' && { look }),
      ...one(filled),
    }),
    read: typed(
      options,
      (_ctx, text): Reading<string> =>
        length(text) > max ? { refused: 'chat.tooLong', values: excess(text, max) } : { value: text },
    ),
  };
}

/** One line of text, at most `max` characters. `look`: an action that is asked with it while it is written. */
export function line<const O extends Written>(options: O) {
  return written('line', options);
}

export function paragraph<const O extends Written>(options: O) {
  return written('paragraph', options);
}

type Choosing<V extends string> = Labels & { options: (ctx: Ctx) => readonly (Option & { value: V })[] };
type ChoosingAny<V extends string> = Labels & {
  options: (
    ctx: Ctx,
    args: readonly string[],
  ) => readonly (Option & { value: V })[] | Promise<readonly (Option & { value: V })[]>;
};

/** One of a few answers. */
export function choice<V extends string, const O extends Optional>(options: Choosing<V> & O): FormField<Maybe<O, V>> {
  return {
    draw: (ctx, name, filled) => ({
      kind: 'choice',
      ...labels(ctx, name, options),
      options: options.options(ctx),
      ...one(filled),
    }),
    read: (ctx, given) => {
      const chosen = typeof given === 'string' ? given : given?.[0];
      const found = options.options(ctx).find(({ value }) => value === chosen);
      if (found) return { value: found.value as Maybe<O, V> };
      return options.optional && !chosen ? { value: null as Maybe<O, V> } : { refused: 'chat.choose' };
    },
  };
}

/** Any of a few answers, in their order; at least one unless it is optional. */
export function choices<V extends string>(options: ChoosingAny<V> & Optional): FormField<readonly V[]> {
  return {
    draw: async (ctx, name, filled, args) => ({
      kind: 'choices',
      ...labels(ctx, name, options),
      options: await options.options(ctx, args),
      ...(filled && { value: typeof filled === 'string' ? [filled] : filled }),
    }),
    read: async (ctx, given = [], args) => {
      const chosen = typeof given === 'string' ? [given] : given;
      const offered = await options.options(ctx, args);
      const found = offered.flatMap(({ value }) => (chosen.includes(value) ? [value] : []));
      return found.length > 0 || options.optional ? { value: found } : { refused: 'chat.choose' };
    },
  };
}

/** Somebody of the workspace, as our row. */
export function person<const O extends Labels & Optional>(options: O): FormField<Maybe<O, Person>> {
  return {
    draw: (ctx, name, filled) => ({ kind: 'person', ...labels(ctx, name, options), ...one(filled) }),
    read: typed(options, async (ctx, id) => {
      const found = await orRefused(() => ctx.personById(id));
      return 'value' in found && found.value.kind !== 'member' ? { refused: 'chat.noSuchPerson' } : found;
    }),
  };
}

/** A channel of the workspace, as our row. */
export function place<const O extends Labels & Optional & { forums?: true }>(options: O): FormField<Maybe<O, Place>> {
  const { forums } = options;
  return {
    draw: (ctx, name, filled) => ({
      kind: 'place',
      ...labels(ctx, name, options),
      ...(forums && { forums }),
      ...one(filled),
    }),
    read: typed(options, (ctx, id) => orRefused(() => ctx.placeById(id, forums))),
  };
}

/** A local date 'YYYY-MM-DD', picked or typed ("tomorrow"). `from: 'today'` refuses what has passed on the asker's calendar. */
export function day<const O extends Labels & Optional & { from?: 'today' }>(options: O): FormField<Maybe<O, string>> {
  return {
    draw: (ctx, name, filled) => ({ kind: 'date', ...labels(ctx, name, options), ...one(filled) }),
    read: typed(options, (ctx, text): Reading<string> => {
      const today = localDate(ctx.now, ctx.t.zone);
      const date = readDate(text, today);
      if (date === null) return { refused: 'chat.notADate' };
      return options.from === 'today' && date < today ? { refused: 'chat.dayPassed' } : { value: date };
    }),
  };
}

/** A time of the day in minutes, 0 to 1439; filled in as 'HH:MM'. */
export function clock<const O extends Labels & Optional>(options: O): FormField<Maybe<O, number>> {
  return {
    draw: (ctx, name, filled) => ({ kind: 'time', ...labels(ctx, name, options), ...one(filled) }),
    read: typed(options, (_ctx, text): Reading<number> => {
      const minutes = readTime(text);
      return minutes === null ? { refused: 'chat.notATime' } : { value: minutes };
    }),
  };
}

/** A whole number in digits of any script. */
export function number<const O extends Labels & Optional & { min: number; max: number }>(
  options: O,
): FormField<Maybe<O, number>> {
  const { min, max } = options;
  return {
    draw: (ctx, name, filled) => ({ kind: 'line', ...labels(ctx, name, options), max: 12, ...one(filled) }),
    read: typed(options, (_ctx, text): Reading<number> => {
      const digits = asciiDigits(text);
      const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
      return value >= min && value <= max ? { value } : { refused: 'chat.numberBetween', values: { min, max } };
    }),
  };
}

/** An IANA zone, from a city, a country or an offset as people write it. */
export function zone<const O extends Labels & Optional>(options: O): FormField<Maybe<O, string>> {
  return {
    draw: (ctx, name, filled) => ({ kind: 'line', ...labels(ctx, name, options), max: 100, ...one(filled) }),
    read: typed(options, (ctx, text): Reading<string> => {
      const [found] = findZones(text, ctx.now, 1);
      return found === undefined ? { refused: 'chat.zoneUnknown' } : { value: found };
    }),
  };
}

/** The field where `asked` is true; else it is left out and has this value. */
export function when<V>(asked: (ctx: Ctx) => boolean, value: V, field: FormField<V>): FormField<V> {
  return { ...field, unless: { asked, value } };
}

async function orRefused<T>(find: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { value: await find() };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.key, values: error.values };
    throw error;
  }
}
