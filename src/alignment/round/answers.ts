import type { EncoderName, Prepared } from '../encoders/encoder.ts';
import { encodeWords, wordingEncoder } from '../encoders/wording.ts';
import { languageOf } from '../text/detect.ts';
import { saysDontKnow } from '../text/dontknow.ts';
import type { Language } from '../text/languages.ts';
import { longestRead, wordsOf } from '../text/words.ts';
import { pack, type Rows } from '../vectors/rows.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import type { Answer, Counts, ReckonOptions } from './reckoning.ts';

/** An encoder whose vectors are at hand: those of the wording encoder, or those that were fetched beforehand. */
export interface VectorSource extends EncoderName {
  across: boolean;
  vectorOf(prepared: Prepared): SparseVector;
}

export const byWording: VectorSource = {
  kind: 'wording',
  ...wordingEncoder,
  across: false,
  vectorOf: ({ words, language }) => encodeWords(words, language),
};

/** A usable answer to one question; `place` is where it stood among the answers given. */
export interface Usable extends Prepared {
  place: number;
  part: string | undefined;
  vector: SparseVector;
}

/** People whose answers may be compared with each other, and their vectors packed. */
export interface Speakers {
  /** That of most of them. */
  language: Language;
  people: Usable[];
  rows: Rows;
}

/**
 * Usable answers sorted by their text, so that sums come out the same to the last digit in whatever order they came.
 * `places` are those of all that were given, by their language.
 */
export function readAnswers(
  answers: readonly Answer[],
  question: 'shared' | 'own',
  options: ReckonOptions,
  source: VectorSource,
): { counts: Counts; usable: Usable[]; places: ReadonlyMap<Language, readonly number[]> } {
  const counts: Counts = { given: 0, usable: 0, blank: 0, dontKnow: 0, shortened: 0 };
  const usable: Usable[] = [];
  const places = new Map<Language, number[]>();
  answers.forEach((answer, place) => {
    const text = answer[question];
    if (text === undefined) return;
    counts.given++;
    const words = wordsOf(text);
    const language = words.length === 0 ? 'other' : (answer.language ?? languageOf(words, options.languages));
    const before = places.get(language);
    if (before) before.push(place);
    else places.set(language, [place]);
    if (words.length === 0) counts.blank++;
    else if (saysDontKnow(words)) counts.dontKnow++;
    else {
      counts.usable++;
      if (text.length > longestRead) counts.shortened++;
      const prepared: Prepared = { text, words, language };
      usable.push({ ...prepared, place, part: answer.part, vector: source.vectorOf(prepared) });
    }
  });
  usable.sort((a, b) => compare(a.text, b.text) || compare(a.language, b.language) || compare(a.part, b.part));
  return { counts, usable, places };
}

export function compare(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Languages that gist reads, and so across. */
const readAcross: readonly Language[] = ['en', 'bn', 'ne'];

/** The people of each language, or all whose languages may be compared, the largest group first. */
export function comparable(usable: readonly Usable[], across: boolean): Speakers[] {
  const groups = new Map<string, Usable[]>();
  for (const answer of usable) {
    const key = across && readAcross.includes(answer.language) ? 'across' : answer.language;
    const group = groups.get(key);
    if (group) group.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()]
    .map((people) => ({
      language: languagesOf(people)[0]?.language ?? 'other',
      people,
      rows: pack(people.map(({ vector }) => vector)),
    }))
    .sort((a, b) => b.people.length - a.people.length || compare(a.language, b.language));
}

/** How many people answered in each language, most first. */
export function languagesOf(answers: readonly Prepared[]): { language: Language; people: number }[] {
  const people = new Map<Language, number>();
  for (const { language } of answers) people.set(language, (people.get(language) ?? 0) + 1);
  return [...people]
    .map(([language, count]) => ({ language, people: count }))
    .sort((a, b) => b.people - a.people || compare(a.language, b.language));
}
