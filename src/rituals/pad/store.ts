import type { Db, Tx } from '../../store/client.ts';
import type { MeetingSeries, Person, Workspace } from '../../store/rows.ts';

export type Preferences = Pick<Person, 'locale' | 'timeZone' | 'directMessages'>;
export type WorkspaceSettings = Pick<
  Workspace,
  'locale' | 'timeZone' | 'workingDays' | 'smallestGroup' | 'pollDays' | 'setupStep'
>;

export async function savePreferences(tx: Tx, person: Person, data: Partial<Preferences>): Promise<Person> {
  return tx.person.update({ where: { id: person.id }, data: { ...data, languageOffered: true } });
}

export async function saveSettings(tx: Tx, workspace: Workspace, data: Partial<WorkspaceSettings>): Promise<Workspace> {
  return tx.workspace.update({ where: { id: workspace.id }, data });
}

/** True where something changed: named now and not before, or the other way round. */
export async function nameAdmin(tx: Tx, person: Person, namedAdmin: boolean): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, namedAdmin: !namedAdmin },
    data: { namedAdmin },
  });
  return count === 1;
}

export async function adminsOf(db: Db, workspace: Workspace): Promise<Person[]> {
  return db.person.findMany({
    where: { workspaceId: workspace.id, kind: 'member', OR: [{ platformAdmin: true }, { namedAdmin: true }] },
    orderBy: { name: 'asc' },
  });
}

/** What the five steps of setting up have led to so far. */
export interface Progress {
  series: Pick<MeetingSeries, 'id' | 'name'> | null;
  champions: Pick<Person, 'name' | 'champion'>[];
  hasMission: boolean;
}

export async function progressOf(db: Db, workspace: Workspace): Promise<Progress> {
  const workspaceId = workspace.id;
  return {
    series: await db.meetingSeries.findFirst({
      where: { workspaceId, state: 'active' },
      orderBy: { createdAt: 'desc' },
      select: { id: true, name: true },
    }),
    champions: await db.person.findMany({
      where: { workspaceId, champion: { not: 'no' } },
      orderBy: { name: 'asc' },
      select: { name: true, champion: true },
    }),
    hasMission: (await db.statement.count({ where: { workspaceId, replacedAt: null } })) > 0,
  };
}

/** Promises that are late or were not kept: how the bot is. */
export async function healthOf(db: Db, workspace: Workspace, now: Date): Promise<{ late: number; gaveUp: number }> {
  const workspaceId = workspace.id;
  const tooLate = new Date(now.getTime() - 5 * 60_000);
  return {
    late: await db.delivery.count({ where: { workspaceId, state: 'due', dueAt: { lt: tooLate } } }),
    gaveUp: await db.delivery.count({ where: { workspaceId, state: 'gave_up' } }),
  };
}
