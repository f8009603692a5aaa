import { cosine, type SparseVector } from './sparse.ts';

/** Something already there that is close to what was written. */
export interface Near<Key> {
  key: Key;
  /** From 0 to 1. */
  cosine: number;
}

/** From which cosine on two ideas, by wording, are offered as perhaps the same. */
export const nearFrom = 0.3;

/** The closest of some encoded texts, closest first; equal ones in the order they were given. */
export function nearMatches<Key>(
  query: SparseVector,
  corpus: Iterable<{ key: Key; vector: SparseVector }>,
  limit: number,
  atLeast = nearFrom,
): Near<Key>[] {
  const near: Near<Key>[] = [];
  for (const { key, vector } of corpus) {
    const value = cosine(query, vector);
    if (value >= atLeast) near.push({ key, cosine: value });
  }
  return near.sort((a, b) => b.cosine - a.cosine).slice(0, limit);
}
