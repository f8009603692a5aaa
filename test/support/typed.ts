import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A line that somebody types in #general, and what the reply says. */
export interface Typed {
  typed: string;
  /** Maya is an admin, Grace a champion, Mina new to everything. */
  by: 'maya' | 'grace' | 'mina';
  /** What the reply names, in any language; numbers are looked for in the reader's digits. */
  names: readonly (string | number)[];
  /** Opens a form. */
  form?: true;
}

/** A line that somebody of the sandbox's company types, its statements counted. */
export type Counted = readonly [who: string, typed: string];

interface TypedFile {
  /** Of its ritual. */
  name: string;
  typed: readonly Typed[];
  counted: readonly Counted[];
}

const folder = path.resolve(import.meta.dirname, '../rituals');

/** Each ritual's typed.ts, in the order of their names: every word of its command, in an order in which each has something to act on. */
export async function everyTyped(): Promise<readonly TypedFile[]> {
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'typed.ts')));
  return Promise.all(
    names.sort().map(async (name) => {
      const file = pathToFileURL(path.join(folder, name, 'typed.ts')).href;
      const { typed, counted } = (await import(file)) as Omit<TypedFile, 'name'>;
      return { name, typed, counted };
    }),
  );
}
