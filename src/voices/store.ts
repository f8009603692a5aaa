import type { Db, Tx } from '../store/client.ts';
import type { Voice, VoiceMove } from '../store/rows.ts';
import { fold } from '../store/search.ts';

export type NewVoice = Pick<Voice, 'workspaceId' | 'text' | 'byId' | 'saidOn' | 'createdAt'> & Partial<Voice>;

/** Numbered within the transaction, so that two saved at once never share a number. */
export async function createVoice(tx: Tx, voice: NewVoice): Promise<Voice> {
  const { last } = await tx.voiceNumber.upsert({
    where: { workspaceId: voice.workspaceId },
    create: { workspaceId: voice.workspaceId, last: 1 },
    update: { last: { increment: 1 } },
  });
  return tx.voice.create({ data: { ...voice, ...keysOf(voice), number: last } });
}

/** One customer's words and promises are found by this. */
export function keyOf(customer: string | null): string | null {
  return customer === null ? null : fold(customer) || null;
}

function keysOf({ text, customer = null, answer = null }: Pick<NewVoice, 'text' | 'customer' | 'answer'>) {
  return { customerKey: keyOf(customer), folded: fold(text, customer, answer) };
}

export function voiceById(db: Db | Tx, workspaceId: string, id: string): Promise<Voice | null> {
  return db.voice.findFirst({ where: { id, workspaceId } });
}

export function voiceNumbered(db: Db | Tx, workspaceId: string, number: number): Promise<Voice | null> {
  return db.voice.findUnique({ where: { workspaceId_number: { workspaceId, number } } });
}

/** Its words and what they are found by stay together. */
export function changeVoice(tx: Tx, before: Voice, data: Partial<Voice>): Promise<Voice> {
  const after = { ...before, ...data };
  return tx.voice.update({
    where: { id: before.id },
    data: { ...data, ...(after.erasedAt === null && keysOf(after)) },
  });
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
