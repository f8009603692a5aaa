import { languageOf } from './language.ts';
import type { Language } from './languages.ts';
import { type Near, NearIndex } from './near.ts';
import type { Answer, Reckoning, ReckonOptions } from './reckoning.ts';
import { type EncoderChoice, reckonRound } from './round.ts';
import { wordsOf } from './text.ts';
import type { SparseVector } from './vectors.ts';
import { encodeWords } from './wording.ts';

/** A text to be found again by others that are close to it. */
export interface Findable {
  key: string;
  text: string;
}

/** What is asked of the worker. A space holds what may be compared with each other: the ideas of one workspace. */
export type Task =
  | { do: 'take answers'; round: number; answers: readonly Answer[] }
  | { do: 'reckon'; round: number; options: ReckonOptions; choice: EncoderChoice }
  | { do: 'put'; space: string; texts: readonly Findable[]; languages: readonly Language[] }
  | { do: 'remove'; space: string; keys: readonly string[] }
  | { do: 'forget'; space: string }
  | { do: 'near'; space: string; text: string; limit: number; atLeast: number; languages: readonly Language[] };

export type TaskResult = Reckoning | Near<string>[] | null;

/** Does the worker's tasks, keeping between them what was sent ahead. */
export function taskRunner(): (task: Task) => Promise<TaskResult> {
  const rounds = new Map<number, Answer[]>();
  const spaces = new Map<string, NearIndex<string>>();
  return async (task) => {
    switch (task.do) {
      case 'take answers': {
        const taken = rounds.get(task.round) ?? [];
        for (const answer of task.answers) taken.push(answer);
        rounds.set(task.round, taken);
        return null;
      }
      case 'reckon': {
        const answers = rounds.get(task.round) ?? [];
        rounds.delete(task.round);
        return reckonRound(answers, task.options, task.choice);
      }
      case 'put': {
        const index = spaces.get(task.space) ?? new NearIndex<string>();
        spaces.set(task.space, index);
        for (const { key, text } of task.texts) index.put(key, encode(text, task.languages));
        return null;
      }
      case 'remove':
        for (const key of task.keys) spaces.get(task.space)?.remove(key);
        return null;
      case 'forget':
        spaces.delete(task.space);
        return null;
      case 'near':
        return spaces.get(task.space)?.near(encode(task.text, task.languages), task.limit, task.atLeast) ?? [];
    }
  };
}

function encode(text: string, languages: readonly Language[]): SparseVector {
  const words = wordsOf(text);
  return encodeWords(words, languageOf(words, languages));
}
