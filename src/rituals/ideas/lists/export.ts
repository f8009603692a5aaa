import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { type Ctx, word } from '../../../chat/asks.ts';
import { text, view } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea, Person } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { peopleByIds } from '../../../who/people.ts';
import { takesDirect } from '../../../who/reader.ts';
import { ideasByIds } from '../records/ideas.ts';
import { decides } from '../rules.ts';
import { countIdeas, ideasAfter } from './store.ts';

/** More than these take too long for an answer: their file comes by direct message. */
const mostAtOnce = 1000;

type Exporting = Pick<Ctx, 'db' | 't' | 'workspace' | 'now' | 'person'>;

/** The file, made at the moment it is sent. */
export const exported = notice('ideas.exported', async ({ person, ...ctx }) =>
  person ? exportView({ ...ctx, person }) : null,
);

/** All ideas as a file that spreadsheets open rightly, and in which nothing runs as a formula. */
export const exportWord = word({
  summary: 'ideas.word.export',
  options: [],
  may: decides,
  answers: 'message',
  values: z.object({}),
  run: async (ctx) => {
    const { db, t, person, platform, store, workspace, now } = ctx;
    const count = await countIdeas(db, ctx);
    if (count <= mostAtOnce || !takesDirect(person, platform.name)) return { show: await exportView(ctx) };
    const sending = { workspaceId: workspace.id, to: { personId: person.id }, dueAt: now };
    await store.transaction((tx) => exported.owe(tx, [randomUUID()], sending));
    return { show: note(t('ideas.exportComing', { count })) };
  },
});

async function exportView(ctx: Exporting): Promise<View> {
  const { t, now } = ctx;
  const { bytes, count } = await ideasFile(ctx);
  const said = t('ideas.export', { count });
  const name = `ideas-${localDate(now, t.zone)}.csv`;
  return view(said, text(said), { kind: 'file', file: { name, type: 'text/csv', bytes } });
}

/** Read and written five hundred at a time, so that the bot goes on answering meanwhile. */
async function ideasFile(ctx: Exporting): Promise<{ bytes: Uint8Array; count: number }> {
  const { db, t } = ctx;
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
    const ideas = await ideasAfter(db, ctx, last, 500);
    for (const row of await rowsOf(ctx, ideas)) csv.write(row);
    count += ideas.length;
    last = ideas.at(-1)?.number ?? 0;
    if (ideas.length < 500) break;
  }
  csv.end();
  await ended;
  return { bytes: Buffer.concat(chunks), count };
}

async function rowsOf({ db, t, workspace }: Exporting, ideas: readonly Idea[]): Promise<Row[]> {
  const ids = ideas.flatMap(({ authorId, reviewerId, ownerId }) => [authorId, reviewerId, ownerId]);
  const people = await peopleByIds(db, workspace.id, ids);
  const targets = ideas.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  const numbers = new Map((await ideasByIds(db, workspace.id, targets)).map(({ id, number }) => [id, number]));
  return ideas.map((idea) => rowOf(t, idea, people, numbers));
}

const columns = [
  ...(['number', 'title', 'change', 'customers', 'delight', 'author', 'state', 'votes', 'reviewer'] as const),
  ...(['owner', 'due', 'reason', 'reconsider', 'merged', 'saved'] as const),
];
type Row = Record<(typeof columns)[number], string | number | null | undefined>;

function rowOf(
  t: Translator,
  idea: Idea,
  people: ReadonlyMap<string, Person>,
  numbers: ReadonlyMap<string, number>,
): Row {
  const { number, title, change, customers, delight, state } = idea;
  const nameOf = (id: string | null) => people.get(id ?? '')?.name;
  const accepted = state === 'accepted' || state === 'done';
  return {
    number,
    title,
    change,
    customers,
    delight,
    author: idea.unnamed ? t('ideas.noName') : nameOf(idea.authorId),
    state: t(`ideas.state.${state}`),
    votes: idea.voteCount,
    reviewer: state === 'in_review' ? nameOf(idea.reviewerId) : null,
    owner: accepted ? nameOf(idea.ownerId) : null,
    due: accepted ? idea.dueDate : null,
    reason: state === 'declined' ? idea.reason : null,
    reconsider: state === 'declined' ? idea.reconsider : null,
    merged: state === 'merged' ? numbers.get(idea.mergedIntoId ?? '') : null,
    saved: localDate(idea.createdAt, t.zone),
  };
}
