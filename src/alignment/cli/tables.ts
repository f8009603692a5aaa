import { gramsOf } from '../text/grams.ts';
import { knownLanguages, type Language } from '../text/languages.ts';
import { stemOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';

/** The table module of one language's background sentences, as it is checked in under data/tables. */
export function backgroundModule(sentences: readonly string[], language: Language): string {
  const stems = new Map<string, number>();
  const grams = new Map<string, number>();
  for (const sentence of sentences) {
    const words = wordsOf(sentence);
    count(
      words.map((word) => stemOf[language](word)),
      stems,
    );
    count(words.flatMap(gramsOf), grams);
  }
  return `${generated('the background sentences')}export const sentences = ${sentences.length};\n\nexport const stems = \`\n${byCount(stems)}\`;\n\nexport const grams = \`\n${byCount(grams)}\`;\n`;
}

export function generated(from: string): string {
  return `// Made from ${from} by \`npm run background\`. Do not edit.\n`;
}

function count(items: readonly string[], counts: Map<string, number>): void {
  for (const item of new Set(items)) counts.set(item, (counts.get(item) ?? 0) + 1);
}

/** One line a count: the count, then the items in the order of their characters. */
function byCount(counts: ReadonlyMap<string, number>): string {
  const lines = new Map<number, string[]>();
  for (const [item, times] of counts) lines.set(times, [...(lines.get(times) ?? []), item]);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([times, items]) => `${times} ${items.sort().join(' ')}\n`)
    .join('');
}

/** The table module of what is not weighed but recognised: "don't know", generic missions, function words. */
export function phrasesModule(read: (file: string) => string[]): string {
  const missions = Object.fromEntries(
    knownLanguages.map((language) => [language, read(`generic-missions-${language}.txt`)]),
  );
  const dontKnow = knownLanguages.flatMap((language) => read(`dont-know-${language}.txt`));
  return [
    generated('the lists of phrases'),
    `export const dontKnowPhrases: readonly string[] = ${list(dontKnow)};\n`,
    `export const genericMissions = ${JSON.stringify(missions, null, 2)};\n`,
    `export const nepaliWords: ReadonlySet<string> = new Set(${list(normalisedWords(read('function-words-ne.txt')))});\n`,
    `export const hindiWords: ReadonlySet<string> = new Set(${list(normalisedWords(read('function-words-hi.txt')))});\n`,
    `export const verbsBn: readonly string[] = ${list(read('verbs-bn.txt'))};\n`,
    ...(['en', 'bn', 'ne', 'romanised'] as const).map(
      (name) =>
        `export const ${name}SmallWords: ReadonlySet<string> = new Set(${list(normalisedWords(read(`small-words-${name}.txt`)))});\n`,
    ),
  ].join('\n');
}

function normalisedWords(lines: readonly string[]): string[] {
  return lines.flatMap(wordsOf);
}

function list(items: readonly string[]): string {
  return JSON.stringify([...new Set(items)], null, 2);
}

/** The table module of words that mean the same: the glossary's rows, and each language's synonyms. */
export function glossaryModule(read: (file: string) => string[]): string {
  const synonyms = Object.fromEntries(knownLanguages.map((language) => [language, read(`synonyms-${language}.txt`)]));
  return [
    generated('the glossary and the synonyms'),
    `export const glossary: readonly string[] = ${JSON.stringify(read('glossary.tsv'), null, 1)};\n`,
    `export const phrases: readonly string[] = ${JSON.stringify(read('phrases.tsv'), null, 1)};\n`,
    `export const synonyms: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(synonyms, null, 1)};\n`,
  ].join('\n');
}

/** The table module of English stems, by which English is told from what else is written in Latin letters. */
export function wordsModule(read: (file: string) => string[]): string {
  const lines = [
    ...['background-en.txt', 'synonyms-en.txt', 'dont-know-en.txt', 'generic-missions-en.txt'].flatMap(read),
    ...read('glossary.tsv').map((row) => row.split('\t')[0] ?? ''),
  ];
  const stems = new Set(lines.flatMap(wordsOf).map(stemOf.en));
  return `${generated('all that is English')}export const englishWords: ReadonlySet<string> = new Set(\n  '${[...stems]
    .filter((stem) => /^[a-z]+$/.test(stem))
    .sort()
    .join(' ')}'.split(' '),\n);\n`;
}

/** The table module of the groups that an embedding service is measured with, before its figures are shown. */
export function ratedModule(read: (file: string) => string[]): string {
  const groups = new Map<string, { rating: number; answers: string[] }>();
  for (const line of read('rated-groups.tsv')) {
    const [name = '', rating, answer = ''] = line.split('\t');
    const group = groups.get(name) ?? { rating: Number(rating), answers: [] };
    group.answers.push(answer);
    groups.set(name, group);
  }
  return [
    generated('the rated groups'),
    `export const ratedGroups: readonly { rating: number; answers: readonly string[] }[] = ${JSON.stringify([...groups.values()], null, 1)};\n`,
  ].join('\n');
}

/** The lines of a file that hold something; a byte order mark and the ends of lines from Windows are no part of them. */
export function linesOf(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}
