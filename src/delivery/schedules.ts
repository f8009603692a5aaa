import type { Tx } from '../store/client.ts';

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

export async function unschedule(tx: Tx, { name, subject }: Pick<Recurring, 'name' | 'subject'>): Promise<void> {
  await tx.schedule.deleteMany({ where: { name, subject } });
}
