import { type Db, Prisma } from '../../../store/client.ts';
import { joined } from '../../../store/joined.ts';
import type { Idea, IdeaEvent } from '../../../store/rows.ts';
import type { Asker } from '../records/ideas.ts';

/** Ideas of theirs about which somebody waits for their answer, with the question; the latest ideas first. */
export async function questionsFor(
  db: Db,
  { workspace, person }: Asker,
): Promise<{ idea: Idea; question: IdeaEvent }[]> {
  const rows = await joined(
    db,
    { idea: 'Idea', question: 'IdeaEvent' },
    Prisma.sql`FROM "Idea" idea JOIN "IdeaEvent" question ON question."ideaId" = idea."id"
      WHERE idea."workspaceId" = ${workspace.id} AND idea."authorId" = ${person.id}
        AND idea."state" NOT IN ('withdrawn', 'merged') AND question."kind" = 'asked'
        AND NOT EXISTS (SELECT 1 FROM "IdeaEvent" later WHERE later."ideaId" = idea."id"
          AND later."kind" IN ('asked', 'replied')
          AND (later."at" > question."at" OR (later."at" = question."at" AND later."id" > question."id")))
      ORDER BY idea."number" DESC LIMIT 20`,
  );
  return rows.flatMap(({ idea, question }) => (idea && question ? [{ idea, question }] : []));
}
