import { type Db, Prisma, type Tx } from '../../../store/client.ts';
import { joined } from '../../../store/joined.ts';
import type { Asking, AskingLine, AskingRound, Voice } from '../../../store/rows.ts';
import { voicesByIds } from '../../../voices/listed.ts';

export type RoundOf = AskingRound & { asking: Asking };
export type LineOf = AskingLine & { round: RoundOf };
/** A line and its words. */
export type Named = AskingLine & { voice: Voice };

const whole = { asking: true } as const;

export function askingById(db: Db | Tx, workspaceId: string, id: string): Promise<Asking | null> {
  return db.asking.findFirst({ where: { id, workspaceId } });
}

export function askingIn(db: Db | Tx, workspaceId: string, placeId: string): Promise<Asking | null> {
  return db.asking.findUnique({ where: { workspaceId_placeId: { workspaceId, placeId } } });
}

/** One a channel: planned anew, it is asked otherwise from then on. */
export function putAsking(tx: Tx, asking: Omit<Asking, 'id'>): Promise<Asking> {
  const { workspaceId, placeId, createdAt: _first, ...rest } = asking;
  return tx.asking.upsert({
    where: { workspaceId_placeId: { workspaceId, placeId } },
    create: asking,
    update: rest,
  });
}

export async function changeAsking(tx: Tx, id: string, data: Partial<Pick<Asking, 'nextOn'>>): Promise<void> {
  await tx.asking.update({ where: { id }, data });
}

/** Those with a round to come. */
export function plannedAskings(db: Db, workspaceId: string): Promise<Asking[]> {
  return db.asking.findMany({ where: { workspaceId, nextOn: { not: null } }, orderBy: { createdAt: 'asc' } });
}

type NewRound = Pick<
  AskingRound,
  'askingId' | 'leaderId' | 'offer' | 'sorterId' | 'opensOn' | 'closesAt' | 'createdAt'
>;

export function addRound(tx: Tx, round: NewRound): Promise<AskingRound> {
  return tx.askingRound.create({ data: round });
}

export async function changeRound(tx: Tx, id: string, data: Partial<AskingRound>): Promise<void> {
  await tx.askingRound.update({ where: { id }, data });
}

export function roundById(db: Db | Tx, workspaceId: string, id: string): Promise<RoundOf | null> {
  return db.askingRound.findFirst({ where: { id, asking: { workspaceId } }, include: whole });
}

const newest = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export function lastRound(db: Db | Tx, askingId: string): Promise<AskingRound | null> {
  return db.askingRound.findFirst({ where: { askingId }, orderBy: newest });
}

/** The one before, of which the result was told. */
export function toldBefore(db: Db | Tx, { askingId, createdAt }: AskingRound): Promise<AskingRound | null> {
  const where = { askingId, resultAt: { not: null }, createdAt: { lt: createdAt } };
  return db.askingRound.findFirst({ where, orderBy: newest });
}

/** Closed, and not told yet; in one statement, for every home page asks. */
export async function roundsToSort(db: Db, workspaceId: string): Promise<RoundOf[]> {
  const rows = await joined(
    db,
    { round: 'AskingRound', asking: 'Asking' },
    Prisma.sql`FROM "AskingRound" round JOIN "Asking" asking ON asking."id" = round."askingId"
      WHERE asking."workspaceId" = ${workspaceId} AND round."closedAt" IS NOT NULL AND round."resultAt" IS NULL
      ORDER BY round."closedAt"`,
  );
  return rows.flatMap(({ round, asking }) => (round && asking ? [{ ...round, asking }] : []));
}

export async function addLine(tx: Tx, line: Pick<AskingLine, 'voiceId' | 'roundId'>): Promise<void> {
  await tx.askingLine.create({ data: line });
}

export async function removeLine(tx: Tx, voiceId: string): Promise<void> {
  await tx.askingLine.delete({ where: { voiceId } });
}

export function lineById(db: Db | Tx, workspaceId: string, voiceId: string): Promise<LineOf | null> {
  const where = { voiceId, round: { asking: { workspaceId } } };
  return db.askingLine.findFirst({ where, include: { round: { include: whole } } });
}

export function countLines(db: Db | Tx, roundId: string): Promise<number> {
  return db.askingLine.count({ where: { roundId } });
}

/** In the order in which they were named. */
export async function linesOf(db: Db | Tx, { id, asking }: RoundOf): Promise<Named[]> {
  const lines = await db.askingLine.findMany({ where: { roundId: id } });
  const ids = lines.map(({ voiceId }) => voiceId);
  const voices = new Map((await voicesByIds(db, asking.workspaceId, ids)).map((voice) => [voice.id, voice]));
  return lines
    .flatMap((line) => {
      const voice = voices.get(line.voiceId);
      return voice ? [{ ...line, voice }] : [];
    })
    .toSorted((a, b) => a.voice.number - b.voice.number);
}

/** Compare and set: false where somebody was quicker. */
export async function setSorted(tx: Tx, voiceId: string, sortedById: string, at: Date): Promise<boolean> {
  const where = { voiceId, sortedAt: null };
  return (await tx.askingLine.updateMany({ where, data: { sortedAt: at, sortedById } })).count === 1;
}

export async function setUnsorted(tx: Tx, voiceId: string): Promise<void> {
  await tx.askingLine.update({ where: { voiceId }, data: { sortedAt: null, sortedById: null } });
}
