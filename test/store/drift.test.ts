import { expect, test } from 'vitest';
import { withoutRowid } from '../../scripts/migrations.mjs';
import { driftOf } from '../support/drift.ts';

test('the migrations produce the models: else `npm run migrate -- new a_name`', async () => {
  expect(await driftOf()).toBe('');
});

test('a model marked "without rowid" becomes such a table, also when it is rebuilt', () => {
  const models = '/// without rowid\nmodel Answer {\n}\n\nmodel Round {\n}\n';
  const script =
    'CREATE TABLE "Answer" (\n    "id" TEXT\n);\nCREATE TABLE "new_Answer" (\n    "id" TEXT\n);\nCREATE TABLE "Round" (\n    "id" TEXT\n);\n';
  expect(
    withoutRowid(script, models)
      .split('\n')
      .filter((line) => line.startsWith(')')),
  ).toEqual([') WITHOUT ROWID;', ') WITHOUT ROWID;', ');']);
});
