import type { Ctx } from '../../../chat/asks.ts';
import { type Db, Prisma } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { holds } from '../../../store/search.ts';
import { mayUse } from '../../../who/roles.ts';
import { type Asker, ideasByIds, seenBy } from '../records/ideas.ts';
import { decides, pageSize } from '../rules.ts';

/** `count` is of all pages. */
export type Page = { ideas: Idea[]; count: number };

const newestFirst = { number: 'desc' } as const;

/** Newest first; pages count from 1. */
export async function listIdeas(db: Db, asker: Asker, filter: Prisma.IdeaWhereInput, page: number): Promise<Page> {
  // what is hidden is listed for those who may show it again
  const where = filter.hiddenAt ? { ...filter, workspaceId: asker.workspace.id } : { ...filter, ...seenBy(asker) };
  const turned = { skip: (page - 1) * pageSize, take: pageSize };
  return {
    count: await db.idea.count({ where }),
    ideas: await db.idea.findMany({ where, orderBy: newestFirst, ...turned }),
  };
}

/** Somebody's own, the latest first; where there are no more of them, they are not counted beside. */
export async function latestOf(db: Db, { workspace, person }: Asker, most: number): Promise<Page> {
  const where = { workspaceId: workspace.id, authorId: person.id };
  const ideas = await db.idea.findMany({ where, orderBy: newestFirst, take: most + 1 });
  const count = ideas.length > most ? await db.idea.count({ where }) : ideas.length;
  return { ideas: ideas.slice(0, most), count };
}

/** Ideas that hold all the words, newest first. */
export async function searchIdeas(db: Db, asker: Asker, words: readonly string[], page: number): Promise<Page> {
  const { workspace, person } = asker;
  const looked = mayUse(person, decides) ? Prisma.sql`1 = 1` : Prisma.sql`NOT "unseen"`;
  const where = Prisma.sql`"workspaceId" = ${workspace.id}
    AND ("authorId" = ${person.id} OR ("state" <> 'withdrawn' AND "hiddenAt" IS NULL AND ${looked})) AND ${Prisma.join(words.map(holds), ' AND ')}`;
  const [counted] = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT COUNT(*) AS "count" FROM "Idea" WHERE ${where}`;
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Idea" WHERE ${where}
    ORDER BY "number" DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const ids = rows.map(({ id }) => id);
  return { ideas: await ideasByIds(db, workspace.id, ids), count: Number(counted?.count ?? 0) };
}

export function countIdeas(db: Db, asker: Asker): Promise<number> {
  return db.idea.count({ where: seenBy(asker) });
}

/** All ideas by number, a piece at a time. */
export function ideasAfter(db: Db, asker: Asker, number: number, most: number): Promise<Idea[]> {
  const where = { ...seenBy(asker), number: { gt: number } };
  return db.idea.findMany({ where, orderBy: { number: 'asc' }, take: most });
}

type Here = Pick<Ctx, 'db' | 'place' | 'person'>;
const searched = ({ place, person }: Here) => ({ list: 'ideas.search', placeId: place.id, personId: person.id });

/** What a search looked for, kept with its list: buttons carry ids, never people's words. */
export async function rememberSearch(ctx: Here, about: string, at: Date): Promise<void> {
  const key = searched(ctx);
  const create = { ...key, ids: '', about, at };
  await ctx.db.shown.upsert({ where: { list_placeId_personId: key }, create, update: { about, at } });
}

export async function lastSearch(ctx: Here): Promise<string | null> {
  const found = await ctx.db.shown.findUnique({ where: { list_placeId_personId: searched(ctx) } });
  return found?.about ?? null;
}
