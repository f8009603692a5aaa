import type { Db } from '../../store/client.ts';
import type { Idea, IdeaEvent, Person } from '../../store/rows.ts';
import { ideaById } from './store.ts';
import { exchangeOf } from './store-history.ts';
import { peopleByIds } from './store-people.ts';
import { hasVoted } from './store-votes.ts';

/** An idea with all that a view of it names. */
export interface Whole {
  idea: Idea;
  people: ReadonlyMap<string, Person>;
  exchange: readonly IdeaEvent[];
  mergedInto: Idea | null;
  voted: boolean;
}

/** @param viewer whose vote it is about, where somebody looks */
export async function wholeIdea(db: Db, idea: Idea, viewer?: string): Promise<Whole> {
  const exchange = await exchangeOf(db, idea.id);
  const ids = [idea.authorId, idea.reviewerId, idea.ownerId, ...exchange.map(({ personId }) => personId)];
  return {
    idea,
    exchange,
    people: await peopleByIds(db, idea.workspaceId, ids),
    mergedInto: idea.mergedIntoId ? await ideaById(db, idea.workspaceId, idea.mergedIntoId) : null,
    voted: viewer !== undefined && (await hasVoted(db, idea.id, viewer)),
  };
}

export function authorsOf(db: Db, workspaceId: string, ideas: readonly Idea[]): Promise<Map<string, Person>> {
  return peopleByIds(
    db,
    workspaceId,
    ideas.flatMap(({ authorId, reviewerId }) => [authorId, reviewerId]),
  );
}
