import { type Locale, locales } from '../i18n/locales.ts';
import type { Db, Tx } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { ChampionState, Person, Workspace } from '../store/rows.ts';
import { localeFor } from './reader.ts';
import { isChampion } from './roles.ts';

const admin = { OR: [{ platformAdmin: true }, { namedAdmin: true }] };

/** Somebody of this workspace; null for no id, too. */
export async function personById(db: Db | Tx, workspaceId: string, id: string | null): Promise<Person | null> {
  return id === null ? null : db.person.findFirst({ where: { id, workspaceId } });
}

/** By the platform's id; null: not met yet. */
export async function personByExternalId(db: Db | Tx, workspaceId: string, externalId: string): Promise<Person | null> {
  return db.person.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } } });
}

/** Those of the ids who are of this workspace, by id. */
export async function peopleByIds(
  db: Db | Tx,
  workspaceId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = new Map<string, Person>();
  for (const some of chunks(wanted)) {
    const rows = await db.person.findMany({ where: { workspaceId, id: { in: some } } });
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** Members who are admins, those known longest first. */
export function adminsOf(db: Db | Tx, workspaceId: string, most?: number): Promise<Person[]> {
  return db.person.findMany({
    where: { workspaceId, kind: 'member', ...admin },
    orderBy: { id: 'asc' },
    ...(most !== undefined && { take: most }),
  });
}

/** Everybody in this state, by name. */
export function championsIn(db: Db | Tx, workspaceId: string, state: ChampionState): Promise<Person[]> {
  return db.person.findMany({ where: { workspaceId, champion: state }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

/** The champions and, where there is none, the admins: those who decide. */
export async function reviewersOf(db: Db | Tx, workspaceId: string): Promise<{ champions: boolean; people: Person[] }> {
  const people = await db.person.findMany({
    where: { workspaceId, kind: 'member', OR: [{ champion: 'yes' }, ...admin.OR] },
    orderBy: { id: 'asc' },
  });
  const champions = people.filter(isChampion);
  return champions.length > 0 ? { champions: true, people: champions } : { champions: false, people };
}

/** Compare and set: false where they were no longer what they were taken for. */
export async function setChampion(tx: Tx, person: Person, champion: ChampionState): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, champion: person.champion },
    data: { champion },
  });
  return count === 1;
}

/** True where something changed: named now and not before, or the other way round. */
export async function nameAdmin(tx: Tx, person: Person, namedAdmin: boolean): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: person.id, namedAdmin: !namedAdmin },
    data: { namedAdmin },
  });
  return count === 1;
}

/** Asked once whether the bot is to speak another language with them. */
export async function languageOffered(db: Db | Tx, person: Person): Promise<void> {
  await db.person.update({ where: { id: person.id }, data: { languageOffered: true } });
}

/** Asked whether the bot may write to them directly; false where they were asked before, or have chosen already. */
export async function directOffered(db: Db | Tx, { id }: Person): Promise<boolean> {
  const where = { id, directMessages: null, directOffered: false };
  return (await db.person.updateMany({ where, data: { directOffered: true } })).count === 1;
}

/** Compare and set: the message under this key was the first that the bot wrote to them; false where there was one. */
export async function introducedIn(db: Db | Tx, { id }: Person, key: string): Promise<boolean> {
  const { count } = await db.person.updateMany({ where: { id, introducedIn: null }, data: { introducedIn: key } });
  return count === 1;
}

/** Their own choices; whoever chooses is not asked about their language again. */
export function savePreferences(
  tx: Db | Tx,
  person: Person,
  data: Partial<
    Pick<Person, 'locale' | 'timeZone' | 'workingDays' | 'directMessages' | 'mutedKinds' | 'backOn' | 'standInId'>
  >,
): Promise<Person> {
  return tx.person.update({ where: { id: person.id }, data: { ...data, languageOffered: true } });
}

/** Who left the workspace, or turned out not to be a member. */
export async function notMembers(db: Db | Tx, workspaceId: string): Promise<Set<string>> {
  const rows = await db.person.findMany({ where: { workspaceId, kind: { not: 'member' } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** The languages that its members read, each once. */
export async function languagesOf(db: Db, workspace: Workspace): Promise<Locale[]> {
  const where = { workspaceId: workspace.id, kind: 'member' as const };
  const rows = await db.person.groupBy({ by: ['locale', 'platformLocale'], where });
  const read = new Set(rows.map((row) => localeFor(workspace, row)));
  return locales.filter((locale) => read.has(locale));
}
