import { parseArgs } from 'node:util';
import type { Encoder, Prepared } from '../encoders/encoder.ts';
import { loadMeaningEncoder } from '../encoders/meaning.ts';
import { encodeWords, wordingEncoder } from '../encoders/wording.ts';
import { spearman } from '../figures/statistics.ts';
import { languageOf } from '../text/detect.ts';
import { knownLanguages, type Language } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import { cosine } from '../vectors/sparse.ts';
import {
  decimals,
  InputError,
  type Line,
  oneFile,
  readEncoder,
  readLanguage,
  readLines,
  readNumber,
  runWhenStarted,
  type Streams,
} from './input.ts';
import { progressBar } from './progress.ts';

const usage = 'npm run similarity -- pairs.tsv [--language en] [--encoder wording|meaning]';

const byWording: Encoder = {
  kind: 'wording',
  ...wordingEncoder,
  leavesTheMachine: false,
  encode: async (texts: readonly Prepared[]) => texts.map(({ words, language }) => encodeWords(words, language)),
};

async function meaningEncoder(): Promise<Encoder> {
  const loaded = await loadMeaningEncoder();
  if (loaded.kind === 'ready') return loaded.encoder;
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

/** The languages of a file, most pairs first: what a pair's own words do not tell, its neighbours do. */
function languagesOf(pairs: readonly Pair[]): Language[] {
  const found = pairs.map(({ a, b }) => languageOf(wordsOf(`${a} ${b}`), [...knownLanguages]));
  const count = (language: Language): number => found.filter((one) => one === language).length;
  return [...knownLanguages].sort((a, b) => count(b) - count(a));
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
    options: { language: { type: 'string' }, encoder: { type: 'string', default: 'wording' } },
  });
  const language = readLanguage(values.language);
  const use = readEncoder(values.encoder, language);
  const pairs = readLines(oneFile(positionals, usage)).map(readPair);
  if (pairs.length === 0) throw new InputError('The file holds no pair of texts.');
  const encoder = use === 'meaning' ? await meaningEncoder() : byWording;
  const prior = language ? [language] : languagesOf(pairs);
  const bar = progressBar('Comparing', pairs.length);
  const cosines: number[] = [];
  for (const [i, { a, b }] of pairs.entries()) {
    const [left, right] = [wordsOf(a), wordsOf(b)];
    const of = language ?? (use === 'meaning' ? 'en' : languageOf([...left, ...right], prior));
    const [one, other] = await encoder.encode([
      { text: a, words: left, language: of },
      { text: b, words: right, language: of },
    ]);
    const value = one && other ? cosine(one, other) : 0;
    cosines.push(value);
    out(`${decimals(value, 6)}\n`);
    bar.at(i + 1);
  }
  bar.end();
  const scored = pairs.flatMap(({ score }, i) => (score === null ? [] : [{ score, cosine: cosines[i] as number }]));
  if (scored.length > 0) out(`${rhoSentence(scored, `${encoder.name} ${encoder.version}`)}\n`);
}

await runWhenStarted(import.meta.url, similarity);
