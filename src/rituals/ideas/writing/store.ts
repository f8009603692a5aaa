import type { Nearby } from '../../../alignment/thread/nearby.ts';
import { type Db, Prisma, type Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { fold, holds } from '../../../store/search.ts';

export type Words = Pick<Idea, 'title' | 'change' | 'customers' | 'delight'>;
type New = Words & Pick<Idea, 'workspaceId' | 'authorId' | 'unnamed'>;

/** Numbered within the transaction, so that two saved at once never share a number. */
export async function createIdea(tx: Tx, idea: New, now: Date): Promise<Idea> {
  const { last } = await tx.ideaNumber.upsert({
    where: { workspaceId: idea.workspaceId },
    create: { workspaceId: idea.workspaceId, last: 1 },
    update: { last: { increment: 1 } },
  });
  return tx.idea.create({
    data: { ...idea, unseen: idea.unnamed, number: last, folded: foldIdea(idea), createdAt: now, changedAt: now },
  });
}

/** New words without a name are looked at again before others see them. */
export async function editIdea(tx: Tx, before: Idea, words: Words & { unnamed: boolean }, now: Date): Promise<Idea> {
  const folded = foldIdea(words);
  const unseen = words.unnamed && (before.unseen || folded !== before.folded);
  return tx.idea.update({ where: { id: before.id }, data: { ...words, unseen, folded, changedAt: now } });
}

function foldIdea({ title, change, customers, delight }: Words): string {
  return fold(title, change, customers, delight);
}

/** An idea as it is compared with others. */
export type Compared = Pick<Idea, 'id' | 'number' | 'title' | 'change'>;

const living = Prisma.sql`"state" IN ('new', 'in_review', 'accepted') AND "hiddenAt" IS NULL AND NOT "unseen"`;

/** How many of the newest living ideas hold each of the words, and whether there are more ideas than those. */
async function countHolding(db: Db, workspaceId: string, words: readonly string[]) {
  const sums = words.map(
    (word, i) => Prisma.sql`SUM(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END) AS ${Prisma.raw(`"w${i}"`)}`,
  );
  const [row] = await db.$queryRaw<Record<string, number | bigint | null>[]>`
    SELECT COUNT(*) AS "ideas", ${Prisma.join(sums)} FROM (
      SELECT "folded" FROM "Idea" WHERE "workspaceId" = ${workspaceId} AND ${living}
      ORDER BY "number" DESC LIMIT ${most.counted}) AS "newest"`;
  const counts = words.map((_, i) => Number(row?.[`w${i}`] ?? 0));
  return { counts, areMore: Number(row?.['ideas'] ?? 0) === most.counted };
}

/** Living ideas that hold any of the words, those with the most of them first. */
function holdingAny(db: Db, workspaceId: string, words: readonly string[], besides: string): Promise<Compared[]> {
  const held = words.map((word) => Prisma.sql`(CASE WHEN ${holds(word)} THEN 1 ELSE 0 END)`);
  return db.$queryRaw<Compared[]>`
    SELECT "id", "number", "title", "change" FROM "Idea"
    WHERE "workspaceId" = ${workspaceId} AND ${living} AND "id" <> ${besides}
      AND (${Prisma.join(words.map(holds), ' OR ')})
    ORDER BY ${Prisma.join(held, ' + ')} DESC, "number" DESC LIMIT ${most.candidates}`;
}

/**
 * The words that are counted, in how many ideas (to walk through all of them takes as long as to find the candidates),
 * the rarest words that choose candidates, the candidates that are compared.
 */
const most = { words: 12, counted: 1000, rarest: 6, candidates: 40, offered: 3 };

type Wording = Pick<Compared, 'title' | 'change'>;
const wholeOf = ({ title, change }: Wording) => (change ? `${title}\n${change}` : title);
const waysOf = (idea: Wording) => [idea.title, wholeOf(idea)];

/** Finds living ideas that may say the same, closest first. */
export type FindSimilar = (
  db: Db,
  workspaceId: string,
  idea: Wording & { id?: string },
) => Promise<readonly Compared[]>;

/** Needs no index below some ten thousand ideas, and keeps nothing. */
export function similarBy(nearby: Nearby): FindSimilar {
  return async (db, workspaceId, idea) => {
    const rarest = await rarestIn(db, workspaceId, await nearby.wordStarts(wholeOf(idea)), idea.id ? 1 : 0);
    if (rarest.length === 0) return [];
    const candidates = await holdingAny(db, workspaceId, rarest, idea.id ?? '');
    const close = await nearby.similar(waysOf(idea), candidates.map(waysOf), most.offered);
    return close.flatMap((at) => candidates[at] ?? []);
  };
}

/**
 * The rarest words that more ideas hold than `besides`, which is the idea itself; and those that none of the counted
 * holds, where there are others.
 */
async function rarestIn(db: Db, workspaceId: string, starts: readonly string[], besides: number): Promise<string[]> {
  const words = [...new Set(starts.map((start) => fold(start)))]
    .filter((start) => [...start].length > 2)
    .slice(0, most.words);
  if (words.length === 0) return [];
  const { counts, areMore } = await countHolding(db, workspaceId, words);
  const counted = words.map((word, i) => ({ word, count: counts[i] ?? 0 })).sort((a, b) => a.count - b.count);
  const held = counted.filter(({ count }) => count > besides).slice(0, most.rarest);
  const others = areMore ? counted.filter(({ count }) => count <= besides) : [];
  return [...held, ...others].map(({ word }) => word);
}
