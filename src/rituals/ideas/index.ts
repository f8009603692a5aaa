import type { Nearby } from '../../alignment/thread/nearby.ts';
import { type Chapter, type Ritual, ritual } from '../ritual.ts';
import { later, lists } from './lists/index.ts';
import { posts, settings } from './posts/index.ts';
import { moves } from './posts/timers.ts';
import { newIdea } from './records/queue.ts';
import { review, waiting } from './review/index.ts';
import { ideaWork } from './review/work.ts';
import { seed } from './seed.ts';
import { writingWith } from './writing/index.ts';

/**
 * Everyone improves what is done for customers: ideas, votes, and champions who decide and say why.
 * @param champions how they are named: part of pad, under the words that people know it by
 * @param nearby what finds ideas that may say the same
 */
export function ideasWith(champions: Chapter, nearby: Nearby): Ritual {
  return ritual(
    {
      name: 'ideas',
      command: { name: 'idea', summary: 'ideas.command', bare: 'new', order: 1 },
      waiting,
      later,
      starts: [{ label: 'ideas.button.new', route: 'ideas.new' }],
      firstSteps: [{ text: 'ideas.firstStep' }, { text: 'ideas.firstStepChampion', may: ['champion'] }],
      settings,
      moves,
      seed,
      prompts: [newIdea],
      owned: [ideaWork],
    },
    writingWith(nearby),
    lists,
    review,
    posts,
    champions,
  );
}
