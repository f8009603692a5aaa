import { type Db, Prisma, type Tx } from '../../store/client.ts';
import type { Idea } from '../../store/rows.ts';
import { fold, type IdeaState, livingStates, pageSize } from './rules.ts';

export interface Words {
  title: string;
  change: string | null;
  customers: string | null;
  delight: string | null;
}

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

export function countIdeas(db: Db, workspaceId: string): Promise<number> {
  return db.idea.count({ where: { workspaceId } });
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
