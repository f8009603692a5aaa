import type { Db, Tx } from '../store/client.ts';
import type { Person, Workspace } from '../store/rows.ts';
import { localDate } from '../time/zone.ts';
import { personById, reviewersOf } from './people.ts';
import { zoneFor } from './reader.ts';

/** Whether somebody has said that they are away: until the day they are back begins on their own clock. */
export function isAway(workspace: Workspace, person: Person, now: Date): boolean {
  return person.backOn !== null && localDate(now, zoneFor(workspace, person)) < person.backOn;
}

/**
 * Who sees to what is theirs: they themselves; while they are away the colleague they named, else the champions. Where
 * nobody is left, it waits for them.
 */
export async function inStead(db: Db | Tx, workspace: Workspace, person: Person, now: Date): Promise<Person[]> {
  if (person.kind === 'member' && !isAway(workspace, person, now)) return [person];
  const named = person.kind === 'member' ? await personById(db, workspace.id, person.standInId) : null;
  if (named?.kind === 'member' && !isAway(workspace, named, now)) return [named];
  const { people } = await reviewersOf(db, workspace.id);
  const there = people.filter((one) => one.id !== person.id && !isAway(workspace, one, now));
  return there.length > 0 || person.kind !== 'member' ? there : [person];
}

/** Everybody who is away, or gone, at all. */
export function notHere(db: Db | Tx, workspaceId: string, ids: readonly string[]): Promise<Person[]> {
  const where = {
    workspaceId,
    id: { in: [...ids] },
    OR: [{ kind: { not: 'member' as const } }, { backOn: { not: null } }],
  };
  return db.person.findMany({ where });
}
