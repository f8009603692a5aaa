import { type Db, Prisma } from '../store/client.ts';
import type { Person, Place, Workspace } from '../store/rows.ts';
import type { PlatformName } from './profile.ts';

export interface Known {
  workspace: Workspace | null;
  person: Person | null;
  place: Place | null;
}

const fields = {
  workspace: Object.keys(Prisma.WorkspaceScalarFieldEnum),
  person: Object.keys(Prisma.PersonScalarFieldEnum),
  place: Object.keys(Prisma.PlaceScalarFieldEnum),
};

const columns = Prisma.raw(
  Object.entries(fields)
    .flatMap(([row, names]) => names.map((name) => `${row}."${name}" AS "${row}.${name}"`))
    .join(', '),
);

/** Our rows by the platform's ids, in the one statement that each call begins with: Prisma would send three. */
export async function knownRows(
  db: Db,
  { platform, workspace, person, place }: { platform: PlatformName } & Record<keyof Known, { id: string }>,
): Promise<Known> {
  const [found = {}] = await db.$queryRaw<Record<string, unknown>[]>`SELECT ${columns} FROM "Workspace" workspace
    LEFT JOIN "Person" person ON person."workspaceId" = workspace."id" AND person."externalId" = ${person.id}
    LEFT JOIN "Place" place ON place."workspaceId" = workspace."id" AND place."externalId" = ${place.id}
    WHERE workspace."platform" = ${Prisma.raw(`'${platform}'`)} AND workspace."externalId" = ${workspace.id}`;
  const rowOf = (row: keyof Known) =>
    typeof found[`${row}.id`] === 'string'
      ? Object.fromEntries(fields[row].map((name) => [name, found[`${row}.${name}`]]))
      : null;
  return { workspace: rowOf('workspace'), person: rowOf('person'), place: rowOf('place') } as unknown as Known;
}
