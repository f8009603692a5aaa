import { randomUUID } from 'node:crypto';
import type { Tx } from '../store/client.ts';
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
    update: { nextRunAt },
  });
}

/** Sets when they run next, for those that are new: the others keep their time. */
export async function runMissing(tx: Tx, all: readonly (Recurring & { nextRunAt: Date })[]): Promise<void> {
  const rows = all.map((one) => ({ ...one, id: randomUUID() }));
  const columns = ['id', 'workspaceId', 'name', 'subject', 'nextRunAt'] as const;
  await insertAll(tx, 'Schedule', columns, rows, { skipDuplicates: true });
}

export async function unschedule(tx: Tx, { name, subject }: Pick<Recurring, 'name' | 'subject'>): Promise<void> {
  await tx.schedule.deleteMany({ where: { name, subject } });
}
