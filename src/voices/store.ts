import { randomUUID } from 'node:crypto';
import type { Db, Prisma, Tx } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { Voice, VoiceMove } from '../store/rows.ts';
import { fold } from '../store/search.ts';

/** Neither hidden nor erased. */
export const there = { hiddenAt: null, erasedAt: null };
/** By a customer, not seen by the front line. */
export const said = { kind: 'said' as const };
/** What nobody called good or bad counts as bad. */
export const bad = { ...said, OR: [{ news: null }, { news: 'bad' as const }] };
/** What everybody may read, of those that are there: good news, and bad news once it was answered. */
export const told: Prisma.VoiceWhereInput = { ...said, OR: [{ news: 'good' }, { answeredAt: { not: null } }] };

export type NewVoice = Pick<Voice, 'workspaceId' | 'text' | 'byId' | 'saidOn' | 'createdAt'> & Partial<Voice>;

/** Of voices and problems, within the transaction, so that two saved at once never share a number. */
export async function nextNumber(tx: Tx, workspaceId: string): Promise<number> {
  const create = { workspaceId, last: 1 };
  return (await tx.voiceNumber.upsert({ where: { workspaceId }, create, update: { last: { increment: 1 } } })).last;
}

export async function createVoice(tx: Tx, voice: NewVoice): Promise<Voice> {
  const number = await nextNumber(tx, voice.workspaceId);
  const { text, customer = null, answer = null } = voice;
  const found = { ...(await knownAs(tx, voice.workspaceId, customer)), folded: fold(text, customer, answer) };
  return tx.voice.create({ data: { ...voice, ...found, number } });
}

/** A customer's handle, as it is compared; null where nobody named them. */
export function handleOf(customer: string | null): string | null {
  return customer === null ? null : fold(customer) || null;
}

/** By what a customer is known again: the key of their other words, or a new one. */
async function knownAs(
  tx: Tx,
  workspaceId: string,
  customer: string | null,
): Promise<Pick<Voice, 'handle' | 'customerKey'>> {
  const handle = handleOf(customer);
  if (handle === null) return { handle, customerKey: null };
  const known = await tx.voice.findFirst({ where: { workspaceId, handle }, select: { customerKey: true } });
  return { handle, customerKey: known?.customerKey ?? randomUUID() };
}

export function voiceById(db: Db | Tx, workspaceId: string, id: string): Promise<Voice | null> {
  return db.voice.findFirst({ where: { id, workspaceId } });
}

/** What a customer said, by its number. */
export function voiceNumbered(db: Db | Tx, workspaceId: string, number: number): Promise<Voice | null> {
  return db.voice.findUnique({ where: { workspaceId_number: { workspaceId, number }, ...said } });
}

/** Its words and what they are found by stay together. */
export function changeVoice(tx: Tx, before: Voice, data: Partial<Omit<Voice, 'customer'>>): Promise<Voice> {
  const { text, customer, answer } = { ...before, ...data };
  return tx.voice.update({ where: { id: before.id }, data: { ...data, folded: fold(text, customer, answer) } });
}

/** The words of some are gone; who said them stays one, for counting, and nobody knows who. */
export async function eraseVoices(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const gone = { text: '', customer: null, handle: null, link: null, answer: null, movedWhy: null, hiddenReason: null };
  for (const some of chunks(ids)) {
    await tx.voice.updateMany({ where: { id: { in: some } }, data: { ...gone, folded: '', erasedAt: now } });
  }
}

/** Those whose words may still lie in the database's files. */
export async function erasedIn(db: Db): Promise<string[]> {
  const where = { erasedAt: { not: null }, overwrittenAt: null };
  return (await db.voice.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

export async function markOverwritten(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  for (const some of chunks(ids)) {
    await tx.voice.updateMany({ where: { id: { in: some } }, data: { overwrittenAt: now } });
  }
}

/** Those that were brought before an instant and still have their words. */
export async function broughtBefore(tx: Tx, workspaceId: string, before: Date): Promise<string[]> {
  const where = { workspaceId, erasedAt: null, createdAt: { lt: before } };
  return (await tx.voice.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Customers whose handle begins with something, by name, each once. */
export async function handlesLike(db: Db, workspaceId: string, handle: string, most: number): Promise<string[]> {
  const where = { workspaceId, handle: { startsWith: handle.slice(0, 3) } };
  const rows = await db.voice.findMany({ where, distinct: ['handle'], orderBy: { handle: 'asc' }, take: most });
  return rows.flatMap(({ customer }) => customer ?? []);
}

/** All that one customer said, whose words are still there. @param by their handle, or their key */
export function voicesOf(
  db: Db | Tx,
  workspaceId: string,
  by: { handle: string } | { customerKey: string },
): Promise<Voice[]> {
  return db.voice.findMany({ where: { workspaceId, erasedAt: null, ...by }, orderBy: { number: 'desc' } });
}

export async function deleteVoice(tx: Tx, id: string): Promise<void> {
  await tx.voice.delete({ where: { id } });
}

export function addMove(tx: Tx, move: Omit<VoiceMove, 'id'>): Promise<VoiceMove> {
  return tx.voiceMove.create({ data: move });
}

/** How often this customer has been heard, this time included; 1 where nobody named them. */
export async function timesHeard(db: Db | Tx, { workspaceId, customerKey }: Voice): Promise<number> {
  return customerKey === null ? 1 : db.voice.count({ where: { workspaceId, customerKey } });
}

export type MoveOf = VoiceMove & { voice: Voice };

export function moveById(db: Db | Tx, workspaceId: string, id: string): Promise<MoveOf | null> {
  return db.voiceMove.findFirst({ where: { id, voice: { workspaceId } }, include: { voice: true } });
}

export function lastMove(db: Db | Tx, voiceId: string): Promise<VoiceMove | null> {
  return db.voiceMove.findFirst({ where: { voiceId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
}

export async function removeMove(tx: Tx, id: string): Promise<void> {
  await tx.voiceMove.delete({ where: { id } });
}
