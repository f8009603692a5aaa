import { z } from 'zod';
import type { Figures, Theme, Verdict } from '../records/frozen.ts';
import { largest, verdictOf } from '../records/verdict.ts';

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
  share: number;
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
      const share = parts.reduce((sum, part) => sum + part.share, 0);
      return { of, name, words: parts[0]?.words ?? [], share, parts };
    })
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => b.share - a.share);
}

/** What the answers look like with the themes as they are shown, and the shares that say so. */
export function seen(report: Figures, edits: Edits): { verdict: Verdict; first: number; second: number } {
  const { themes, score } = report;
  if (!themes) return { verdict: report.verdict, first: 0, second: 0 };
  const byLanguage = shownThemes(report, edits).flatMap(({ parts }) => {
    const shares = new Map<Theme['language'], number>();
    for (const { language, share } of parts) shares.set(language, (shares.get(language) ?? 0) + share);
    return [...shares].map(([language, share]) => ({ language, share }));
  });
  const verdict = edits.named.length === 0 ? report.verdict : verdictOf(byLanguage, score);
  return { verdict, ...largest(byLanguage) };
}
