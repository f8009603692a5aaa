import type { OwnedKind } from '../../../owned/kind.ts';
import { changePromise, ideaById, refreshPosts, stepsOf } from '../records/ideas.ts';
import { stepIn, undoIn } from '../records/steps.ts';
import { openButton, othersHead } from '../records/views.ts';

/** An accepted idea, in the hands of whoever does it. */
export const ideaWork: OwnedKind = {
  name: 'idea',
  tells: true,
  async about(db, workspaceId, id) {
    const idea = await ideaById(db, workspaceId, id);
    return idea && { title: (t) => othersHead(t, idea), button: (t) => openButton(t, idea) };
  },
  async changed(tx, { aboutId, workspaceId, ownerId, dueDate }, now) {
    await changePromise(tx, aboutId, { ownerId, dueDate });
    await refreshPosts(tx, { now, workspace: { id: workspaceId } }, [aboutId]);
  },
  async done(tx, ctx, { aboutId, brought }) {
    await stepIn(tx, ctx, aboutId, 'finish', { brought });
  },
  async undone(tx, ctx, { aboutId }) {
    const last = (await stepsOf(tx, aboutId)).at(-1);
    if (last?.kind === 'finish') await undoIn(tx, ctx, last.id);
  },
};
