import { partsToShow } from '../../../alignment/figures/publish.ts';
import type { Reckoning, Theme } from '../../../alignment/round/reckoning.ts';

/** A theme as it is told: `people` with those who are counted with it. */
export interface ToldTheme extends Theme {
  mixed: boolean;
}

/** A group of people that may be told of, and the themes in it that may be. Whoever is in none of them is its rest. */
export interface Cell {
  /** A language, "dontKnow" or "blank"; "other" for several small ones; "all" where none may be told apart. */
  name: string;
  people: number;
  themes: ToldTheme[];
}

const everybody = 'all';

/**
 * The one partition of a round that is published, of everybody who answered: by language (and by having said nothing),
 * each cut further by its themes, which are all told. Every piece has k people or more, what is left over too, so that
 * nothing below k can be worked out by subtraction.
 * @param words whether themes may be told at all
 */
export function cellsOf({ encoder, shared, languages, themes }: Reckoning, k: number, words: boolean): Cell[] {
  const sizes = new Map<string, number>(languages.map(({ language, people }) => [language, people]));
  const isAcross = encoder.name === 'gist';
  if (isAcross) {
    // themes reach across languages, and no other cut may cross them
    sizes.clear();
    sizes.set(everybody, shared.usable);
  }
  sizes.set('dontKnow', shared.dontKnow);
  sizes.set('blank', shared.blank);
  const shown = partsToShow(Object.fromEntries(sizes), k);
  const found = words && themes.kind === 'known' ? themes.value.themes : [];
  const sum = (names: Iterable<string>) => [...names].reduce((all, name) => all + (sizes.get(name) ?? 0), 0);
  if (shown.parts.length === 0) return [withThemes(everybody, sum(sizes.keys()), found, k)];
  const cells = shown.parts.map((name) =>
    withThemes(
      name,
      sum([name]),
      found.filter(({ language }) => (isAcross ? name === everybody : language === name)),
      k,
    ),
  );
  return shown.other.length > 0 ? [...cells, { name: 'other', people: sum(shown.other), themes: [] }] : cells;
}

/**
 * Where fewer than k are left over they are counted with one of the themes. Which one does not depend on sizes, and the
 * smallest that can be told is marked so even where it has nobody else in it: else these would tell how many they are.
 */
function withThemes(name: string, people: number, found: readonly Theme[], k: number): Cell {
  const large = found.filter((theme) => theme.people >= k);
  const rest = people - large.reduce((sum, theme) => sum + theme.people, 0);
  const few = rest < k ? rest : 0;
  const [carrier] = large.toSorted((a, b) => compare(nameOf(a), nameOf(b)) || a.people - b.people);
  const themes = large.map((theme) => {
    if (theme !== carrier) return { ...theme, mixed: false };
    return { ...theme, people: theme.people + few, mixed: few > 0 || (rest === 0 && theme.people === k + 1) };
  });
  return { name, people, themes: themes.sort((a, b) => b.people - a.people) };
}

function nameOf({ label }: Theme): string {
  return label.map(({ word }) => word).join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
