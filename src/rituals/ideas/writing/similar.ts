import { encodeWords } from '../../../alignment/encoders/wording.ts';
import { backgroundOf } from '../../../alignment/lexicon/background.ts';
import { languageOf } from '../../../alignment/text/detect.ts';
import { stemOf } from '../../../alignment/text/stem.ts';
import { wordsOf } from '../../../alignment/text/words.ts';
import { nearMatches } from '../../../alignment/vectors/near.ts';
import type { SparseVector } from '../../../alignment/vectors/sparse.ts';
import type { Db } from '../../../store/client.ts';
import { fold } from '../rules.ts';
import { type Compared, countHolding, holdingAny } from './store.ts';

/** The words that are counted, the rarest of them that choose candidates, and the candidates that are compared. */
const most = { words: 12, rarest: 6, candidates: 40 };

type Wording = Pick<Compared, 'title' | 'change'>;

/**
 * Living ideas that may say the same, closest first: those that share the rarest words are compared by wording. Needs
 * no index below some ten thousand ideas, and keeps nothing.
 */
export async function similarTo(db: Db, workspaceId: string, idea: Wording & { id?: string }): Promise<Compared[]> {
  const words = lookUps(idea);
  if (words.length === 0) return [];
  const counts = await countHolding(db, workspaceId, words);
  const rarest = words
    .map((word, i) => ({ word, count: counts[i] ?? 0 }))
    .filter(({ count }) => count > (idea.id ? 1 : 0)) // one is the idea itself
    .sort((a, b) => a.count - b.count)
    .slice(0, most.rarest)
    .map(({ word }) => word);
  if (rarest.length === 0) return [];
  return closest(idea, await holdingAny(db, workspaceId, rarest, idea.id ?? '', most.candidates));
}

/** Those close enough, by their titles or by all that would change. */
function closest(idea: Wording, candidates: readonly Compared[], limit = 3): Compared[] {
  const near = [({ title }: Wording) => title, wholeOf].flatMap((textOf) =>
    nearMatches(
      vectorOf(textOf(idea)),
      candidates.map((key) => ({ key, vector: vectorOf(textOf(key)) })),
      limit,
    ),
  );
  return [...new Set(near.sort((a, b) => b.cosine - a.cosine).map(({ key }) => key))].slice(0, limit);
}

function wholeOf({ title, change }: Wording): string {
  return change ? `${title}\n${change}` : title;
}

function vectorOf(text: string): SparseVector {
  const words = wordsOf(text);
  return encodeWords(words, languageOf(words));
}

/**
 * The words to look up, those that are rare in the language first: of each the start that it shares with its stem, so
 * that other endings are found as well.
 */
function lookUps(idea: Wording): string[] {
  const words = wordsOf(wholeOf(idea));
  const language = languageOf(words);
  const background = backgroundOf(language);
  const found = new Map<string, number>();
  for (const word of words) {
    const stem = stemOf[language](word);
    const start = fold(sharedStart(word, stem));
    if ([...start].length > 2) found.set(start, background.stem(stem));
  }
  return [...found.keys()].sort((a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0)).slice(0, most.words);
}

function sharedStart(word: string, stem: string): string {
  let length = 0;
  while (length < word.length && word[length] === stem[length]) length++;
  return word.slice(0, length);
}
