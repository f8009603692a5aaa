import { type Db, Prisma } from '../store/client.ts';
import { joined } from '../store/joined.ts';
import type { Person, Place, Workspace } from '../store/rows.ts';
import type { PlatformName } from './profile.ts';

export interface Known {
  workspace: Workspace | null;
  person: Person | null;
  place: Place | null;
}

/** Our rows by the platform's ids, in the one statement that each call begins with. */
export async function knownRows(
  db: Db,
  { platform, workspace, person, place }: { platform: PlatformName } & Record<keyof Known, { id: string }>,
): Promise<Known> {
  const [found] = await joined(
    db,
    { workspace: 'Workspace', person: 'Person', place: 'Place' },
    Prisma.sql`FROM "Workspace" workspace
      LEFT JOIN "Person" person ON person."workspaceId" = workspace."id" AND person."externalId" = ${person.id}
      LEFT JOIN "Place" place ON place."workspaceId" = workspace."id" AND place."externalId" = ${place.id}
      WHERE workspace."platform" = ${Prisma.raw(`'${platform}'`)} AND workspace."externalId" = ${workspace.id}`,
  );
  return found ?? { workspace: null, person: null, place: null };
}
