import { glossary, phrases, synonyms } from '../data/tables/glossary.ts';
import { sameSpelling } from '../text/grams.ts';
import type { Language } from '../text/languages.ts';
import { stemOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { hashText } from '../vectors/hash.ts';
import { type Background, backgroundOf } from './background.ts';
import { verbsOfBn, withoutEndingBn } from './bengali.ts';
import { verbsOfNe, withoutEndingNe } from './nepali.ts';

/** The glossary's columns. */
const columns = ['en', 'bn', 'ne'] as const satisfies Language[];
const longestName = 4;

/** What a word, or a few words in a row, stand for in the glossary: the same number in each of its languages. */
export interface Concept {
  id: number;
  /** How telling it is in this language: as its commonest name. */
  idf: number;
  /** Its first English name; empty where it is a synonym of one language alone. */
  english: string;
}

/** A stretch of a text: one word, or the words of a name that the glossary knows. */
export interface Term {
  /** How many words it takes. */
  words: number;
  /** One or, where a name is ambiguous, several; none for a word that the glossary does not know. */
  concepts: readonly Concept[];
}

/**
 * Cuts a text into terms, each as long as the glossary has it. Words are looked up as written first. `inPhrases`: also by
 * names that say no more than their words do ("treat patients"), which read better but share less with other texts.
 */
export function termsIn(words: readonly string[], language: Language, inPhrases = false): Term[] {
  const lexicon = lexiconOf(language, inPhrases);
  const read = words.map((word) => readWord(lexicon, word));
  const terms: Term[] = [];
  for (let at = 0; at < read.length; ) {
    const term = termAt(lexicon, read, at);
    terms.push(term);
    at += term.words;
  }
  return terms;
}

/** What the glossary calls in another language what an English word stands for; null where it does not know it. */
export function nameIn(language: 'bn' | 'ne', english: string): string | null {
  const [concept] = termsIn([english], 'en')[0]?.concepts ?? [];
  if (rowsById.size === 0) {
    for (const [number, row] of glossary.entries()) rowsById.set(hashText(`concept:${number}`), row);
  }
  const cells = concept && rowsById.get(concept.id)?.split('\t');
  return cells?.[columns.indexOf(language)]?.split('|')[0] ?? null;
}

const rowsById = new Map<number, string>();

interface Lexicon {
  language: Language;
  /** By words as they are written, and behind "~" by their stems. */
  names: Map<string, Concept[]>;
  /** By first word or stem: how many words the longest name that begins with it has. */
  longest: Map<string, number>;
  /** Words in names of several words. */
  parts: Set<string>;
  kept: Map<string, Read>;
}

/** How a word may stand in the glossary: alone, as it is written there; in a longer name; and by its stem. */
interface Read {
  alone: readonly Concept[];
  part: string;
  stem: string;
}

function termAt({ names, longest }: Lexicon, read: readonly Read[], at: number): Term {
  const first = read[at] as Read;
  const most = Math.max(longest.get(first.part) ?? 0, longest.get(`~${first.stem}`) ?? 0);
  for (let words = Math.min(most, read.length - at); words > 1; words--) {
    const some = read.slice(at, at + words);
    const concepts =
      names.get(some.map(({ part }) => part).join(' ')) ?? names.get(`~${some.map(({ stem }) => stem).join(' ')}`);
    if (concepts) return { words, concepts };
  }
  return { words: 1, concepts: first.alone };
}

function readWord(lexicon: Lexicon, word: string): Read {
  const known = lexicon.kept.get(word);
  if (known) return known;
  const stem = stemOf[lexicon.language](word);
  const written = candidates(lexicon, sameSpelling(word));
  const found = written.find((one) => lexicon.names.has(one));
  const alone = found === undefined ? byStem(lexicon, stem) : (lexicon.names.get(found) ?? []);
  const read = { alone, part: written.find((one) => lexicon.parts.has(one)) ?? sameSpelling(word), stem };
  if (lexicon.kept.size >= 20_000) lexicon.kept.clear();
  if (word.length <= 40) lexicon.kept.set(word, read);
  return read;
}

/** From three letters on. Bengali and Nepali stems are cut short, so that one of two meanings is left unread. */
function byStem({ names, language }: Lexicon, stem: string): readonly Concept[] {
  const concepts = [...stem].length < 3 ? [] : (names.get(`~${stem}`) ?? []);
  return concepts.length > 1 && language !== 'en' ? [] : concepts;
}

const mostEndings = 3;

const rules: Partial<Record<Language, { strip(word: string): string[]; verbs(word: string): string[] }>> = {
  bn: { strip: withoutEndingBn, verbs: verbsOfBn },
  ne: { strip: withoutEndingNe, verbs: verbsOfNe },
};

/** A word as it is written, as what it is a form of, and both again with one ending less after another. */
function candidates({ language }: Lexicon, word: string): string[] {
  const rule = rules[language];
  if (!rule || word.length > 40) return [word];
  const found = new Set<string>();
  let open = [word];
  for (let endings = 0; endings <= mostEndings; endings++) {
    for (const one of open) {
      found.add(one);
      for (const verb of rule.verbs(one)) found.add(verb);
    }
    open = open.flatMap(rule.strip);
  }
  return [...found];
}

const opened = new Map<string, Lexicon>();

function lexiconOf(language: Language, inPhrases: boolean): Lexicon {
  const key = `${language} ${inPhrases}`;
  const lexicon = opened.get(key) ?? open(language, inPhrases ? [...glossary, ...phrases] : glossary);
  opened.set(key, lexicon);
  return lexicon;
}

/**
 * Each row of the glossary is one concept: between "|" in a cell stand its names in that column's language. A row of
 * synonyms, which a language has besides, adds names to the concept of its first one, or is a concept of its own
 * where that one is unknown or ambiguous.
 */
function open(language: Language, rows: readonly string[]): Lexicon {
  const lexicon: Lexicon = {
    language,
    names: new Map(),
    longest: new Map(),
    parts: new Set(),
    kept: new Map(),
  };
  const background = backgroundOf(language);
  const column = (columns as readonly Language[]).indexOf(language);
  if (column >= 0) {
    rows.forEach((row, number) => {
      const cells = row.split('\t');
      const english = (cells[0] ?? '').split('|')[0] ?? '';
      addNames(lexicon, namesIn(cells[column] ?? ''), `concept:${number}`, english, background);
    });
  }
  for (const row of synonyms[language] ?? []) {
    const names = namesIn(row);
    const known = lexicon.names.get(writtenOf(names[0] ?? [])) ?? [];
    addNames(lexicon, names, `concept:${language} ${row}`, '', background, known.length === 1 ? known[0] : undefined);
  }
  return lexicon;
}

function namesIn(cell: string): string[][] {
  return cell
    .split('|')
    .map((name) => wordsOf(name))
    .filter((words) => words.length > 0 && words.length <= longestName);
}

function writtenOf(words: readonly string[]): string {
  return words.map(sameSpelling).join(' ');
}

/** As telling as its commonest name, and a name as telling as its most telling stem. */
function addNames(
  lexicon: Lexicon,
  names: readonly string[][],
  concept: string,
  english: string,
  background: Background,
  known?: Concept,
): void {
  if (names.length === 0) return;
  const stems = names.map((name) => name.map(stemOf[lexicon.language]));
  const idf = Math.min(...stems.map((name) => Math.max(...name.map((stem) => background.stem(stem)))));
  const added = known ?? { id: hashText(concept), idf, english };
  names.forEach((name, i) => {
    addName(lexicon, writtenOf(name), added);
    addName(lexicon, `~${stems[i]?.join(' ')}`, added);
    if (name.length > 1) for (const word of name) lexicon.parts.add(sameSpelling(word));
  });
}

function addName({ names, longest }: Lexicon, name: string, concept: Concept): void {
  const known = names.get(name) ?? [];
  if (!known.some(({ id }) => id === concept.id)) names.set(name, [...known, concept]);
  const words = name.split(' ');
  const first = words[0] as string;
  longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
}
