import { expect, test } from 'vitest';
import { knownRows } from '../../src/who/known.ts';
import { temporaryStore } from '../support/database.ts';

test('who calls, and where, is read in one statement as Prisma reads it, on every database', async () => {
  const { db } = await temporaryStore();
  const known = (workspace: string, person: string, place: string) =>
    knownRows(db, { platform: 'slack', workspace: { id: workspace }, person: { id: person }, place: { id: place } });
  expect(await known('T1', 'U1', 'C1')).toEqual({ workspace: null, person: null, place: null });

  for (const externalId of ['T1', 'T2']) {
    const workspace = await db.workspace.create({ data: { platform: 'slack', externalId, name: 'The company' } });
    const workspaceId = workspace.id;
    await db.person.create({
      data: {
        workspaceId,
        externalId: 'U1',
        name: 'Mina',
        directMessages: true,
        platformAdmin: true,
        champion: 'asked',
      },
    });
    await db.place.create({ data: { workspaceId, externalId: 'C1', name: 'general', goneAt: new Date() } });
  }
  await db.workspace.create({ data: { platform: 'discord', externalId: 'T1', name: 'Elsewhere' } });

  const workspace = await db.workspace.findFirst({ where: { platform: 'slack', externalId: 'T1' } });
  const mine = { workspaceId: workspace?.id ?? '' };
  expect(await known('T1', 'U1', 'C1')).toEqual({
    workspace,
    person: await db.person.findFirst({ where: mine }),
    place: await db.place.findFirst({ where: mine }),
  });
  expect(await known('T1', 'U2', 'C2')).toEqual({ workspace, person: null, place: null });
});
