import { cosine, dot, type SparseVector } from './vectors.ts';

/** Something already there that is close to what was written. */
export interface Near<Key> {
  key: Key;
  /** From 0 to 1. */
  cosine: number;
}

/** From which cosine on two ideas, by wording, are offered as perhaps the same. */
export const nearFrom = 0.3;

/** The closest of a few thousand encoded texts, closest first; equal ones in the order they were given. */
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

interface Postings {
  size: number;
  places: Int32Array;
  weights: Float32Array;
}

/**
 * An index over unit vectors for a hundred thousand texts and more: for each feature the texts that have it. A query
 * touches only texts that share a feature with it.
 */
export class NearIndex<Key> {
  #postings = new Map<number, Postings>();
  #keys: (Key | undefined)[] = [];
  #places = new Map<Key, number>();
  #sums = new Float64Array(1024);

  get size(): number {
    return this.#places.size;
  }

  /** Adds a text, or replaces the one under the same key. */
  put(key: Key, vector: SparseVector): void {
    this.remove(key);
    const place = this.#keys.push(key) - 1;
    this.#places.set(key, place);
    vector.ids.forEach((id, i) => {
      append(this.#postingsOf(id), place, vector.weights[i] as number);
    });
    if (place >= this.#sums.length) this.#sums = new Float64Array(this.#sums.length * 2);
  }

  /** Takes a text out; its postings stay as holes that no query reports. */
  remove(key: Key): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    this.#places.delete(key);
    this.#keys[place] = undefined;
  }

  near(query: SparseVector, limit: number, atLeast = nearFrom): Near<Key>[] {
    const sums = this.#sums;
    sums.fill(0, 0, this.#keys.length);
    query.ids.forEach((id, i) => {
      const postings = this.#postings.get(id);
      if (postings) addPostings(postings, query.weights[i] as number, sums);
    });
    const found: Near<Key>[] = [];
    // Postings keep seven digits: what lies exactly at the limit must not fall below it.
    const floor = atLeast * Math.sqrt(dot(query, query)) - 1e-6;
    for (let place = 0; place < this.#keys.length; place++) {
      const sum = sums[place] as number;
      const key = this.#keys[place];
      if (sum >= floor && sum > 0 && key !== undefined) found.push({ key, cosine: Math.min(1, sum) });
    }
    return found.sort((a, b) => b.cosine - a.cosine).slice(0, limit);
  }

  #postingsOf(id: number): Postings {
    const known = this.#postings.get(id);
    if (known) return known;
    const made = { size: 0, places: new Int32Array(4), weights: new Float32Array(4) };
    this.#postings.set(id, made);
    return made;
  }
}

function append(postings: Postings, place: number, weight: number): void {
  if (postings.size === postings.places.length) {
    const [places, weights] = [postings.places, postings.weights];
    postings.places = new Int32Array(postings.size * 2);
    postings.weights = new Float32Array(postings.size * 2);
    postings.places.set(places);
    postings.weights.set(weights);
  }
  postings.places[postings.size] = place;
  postings.weights[postings.size++] = weight;
}

function addPostings({ size, places, weights }: Postings, factor: number, sums: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const place = places[i] as number;
    sums[place] = (sums[place] as number) + factor * (weights[i] as number);
  }
}
