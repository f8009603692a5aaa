import type { Prepared } from '../encoders/encoder.ts';
import { backgroundOf } from '../lexicon/background.ts';
import type { Language } from '../text/languages.ts';
import { isSmallWord } from '../text/small.ts';
import { stemOf } from '../text/stem.ts';

/** A word that tells a theme from the others, and how many of its answers use it. */
export interface LabelWord {
  word: string;
  people: number;
  /** Where they wrote in several languages it is English, and this is what the others call it. */
  names?: { bn: string; ne: string };
}

/**
 * The three words most over-represented in each theme, all in one language: by how much larger the share of its answers
 * using the word is than the share of the other answers, times how telling the word is in general. Each stem is shown as
 * most people wrote it; small words are none. A theme of one person has no label: it would be that person's words.
 */
export function labelsOf(themes: readonly (readonly Prepared[])[], language: Language): LabelWord[][] {
  const all = peopleByStem(themes);
  const n = themes.reduce((sum, theme) => sum + theme.length, 0);
  const background = backgroundOf(language);
  return themes.map((theme) => {
    if (theme.length < 2) return [];
    return [...usesOf(theme, language)]
      .map(([stem, { people, forms }]) => {
        const elsewhere = ((all.get(stem) ?? 0) - people) / Math.max(1, n - theme.length);
        return { word: commonest(forms), people, excess: (people / theme.length - elsewhere) * background.stem(stem) };
      })
      .filter(({ excess }) => excess > 0)
      .sort((a, b) => b.excess - a.excess || (a.word < b.word ? -1 : 1))
      .slice(0, 3)
      .map(({ word, people }) => ({ word, people }));
  });
}

function peopleByStem(themes: readonly (readonly Prepared[])[]): Map<string, number> {
  const people = new Map<string, number>();
  for (const theme of themes) {
    for (const { words, language } of theme) {
      for (const stem of new Set(words.map(stemOf[language]))) people.set(stem, (people.get(stem) ?? 0) + 1);
    }
  }
  return people;
}

/** Per stem: how many answers use it, and the words it stands for. */
function usesOf(
  answers: readonly Prepared[],
  of: Language,
): Map<string, { people: number; forms: Map<string, number> }> {
  const uses = new Map<string, { people: number; forms: Map<string, number> }>();
  for (const { words, language } of answers) {
    const telling = words.filter((word) => !isSmallWord(word, of));
    const stems = new Map(telling.map((word) => [stemOf[language](word), word]));
    for (const [stem, word] of stems) {
      const use = uses.get(stem) ?? { people: 0, forms: new Map<string, number>() };
      use.people++;
      use.forms.set(word, (use.forms.get(word) ?? 0) + 1);
      uses.set(stem, use);
    }
  }
  return uses;
}

function commonest(forms: ReadonlyMap<string, number>): string {
  const [first] = [...forms].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
