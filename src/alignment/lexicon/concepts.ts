import { glossary, synonyms } from '../data/tables/glossary.ts';
import type { Language } from '../text/languages.ts';
import { stemOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { hashText } from '../vectors/hash.ts';
import { type Background, backgroundOf } from './background.ts';

/** The glossary's columns. */
const columns = ['en', 'bn', 'ne'] as const satisfies Language[];
const longestName = 4;

/** What a word, or a few words in a row, stand for in the glossary: the same number in each of its languages. */
export interface Concept {
  id: number;
  /** How telling it is in this language: as its commonest name. */
  idf: number;
}

/** A stretch of a text: one word, or the words of a name that the glossary knows. */
export interface Term {
  /** How many words it takes. */
  words: number;
  /** One or, where a name is ambiguous, several; none for a word that the glossary does not know. */
  concepts: readonly Concept[];
}

/** Cuts a text, given as stems, into terms, each as long as the glossary has it. */
export function termsIn(stems: readonly string[], language: Language): Term[] {
  const lexicon = lexiconOf(language);
  const terms: Term[] = [];
  for (let at = 0; at < stems.length; ) {
    const term = termAt(lexicon, stems, at);
    terms.push(term);
    at += term.words;
  }
  return terms;
}

interface Lexicon {
  names: Map<string, Concept[]>;
  /** By first stem: how many words the longest name that begins with it has. */
  longest: Map<string, number>;
}

const unknownWord: Term = { words: 1, concepts: [] };

function termAt({ names, longest }: Lexicon, stems: readonly string[], at: number): Term {
  const first = stems[at] as string;
  for (let words = Math.min(longest.get(first) ?? 0, stems.length - at); words > 0; words--) {
    const concepts = names.get(words === 1 ? first : stems.slice(at, at + words).join(' '));
    if (concepts) return { words, concepts };
  }
  return unknownWord;
}

const opened = new Map<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  const lexicon = opened.get(language) ?? open(language);
  opened.set(language, lexicon);
  return lexicon;
}

/**
 * Each row of the glossary is one concept: between "|" in a cell stand its names in that column's language. A row of
 * synonyms, which a language has besides, adds names to the concept of its first one, or is a concept of its own
 * where that one is unknown or ambiguous.
 */
function open(language: Language): Lexicon {
  const lexicon: Lexicon = { names: new Map(), longest: new Map() };
  const background = backgroundOf(language);
  const column = (columns as readonly Language[]).indexOf(language);
  if (column >= 0) {
    glossary.forEach((row, number) => {
      addNames(lexicon, namesIn(row.split('\t')[column] ?? '', language), `concept:${number}`, background);
    });
  }
  for (const row of synonyms[language] ?? []) {
    const names = namesIn(row, language);
    const known = lexicon.names.get(names[0]?.join(' ') ?? '') ?? [];
    addNames(lexicon, names, `concept:${language} ${row}`, background, known.length === 1 ? known[0] : undefined);
  }
  return lexicon;
}

function namesIn(cell: string, language: Language): string[][] {
  return cell
    .split('|')
    .map((name) => wordsOf(name).map((word) => stemOf[language](word)))
    .filter((stems) => stems.length > 0 && stems.length <= longestName);
}

/** As telling as its commonest name, and a name as telling as its most telling stem. */
function addNames(
  lexicon: Lexicon,
  names: readonly string[][],
  concept: string,
  background: Background,
  known?: Concept,
): void {
  if (names.length === 0) return;
  const idf = Math.min(...names.map((name) => Math.max(...name.map((stem) => background.stem(stem)))));
  for (const name of names) addName(lexicon, name, known ?? { id: hashText(concept), idf });
}

function addName({ names, longest }: Lexicon, stems: readonly string[], concept: Concept): void {
  const name = stems.join(' ');
  const known = names.get(name) ?? [];
  if (!known.some(({ id }) => id === concept.id)) names.set(name, [...known, concept]);
  const first = stems[0] as string;
  longest.set(first, Math.max(longest.get(first) ?? 0, stems.length));
}
