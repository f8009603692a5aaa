import type { OwnedKind } from '../../owned/kind.ts';
import type { Hearing } from '../../voices/alike/hearing.ts';
import type { Prompt } from '../prompts.ts';
import { type Head, type Ritual, ritual } from '../ritual.ts';
import { meeting } from './meeting/index.ts';
import { seed } from './seed.ts';
import { firstMeeting, series } from './series/index.ts';
import { moves } from './series/moves.ts';
import { hidden } from './stories/hiding.ts';
import { stories } from './stories/index.ts';
import { shown, topics } from './topics/index.ts';
import { home, later, starts, waiting } from './turns/home.ts';
import { turns } from './turns/index.ts';

export { contributed } from './topics/act.ts';

/**
 * The customer opens every meeting: what is posted, whose turn it is, what became of it.
 * @param hearing how customers’ words are taken in
 * @param prompts questions of other rituals for the customer item
 * @param kinds what may have been promised in a meeting
 */
export function agendaWith(hearing: Hearing, prompts: readonly Prompt[], kinds: readonly OwnedKind[] = []): Ritual {
  const head: Head = {
    name: 'agenda',
    command: { name: 'agenda', summary: 'agenda.summary', bare: 'show', order: 2 },
    waiting,
    later,
    starts,
    setup: [firstMeeting],
    firstSteps: [{ text: 'agenda.firstStep' }],
    moves,
    seed,
  };
  return ritual(
    head,
    shown(prompts, kinds),
    series,
    topics(prompts, hearing),
    stories(hearing),
    meeting(prompts, kinds),
    turns(prompts),
    hidden,
    home(hearing),
  );
}
