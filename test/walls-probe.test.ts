import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/database.ts';
import { modelFolder, readTree, src, type Tree } from './support/tree.ts';
import { walls } from './support/walls.ts';

/** A fifth ritual, with one thing of each kind where it may not be. */
const wrongs: Record<string, string> = {
  'rituals/visits/index.ts': `
    import express from 'express';
    import { clients } from '../../chat/slack/client.ts';
    import { voted } from '../ideas/rules.ts';
    export const page = process.env['VISITS'] ?? [express, clients, voted];`,
  'rituals/visits/rules.ts': `
    import type { Store } from '../../store/client.ts';
    export const late = (store: Store, due: Date) => store && due.getTime() < Date.now();`,
  'rituals/visits/records/visits.ts': `
    import { shown } from '../lists/views.ts';
    export const ideas = (db) => [db.idea.findMany(), db.$queryRaw\`SELECT * FROM "Statement"\`, shown];
    export const many = (tx) => insertAll(tx, 'Poll', [], []);`,
  'rituals/visits/lists/views.ts': `
    export const shown = (db) => db.visit.findMany();`,
  'rituals/visits/lists/deep/down.ts': 'export const deep = 1;',
  'rituals/visits/writing/index.ts': `
    import type { B } from './b.ts';
    export type A = B;`,
  'rituals/visits/writing/b.ts': `
    import type { A } from './index.ts';
    export type B = A;`,
  // the rest of the house
  'chat/slack/visits.ts': `import '../../rituals/visits/index.ts';`,
  'chat/fax/platform.ts': `import '../discord/platform.ts';`,
  'chat/greet.ts': `import { visits } from '../rituals/visits/index.ts';`,
  'delivery/owed.ts': `
    import '../rituals/visits/index.ts';
    import '../chat/slack/platform.ts';
    export const count = (db) => db.visit.count();`,
  'who/visits.ts': `export const where = (db) => db.visit.count();`,
  'attic/box.ts': `import '../store/client.ts';`,
  'web/long.ts': 'export {};\n'.repeat(301),
};

/** Eleven chapters, each of which knows all the next ones. */
function tangled(): [string, string][] {
  return Array.from({ length: 11 }, (_, n): [string, string] => [
    `rituals/visits/part${n}/index.ts`,
    Array.from({ length: 10 - n }, (_, next) => `import '../part${n + next + 1}/index.ts';`).join('\n'),
  ]);
}

/** What each wall says to that. */
const answers: Record<string, readonly string[]> = {
  'a ritual knows no platform and no HTTP': [
    'rituals/visits/index.ts imports express: what is shown goes through chat/view.ts, which platforms draw',
    'rituals/visits/index.ts imports chat/slack/client.ts: a platform is reached through chat/platform.ts',
  ],
  'a platform knows no ritual, and no other platform': [
    'chat/slack/visits.ts imports rituals/visits/index.ts: rituals are handed over by main.ts',
    'chat/fax/platform.ts imports chat/discord/platform.ts: what two platforms share belongs in src/chat',
  ],
  "no ritual reaches into another's files": [
    'rituals/visits/index.ts imports rituals/ideas/rules.ts: routes lead to another ritual; what both need belongs outside',
  ],
  'every ritual on the disk is in the list, and the other way round': [
    'rituals/visits is not in rituals/index.ts',
    'rituals/index.ts names losses: no folder',
  ],
  'every platform on the disk is named and wired, and the other way round': [
    'chat/fax is not in who/profile.ts',
    'chat/fax is not in main.ts',
  ],
  'rules are pure: no clock, no database, no chat': [
    'rituals/visits/rules.ts imports store/client.ts: rules get what they need as values',
    'rituals/visits/rules.ts: rules are told the time, and decide the same each time',
  ],
  'of a ritual only store.ts and records/ query the database': [
    'rituals/visits/lists/views.ts: queries belong in store.ts or records/',
  ],
  'a table is queried by the room or ritual whose models declare it': [
    'rituals/visits/records/visits.ts queries Idea, a table of ideas',
    'rituals/visits/records/visits.ts queries Statement, a table of mission',
    'rituals/visits/records/visits.ts queries Poll, a table of mission',
    'delivery/owed.ts queries Visit, a table of visits',
    'who/visits.ts queries Visit, a table of visits',
  ],
  'only env.ts reads the environment': ['rituals/visits/index.ts: settings are read in env.ts and handed on'],
  'only main.ts knows both the rituals and the platforms': ['delivery/owed.ts knows both'],
  'no arrow runs up': [
    'chat/greet.ts imports rituals/visits/index.ts: rituals does not stand below chat',
    'delivery/owed.ts imports rituals/visits/index.ts: rituals does not stand below delivery',
    'attic/box.ts imports store/client.ts: attic has no place in the order of the rooms (test/support/rooms.ts)',
  ],
  'nothing imports in a circle, types included': [
    'in a circle: rituals/visits/writing/b.ts, rituals/visits/writing/index.ts',
  ],
  'in a ritual index stands over chapters, over records, over rules': [
    'rituals/visits/records/visits.ts imports rituals/visits/lists/views.ts: lists stands over records/visits.ts',
  ],
  'the parts of a ritual know few others': [
    'rituals/visits: 56 imports between its parts',
    `rituals/visits: a chain of ${Array.from({ length: 11 }, (_, n) => `part${n}`).join(' > ')}`,
  ],
  'no folder is long, and a chapter is short and flat': [
    'rituals/visits: 13 files',
    'rituals/visits/many: 9 files in a chapter',
    'rituals/visits/lists/deep: a chapter is one level deep',
  ],
  'no file is long': ['web/long.ts: 301 lines'],
};

describe('a fifth ritual that goes wrong everywhere', () => {
  let before: Tree;
  let after: Tree;

  beforeAll(() => {
    const folder = temporaryFolder();
    const [there, models] = [path.join(folder, 'src'), path.join(folder, 'models')];
    cpSync(src, there, { recursive: true, filter: (file) => !/generated|\/data(\/|$)/.test(file) });
    cpSync(modelFolder, models, { recursive: true });
    writeFileSync(path.join(models, 'visits.prisma'), 'model Visit {\n  id String @id\n}\n');
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(there, file)), { recursive: true });
      writeFileSync(path.join(there, file), text);
    };
    for (const [file, text] of [...Object.entries(wrongs), ...tangled()]) write(file, text);
    for (let n = 0; n < 11; n++) write(`rituals/visits/loose${n}.ts`, 'export {};');
    for (let n = 0; n < 9; n++) write(`rituals/visits/many/one${n}.ts`, 'export {};');
    const list = readFileSync(path.join(there, 'rituals/index.ts'), 'utf8');
    write('rituals/index.ts', `import { losses } from './losses/index.ts';\n${list}`);
    before = readTree();
    after = readTree(there, models);
  });

  it.each(Object.entries(walls))('runs against the wall: %s', (name, wall) => {
    const known = wall(before);
    expect(wall(after).filter((line) => !known.includes(line))).toEqual(
      expect.arrayContaining([...(answers[name] ?? ['?'])]),
    );
  });
});
