import type { Locale } from '../../../i18n/locales.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Place, Poll, Statement, Workspace } from '../../../store/rows.ts';

/** What the mission is stated to be, and which polls ask for it. */

/** Those in force, one a language. */
export function statementsOf(db: Db | Tx, workspaceId: string): Promise<Statement[]> {
  return db.statement.findMany({ where: { workspaceId, replacedAt: null }, orderBy: { statedAt: 'asc' } });
}

/** The newest of those that were replaced. */
export function earlierStatements(db: Db, workspaceId: string, most: number): Promise<Statement[]> {
  return db.statement.findMany({
    where: { workspaceId, replacedAt: { not: null } },
    orderBy: { statedAt: 'desc' },
    take: most,
  });
}

/** The statement of a language from now on; nothing where it is what was stated already. */
export async function replaceStatement(
  tx: Tx,
  stated: { workspaceId: string; locale: Locale; text: string; statedById: string },
  now: Date,
): Promise<void> {
  const { workspaceId, locale, text } = stated;
  if ((await tx.statement.count({ where: { workspaceId, locale, text, replacedAt: null } })) > 0) return;
  await tx.statement.updateMany({ where: { workspaceId, locale, replacedAt: null }, data: { replacedAt: now } });
  await tx.statement.create({ data: { ...stated, statedAt: now } });
}

export type NewPoll = Omit<Poll, 'id' | 'createdAt' | 'state'>;

export function addPoll(tx: Tx, poll: NewPoll): Promise<Poll> {
  return tx.poll.create({ data: poll });
}

export function pollById(db: Db | Tx, workspaceId: string, id: string): Promise<Poll | null> {
  return db.poll.findFirst({ where: { id, workspaceId } });
}

/** Polls with a round still to come, oldest first. */
export function plannedPolls(db: Db, workspaceId: string): Promise<Poll[]> {
  return db.poll.findMany({
    where: { workspaceId, state: 'active', nextOn: { not: null } },
    orderBy: { createdAt: 'asc' },
  });
}

export async function changePoll(tx: Tx, id: string, data: Partial<Pick<Poll, 'nextOn' | 'state'>>): Promise<void> {
  await tx.poll.update({ where: { id }, data });
}

export function workspaceOf(db: Db, { workspaceId }: Poll): Promise<Workspace> {
  return db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
}

export async function placeOf(db: Db | Tx, poll: Poll): Promise<Place> {
  return db.place.findUniqueOrThrow({ where: { id: poll.placeId } });
}

/** Whether the poll's next round is on its way by itself, or waits. */
export async function isScheduled(tx: Db | Tx, poll: Poll): Promise<boolean> {
  return (await tx.schedule.count({ where: { name: 'mission.open', subject: poll.id } })) > 0;
}
