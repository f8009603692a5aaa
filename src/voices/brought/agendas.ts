import { type Db, Prisma, type Tx } from '../../store/client.ts';
import { joined } from '../../store/joined.ts';
import type { Voice } from '../../store/rows.ts';
import { isForAll, isWaiting } from '../rules.ts';
import { there, told } from '../store.ts';

// Voices that stand on the agendas of meetings.

export interface Agendas {
  brought: Voice[];
  /** Another one in place of them, for as long as everybody may read it. */
  item: Voice | null;
  /** Who waits longest of all, of what was not brought there. */
  waits: Voice | null;
}

/**
 * All voices that one agenda shows, in one statement.
 * @param elsewhere whether it may show what was brought elsewhere
 */
export async function voicesFor(
  db: Db | Tx,
  {
    workspaceId,
    meetingId,
    voiceId,
    elsewhere,
  }: { workspaceId: string; meetingId: string; voiceId: string | null; elsewhere: boolean },
): Promise<Agendas> {
  const rows = await joined(
    db,
    { voice: 'Voice' },
    Prisma.sql`FROM "Voice" voice WHERE (voice."meetingId" = ${meetingId} AND voice."hiddenAt" IS NULL)
      OR voice."id" = ${elsewhere ? (voiceId ?? '') : ''}
      OR voice."id" = (${longest(elsewhere ? workspaceId : '')}) ORDER BY voice."number"`,
  );
  const all = rows.flatMap(({ voice }) => voice ?? []);
  const brought = all.filter((voice) => voice.meetingId === meetingId && voice.hiddenAt === null);
  const others = all.filter((voice) => !brought.includes(voice));
  return {
    brought,
    item: others.find((voice) => voice.id === voiceId && isForAll(voice)) ?? null,
    waits: others.find(isWaiting) ?? null,
  };
}

/** Those from before there was a clock are asked about no more. */
function longest(workspaceId: string): Prisma.Sql {
  return Prisma.sql`SELECT old."id" FROM "Voice" old WHERE old."workspaceId" = ${workspaceId} AND old."answeredAt" IS NULL
    AND old."dueAt" IS NOT NULL AND old."hiddenAt" IS NULL AND old."erasedAt" IS NULL
    AND COALESCE(CAST(old."news" AS TEXT), 'bad') <> 'good' ORDER BY old."number" LIMIT 1`;
}

const forAll = { ...there, ...told };

/** The latest first. @param except neither these, nor what was brought to these meetings */
export function latestForAll(
  db: Db | Tx,
  workspaceId: string,
  {
    most,
    since,
    except = [],
    meetingIds = [],
  }: { most: number; since: Date; except?: readonly string[]; meetingIds?: readonly string[] },
): Promise<Voice[]> {
  const unheard = { OR: [{ meetingId: null }, { meetingId: { notIn: [...meetingIds] } }] };
  const where = { workspaceId, createdAt: { gte: since }, id: { notIn: [...except] }, AND: [forAll, unheard] };
  return db.voice.findMany({ where, orderBy: { number: 'desc' }, take: most });
}

/** Those of these, and of what was brought to these meetings, that everybody may read. */
export function metForAll(
  db: Db | Tx,
  workspaceId: string,
  ids: readonly string[],
  meetingIds: readonly string[],
): Promise<Voice[]> {
  const met = { OR: [{ id: { in: [...ids] } }, { meetingId: { in: [...meetingIds] } }] };
  return db.voice.findMany({ where: { workspaceId, AND: [forAll, met] }, orderBy: { number: 'desc' } });
}
