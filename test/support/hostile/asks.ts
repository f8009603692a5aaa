import type { Asks } from '../../../src/chat/asks.ts';
import type { Ask, FormValues } from '../../../src/chat/platform.ts';
import type { Form } from '../../../src/chat/view.ts';
import type { Db } from '../../../src/store/client.ts';
import { everyRow } from '../rows.ts';
import { type Chance, hostileText } from './texts.ts';

/** What somebody may send who has seen every route and id, and keeps to no rule. */
export async function asksOf(rituals: readonly Asks[], db: Db, random: Chance) {
  const ids = (await everyRow(db)).flatMap(({ values }) => (typeof values['id'] === 'string' ? [values['id']] : []));
  const words = rituals.flatMap(({ command, words: all }) =>
    Object.entries(all).map(([name, word]) => ({ command: command.name, name, word })),
  );
  const routes = rituals.flatMap(({ name, actions }) => Object.keys(actions).map((of) => `${name}.${of}`));
  const shortcuts = rituals.flatMap((ritual) => ritual.shortcuts.map(({ name }) => name));
  const known = [
    '0',
    '1',
    '2',
    'on',
    'off',
    'first',
    'show',
    'living',
    'search',
    'yes',
    'no',
    'good',
    'en',
    'bn',
    'ne',
  ];
  const { number, one } = random;

  const text = () => hostileText(random);
  const argument = () => (number(3) > 0 ? one(ids) : number(2) > 0 ? one(known) : text().slice(0, 80));
  const route = () => ({
    to: number(12) > 0 ? one(routes) : text().slice(0, 40),
    args: Array.from({ length: number(4) }, argument),
  });
  const value = (): string | string[] => (number(12) === 0 ? [text(), text()] : number(4) === 0 ? one(known) : text());

  return {
    text,
    route,
    value,
    words,
    shortcut: () => one(shortcuts),
    typed(): { command: string; text: string } {
      const { command, name, word } = one(words);
      if (number(5) === 0) return { command: number(4) > 0 ? command : text().slice(0, 30), text: text() };
      const given = { text: text(), number: number(2) ? '1' : text(), person: text(), place: text(), choice: text() };
      return {
        command,
        text: [name, ...word.options.map(({ kind, choices }) => one([given[kind], ...(choices ?? [])]))].join(' '),
      };
    },
    /** Everything a form asks for, and now and then what it does not. */
    filled({ fields }: Pick<Form, 'fields'>): FormValues {
      const values = fields.flatMap(({ name }) => (number(8) > 0 ? [[name, value()] as const] : []));
      return Object.fromEntries(number(10) === 0 ? [...values, [text().slice(0, 30), value()] as const] : values);
    },
  };
}

export type Asking = Awaited<ReturnType<typeof asksOf>>;
export type { Ask };
