import { languageOf } from '../../alignment/language.ts';
import { nearMatches } from '../../alignment/near.ts';
import { stemOf } from '../../alignment/stem.ts';
import { wordsOf } from '../../alignment/text.ts';
import type { SparseVector } from '../../alignment/vectors.ts';
import { encodeWords } from '../../alignment/wording.ts';
import type { Db } from '../../store/client.ts';
import type { Idea } from '../../store/rows.ts';
import { fold } from './rules.ts';
import { countHolding, holdingAny, ideasByIds } from './store.ts';

/** The words that are looked up, the rarest of them that choose candidates, and the candidates that are compared. */
const most = { words: 24, rarest: 8, candidates: 60 };

type Compared = Pick<Idea, 'title' | 'change'>;

/**
 * Living ideas that may say the same, closest first: those that share the rarest words are compared by wording. Needs
 * no index below some ten thousand ideas, and keeps nothing.
 */
export async function closeTo(db: Db, idea: Idea, limit = 3): Promise<Idea[]> {
  const words = lookUps(idea);
  if (words.length === 0) return [];
  const counts = await countHolding(db, idea.workspaceId, words);
  const rarest = words
    .map((word, i) => ({ word, count: counts[i] ?? 0 }))
    .filter(({ count }) => count > 1) // one is the idea itself
    .sort((a, b) => a.count - b.count)
    .slice(0, most.rarest);
  if (rarest.length === 0) return [];
  const candidates = await holdingAny(
    db,
    idea.workspaceId,
    rarest.map(({ word }) => word),
    idea.id,
    most.candidates,
  );
  return ideasByIds(db, idea.workspaceId, closest(idea, candidates, limit));
}

/** The ids of those close enough, by their titles or by all that would change. */
export function closest(idea: Compared, candidates: readonly (Compared & { id: string })[], limit: number): string[] {
  const title = vectorOf(idea.title);
  const whole = vectorOf(wholeOf(idea));
  const near = [
    ...nearMatches(
      title,
      candidates.map((one) => ({ key: one.id, vector: vectorOf(one.title) })),
      limit,
    ),
    ...nearMatches(
      whole,
      candidates.map((one) => ({ key: one.id, vector: vectorOf(wholeOf(one)) })),
      limit,
    ),
  ];
  return [...new Set(near.sort((a, b) => b.cosine - a.cosine).map(({ key }) => key))].slice(0, limit);
}

function wholeOf({ title, change }: Compared): string {
  return change ? `${title}\n${change}` : title;
}

function vectorOf(text: string): SparseVector {
  const words = wordsOf(text);
  return encodeWords(words, languageOf(words));
}

/** The start that a word shares with its stem, so that other endings are found as well. */
function lookUps(idea: Compared): string[] {
  const words = wordsOf(wholeOf(idea));
  const stem = stemOf[languageOf(words)];
  const starts = words.map((word) => fold(sharedStart(word, stem(word)))).filter((word) => [...word].length > 2);
  return [...new Set(starts)].slice(0, most.words);
}

function sharedStart(word: string, stem: string): string {
  let length = 0;
  while (length < word.length && word[length] === stem[length]) length++;
  return word.slice(0, length);
}
