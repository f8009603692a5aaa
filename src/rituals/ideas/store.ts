import type { Db, Tx } from '../../store/client.ts';
import { Prisma } from '../../store/client.ts';
import type { ChampionState, Idea, IdeaEvent, IdeaState, Person, Place } from '../../store/rows.ts';
import { fold, isStep, leftAloneMs, livingStates, moveVotes, pageSize, type Step, waitingStates } from './rules.ts';

/** Events that are no steps: the exchange with the author, a weekly choice, and who lent a merged idea their votes. */
type OtherEvent = 'asked' | 'replied' | 'shown' | 'votes_added' | 'votes_kept';

export interface Words {
  title: string;
  change: string | null;
  customers: string | null;
  delight: string | null;
}

// ------------------------------------------------------------------------------------------------ the idea itself

/** Numbered within the transaction, so that two saved at once never share a number. */
export async function createIdea(
  tx: Tx,
  given: Words & { workspaceId: string; authorId: string; unnamed: boolean; placeId: string; now: Date },
): Promise<Idea> {
  const { now, ...idea } = given;
  const { last } = await tx.ideaNumber.upsert({
    where: { workspaceId: idea.workspaceId },
    create: { workspaceId: idea.workspaceId, last: 1 },
    update: { last: { increment: 1 } },
  });
  return tx.idea.create({ data: { ...idea, number: last, folded: foldIdea(idea), createdAt: now, changedAt: now } });
}

export async function editIdea(tx: Tx, idea: Idea, words: Words & { unnamed: boolean }, now: Date): Promise<boolean> {
  const { count } = await tx.idea.updateMany({
    where: { id: idea.id, state: idea.state },
    data: { ...words, folded: foldIdea(words), changedAt: now },
  });
  return count === 1;
}

function foldIdea({ title, change, customers, delight }: Words): string {
  return fold(title, change, customers, delight);
}

export function ideaByNumber(db: Db | Tx, workspaceId: string, number: number): Promise<Idea | null> {
  return db.idea.findUnique({ where: { workspaceId_number: { workspaceId, number } } });
}

export function ideaById(db: Db | Tx, workspaceId: string, id: string): Promise<Idea | null> {
  return db.idea.findFirst({ where: { id, workspaceId } });
}

/** In the order of the ids; those that are not there are left out. */
export async function ideasByIds(db: Db | Tx, workspaceId: string, ids: readonly string[]): Promise<Idea[]> {
  const found = await db.idea.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  return ids.flatMap((id) => found.find((idea) => idea.id === id) ?? []);
}

/** Compare and set: false where somebody else was first. */
export async function setState(
  tx: Tx,
  idea: Idea,
  data: Partial<Omit<Idea, 'id' | 'workspaceId' | 'number'>> & { state: IdeaState },
): Promise<boolean> {
  const { count } = await tx.idea.updateMany({ where: { id: idea.id, state: idea.state }, data });
  return count === 1;
}

// ------------------------------------------------------------------------------------------------ lists

export type Filter = { state: IdeaState; seenBy?: string } | { author: string } | 'living';

function whereOf(workspaceId: string, filter: Filter): Prisma.IdeaWhereInput {
  if (filter === 'living') return { workspaceId, state: { in: [...livingStates] } };
  if ('author' in filter) return { workspaceId, authorId: filter.author };
  return { workspaceId, state: filter.state, ...(filter.seenBy !== undefined && { authorId: filter.seenBy }) };
}

export interface Page {
  ideas: Idea[];
  count: number;
}

/** Newest first; pages count from 1. */
export async function listIdeas(db: Db, workspaceId: string, filter: Filter, page: number): Promise<Page> {
  const where = whereOf(workspaceId, filter);
  const count = await db.idea.count({ where });
  const ideas = await db.idea.findMany({
    where,
    orderBy: { number: 'desc' },
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
  return { ideas, count };
}

/** Ideas that hold all the words, newest first; what was withdrawn stays with its author. */
export async function searchIdeas(
  db: Db,
  workspaceId: string,
  words: readonly string[],
  asker: string,
  page: number,
): Promise<Page> {
  const where = Prisma.sql`"workspaceId" = ${workspaceId}
    AND ("state" <> 'withdrawn' OR "authorId" = ${asker}) AND ${Prisma.join(words.map(holds), ' AND ')}`;
  const counted = await db.$queryRaw<
    { count: number | bigint }[]
  >`SELECT COUNT(*) AS "count" FROM "Idea" WHERE ${where}`;
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Idea" WHERE ${where}
    ORDER BY "number" DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const ideas = await ideasByIds(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return { ideas, count: Number(counted[0]?.count ?? 0) };
}

/** Prisma's `contains` takes % and _ for wildcards: here they are what was typed. */
function holds(word: string): Prisma.Sql {
  return Prisma.sql`"folded" LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}

/** How many living ideas hold each of the words, in one walk through the table. */
export async function countHolding(db: Db, workspaceId: string, words: readonly string[]): Promise<number[]> {
  const sums = words.map(
    (word, i) => Prisma.sql`SUM(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END) AS ${Prisma.raw(`"w${i}"`)}`,
  );
  const rows = await db.$queryRaw<Record<string, number | bigint | null>[]>`SELECT ${Prisma.join(sums)} FROM "Idea"
    WHERE "workspaceId" = ${workspaceId} AND ${living}`;
  return words.map((_, i) => Number(rows[0]?.[`w${i}`] ?? 0));
}

/** Living ideas that hold any of the words, those with the most of them first. */
export async function holdingAny(
  db: Db,
  workspaceId: string,
  words: readonly string[],
  besides: string,
  most: number,
): Promise<Pick<Idea, 'id' | 'number' | 'title' | 'change'>[]> {
  const score = Prisma.join(
    words.map((word) => Prisma.sql`(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END)`),
    ' + ',
  );
  return db.$queryRaw<Pick<Idea, 'id' | 'number' | 'title' | 'change'>[]>`
    SELECT "id", "number", "title", "change" FROM "Idea"
    WHERE "workspaceId" = ${workspaceId} AND ${living} AND "id" <> ${besides}
      AND (${Prisma.join(words.map(holds), ' OR ')})
    ORDER BY ${score} DESC, "number" DESC LIMIT ${most}`;
}

const living = Prisma.sql`"state" IN ('new', 'in_review', 'accepted')`;

/** All ideas by number, a piece at a time. */
export function ideasAfter(db: Db, workspaceId: string, number: number, most: number): Promise<Idea[]> {
  return db.idea.findMany({ where: { workspaceId, number: { gt: number } }, orderBy: { number: 'asc' }, take: most });
}

/** What a search looked for, kept with its list: buttons carry ids, never people's words. */
export async function rememberSearch(
  db: Db,
  placeId: string,
  personId: string,
  about: string,
  at: Date,
): Promise<void> {
  const key = { list: 'ideas.search', placeId, personId };
  await db.shown.upsert({
    where: { list_placeId_personId: key },
    create: { ...key, ids: '', about, at },
    update: { about, at },
  });
}

export async function lastSearch(db: Db, placeId: string, personId: string): Promise<string | null> {
  const key = { list: 'ideas.search', placeId, personId };
  return (await db.shown.findUnique({ where: { list_placeId_personId: key } }))?.about ?? null;
}

// ------------------------------------------------------------------------------------------------ votes

export async function hasVoted(db: Db | Tx, ideaId: string, personId: string): Promise<boolean> {
  return (await db.vote.count({ where: { ideaId, personId } })) > 0;
}

/** Gives the person's one vote, or takes it back; says which. The count moves with it. */
export async function toggleVote(tx: Tx, ideaId: string, personId: string): Promise<boolean> {
  const { count } = await tx.vote.deleteMany({ where: { ideaId, personId } });
  if (count === 0) await tx.vote.create({ data: { ideaId, personId } });
  await tx.idea.update({ where: { id: ideaId }, data: { voteCount: { increment: count === 0 ? 1 : -1 } } });
  return count === 0;
}

async function voters(tx: Tx, ideaId: string): Promise<string[]> {
  const rows = await tx.vote.findMany({ where: { ideaId }, select: { personId: true }, orderBy: { personId: 'asc' } });
  return rows.map(({ personId }) => personId);
}

async function addVotes(tx: Tx, ideaId: string, personIds: readonly string[]): Promise<void> {
  for (let from = 0; from < personIds.length; from += 500) {
    await tx.vote.createMany({ data: personIds.slice(from, from + 500).map((personId) => ({ ideaId, personId })) });
  }
  await recount(tx, ideaId);
}

async function removeVotes(tx: Tx, ideaId: string, personIds: readonly string[]): Promise<void> {
  for (let from = 0; from < personIds.length; from += 500) {
    await tx.vote.deleteMany({ where: { ideaId, personId: { in: personIds.slice(from, from + 500) } } });
  }
  await recount(tx, ideaId);
}

async function recount(tx: Tx, ideaId: string): Promise<void> {
  const voteCount = await tx.vote.count({ where: { ideaId } });
  await tx.idea.update({ where: { id: ideaId }, data: { voteCount } });
}

/** Moves the votes, one a person, and keeps whose they were, so that a reopened idea gets them back. */
export async function mergeVotes(tx: Tx, fromId: string, toId: string, at: Date): Promise<void> {
  const { added, kept } = moveVotes(await voters(tx, fromId), await voters(tx, toId));
  await removeVotes(tx, fromId, [...added, ...kept]);
  await addVotes(tx, toId, added);
  await addEvent(tx, fromId, { kind: 'votes_added', text: added.join(','), at });
  await addEvent(tx, fromId, { kind: 'votes_kept', text: kept.join(','), at });
}

/** Gives a merged idea its votes back; the other loses those that came with it. */
export async function unmergeVotes(tx: Tx, fromId: string, toId: string): Promise<void> {
  const kinds = { in: ['votes_added', 'votes_kept'] satisfies OtherEvent[] };
  const moved = await tx.ideaEvent.findMany({ where: { ideaId: fromId, kind: kinds } });
  const peopleOf = (kind: OtherEvent) =>
    moved.filter((event) => event.kind === kind).flatMap(({ text }) => (text ? text.split(',') : []));
  await removeVotes(tx, toId, peopleOf('votes_added'));
  const { added } = moveVotes([...peopleOf('votes_added'), ...peopleOf('votes_kept')], await voters(tx, fromId));
  await addVotes(tx, fromId, added);
  await tx.ideaEvent.deleteMany({ where: { ideaId: fromId, kind: kinds } });
}

// ------------------------------------------------------------------------------------------------ history

export function addEvent(
  tx: Tx,
  ideaId: string,
  event: { kind: Step | OtherEvent; personId?: string; text?: string | null; at: Date },
): Promise<IdeaEvent> {
  return tx.ideaEvent.create({ data: { ideaId, ...event } });
}

export type TakenStep = IdeaEvent & { kind: Step };

/** The steps taken with an idea, oldest first. */
export async function stepsOf(db: Db | Tx, ideaId: string): Promise<TakenStep[]> {
  const events = await db.ideaEvent.findMany({ where: { ideaId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return events.filter((event): event is TakenStep => isStep(event.kind));
}

/** Questions to the author and their answers, oldest first. */
export function exchangeOf(db: Db | Tx, ideaId: string): Promise<IdeaEvent[]> {
  return db.ideaEvent.findMany({
    where: { ideaId, kind: { in: ['asked', 'replied'] satisfies OtherEvent[] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

export async function eventById(
  db: Db | Tx,
  workspaceId: string,
  id: string,
): Promise<{ event: IdeaEvent; idea: Idea } | null> {
  const found = await db.ideaEvent.findFirst({ where: { id, idea: { workspaceId } }, include: { idea: true } });
  if (!found) return null;
  const { idea, ...event } = found;
  return { event, idea };
}

export async function removeEvent(tx: Tx, id: string): Promise<boolean> {
  return (await tx.ideaEvent.deleteMany({ where: { id } })).count === 1;
}

/** Ideas of theirs about which somebody waits for their answer, with the question. */
export async function questionsFor(
  db: Db,
  workspaceId: string,
  authorId: string,
): Promise<{ idea: Idea; question: IdeaEvent }[]> {
  const ideas = await db.idea.findMany({
    where: { workspaceId, authorId, events: { some: { kind: 'asked' } }, state: { notIn: ['withdrawn', 'merged'] } },
    orderBy: { number: 'desc' },
    take: 20,
  });
  const open: { idea: Idea; question: IdeaEvent }[] = [];
  for (const idea of ideas) {
    const last = (await exchangeOf(db, idea.id)).at(-1);
    if (last?.kind === 'asked') open.push({ idea, question: last });
  }
  return open;
}

// ------------------------------------------------------------------------------------------------ review

/**
 * What a champion's queue holds: new ideas, those they took, and those that a colleague took and left for a week or is
 * no champion any more to decide.
 */
function queueOf(workspaceId: string, me: string, reviewers: readonly string[], now: Date): Prisma.IdeaWhereInput {
  return {
    workspaceId,
    OR: [
      { state: 'new' },
      { state: 'in_review', reviewerId: me },
      { state: 'in_review', reviewerId: { notIn: [...reviewers] } },
      { state: 'in_review', changedAt: { lt: new Date(now.getTime() - leftAloneMs) } },
    ],
  };
}

export interface Queue {
  /** Oldest first. */
  ideas: Idea[];
  count: number;
}

/** The next ideas with a higher number than `after`, and how many wait in all. */
export async function queueFor(
  db: Db | Tx,
  workspaceId: string,
  me: string,
  { after = 0, most = 1, now }: { after?: number; most?: number; now: Date },
): Promise<Queue> {
  const reviewers = (await reviewersOf(db, workspaceId)).people.map(({ id }) => id);
  const where = queueOf(workspaceId, me, reviewers, now);
  const count = await db.idea.count({ where });
  const ideas = await db.idea.findMany({
    where: { AND: [where, { number: { gt: after } }] },
    orderBy: { number: 'asc' },
    take: most,
  });
  return { ideas, count };
}

/** Living ideas that were in no weekly choice since; the most liked and the newest of them. */
export async function candidates(tx: Tx, workspaceId: string, since: Date): Promise<Idea[]> {
  const where: Prisma.IdeaWhereInput = {
    workspaceId,
    state: { in: [...waitingStates] },
    events: { none: { kind: 'shown', at: { gt: since } } },
  };
  const liked = await tx.idea.findMany({ where, orderBy: [{ voteCount: 'desc' }, { number: 'desc' }], take: 3 });
  const newest = await tx.idea.findMany({ where, orderBy: { number: 'desc' }, take: 3 });
  return [...liked, ...newest.filter((idea) => liked.every(({ id }) => id !== idea.id))];
}

// ------------------------------------------------------------------------------------------------ people and places

export async function peopleByIds(
  db: Db | Tx,
  workspaceId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.person.findMany({ where: { workspaceId, id: { in: wanted } } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The champions and, where there is none, the admins: those who read new ideas. */
export async function reviewersOf(db: Db | Tx, workspaceId: string): Promise<{ champions: boolean; people: Person[] }> {
  const orderBy = { createdAt: 'asc' } as const;
  const champions = await db.person.findMany({ where: { workspaceId, champion: 'yes', kind: 'member' }, orderBy });
  if (champions.length > 0) return { champions: true, people: champions };
  const admin = { OR: [{ platformAdmin: true }, { namedAdmin: true }] };
  return {
    champions: false,
    people: await db.person.findMany({ where: { workspaceId, kind: 'member', ...admin }, orderBy }),
  };
}

export function championsIn(db: Db | Tx, workspaceId: string, state: ChampionState): Promise<Person[]> {
  return db.person.findMany({ where: { workspaceId, champion: state }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

/** Compare and set: false where they were no longer what they were taken for. */
export async function setChampion(tx: Tx, person: Person, champion: ChampionState): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, champion: person.champion },
    data: { champion },
  });
  return count === 1;
}

export async function setIdeasPlace(tx: Tx, workspaceId: string, placeId: string | null): Promise<void> {
  await tx.workspace.update({ where: { id: workspaceId }, data: { ideasPlaceId: placeId } });
}

export function placeById(db: Db | Tx, workspaceId: string, id: string | null): Promise<Place | null> {
  return id === null ? Promise.resolve(null) : db.place.findFirst({ where: { id, workspaceId } });
}

// ------------------------------------------------------------------------------------------------ what was posted

/** Keys of the messages that show an idea; its id stands in their arguments. */
export async function postsShowing(
  tx: Tx,
  workspaceId: string,
  ideaId: string,
  jobs: readonly string[],
  since: Date,
): Promise<string[]> {
  const rows = await tx.delivery.findMany({
    where: {
      workspaceId,
      job: { in: [...jobs] },
      verb: 'post',
      state: { in: ['sent', 'sending'] },
      dueAt: { gte: since },
      args: { contains: ideaId },
    },
    select: { key: true },
  });
  return rows.map(({ key }) => key);
}

export async function scheduledAt(tx: Tx, name: string, subject: string): Promise<Date | null> {
  return (await tx.schedule.findUnique({ where: { name_subject: { name, subject } } }))?.nextRunAt ?? null;
}
