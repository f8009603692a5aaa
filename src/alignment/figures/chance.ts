import { hashText } from '../vectors/hash.ts';

/**
 * Random choices that can be repeated: seeded from the answers themselves, so that the same answers give the same
 * figures on every machine and in every order.
 */

/** A seed from texts that is the same in whatever order they come. */
export function seedOf(texts: readonly string[]): number {
  return [...texts].sort().reduce((seed, text) => hashText(`${text}\n`, seed), 0x811c9dc5);
}

/** Numbers in [0, 1), the same ones for the same seed (mulberry32, public domain, Tommy Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `size` different numbers out of 0 … n−1, in rising order: those left over when a shuffle stops early. */
export function drawIndexes(n: number, size: number, random: () => number): number[] {
  const pool = Array.from({ length: n }, (_, i) => i);
  shuffle(pool, random, size);
  return pool.slice(0, size).sort((a, b) => a - b);
}

/** Shuffles in place (Fisher and Yates), only as far as the first `upTo` places. */
export function shuffle<T>(items: T[], random: () => number, upTo = items.length): void {
  for (let i = 0; i < Math.min(upTo, items.length - 1); i++) {
    const other = i + Math.floor(random() * (items.length - i));
    const kept = items[i] as T;
    items[i] = items[other] as T;
    items[other] = kept;
  }
}
