/** Ideas that come up by themselves: to be decided on or answered about, in a weekly choice, in a meeting. */

import { shorten } from '../../../chat/input.ts';
import { type Db, Prisma, type Tx } from '../../../store/client.ts';
import { joined } from '../../../store/joined.ts';
import type { Idea, IdeaEvent, Person } from '../../../store/rows.ts';
import { heldMs } from '../../../time/held.ts';
import { reviewersOf } from '../../../who/people.ts';
import type { Prompt } from '../../prompts.ts';
import { isOpen, leftAloneMs, livingStates, takesVotes, waitingStates } from '../rules.ts';
import { type Asker, ideaById, type OtherEvent, openToAll } from './ideas.ts';

/** The next with a higher number than `after`; how many wait in all; whether this person is one of those who decide. */
type Queue = { ideas: Idea[]; count: number; isMine: boolean };

type Wanted = { after?: number; most?: number; now: Date; reviewers?: readonly string[] };

/**
 * New ideas, those this person took, and those that a colleague took and left for a week or may not decide on any more.
 * Whose author was asked waits for the answer, for a week.
 */
export async function queueFor(db: Db | Tx, { workspace, person }: Asker, wanted: Wanted): Promise<Queue> {
  const { after = 0, most = 1, now } = wanted;
  const reviewers = wanted.reviewers ?? (await reviewersOf(db, workspace.id)).people.map(({ id }) => id);
  const weekAgo = new Date(now.getTime() - leftAloneMs);
  const where: Prisma.IdeaWhereInput = {
    workspaceId: workspace.id,
    hiddenAt: null,
    OR: [
      { state: 'new' },
      { state: 'in_review', reviewerId: person.id },
      { state: 'in_review', reviewerId: { notIn: [...reviewers] } },
      { state: 'in_review', changedAt: { lt: weekAgo } },
    ],
    AND: isAnswered(weekAgo),
  };
  const count = await db.idea.count({ where });
  const isMine = reviewers.includes(person.id);
  if (most === 0 || count === 0) return { ideas: [], count, isMine };
  const next = { AND: [where, { number: { gt: after } }] };
  return { ideas: await db.idea.findMany({ where: next, orderBy: { number: 'asc' }, take: most }), count, isMine };
}

/** Whoever of these has the fewest ideas in hand; of equals the first. Null where there is nobody. */
export async function leastBusy(db: Db, workspaceId: string, people: readonly Person[]): Promise<Person | null> {
  const counts = await Promise.all(
    people.map(({ id }) => db.idea.count({ where: { workspaceId, state: 'in_review', reviewerId: id } })),
  );
  return people[counts.indexOf(Math.min(...counts))] ?? null;
}

function isAnswered(weekAgo: Date): Prisma.IdeaWhereInput {
  return { OR: [{ askedAt: null }, { askedAt: { lt: weekAgo } }] };
}

const digested: OtherEvent = 'digested';

/**
 * New ideas for the champions' mornings, the oldest first: those in none yet (`times` 0), and those that were in one and
 * came in before `lateBefore` (`times` 1). What was in two is on everybody's home page.
 */
export async function forDigest(
  tx: Tx,
  workspaceId: string,
  { now, lateBefore, most }: { now: Date; lateBefore: Date; most: number },
): Promise<{ idea: Idea; times: number }[]> {
  const waits = {
    workspaceId,
    hiddenAt: null,
    state: 'new' as const,
    ...isAnswered(new Date(now.getTime() - leftAloneMs)),
  };
  const never = { events: { none: { kind: digested } } };
  const news = await tx.idea.findMany({ where: { ...waits, ...never }, orderBy: { number: 'asc' }, take: most });
  const seen = { ...waits, createdAt: { lt: lateBefore }, events: { some: { kind: digested } } };
  const include = { events: { where: { kind: digested }, take: 2 } };
  const late = await tx.idea.findMany({ where: seen, include, orderBy: { number: 'desc' }, take: most });
  const once = late.flatMap(({ events, ...idea }) => (events.length === 1 ? [idea] : [])).reverse();
  return [...news.map((idea) => ({ idea, times: 0 })), ...once.map((idea) => ({ idea, times: 1 }))];
}

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

/** The newest that can still be taken back at once. */
export function newestHeld(tx: Tx, workspaceId: string, now: Date): Promise<Idea | null> {
  const where = { workspaceId, createdAt: { gt: new Date(now.getTime() - heldMs) } };
  return tx.idea.findFirst({ where, orderBy: { createdAt: 'desc' } });
}

const shown: OtherEvent = 'shown';

/** Living ideas that were in no weekly choice since; the most liked and the newest of them. */
export async function candidates(tx: Tx, workspaceId: string, since: Date): Promise<Idea[]> {
  const events = { none: { kind: shown, at: { gt: since } } };
  const where: Prisma.IdeaWhereInput = { ...openToAll, workspaceId, state: { in: [...waitingStates] }, events };
  const liked = await tx.idea.findMany({ where, orderBy: [{ voteCount: 'desc' }, { number: 'desc' }], take: 3 });
  const newest = await tx.idea.findMany({ where, orderBy: { number: 'desc' }, take: 3 });
  return [...liked, ...newest.filter((idea) => liked.every(({ id }) => id !== idea.id))];
}

/** Whether a weekly choice was made since. */
export async function wasChosen(tx: Tx, workspaceId: string, since: Date): Promise<boolean> {
  return (await tx.ideaEvent.count({ where: { kind: shown, at: { gt: since }, idea: { workspaceId } } })) > 0;
}

/** An idea that came in lately and still lives, asked about in a meeting: whom it touches. */
export const newIdea: Prompt = {
  name: 'new_idea',
  async fresh(db, { workspaceId, since, except }) {
    const lately = { createdAt: { gt: since }, id: { notIn: [...except] } };
    const where = { ...openToAll, workspaceId, state: { in: [...livingStates] }, ...lately };
    return (await db.idea.findFirst({ where, orderBy: { createdAt: 'desc' } }))?.id ?? null;
  },
  async question(db, workspaceId, id) {
    const idea = await ideaById(db, workspaceId, id);
    if (!idea || !isOpen(idea) || !takesVotes(idea.state)) return null;
    return { text: (t) => t('ideas.prompt', { idea: shorten(idea.title, 150), number: idea.number }) };
  },
};
