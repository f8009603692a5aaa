import { z } from 'zod';
import type { Asks } from '../../../src/chat/asks.ts';
import type { Ask, FormValues } from '../../../src/chat/platform.ts';
import type { Form } from '../../../src/chat/view.ts';
import type { Db } from '../../../src/store/client.ts';
import { everyRow } from '../rows.ts';
import { type Chance, hostileText } from './texts.ts';

/** What shows the texts that were kept, each typed now and then by somebody who means no harm. */
export const looks = [
  ...['/idea list', '/idea mine', '/idea review', '/idea show 2', '/agenda show', '/agenda record'],
  ...['/mission show', '/mission results', '/pad home', '/pad settings'],
];

/**
 * What somebody may send who has seen every route and id, and keeps to no rule.
 * @param named how somebody, and a channel, are typed
 */
export async function asksOf(rituals: readonly Asks[], db: Db, random: Chance, named = { person: '', place: '' }) {
  const ids = (await everyRow(db)).flatMap(({ values }) => (typeof values['id'] === 'string' ? [values['id']] : []));
  const words = rituals.flatMap(({ command, words: all }) =>
    Object.entries(all).map(([name, word]) => ({ command: command.name, name, word })),
  );
  const routes = rituals.flatMap(({ name, actions }) =>
    Object.entries(actions).map(([of, { args }]) => ({ to: `${name}.${of}`, args })),
  );
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
  // a route is written in letters that are whole
  const whole = () =>
    text()
      .slice(0, 80)
      .replace(/\p{Surrogate}/gu, '');
  const argument = () => (number(3) > 0 ? one(ids) : number(2) > 0 ? one(known) : whole());

  /** Mostly what its action takes, and now and then one of them that it does not. */
  function route() {
    const { to, args } = one(routes);
    const wanted = args instanceof z.ZodTuple ? (args.def.items as z.ZodType[]) : [];
    if (number(12) === 0)
      return { to: number(2) > 0 ? to : whole(), args: Array.from({ length: number(4) }, argument) };
    return { to, args: wanted.map((one) => (number(12) > 0 ? fitting(one) : argument())) };
  }

  function fitting(schema: z.ZodType): string {
    const plain = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    if (plain instanceof z.ZodEnum) return String(one(plain.options));
    return plain.safeParse('an-id').success ? one(ids) : String(number(5));
  }

  const value = (): string | string[] => (number(12) === 0 ? [text(), text()] : number(4) === 0 ? one(known) : text());

  return {
    text,
    route,
    value,
    words,
    shortcut: () => one(shortcuts),
    typed(): { command: string; text: string } {
      const { command, name, word } = one(words);
      if (number(8) === 0) return { command: number(4) > 0 ? command : text().slice(0, 30), text: text() };
      const given = { text: text(), number: number(4) ? '1' : text(), ...named, choice: text() };
      return {
        command,
        text: [
          name,
          ...word.options.map(({ kind, choices }) => (number(8) > 0 ? one([given[kind], ...(choices ?? [])]) : text())),
        ].join(' '),
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
