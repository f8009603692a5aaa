import { sameSpelling } from '../text/grams.ts';

/** Words or endings written one after another, spelled as words are that are looked up. */
export function spelled(list: string): string[] {
  return list.split(' ').map((one) => sameSpelling(one.normalize('NFKC')));
}

/** A word without one of the endings, for each that it has; at least so many characters are left. */
export function withoutEach(word: string, endings: readonly string[], least = 2): string[] {
  return endings
    .filter((ending) => word.length - ending.length >= least && word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length));
}
