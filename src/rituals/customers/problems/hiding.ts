import { refreshAbout } from '../../../delivery/outbox.ts';
import { changeIn } from '../../../problems/fix.ts';
import { problemById } from '../../../problems/store.ts';
import { unjoinedSolvedSince } from '../../../voices/alike/joined.ts';
import type { Contributing } from '../../contributing.ts';
import { hiding } from '../../hiding.ts';

/** So far back a question may stand in which it was offered, in milliseconds. */
const lately = 31 * 86_400_000;

/** A problem's words, out of everybody's sight and back; off the agenda for good. */
export const hidingWith = (topics: Contributing) =>
  hiding({
    kind: 'problem',
    hide: 'customers.hideProblem',
    show: 'customers.showProblem',
    find: async (db, workspaceId, id) => {
      const found = await problemById(db, workspaceId, id);
      return found && { ...found, authorId: found.byId, words: found.title };
    },
    mark: async (tx, ctx, id, mark) => {
      const found = await problemById(tx, ctx.workspace.id, id);
      if (!found) return;
      if (mark.hiddenAt !== null && found.topicId !== null) await topics.takeOff(tx, ctx, found.topicId);
      await changeIn(tx, ctx, found, { ...mark, topicId: null });
      const asked = await unjoinedSolvedSince(tx, ctx.workspace.id, new Date(ctx.now.getTime() - lately));
      await refreshAbout(tx, ctx.workspace.id, asked, null, ctx.now);
    },
  });
