import { z } from 'zod';
import { fewest, pooled, type Verdict, verdictOf } from '../../../alignment/figures/verdict.ts';
import type { Count, Figures, Theme } from './frozen.ts';

/** How champions name themes and join those that say the same. What was found stays beside it. */

const editsSchema = z.object({
  version: z.literal(1),
  /** Each stands for some of the themes found, by their place. */
  named: z.array(z.object({ of: z.array(z.int().min(0)).min(1), name: z.string() })),
});
export type Edits = z.infer<typeof editsSchema>;

export function readEdits(stored: string | null): Edits {
  return stored === null ? { version: 1, named: [] } : editsSchema.parse(JSON.parse(stored));
}

/** The themes of this name now stand together; what one of them was called before is forgotten. */
export function name(edits: Edits, of: readonly number[], called: string): Edits {
  const before = edits.named
    .map((one) => ({ ...one, of: one.of.filter((place) => !of.includes(place)) }))
    .filter((one) => one.of.length > 0);
  return { version: 1, named: [...before, { of: [...of].sort((a, b) => a - b), name: called }] };
}

/** A theme as it is shown: one that was found, or several that stand together. */
export interface ShownTheme {
  /** Places of the themes found. */
  of: number[];
  /** As champions named it; null: by its words. */
  name: string | null;
  words: readonly string[];
  names?: Theme['names'];
  count: Count;
  mixed: boolean;
  quotes: readonly string[];
  parts: readonly Theme[];
}

/** The largest first. */
export function shownThemes({ themes }: Figures, edits: Edits): ShownTheme[] {
  const found = themes?.found ?? [];
  const taken = new Set(edits.named.flatMap(({ of }) => of));
  const groups = [
    ...edits.named.map(({ of, name }) => ({ of, name })),
    ...found.flatMap((_, place) => (taken.has(place) ? [] : [{ of: [place], name: null }])),
  ];
  return groups
    .map(({ of, name }): ShownTheme => {
      const parts = of.flatMap((place) => found[place] ?? []);
      const mixed = parts.some((part) => part.mixed);
      return {
        of,
        name,
        words: parts[0]?.words ?? [],
        names: parts[0]?.names,
        count: together(parts),
        mixed,
        quotes: inTurn(parts),
        parts,
      };
    })
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => sizeOf(b.count) - sizeOf(a.count));
}

/** Of people, or below 20 of a hundred. */
export function sizeOf({ people, share }: Count): number {
  return people ?? share;
}

export function together(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number) => counts.reduce((all, count) => all + of(count), 0);
  const isExact = counts.every(({ people }) => people !== null);
  return {
    people: isExact ? sum(({ people }) => people ?? 0) : null,
    share: Math.min(
      100,
      sum(({ share }) => share),
    ),
  };
}

/** The nearest to the middle of each, then the next. */
function inTurn(parts: readonly Theme[]): string[] {
  const most = Math.max(0, ...parts.map(({ quotes }) => quotes.length));
  return Array.from({ length: most }, (_, turn) => parts.flatMap(({ quotes }) => quotes[turn] ?? [])).flat();
}

/** What the answers look like with the themes as they are shown. */
export function seen(report: Figures, edits: Edits): Verdict {
  const { verdict, score, sharedWord } = report;
  if (verdict === 'too-few' || !edits.named.some(({ of }) => of.length > 1)) return verdict;
  const themes = shownThemes(report, edits).flatMap(({ parts }) => byLanguage(parts));
  const range = score && { value: score.value, interval: { low: score.low, high: score.high } };
  return verdictOf(fewest, range, pooled(themes), sharedWord);
}

/** A theme joined by hand from several languages counts in each. */
function byLanguage(parts: readonly Theme[]): { language: string; share: number }[] {
  const shares = new Map<string, number>();
  for (const { language, share } of parts) shares.set(language, (shares.get(language) ?? 0) + share / 100);
  return [...shares].map(([language, share]) => ({ language, share }));
}

/** The largest camps, each with those of its rank in other languages where these cannot be compared. */
export function camps(report: Figures, edits: Edits): { counts: Count[]; isPooled: boolean } {
  const shown = shownThemes(report, edits);
  const ranks = new Map<string, number>();
  const counts: Count[][] = [];
  for (const { parts } of shown) {
    for (const language of new Set(parts.map((part) => part.language))) {
      const rank = ranks.get(language) ?? 0;
      ranks.set(language, rank + 1);
      counts[rank] = [...(counts[rank] ?? []), ...parts.filter((part) => part.language === language)];
    }
  }
  const pooledCounts = counts.map(together);
  const [first] = pooledCounts;
  return { counts: pooledCounts, isPooled: first !== undefined && sizeOf(first) > sizeOf(shown[0]?.count ?? first) };
}
