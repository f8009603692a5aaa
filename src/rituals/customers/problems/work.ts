import type { OwnedKind } from '../../../owned/kind.ts';
import { changeIn, fixIn, unfixIn } from '../../../problems/fix.ts';
import { problemWork } from '../../../problems/join.ts';
import { problemById } from '../../../problems/store.ts';
import type { Db, Tx } from '../../../store/client.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { openProblem } from '../../../voices/views.ts';
import { titleOf } from './views.ts';

async function open(db: Db | Tx, workspaceId: string, id: string) {
  const problem = await problemById(db, workspaceId, id);
  return problem?.hiddenAt === null ? problem : null;
}

/** A problem, in the hands of whoever sees to it. @param mask takes personal details out */
export const problemWorkWith = (mask: Mask): OwnedKind => ({
  name: problemWork,
  clean: async (ctx, words) => (await masked(ctx, mask, { words })).texts.words ?? '',
  async about(db, workspaceId, id) {
    const problem = await open(db, workspaceId, id);
    return problem && { title: (t) => titleOf(t, problem), button: (t) => openProblem(t, problem) };
  },
  async changed(tx, { aboutId, workspaceId, ownerId, dueDate }, now) {
    const problem = await open(tx, workspaceId, aboutId);
    if (problem) await changeIn(tx, { now, workspace: { id: workspaceId } }, problem, { ownerId, dueDate });
  },
  async done(tx, ctx, { workspaceId, aboutId, brought }) {
    const problem = await open(tx, workspaceId, aboutId);
    if (problem && problem.state !== 'fixed') await fixIn(tx, ctx, problem, brought);
  },
  async undone(tx, ctx, { workspaceId, aboutId }) {
    const problem = await open(tx, workspaceId, aboutId);
    if (problem?.state === 'fixed') await unfixIn(tx, ctx, problem);
  },
});
