import type { Db } from '../../../store/client.ts';
import type { Idea, IdeaEvent } from '../../../store/rows.ts';
import type { Asker, OtherEvent } from '../records/ideas.ts';

/** Ideas of theirs about which somebody waits for their answer, with the question; the latest ideas first. */
export async function questionsFor(
  db: Db,
  { workspace, person }: Asker,
): Promise<{ idea: Idea; question: IdeaEvent }[]> {
  const kinds = { in: ['asked', 'replied'] satisfies OtherEvent[] };
  const ideas = await db.idea.findMany({
    where: {
      workspaceId: workspace.id,
      authorId: person.id,
      events: { some: { kind: 'asked' } },
      state: { notIn: ['withdrawn', 'merged'] },
    },
    include: { events: { where: { kind: kinds }, orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
    orderBy: { number: 'desc' },
    take: 20,
  });
  return ideas.flatMap(({ events, ...idea }) => {
    const question = events.at(-1);
    return question?.kind === 'asked' ? [{ idea, question }] : [];
  });
}
