/** What there is of customers' words for somebody: by state, by customer, by what they hold. Hidden and erased ones are left out. */

import { type Db, Prisma, type Tx } from '../store/client.ts';
import type { Voice, VoiceMove } from '../store/rows.ts';
import { holds, literal } from '../store/search.ts';
import { bad, said, there, told } from './store.ts';

export const listings = ['all', 'waiting', 'good', 'bad', 'mine', 'hidden'] as const;
export type Listing = (typeof listings)[number];

/** `count` is of all pages. */
export type VoicePage = { voices: Voice[]; count: number };
/** Pages count from 0. */
export type Turn = { page: number; size: number };

/** Whose eyes read. Who waits may be for those alone who brought it or answer, and for the champions. */
export interface Eyes {
  personId: string;
  readsWaiting: boolean;
}

const waits = { ...there, ...bad, answeredAt: null };

function isTheirs({ personId }: Eyes): Prisma.VoiceWhereInput[] {
  return [{ byId: personId }, { holderId: personId }];
}

function seenBy(eyes: Eyes): Prisma.VoiceWhereInput {
  return { ...said, ...(!eyes.readsWaiting && { AND: { OR: [told, ...isTheirs(eyes)] } }) };
}

function seenInSql({ personId, readsWaiting }: Eyes): Prisma.Sql {
  const open = Prisma.sql`"kind" = 'said' AND "hiddenAt" IS NULL AND "erasedAt" IS NULL`;
  if (readsWaiting) return open;
  return Prisma.sql`${open} AND ("news" = 'good' OR "answeredAt" IS NOT NULL OR "byId" = ${personId} OR "holderId" = ${personId})`;
}

function whereOf(what: Listing, eyes: Eyes): Prisma.VoiceWhereInput {
  switch (what) {
    case 'all':
      return there;
    case 'waiting':
      return waits;
    case 'good':
      return { ...there, news: 'good' };
    case 'bad':
      return { ...there, ...bad };
    case 'mine':
      return { ...there, OR: isTheirs(eyes) };
    case 'hidden':
      return { erasedAt: null, hiddenAt: { not: null } };
  }
}

/** What customers said: who waits longest comes first, else the newest. */
export async function listVoices(
  db: Db,
  workspaceId: string,
  eyes: Eyes,
  what: Listing,
  { page, size }: Turn,
): Promise<VoicePage> {
  const where = { workspaceId, ...whereOf(what, eyes), ...seenBy(eyes) };
  const orderBy = { number: what === 'waiting' ? ('asc' as const) : ('desc' as const) };
  const voices = await db.voice.findMany({ where, orderBy, skip: page * size, take: size });
  // where the first page has room left, those are all
  const isAll = page === 0 && voices.length < size;
  return { voices, count: isAll ? voices.length : await db.voice.count({ where }) };
}

/** Who had an answer last, and good news: the latest first. */
export async function latestOver(db: Db, workspaceId: string, most: number): Promise<Voice[]> {
  const good = await db.voice.findMany({
    where: { workspaceId, ...there, ...said, news: 'good' },
    orderBy: { number: 'desc' },
    take: most,
  });
  const answered = await db.voice.findMany({
    where: { workspaceId, ...there, ...bad, answeredAt: { not: null } },
    orderBy: [{ answeredAt: 'desc' }, { number: 'desc' }],
    take: most,
  });
  const at = ({ answeredAt, createdAt, news }: Voice) => (news === 'good' ? createdAt : (answeredAt ?? createdAt));
  return [...good, ...answered].toSorted((a, b) => at(b).getTime() - at(a).getTime()).slice(0, most);
}

export async function voicesByIds(db: Db | Tx, workspaceId: string, ids: readonly string[]): Promise<Voice[]> {
  const rows = await db.voice.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Those that hold all the words, the newest first. */
export async function searchVoices(
  db: Db,
  workspaceId: string,
  eyes: Eyes,
  words: readonly string[],
  most: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Voice"
    WHERE "workspaceId" = ${workspaceId} AND ${seenInSql(eyes)}
      AND ${Prisma.join(words.map(holds), ' AND ')} ORDER BY "number" DESC LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** A customer by their newest words, and how often they were heard. */
export type Customer = { newest: Voice; count: number };

/** Those whose name begins like this, or has a word that does; whose is exactly that comes first, then who was heard last. @param begins folded */
export async function customersLike(
  db: Db,
  workspaceId: string,
  eyes: Eyes,
  begins: string,
  most: number,
): Promise<Customer[]> {
  const rows = await db.$queryRaw<{ number: number | bigint; count: number | bigint }[]>`
    SELECT MAX("number") AS "number", COUNT(*) AS "count" FROM "Voice"
    WHERE "workspaceId" = ${workspaceId} AND ${seenInSql(eyes)}
      AND ("handle" LIKE ${`${literal(begins)}%`} ESCAPE '\\' OR "handle" LIKE ${`% ${literal(begins)}%`} ESCAPE '\\')
    GROUP BY "customerKey"
    ORDER BY MAX(CASE WHEN "handle" = ${begins} THEN 1 ELSE 0 END) DESC, MAX("number") DESC LIMIT ${most}`;
  const newest = await db.voice.findMany({
    where: { workspaceId, number: { in: rows.map(({ number }) => Number(number)) } },
  });
  const byNumber = new Map(newest.map((voice) => [voice.number, voice]));
  return rows.flatMap(({ number, count }) => {
    const voice = byNumber.get(Number(number));
    return voice ? [{ newest: voice, count: Number(count) }] : [];
  });
}

/** One customer's words, the newest first. */
export async function threadOf(
  db: Db,
  workspaceId: string,
  eyes: Eyes,
  customerKey: string,
  { page, size }: Turn,
): Promise<VoicePage> {
  const where = { workspaceId, customerKey, ...there, ...seenBy(eyes) };
  const voices = await db.voice.findMany({ where, orderBy: { number: 'desc' }, skip: page * size, take: size });
  return { voices, count: await db.voice.count({ where }) };
}

/** What was done about one, in its order. */
export function movesOf(db: Db | Tx, voiceId: string): Promise<VoiceMove[]> {
  return db.voiceMove.findMany({ where: { voiceId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
}
