import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../store/client.ts';
import { insertAll } from '../store/many.ts';

/** `name` is "ritual.schedule" (one of a ritual's schedules), `subject` what it is about; the pair exists once. */
export interface Recurring {
  workspaceId: string;
  name: string;
  subject: string;
}

/** Sets when a schedule runs next, making it where it is new. */
export async function runNext(tx: Tx, { workspaceId, name, subject }: Recurring, nextRunAt: Date): Promise<void> {
  await tx.schedule.upsert({
    where: { name_subject: { name, subject } },
    create: { workspaceId, name, subject, nextRunAt },
    // an instance that is asking for people finds it moved, and gives way
    update: { nextRunAt, leaseUntil: null },
  });
}

/** Sets when they run next, for those that are new: the others keep their time. */
export async function runMissing(tx: Tx, all: readonly (Recurring & { nextRunAt: Date })[]): Promise<void> {
  const rows = all.map((one) => ({ ...one, id: randomUUID() }));
  const columns = ['id', 'workspaceId', 'name', 'subject', 'nextRunAt'] as const;
  await insertAll(tx, 'Schedule', columns, rows, { skipDuplicates: true });
}

/** The subjects that a schedule of this name has a row for, among these. */
export async function scheduled(db: Db | Tx, name: string, subjects: readonly string[]): Promise<Set<string>> {
  const where = { name, subject: { in: [...subjects] } };
  return new Set((await db.schedule.findMany({ where, select: { subject: true } })).map(({ subject }) => subject));
}

export async function unschedule(tx: Tx, { name, subject }: Pick<Recurring, 'name' | 'subject'>): Promise<void> {
  await tx.schedule.deleteMany({ where: { name, subject } });
}

/** Runs them at once. What is due already keeps its time; an instance that is asking for people finds it moved, and gives way. */
export async function runAgain(
  tx: Tx,
  { workspaceId, names }: { workspaceId: string; names: readonly string[] },
  now: Date,
): Promise<void> {
  await tx.schedule.updateMany({
    where: { workspaceId, name: { in: [...names] }, nextRunAt: { gt: now } },
    data: { nextRunAt: now, leaseUntil: null },
  });
}
