import type { Ctx } from '../../chat/asks.ts';
import type { Db, Prisma, Tx } from '../../store/client.ts';
import type { Person, Thanks } from '../../store/rows.ts';
import { peopleByIds } from '../../who/people.ts';

/** Some of them, the latest first, with everybody who stands in them. Pages are numbered from 0. */
export interface Page {
  all: readonly Thanks[];
  people: ReadonlyMap<string, Person>;
  count: number;
  page: number;
  pages: number;
}

type Which = Pick<Thanks, 'workspaceId'> & Partial<Pick<Thanks, 'placeId' | 'postedOn' | 'toId'>>;

const pageSize = 10;

export function createThanks(tx: Tx, data: Prisma.ThanksUncheckedCreateInput): Promise<Thanks> {
  return tx.thanks.create({ data });
}

export function thanksById(db: Db | Tx, workspaceId: string, id: string): Promise<Thanks | null> {
  return db.thanks.findFirst({ where: { id, workspaceId } });
}

export async function removeThanks(tx: Tx, { id }: Thanks): Promise<void> {
  await tx.thanks.delete({ where: { id } });
}

/** A page past the end is the last one. */
export async function pageOf(db: Db, which: Which, wanted = 0): Promise<Page> {
  const count = await db.thanks.count({ where: which });
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(wanted, pages - 1);
  const all = await db.thanks.findMany({
    where: which,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: page * pageSize,
    take: pageSize,
  });
  const ids = all.flatMap(({ fromId, toId }) => [fromId, toId]);
  return { all, people: await peopleByIds(db, which.workspaceId, ids), count, page, pages };
}

export function receivedSince(db: Db, { workspace, person }: Ctx, since: Date): Promise<number> {
  return db.thanks.count({ where: { workspaceId: workspace.id, toId: person.id, createdAt: { gt: since } } });
}

/** Those of a channel that no post shows yet. */
export function unposted(tx: Tx, placeId: string): Promise<Thanks[]> {
  return tx.thanks.findMany({ where: { placeId, postedOn: null } });
}

export async function setPosted(tx: Tx, all: readonly Thanks[], postedOn: string): Promise<void> {
  await tx.thanks.updateMany({ where: { id: { in: all.map(({ id }) => id) } }, data: { postedOn } });
}

/** How many wait for a post in any channel. */
export function countUnposted(db: Db, workspaceId: string): Promise<number> {
  return db.thanks.count({ where: { workspaceId, placeId: { not: null }, postedOn: null } });
}
