import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify';
import type { Ctx } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import { note, type View } from '../../chat/view.ts';
import { owe } from '../../delivery/outbox.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Db } from '../../store/client.ts';
import type { Idea, Person } from '../../store/rows.ts';
import { localDate } from '../../time/zone.ts';
import { takesDirect } from '../../who/reader.ts';
import { countIdeas, ideasAfter, ideasByIds } from './store.ts';
import { peopleByIds } from './store-people.ts';

const columns = [
  'number',
  'title',
  'change',
  'customers',
  'delight',
  'author',
  'state',
  'votes',
  'reviewer',
  'owner',
  'due',
  'reason',
  'reconsider',
  'merged',
  'saved',
] as const;

/** More than these take too long for an answer: their file comes by direct message. */
const mostAtOnce = 1000;

/** All ideas as a file that spreadsheets open rightly, and in which nothing runs as a formula. */
export async function exportIdeas(ctx: Ctx): Promise<Reply> {
  const { db, t, person, platform, store, workspace, now } = ctx;
  const count = await countIdeas(db, workspace.id);
  if (count <= mostAtOnce || !takesDirect(person, platform.name)) return { show: await exportView(ctx) };
  const owed = { key: `ideas.exported:${randomUUID()}`, job: 'ideas.exported', args: [], dueAt: now };
  await store.transaction((tx) => owe(tx, { ...owed, workspaceId: workspace.id, to: { personId: person.id } }));
  return { show: note(t('ideas.exportComing', { count })) };
}

/** The file, made at the moment it is shown or sent. */
export async function exportView({
  db,
  t,
  workspace,
  now,
}: Pick<Ctx, 'db' | 't' | 'workspace' | 'now'>): Promise<View> {
  const { bytes, count } = await ideasFile(db, t, workspace.id);
  const text = t('ideas.export', { count });
  const name = `ideas-${localDate(now, t.zone)}.csv`;
  return {
    kind: 'view',
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'file', file: { name, type: 'text/csv', bytes } },
    ],
  };
}

/** Read and written five hundred at a time, so that the bot goes on answering meanwhile. */
async function ideasFile(db: Db, t: Translator, workspaceId: string): Promise<{ bytes: Uint8Array; count: number }> {
  const csv = stringify({
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    header: true,
    columns: columns.map((key) => ({ key, header: t(`ideas.column.${key}`) })),
  });
  const chunks: Buffer[] = [];
  csv.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => csv.on('end', resolve).on('error', reject));
  let count = 0;
  let last = 0;
  for (;;) {
    const ideas = await ideasAfter(db, workspaceId, last, 500);
    for (const row of await rowsOf(db, t, workspaceId, ideas)) csv.write(row);
    count += ideas.length;
    last = ideas.at(-1)?.number ?? 0;
    if (ideas.length < 500) break;
  }
  csv.end();
  await ended;
  return { bytes: Buffer.concat(chunks), count };
}

type Row = Record<(typeof columns)[number], string | number>;

async function rowsOf(db: Db, t: Translator, workspaceId: string, ideas: readonly Idea[]): Promise<Row[]> {
  const people = await peopleByIds(
    db,
    workspaceId,
    ideas.flatMap(({ authorId, reviewerId, ownerId }) => [authorId, reviewerId, ownerId]),
  );
  const targets = await ideasByIds(
    db,
    workspaceId,
    ideas.flatMap(({ mergedIntoId }) => mergedIntoId ?? []),
  );
  const numbers = new Map(targets.map(({ id, number }) => [id, number]));
  return ideas.map((idea) => rowOf(t, idea, people, numbers));
}

function rowOf(
  t: Translator,
  idea: Idea,
  people: ReadonlyMap<string, Person>,
  numbers: ReadonlyMap<string, number>,
): Row {
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? ''));
  const accepted = idea.state === 'accepted' || idea.state === 'done';
  const declined = idea.state === 'declined';
  return {
    number: idea.number,
    title: idea.title,
    change: idea.change ?? '',
    customers: idea.customers ?? '',
    delight: idea.delight ?? '',
    author: idea.unnamed ? t('ideas.noName') : nameOf(idea.authorId),
    state: t(`ideas.state.${idea.state}`),
    votes: idea.voteCount,
    reviewer: idea.state === 'in_review' ? nameOf(idea.reviewerId) : '',
    owner: accepted ? nameOf(idea.ownerId) : '',
    due: accepted ? (idea.dueDate ?? '') : '',
    reason: declined ? (idea.reason ?? '') : '',
    reconsider: declined ? (idea.reconsider ?? '') : '',
    merged: idea.state === 'merged' && idea.mergedIntoId ? (numbers.get(idea.mergedIntoId) ?? '') : '',
    saved: localDate(idea.createdAt, t.zone),
  };
}
