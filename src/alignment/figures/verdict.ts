import type { Interval } from './statistics.ts';

/**
 * What a round says, in a word: one story; one job that stands out, short of one story; two or three camps; really many;
 * too wide a range to tell; too few answers.
 */
export const verdicts = ['one', 'stands-out', 'several', 'many', 'open', 'too-few'] as const;
export type Verdict = (typeof verdicts)[number];

/** Below so many usable answers nothing is said. */
export const fewest = 5;
/** One story: from this score on, from this lower end on, and with so large a share of the people in one theme. */
const one = { value: 60, low: 40, share: 0.6 };
/** A job stands out with so large a share, and so many times the next. */
const leads = { share: 0.4, times: 2 };
/** Two or three camps: each has so large a share, and together so much. */
const camps = { each: 0.2, together: 0.65 };
/** Below this score what looks like a theme is chance; where answers share but a word, that takes more. */
const alike = { least: 20, leastWithWord: 35 };
/** Really many: the upper end stays below this. */
const manyBelow = 60;

/** From so wide a range on, in points, no figure is given: it would be denied in the same breath. */
const widest = 60;

/** Whether a score's range is narrow enough to give a figure. */
export function isTold({ interval }: { interval: Interval | null }): boolean {
  return interval !== null && interval.high - interval.low <= widest;
}

/** `themes`: those of two people or more, the largest first. `word`: what the answers share more than a job. */
export function verdictOf(
  usable: number,
  score: { value: number; interval: Interval | null } | null,
  themes: readonly { share: number }[],
  word: string | null,
): Verdict {
  if (usable < fewest) return 'too-few';
  if (!score?.interval) return 'open';
  const shares = themes.map(({ share }) => share);
  const [first = 0, next = 0] = shares;
  if (word === null && score.value >= one.value && score.interval.low >= one.low && first >= one.share) return 'one';
  if (score.value >= (word === null ? alike.least : alike.leastWithWord)) {
    const large = shares.slice(0, 3).filter((share) => share >= camps.each);
    if (large.length > 1 && next * leads.times > first && sum(large) >= camps.together) return 'several';
    if (first >= leads.share && first >= leads.times * next) return 'stands-out';
  }
  return score.interval.high < manyBelow && first < leads.share ? 'many' : 'open';
}

/**
 * Themes as a verdict counts them. Where languages cannot be compared each has themes of its own, which may well say the
 * same: the largest of each language stand together, then the next.
 */
export function pooled(themes: readonly { language: string; share: number }[]): { share: number }[] {
  const byLanguage = new Map<string, number[]>();
  for (const { language, share } of themes) byLanguage.set(language, [...(byLanguage.get(language) ?? []), share]);
  const ranked = [...byLanguage.values()].map((shares) => shares.sort((a, b) => b - a));
  const most = Math.max(0, ...ranked.map((shares) => shares.length));
  return Array.from({ length: most }, (_, rank) => ({ share: sum(ranked.map((shares) => shares[rank] ?? 0)) }));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
