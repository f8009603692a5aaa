import { partsToShow } from '../../../alignment/figures/publish.ts';
import type { Reckoning, Theme } from '../../../alignment/round/reckoning.ts';

/** A group of people that may be told of, and the themes in it that may be. Whoever is in none of them is its rest. */
export interface Cell {
  /** A language, "dontKnow" or "blank"; "other" for several small ones; "all" where none may be told apart. */
  name: string;
  people: number;
  themes: Theme[];
}

/**
 * The one partition of a round that is published, of everybody who answered: by language (and by having said nothing),
 * each cut further by its themes. Every piece has k people or more, what is left over too, so that nothing below k can
 * be worked out by subtraction.
 * @param words whether themes may be told at all
 */
export function cellsOf({ encoder, shared, languages, themes }: Reckoning, k: number, words: boolean): Cell[] {
  const sizes = new Map<string, number>(languages.map(({ language, people }) => [language, people]));
  const [main] = languages;
  if (encoder.name === 'gist' && main) {
    // themes reach across languages, and no other cut may cross them
    sizes.clear();
    sizes.set(main.language, shared.usable);
  }
  sizes.set('dontKnow', shared.dontKnow);
  sizes.set('blank', shared.blank);
  const shown = partsToShow(Object.fromEntries(sizes), k);
  const found = words && themes.kind === 'known' ? themes.value.themes : [];
  const sum = (names: Iterable<string>) => [...names].reduce((all, name) => all + (sizes.get(name) ?? 0), 0);
  if (shown.parts.length === 0) return [withThemes('all', sum(sizes.keys()), found, k)];
  const cells = shown.parts.map((name) =>
    withThemes(
      name,
      sum([name]),
      found.filter(({ language }) => language === name),
      k,
    ),
  );
  return shown.other.length > 0 ? [...cells, { name: 'other', people: sum(shown.other), themes: [] }] : cells;
}

/** The smallest themes go into the rest until that is empty or large enough. */
function withThemes(name: string, people: number, found: readonly Theme[], k: number): Cell {
  const themes = found.filter((theme) => theme.people >= k).sort((a, b) => b.people - a.people);
  const rest = () => people - themes.reduce((sum, theme) => sum + theme.people, 0);
  while (themes.length > 0 && rest() > 0 && rest() < k) themes.pop();
  return { name, people, themes };
}
