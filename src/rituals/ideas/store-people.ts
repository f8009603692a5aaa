import type { Db, Tx } from '../../store/client.ts';
import type { ChampionState, Person, Place } from '../../store/rows.ts';

export async function peopleByIds(
  db: Db | Tx,
  workspaceId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.person.findMany({ where: { workspaceId, id: { in: wanted } } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The champions and, where there is none, the admins: those who read new ideas. */
export async function reviewersOf(db: Db | Tx, workspaceId: string): Promise<{ champions: boolean; people: Person[] }> {
  const orderBy = { createdAt: 'asc' } as const;
  const champions = await db.person.findMany({ where: { workspaceId, champion: 'yes', kind: 'member' }, orderBy });
  if (champions.length > 0) return { champions: true, people: champions };
  const admin = { OR: [{ platformAdmin: true }, { namedAdmin: true }] };
  return {
    champions: false,
    people: await db.person.findMany({ where: { workspaceId, kind: 'member', ...admin }, orderBy }),
  };
}

export function championsIn(db: Db | Tx, workspaceId: string, state: ChampionState): Promise<Person[]> {
  return db.person.findMany({ where: { workspaceId, champion: state }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

/** Compare and set: false where they were no longer what they were taken for. */
export async function setChampion(tx: Tx, person: Person, champion: ChampionState): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, champion: person.champion },
    data: { champion },
  });
  return count === 1;
}

export async function setIdeasPlace(tx: Tx, workspaceId: string, placeId: string | null): Promise<void> {
  await tx.workspace.update({ where: { id: workspaceId }, data: { ideasPlaceId: placeId } });
}

export function placeById(db: Db | Tx, workspaceId: string, id: string | null): Promise<Place | null> {
  return id === null ? Promise.resolve(null) : db.place.findFirst({ where: { id, workspaceId } });
}
