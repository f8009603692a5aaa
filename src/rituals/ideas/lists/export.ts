import { randomUUID } from 'node:crypto';
import { type Ctx, word } from '../../../chat/asks.ts';
import { text, view } from '../../../chat/blocks.ts';
import { type Cell, csvFile } from '../../../chat/csv.ts';
import { note, type View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Idea } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { peopleByIds } from '../../../who/people.ts';
import { hears } from '../../../who/reader.ts';
import { ideasByIds } from '../records/ideas.ts';
import { decides } from '../rules.ts';
import { countIdeas, ideasAfter } from './store.ts';

/** More than these take too long for an answer: their file comes by direct message. */
const mostAtOnce = 1000;
const pieceSize = 500;

/** The file, made at the moment it is sent. */
export const exported = notice('ideas.exported', async ({ person, ...ctx }) =>
  person ? exportView({ ...ctx, person }) : null,
);

/** All ideas as a file. */
export const exportWord = word({
  summary: 'ideas.word.export',
  may: decides,
  run: async (ctx) => {
    const { db, t, person, platform, store, workspace, now } = ctx;
    const count = await countIdeas(db, ctx);
    if (count <= mostAtOnce || !hears(person, platform.name, 'rest')) return { show: await exportView(ctx) };
    const sending = { workspaceId: workspace.id, to: { personId: person.id }, dueAt: now };
    await store.transaction((tx) => exported.owe(tx, [randomUUID()], sending));
    return { show: note(t('ideas.exportComing', { count })) };
  },
});

type Exporting = Pick<Ctx, 'db' | 't' | 'workspace' | 'now' | 'person'>;

async function exportView(ctx: Exporting): Promise<View> {
  const { t, now } = ctx;
  let count = 0;
  async function* rows() {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const ideas = await ideasAfter(ctx.db, ctx, after, pieceSize);
      yield await rowsOf(ctx, ideas);
      count += ideas.length;
      after = ideas[pieceSize - 1]?.number;
    }
  }
  const header = columns.map((column) => t(`ideas.column.${column}`));
  const file = await csvFile(`ideas-${localDate(now, t.zone)}.csv`, header, rows());
  const said = t('ideas.export', { count });
  return view(said, text(said), { kind: 'file', file });
}

const columns = [
  ...(['number', 'title', 'change', 'customers', 'delight', 'author', 'state', 'votes', 'reviewer'] as const),
  ...(['owner', 'due', 'reason', 'reconsider', 'merged', 'saved'] as const),
];

async function rowsOf({ db, t, workspace }: Exporting, ideas: readonly Idea[]): Promise<Cell[][]> {
  const ids = ideas.flatMap(({ authorId, reviewerId, ownerId }) => [authorId, reviewerId, ownerId]);
  const people = await peopleByIds(db, workspace.id, ids);
  const targets = ideas.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  const numbers = new Map((await ideasByIds(db, workspace.id, targets)).map(({ id, number }) => [id, number]));
  const nameOf = (id: string | null) => people.get(id ?? '')?.name;
  return ideas.map((idea) => {
    const { state, unnamed, authorId, reviewerId, ownerId, mergedIntoId } = idea;
    const accepted = state === 'accepted' || state === 'done';
    const declined = state === 'declined';
    const row: Record<(typeof columns)[number], Cell> = {
      ...idea,
      author: unnamed ? t('ideas.noName') : nameOf(authorId),
      state: idea.hiddenAt ? t('moderation.state') : t(`ideas.state.${state}`),
      votes: idea.voteCount,
      reviewer: state === 'in_review' ? nameOf(reviewerId) : null,
      owner: accepted ? nameOf(ownerId) : null,
      due: accepted ? idea.dueDate : null,
      reason: declined ? idea.reason : null,
      reconsider: declined ? idea.reconsider : null,
      merged: state === 'merged' ? numbers.get(mergedIntoId ?? '') : null,
      saved: localDate(idea.createdAt, t.zone),
    };
    return columns.map((column) => row[column]);
  });
}
