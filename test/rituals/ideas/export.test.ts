import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { View } from '../../../src/chat/view.ts';
import { openTeam } from './team.ts';

function fileOf(view: View | null) {
  const block = view?.blocks.find(({ kind }) => kind === 'file');
  if (block?.kind !== 'file') throw new Error('no file was shown');
  return block.file;
}

test('a champion gets all ideas as a file in which nothing runs as a formula', async () => {
  const { mina, raj, champion } = await openTeam();
  for (const title of ['=1+1', '+cmd', '-2', '@SUM(A1)', 'Plain, with "quotes" and a\nnew line']) {
    await mina.run(`/idea add ${title}`);
  }
  await raj.run('/idea new');
  await raj.fill({ title: 'গ্রাহকের কথা শুনি', change: '\u0009=HYPERLINK("x")', name: 'hidden' });
  await champion.run('/idea show 1');
  await champion.click('Decline');
  await champion.fill({ reason: '=no' });
  await champion.run('/idea export');
  expect(champion.text).toContain('6 ideas, as a file for spreadsheets.');
  const file = fileOf(champion.shown);
  expect(path.parse(file.name)).toMatchObject({ name: 'ideas-2026-12-07', ext: '.csv' });
  expect([...file.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, ...rows] = parse(Buffer.from(file.bytes), { bom: true });
  expect(header?.slice(0, 3)).toEqual(['Number', 'Title', 'What would change']);
  expect(rows.map(([, title]) => title)).toEqual([
    ...["'=1+1", "'+cmd", "'-2", "'@SUM(A1)", 'Plain, with "quotes" and a\nnew line', 'গ্রাহকের কথা শুনি'],
  ]);
  expect(rows[0]).toEqual([
    '1',
    "'=1+1",
    '',
    '',
    '',
    'Mina',
    'Declined',
    '0',
    '',
    '',
    '',
    "'=no",
    '',
    '',
    '2026-12-07',
  ]);
  expect(rows[5]?.slice(2, 7)).toEqual(['\'=HYPERLINK("x")', '', '', 'without a name', 'New']);
  const text = new TextDecoder().decode(file.bytes);
  expect(text).not.toContain('Raj');
});

test('the file is for champions and admins, and has its headings where there is nothing yet', async () => {
  const { mina, admin } = await openTeam();
  await mina.run('/idea export');
  expect(mina.text).toContain('Only customer champions and admins can do this.');
  await admin.run('/idea export');
  expect(admin.text).toContain('There is no idea yet: the file has its headings only.');
  expect(new TextDecoder().decode(fileOf(admin.shown).bytes).trim().split('\r\n')).toHaveLength(1);
});

test('very many ideas come by direct message, so that the answer does not wait for them', async () => {
  const { pad, champion } = await openTeam();
  await champion.run('/idea add The first of very many');
  const { workspaceId, authorId } = await pad.store.db.idea.findFirstOrThrow();
  const at = pad.clock.now();
  await pad.store.db.idea.createMany({
    data: Array.from({ length: 1000 }, (_, index) => ({
      workspaceId,
      authorId,
      number: index + 2,
      title: `Idea ${index + 2}`,
      folded: `idea ${index + 2}`,
      createdAt: at,
      changedAt: at,
    })),
  });
  await champion.run('/idea export');
  expect(champion.text).toContain('1,001 ideas');
  expect(champion.inbox.at(-1)).toMatch(/1,001 ideas, as a file for spreadsheets.\n\{ideas-.*\.csv\}/);
});
