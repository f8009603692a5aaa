import { similar, wordStarts } from '../encoders/similar.ts';
import { type EncoderChoice, reckonRound } from '../round/encode.ts';
import type { Answer, Reckoning, ReckonOptions } from '../round/reckoning.ts';

/** What is asked of the worker: the answers of a round are sent ahead in batches, then reckoned. */
export type Task =
  | { do: 'take answers'; round: number; answers: readonly Answer[] }
  | { do: 'reckon'; round: number; options: ReckonOptions; choice: EncoderChoice }
  | { do: 'find word starts'; text: string }
  | {
      do: 'find similar';
      one: readonly string[];
      others: readonly (readonly string[])[];
      limit: number;
      atLeast?: number;
    };

export type TaskResult = Reckoning | readonly string[] | readonly number[] | null;

/** Does the worker's tasks, keeping between them what was sent ahead. */
export function taskRunner(): (task: Task) => Promise<TaskResult> {
  const rounds = new Map<number, Answer[]>();
  return async (task) => {
    if (task.do === 'find word starts') return wordStarts(task.text);
    if (task.do === 'find similar') return similar(task.one, task.others, task.limit, task.atLeast);
    const taken = rounds.get(task.round) ?? [];
    if (task.do === 'take answers') {
      for (const answer of task.answers) taken.push(answer);
      rounds.set(task.round, taken);
      return null;
    }
    rounds.delete(task.round);
    return reckonRound(taken, task.options, task.choice);
  };
}
