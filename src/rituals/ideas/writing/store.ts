import { type Db, Prisma, type Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { holds } from '../records/ideas.ts';
import { fold } from '../rules.ts';

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

export async function editIdea(tx: Tx, { id }: Idea, words: Words & { unnamed: boolean }, now: Date): Promise<Idea> {
  return tx.idea.update({ where: { id }, data: { ...words, folded: foldIdea(words), changedAt: now } });
}

function foldIdea({ title, change, customers, delight }: Words): string {
  return fold(title, change, customers, delight);
}

/** An idea as it is compared with others. */
export type Compared = Pick<Idea, 'id' | 'number' | 'title' | 'change'>;

const living = Prisma.sql`"state" IN ('new', 'in_review', 'accepted')`;

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
export function holdingAny(
  db: Db,
  workspaceId: string,
  words: readonly string[],
  besides: string,
  most: number,
): Promise<Compared[]> {
  const score = Prisma.join(
    words.map((word) => Prisma.sql`(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END)`),
    ' + ',
  );
  return db.$queryRaw<Compared[]>`
    SELECT "id", "number", "title", "change" FROM "Idea"
    WHERE "workspaceId" = ${workspaceId} AND ${living} AND "id" <> ${besides}
      AND (${Prisma.join(words.map(holds), ' OR ')})
    ORDER BY ${score} DESC, "number" DESC LIMIT ${most}`;
}
