/** Ideas and what has happened to them, as they are read. What was withdrawn stays with its author. */

import { type Ctx, UserError } from '../../../chat/asks.ts';
import { refreshAbout } from '../../../delivery/outbox.ts';
import type { Db, Prisma, Tx } from '../../../store/client.ts';
import type { Idea, IdeaEvent, Person } from '../../../store/rows.ts';
import { peopleByIds } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import { decides, isOpen, isStep, type Step } from '../rules.ts';

export type Asker = Pick<Ctx, 'workspace' | 'person'>;

/** What somebody may see of all ideas: what was withdrawn or hidden stays with its author, what nobody looked at with champions, too. */
export function seenBy({ workspace, person }: Asker): Prisma.IdeaWhereInput {
  const looked = mayUse(person, decides) ? {} : { unseen: false };
  const open: Prisma.IdeaWhereInput = { state: { not: 'withdrawn' }, hiddenAt: null, ...looked };
  return { workspaceId: workspace.id, OR: [open, { authorId: person.id }] };
}

/** Ideas that whoever it is may see. */
export const openToAll = { hiddenAt: null, unseen: false } as const;

export async function ideaNumbered(db: Db | Tx, asker: Asker, number: number): Promise<Idea> {
  const idea = await db.idea.findUnique({
    where: { workspaceId_number: { workspaceId: asker.workspace.id, number } },
  });
  if (!idea) throw new UserError('ideas.noSuch', { number });
  return seen(idea, asker);
}

export async function ideaOf(db: Db | Tx, asker: Asker, id: string): Promise<Idea> {
  const idea = await ideaById(db, asker.workspace.id, id);
  if (!idea) throw new UserError('ideas.gone');
  return seen(idea, asker);
}

function seen(idea: Idea, { person }: Asker): Idea {
  const { number, authorId, state } = idea;
  if (isOpen(idea) || authorId === person.id) return idea;
  if (state === 'withdrawn') throw new UserError('ideas.now.withdrawn', { number });
  if (mayUse(person, decides)) return idea;
  throw new UserError(idea.hiddenAt ? 'moderation.nowHidden' : 'moderation.nowUnseen', { number });
}

export function ideaById(db: Db | Tx, workspaceId: string, id: string): Promise<Idea | null> {
  return db.idea.findFirst({ where: { id, workspaceId } });
}

/** Hides it from everybody but its author and those who may show it again; or shows it again. */
export function markHidden(
  tx: Tx,
  id: string,
  mark: Pick<Idea, 'hiddenAt' | 'hiddenById' | 'hiddenReason'>,
): Promise<Idea> {
  return tx.idea.update({ where: { id }, data: mark });
}

/** In the order of the ids; those that are not there are left out. */
export async function ideasByIds(db: Db | Tx, workspaceId: string, ids: readonly string[]): Promise<Idea[]> {
  const found = ids.length === 0 ? [] : await db.idea.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  return ids.flatMap((id) => found.find((idea) => idea.id === id) ?? []);
}

/** Ideas that went into this one: what was posted about them names it. */
export async function mergedInto(tx: Tx, { id, workspaceId }: Idea): Promise<string[]> {
  const where = { workspaceId, state: 'merged', mergedIntoId: id } as const;
  return (await tx.idea.findMany({ where, select: { id: true } })).map((idea) => idea.id);
}

/** The same, and what had gone into those before. */
export async function allMergedInto(tx: Tx, { id, workspaceId }: Pick<Idea, 'id' | 'workspaceId'>): Promise<Idea[]> {
  const found: Idea[] = [];
  for (let into = [id]; into.length > 0; ) {
    const known = [id, ...found.map((idea) => idea.id)];
    const where = { workspaceId, state: 'merged', mergedIntoId: { in: into }, id: { notIn: known } } as const;
    const more = await tx.idea.findMany({ where });
    found.push(...more);
    into = more.map((idea) => idea.id);
  }
  return found;
}

export function authorsOf(db: Db, workspaceId: string, ideas: readonly Idea[]): Promise<Map<string, Person>> {
  const ids = ideas.flatMap(({ authorId, reviewerId }) => [authorId, reviewerId]);
  return peopleByIds(db, workspaceId, ids);
}

/** Events that are no steps: the exchange with the author, a weekly choice, a champion's morning, and who lent a merged idea their votes. */
export type OtherEvent = 'asked' | 'replied' | 'shown' | 'digested' | 'votes_added' | 'votes_kept';
type NewEvent = { kind: Step | OtherEvent; personId?: string; text?: string | null; at: Date };

export function addEvent(tx: Tx, ideaId: string, event: NewEvent): Promise<IdeaEvent> {
  return tx.ideaEvent.create({ data: { ideaId, ...event } });
}

/** An idea whose author was asked waits for their answer; null: it does not any more. */
export async function waitForAuthor(tx: Tx, ideaId: string, askedAt: Date | null): Promise<void> {
  await tx.idea.update({ where: { id: ideaId }, data: { askedAt } });
}

export type TakenStep = IdeaEvent & { kind: Step };
const oldestFirst = [{ at: 'asc' }, { id: 'asc' }] satisfies Prisma.IdeaEventOrderByWithRelationInput[];

/** The steps taken with an idea, oldest first. */
export async function stepsOf(db: Db | Tx, ideaId: string): Promise<TakenStep[]> {
  const events = await db.ideaEvent.findMany({ where: { ideaId }, orderBy: oldestFirst });
  return events.filter((event): event is TakenStep => isStep(event.kind));
}

export type EventOfIdea = { event: IdeaEvent; idea: Idea };

export async function eventById(db: Db | Tx, workspaceId: string, id: string): Promise<EventOfIdea | null> {
  const found = await db.ideaEvent.findFirst({ where: { id, idea: { workspaceId } }, include: { idea: true } });
  if (!found) return null;
  const { idea, ...event } = found;
  return { event, idea };
}

const exchanged = { kind: { in: ['asked', 'replied'] satisfies OtherEvent[] } };
/** Questions to the author and their answers, oldest first. */
export const exchange = { where: exchanged, orderBy: oldestFirst };

/** An idea with all that a view of it names. */
export interface Whole {
  idea: Idea;
  people: ReadonlyMap<string, Person>;
  exchange: readonly IdeaEvent[];
  mergedInto: Idea | null;
  voted: boolean;
}

/** @param viewer whose vote it is about, where somebody looks; `others` are people to know besides */
export async function wholeIdea(db: Db, idea: Idea, viewer?: Person, ...others: (string | null)[]): Promise<Whole> {
  const { id: ideaId, workspaceId, authorId, reviewerId, ownerId, mergedIntoId } = idea;
  const events = await db.ideaEvent.findMany({ ...exchange, where: { ...exchanged, ideaId } });
  const ids = [authorId, reviewerId, ownerId, ...events.map(({ personId }) => personId), ...others];
  const votes = viewer ? await db.vote.count({ where: { ideaId, personId: viewer.id } }) : 0;
  return {
    idea,
    exchange: events,
    people: await peopleByIds(db, workspaceId, ids),
    mergedInto: mergedIntoId ? await ideaById(db, workspaceId, mergedIntoId) : null,
    voted: votes > 0,
  };
}

/** Whose idea it is to do, and by when. */
export async function changePromise(tx: Tx, id: string, promise: Pick<Idea, 'ownerId' | 'dueDate'>): Promise<void> {
  await tx.idea.updateMany({ where: { id }, data: promise });
}

type At = { now: Date; workspace: { id: string } };
type Ids = readonly (string | null | undefined)[];

/**
 * Makes what was posted about ideas true again: for a month in channels, for a week in a digest, always in a thread of its
 * own; `ever`: all there is, however old and in whatever it stands.
 */
export async function refreshPosts(tx: Tx, { now, workspace }: At, ids: Ids, ever = false): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const inChannels = { 'ideas.share': before(31), 'ideas.weekly': before(31), 'ideas.thread': new Date(0) };
  const since = { ...inChannels, 'ideas.digest': before(7) };
  const about = ids.filter((id) => typeof id === 'string');
  await refreshAbout(tx, workspace.id, about, ever ? null : since, now);
}
