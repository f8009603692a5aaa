import { composed } from '../i18n/composed.ts';
import { Prisma } from './client.ts';

/** As texts are stored and searched: one form of every letter, in lower case, on one line, without unseen joiners. */
export function fold(...texts: readonly (string | null)[]): string {
  return composed(texts.filter((text) => text !== null).join(' '))
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The words a search must find, all of them. */
export function searchWords(text: string): string[] {
  return [...new Set(fold(text).split(' '))].filter((word) => word !== '');
}

/** So much of a word is looked for: a database takes a word's length for each letter of a text. */
const mostLetters = 40;

/** Rows whose column "folded" holds a word. */
export function holds(word: string): Prisma.Sql {
  return Prisma.sql`"folded" LIKE ${`%${literal(word)}%`} ESCAPE '\\'`;
}

/** Prisma's `contains` takes % and _ for wildcards: here they are what was typed. For a LIKE … ESCAPE '\'. */
export function literal(text: string): string {
  const looked = [...text].slice(0, mostLetters).join('');
  return looked.replace(/[\\%_]/g, '\\$&');
}
