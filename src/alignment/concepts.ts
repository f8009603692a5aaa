import { backgroundOf } from './background.ts';
import { hashText } from './chance.ts';
import { glossary } from './data/tables/glossary.ts';
import type { Language } from './languages.ts';
import { stemOf } from './stem.ts';
import { wordsOf } from './text.ts';
import { type SparseVector, unit, vectorOf } from './vectors.ts';

/** The glossary's columns. */
const columns = ['en', 'bn', 'ne'] as const satisfies Language[];
const longestTerm = 4;

/** A text's workplace terms as concepts that are the same in every language of the glossary. */
export interface Concepts {
  /** A unit vector; empty where the glossary knows no word. */
  vector: SparseVector;
  /** How many of the words belong to a term of the glossary. */
  known: number;
}

/** Terms are looked up by their stems, the longest first. */
export function conceptsOf(words: readonly string[], language: Language): Concepts {
  const terms = termsOf(language);
  const stems = words.map((word) => stemOf[language](word));
  const counts = new Map<number, number>();
  let known = 0;
  for (let at = 0; at < stems.length; ) {
    const length = longestMatch(terms, stems, at);
    known += length;
    for (const concept of terms.get(stems.slice(at, at + length).join(' ')) ?? []) {
      counts.set(concept, (counts.get(concept) ?? 0) + 1);
    }
    at += Math.max(1, length);
  }
  const weights = [...counts].map(([concept, times]): [number, number] => [
    hashText(`concept:${concept}`),
    (1 + Math.log(times)) * (read().idf[concept] ?? 1),
  ]);
  return { vector: unit(vectorOf(new Map(weights))), known };
}

function longestMatch(terms: ReadonlyMap<string, unknown>, stems: readonly string[], at: number): number {
  for (let length = Math.min(longestTerm, stems.length - at); length > 0; length--) {
    if (terms.has(stems.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

interface Glossary {
  terms: Map<Language, Map<string, number[]>>;
  idf: number[];
}

let opened: Glossary | undefined;

function termsOf(language: Language): ReadonlyMap<string, number[]> {
  return read().terms.get(language) ?? new Map();
}

/** Rows that share a translation are one concept: that is how "client" meets "customer". */
function read(): Glossary {
  if (opened) return opened;
  const rows = glossary.map((row) => row.split('\t').map((cell, i) => alternatives(cell, columns[i] ?? 'en')));
  const concept = merged(rows);
  const terms = new Map(columns.map((language) => [language as Language, new Map<string, number[]>()]));
  const idf: number[] = [];
  rows.forEach((row, number) => {
    const id = concept[number] as number;
    row.forEach((cell, column) => {
      const ofLanguage = terms.get(columns[column] ?? 'en');
      for (const term of cell) ofLanguage?.set(term, [...new Set([...(ofLanguage.get(term) ?? []), id])]);
    });
    idf[id] = Math.max(idf[id] ?? 0, idfOf(row));
  });
  opened = { terms, idf };
  return opened;
}

function alternatives(cell: string, language: Language): string[] {
  return cell
    .split(/[;,/]/)
    .map((term) => wordsOf(term).map((word) => stemOf[language](word)))
    .filter((stems) => stems.length > 0 && stems.length <= longestTerm)
    .map((stems) => stems.join(' '));
}

/** How telling a row is: the mean over its languages of the most telling stem of its first term. */
function idfOf(row: readonly string[][]): number {
  const each = row.flatMap(([term], column) => {
    const background = backgroundOf(columns[column] ?? 'en');
    return term === undefined ? [] : [Math.max(...term.split(' ').map((stem) => background.stem(stem)))];
  });
  return each.reduce((sum, idf) => sum + idf, 0) / Math.max(1, each.length);
}

/** For each row the number of its concept. */
function merged(rows: readonly string[][][]): number[] {
  const parent = rows.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  const first = new Map<string, number>();
  rows.forEach((row, number) => {
    const key = row
      .slice(1)
      .map((cell) => cell.join('|'))
      .join('\t');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, number);
    else parent[root(number)] = root(earlier);
  });
  return rows.map((_, number) => root(number));
}
