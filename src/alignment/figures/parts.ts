import { dotDense, pack, type Rows, sumOf } from '../vectors/rows.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import { drawIndexes, randomFrom, shuffle } from './chance.ts';

/** One person's answer in one part of the company; only answers in the same language are compared. */
export interface InPart {
  part: string;
  language: string;
  vector: SparseVector;
}

/** Whether parts agree more within themselves than with each other. */
export interface BetweenParts {
  /** Mean cosine between people of two different parts. */
  between: { a: string; b: string; u: number }[];
  /** Mean within-part consensus less the mean between parts. */
  gap: number;
  /** How often shuffled parts show a gap as large: one-sided, from 999 shuffles. */
  p: number;
}

const shuffles = 999;
/** Above this many people a random sample of them stands for all. */
const largest = 2000;

/** Only for parts that may be published. Null where no two parts share a language, or no part has a pair of people. */
export function betweenParts(people: readonly InPart[], seed: number): BetweenParts | null {
  const random = randomFrom(seed);
  const chosen =
    people.length <= largest ? people : drawIndexes(people.length, largest, random).map((i) => people[i] as InPart);
  const parts = [...new Set(chosen.map(({ part }) => part))].sort();
  const languages = [...new Set(chosen.map(({ language }) => language))].sort().map((language) => {
    const speakers = chosen.filter((person) => person.language === language);
    return {
      rows: pack(speakers.map(({ vector }) => vector)),
      labels: speakers.map(({ part }) => parts.indexOf(part)),
    };
  });
  const found = gapOf(languages, parts.length);
  if (!found) return null;
  let asLarge = 0;
  for (let round = 0; round < shuffles; round++) {
    for (const { labels } of languages) shuffle(labels, random);
    const shuffled = gapOf(languages, parts.length);
    if (shuffled && shuffled.gap >= found.gap - 1e-12) asLarge++;
  }
  const between = found.between.map(({ g, h, u }) => ({ a: parts[g] as string, b: parts[h] as string, u }));
  return { between, gap: found.gap, p: (1 + asLarge) / (1 + shuffles) };
}

interface Labelled {
  rows: Rows;
  labels: number[];
}

/** For parts g and h: B_gh = Σ S_g·S_h / Σ n_g n_h and U_g = Σ (|S_g|² − n_g) / Σ n_g(n_g − 1), over the languages. */
function gapOf(languages: readonly Labelled[], parts: number) {
  const sums = languages.map(({ rows, labels }) =>
    Array.from({ length: parts }, (_, part) => {
      const which = labels.flatMap((label, row) => (label === part ? [row] : []));
      return { n: which.length, sum: sumOf(rows, which) };
    }),
  );
  const within: number[] = [];
  const between: { g: number; h: number; u: number }[] = [];
  for (let g = 0; g < parts; g++) {
    for (let h = g; h < parts; h++) {
      let total = 0;
      let pairs = 0;
      for (const ofLanguage of sums) {
        const [a, b] = [ofLanguage[g], ofLanguage[h]];
        if (!a || !b) continue;
        total += dotDense(a.sum, b.sum) - (g === h ? a.n : 0);
        pairs += a.n * (g === h ? a.n - 1 : b.n);
      }
      if (pairs === 0) continue;
      if (g === h) within.push(total / pairs);
      else between.push({ g, h, u: total / pairs });
    }
  }
  if (within.length === 0 || between.length === 0) return null;
  return { between, gap: meanOf(within) - meanOf(between.map(({ u }) => u)) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
