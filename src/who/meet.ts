import type { Db } from '../store/client.ts';
import type { Person, Place, Workspace } from '../store/rows.ts';
import { type Known, knownRows } from './known.ts';
import type { ById, Channel, PlatformName, Profile } from './profile.ts';

/**
 * Our rows for who called, and where. Made when first seen; written again only where the platform says something new.
 * @param unseen what is known already stays as it is
 */
export async function know(
  db: Db,
  call: { platform: PlatformName; workspace: { id: string; name: string }; person: Profile | ById; place: Channel },
  unseen = false,
): Promise<{ workspace: Workspace; person: Person; place: Place }> {
  const known = await knownRows(db, call);
  const workspace = await knowWorkspace(db, call.platform, call.workspace, known);
  const person = await knowCaller(db, workspace.id, call.person, unseen, known);
  const place = await knowPlace(db, workspace.id, call.place, known);
  return { workspace, person, place };
}

async function knowCaller(db: Db, workspaceId: string, caller: Profile | ById, unseen: boolean, known: Known) {
  if (!('ask' in caller)) return knowPerson(db, workspaceId, caller, unseen, known);
  const { person } = known;
  // a guest may have become a member since, and somebody elsewhere has to be one
  if (person?.kind === 'member' && !caller.isElsewhere) return person;
  return knowPerson(db, workspaceId, await caller.ask(), unseen, known);
}

export async function knowWorkspace(
  db: Db,
  platform: PlatformName,
  { id, name }: { id: string; name: string },
  found?: Pick<Known, 'workspace'>,
): Promise<Workspace> {
  const where = { platform_externalId: { platform, externalId: id } };
  const known = found ? found.workspace : await db.workspace.findUnique({ where });
  if (known && known.name === name && known.removedAt === null) return known;
  return db.workspace.upsert({
    where,
    create: { platform, externalId: id, name },
    update: { name, removedAt: null },
  });
}

export async function knowPerson(
  db: Db,
  workspaceId: string,
  profile: Profile,
  unseen = false,
  found?: Pick<Known, 'person'>,
): Promise<Person> {
  const where = { workspaceId_externalId: { workspaceId, externalId: profile.id } };
  const known = found ? found.person : await db.person.findUnique({ where });
  const said = {
    name: profile.name,
    kind: profile.kind,
    platformAdmin: profile.admin,
    platformLocale: profile.locale ?? null,
    platformTimeZone: profile.timeZone ?? null,
  };
  if (known && (unseen || isSame(known, said))) return known;
  return db.person.upsert({ where, create: { workspaceId, externalId: profile.id, ...said }, update: said });
}

function isSame<K extends keyof Person>(known: Person, said: Pick<Person, K>): boolean {
  return (Object.keys(said) as K[]).every((key) => known[key] === said[key]);
}

export async function knowPlace(
  db: Db,
  workspaceId: string,
  { id, name, kind }: Channel,
  found?: Pick<Known, 'place'>,
): Promise<Place> {
  const where = { workspaceId_externalId: { workspaceId, externalId: id } };
  const known = found ? found.place : await db.place.findUnique({ where });
  if (known && known.name === name && known.kind === kind && known.goneAt === null) return known;
  return db.place.upsert({
    where,
    create: { workspaceId, externalId: id, name, kind },
    update: { name, kind, goneAt: null },
  });
}

/** Who belongs to a place. */
export interface Members {
  /** false: only those the platform would tell of. */
  complete: boolean;
  /** Members only, no bots, guests or people who left. */
  people: readonly Person[];
  /** Guests, or people of other companies, are there, as far as the platform tells. */
  outsiders: boolean;
}

/** The same, of a place. */
export interface MembersOf extends Members {
  /** Only they see it, or the platform does not say. */
  isPrivate: boolean;
}

export async function knowMembers(
  db: Db,
  workspaceId: string,
  { complete, people }: { complete: boolean; people: readonly Profile[] },
): Promise<Members> {
  const outsiders = people.some(({ kind }) => kind === 'guest');
  return { complete, people: await knowAll(db, workspaceId, people), outsiders };
}

/** The rows of everyone a platform lists: members only, no bots, guests or people who left. */
export async function knowAll(db: Db, workspaceId: string, profiles: readonly Profile[]): Promise<readonly Person[]> {
  const rows: Person[] = [];
  const known = new Map((await db.person.findMany({ where: { workspaceId } })).map((row) => [row.externalId, row]));
  for (const profile of profiles) {
    if (profile.kind !== 'member') continue;
    const row = known.get(profile.id);
    rows.push(
      row && row.name === profile.name && row.kind === 'member' ? row : await knowPerson(db, workspaceId, profile),
    );
  }
  return rows;
}
