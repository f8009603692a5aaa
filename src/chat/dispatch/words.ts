import { z } from 'zod';
import { composed } from '../../i18n/composed.ts';
import { asciiDigits } from '../../time/tokens.ts';
import type { CommandOption, Spoken, Word } from '../asks.ts';

/** What was typed after a command, read against its words. */
export type Read =
  | { kind: 'word'; name: string; word: Word; values: Record<string, string | number> }
  | { kind: 'help' }
  /** No such word. */
  | { kind: 'unknown'; typed: string }
  /** The beginning of words of two parts: "admin" of "admin add". */
  | { kind: 'unfinished'; typed: string; names: readonly string[] }
  /** The word is right, what follows it is not. */
  | { kind: 'misused'; name: string; word: Word };

const help = ['help', '?', 'সাহায্য', 'সহায়তা', 'मद्दत', 'सहायता'].map((word) => word.normalize('NFC'));

/** Reads "add Pricing" for /agenda: the longest word that fits, then its options in order. */
export function readWords(ritual: Spoken, text: string): Read {
  const typed = text.trim();
  if (typed === '') return readOptions(ritual, ritual.command.bare, '');
  const [first = '', second] = typed.split(/\s+/, 2);
  if (help.includes(composed(first.toLowerCase(), 'NFC'))) return { kind: 'help' };
  for (const name of second ? [`${first} ${second}`, first] : [first]) {
    const known = name.toLowerCase();
    if (Object.hasOwn(ritual.words, known)) return readOptions(ritual, known, afterWords(typed, known));
  }
  const names = Object.keys(ritual.words).filter((name) => name.startsWith(`${first.toLowerCase()} `));
  return names.length > 0 ? { kind: 'unfinished', typed: first, names } : { kind: 'unknown', typed: first };
}

/** What a platform parsed itself (Discord): the word, and its options as text. */
export function readParsed(ritual: Spoken, name: string, options: Record<string, string>): Read {
  const word = ritual.words[name];
  if (!word) return { kind: 'unknown', typed: name };
  const values: Record<string, string | number> = {};
  if (word.ask && Object.keys(options).length === 0) return asked(name, word, word.ask);
  for (const option of word.options) {
    const given = options[option.name];
    if (given === undefined) {
      if (!option.optional) return { kind: 'misused', name, word };
      continue;
    }
    const value = option.kind === 'number' ? readNumber(given) : given;
    if (value === null) return { kind: 'misused', name, word };
    values[option.name] = value;
  }
  return { kind: 'word', name, word, values };
}

function afterWords(typed: string, name: string): string {
  return typed.replace(name.includes(' ') ? /^\S+\s+\S+\s*/ : /^\S+\s*/, '');
}

function readOptions(ritual: Spoken, name: string, rest: string): Read {
  const word = ritual.words[name];
  if (!word) return { kind: 'unknown', typed: name };
  const values: Record<string, string | number> = {};
  let left = rest.trim();
  if (word.ask && left === '') return asked(name, word, word.ask);
  for (const option of word.options) {
    if (left === '') {
      if (option.optional) continue;
      return { kind: 'misused', name, word };
    }
    const [piece, after] = option.kind === 'text' ? [left, ''] : cut(left);
    const value = readOption(option, piece);
    if (value === null) return { kind: 'misused', name, word };
    values[option.name] = value;
    left = after;
  }
  return left === '' ? { kind: 'word', name, word, values } : { kind: 'misused', name, word };
}

/** The word alone, which opens its form. */
function asked(name: string, word: Word, ask: NonNullable<Word['ask']>): Read {
  return {
    kind: 'word',
    name,
    word: { ...word, options: [], answers: 'form', values: z.object({}), run: ask },
    values: {},
  };
}

function cut(text: string): [string, string] {
  const [, piece = '', after = ''] = /^(<[@#][^>]*>|\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  return [piece, after];
}

function readOption(option: CommandOption, piece: string): string | number | null {
  switch (option.kind) {
    case 'text':
      return withoutTokens(piece);
    case 'number':
      return readNumber(piece);
    case 'person':
      return /^<@([^|>]+)(\|[^>]*)?>$/.exec(piece)?.[1] ?? null;
    case 'place':
      return /^<#([^|>]+)(\|[^>]*)?>$/.exec(piece)?.[1] ?? null;
    case 'choice':
      return option.choices?.find(({ value }) => value === piece.toLowerCase())?.value ?? null;
  }
}

/** A whole number above 0 in digits of any script, with or without #. */
export function readNumber(text: string): number | null {
  const digits = asciiDigits(text.trim()).replace(/^#/, '');
  if (!/^\d{1,9}$/.test(digits)) return null;
  const number = Number(digits);
  return number > 0 ? number : null;
}

/** People and channels inside a sentence are kept as the names that were typed. */
function withoutTokens(text: string): string {
  return text.replace(
    /<([@#])([^<|>]+)(?:\|([^<>]*))?>/g,
    (_, mark: string, id: string, name?: string) => mark + (name || id),
  );
}
