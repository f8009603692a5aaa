import type { Db, Tx } from '../store/client.ts';
import { chunks } from '../store/many.ts';
import type { Place, Workspace } from '../store/rows.ts';

/** @throws where there is none: whoever has the id got it from a row of it */
export function workspaceById(db: Db | Tx, id: string): Promise<Workspace> {
  return db.workspace.findUniqueOrThrow({ where: { id } });
}

export async function workspacesByIds(db: Db, ids: readonly string[]): Promise<Workspace[]> {
  const found: Workspace[] = [];
  for (const some of chunks(ids)) found.push(...(await db.workspace.findMany({ where: { id: { in: [...some] } } })));
  return found;
}

/** Of all platforms, by platform and name; those that the bot was removed from too. */
export function allWorkspaces(db: Db): Promise<Workspace[]> {
  return db.workspace.findMany({ orderBy: [{ platform: 'asc' }, { name: 'asc' }] });
}

/** What admins have set. */
export type Settings = Pick<
  Workspace,
  | 'locale'
  | 'timeZone'
  | 'workingDays'
  | 'holidays'
  | 'smallestGroup'
  | 'pollDays'
  | 'ideasPlaceId'
  | 'customersPlaceId'
  | 'keepMonths'
  | 'setupStep'
>;

export function saveSettings(tx: Tx, { id }: Workspace, data: Partial<Settings>): Promise<Workspace> {
  return tx.workspace.update({ where: { id }, data });
}

/** Who reads new ideas: whether there is a champion, or the admins do; and the channel that shows them, where one is set. */
export interface Reach {
  champions: boolean;
  place: Pick<Place, 'externalId' | 'name' | 'kind'> | null;
}

export async function ideasReach(db: Db, { id, ideasPlaceId }: Workspace): Promise<Reach> {
  const [row] = await db.$queryRaw<
    { champions: number | bigint; externalId: string | null; name: string | null; kind: Place['kind'] }[]
  >`
    SELECT COUNT("Person"."id") AS "champions", MAX("Place"."externalId") AS "externalId", MAX("Place"."name") AS "name",
      CAST(MAX("Place"."kind") AS TEXT) AS "kind"
    FROM "Workspace"
    LEFT JOIN "Place" ON "Place"."id" = ${ideasPlaceId} AND "Place"."workspaceId" = "Workspace"."id"
    LEFT JOIN "Person" ON "Person"."workspaceId" = "Workspace"."id" AND "Person"."champion" = 'yes'
      AND "Person"."kind" = 'member'
    WHERE "Workspace"."id" = ${id}`;
  const { externalId = null, name = null, kind = 'channel' } = row ?? {};
  return {
    champions: Number(row?.champions ?? 0) > 0,
    place: externalId !== null && name !== null ? { externalId, name, kind } : null,
  };
}
