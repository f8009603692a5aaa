import * as bn from '../data/tables/background-bn.ts';
import * as en from '../data/tables/background-en.ts';
import * as hi from '../data/tables/background-hi.ts';
import * as ne from '../data/tables/background-ne.ts';
import type { Language } from '../text/languages.ts';

/** A language's background as it is shipped: in line d stand the stems (or n-grams) that d sentences contain. */
export interface BackgroundTable {
  sentences: number;
  stems: string;
  grams: string;
}

/** How telling a stem or an n-gram is: its inverse document frequency in generic workplace sentences. */
export interface Background {
  stem(stem: string): number;
  gram(gram: string): number;
}

const tables: Partial<Record<Language, BackgroundTable>> = { en, bn, ne, hi };

const opened = new Map<Language, Background>();

/** Idf from the shipped background, never from a poll: that would weigh down what everybody shares. */
export function backgroundOf(language: Language): Background {
  const known = opened.get(language) ?? open(tables[language]);
  opened.set(language, known);
  return known;
}

function open(table: BackgroundTable | undefined): Background {
  if (!table) return { stem: () => 1, gram: () => 1 };
  return { stem: idfFrom(table.stems, table.sentences), gram: idfFrom(table.grams, table.sentences) };
}

/**
 * ln((N + 4)/(d + 3)) for d of N sentences: above 0 even for d = N, highest for what the background lacks, and smooth
 * enough that a few hundred sentences having a word once, or by chance not at all, weighs little.
 */
function idfFrom(lines: string, sentences: number): (item: string) => number {
  const idf = new Map<string, number>();
  const idfOf = (count: number): number => Math.log((sentences + 4) / (count + 3));
  for (const line of lines.trim().split('\n')) {
    const [count, ...items] = line.split(' ');
    for (const item of items) idf.set(item, idfOf(Number(count)));
  }
  const unseen = idfOf(0);
  return (item) => idf.get(item) ?? unseen;
}
