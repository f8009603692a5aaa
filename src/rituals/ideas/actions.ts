import { z } from 'zod';
import type { Action, Answers, Ctx } from '../../chat/asks.ts';
import { action, UserError } from '../../chat/asks.ts';
import { words } from '../../chat/input.ts';
import type { Reply } from '../../chat/platform.ts';
import { type IdeaValues, ideaForm, ideaValues, replyForm, replyValues } from './forms.ts';
import {
  edit,
  editable,
  type Given,
  keepBoth,
  near,
  same,
  save,
  seeIdea,
  undoVote,
  viewOf,
  vote,
  voteHere,
} from './ideas.ts';
import { isListing, listed, searchPage } from './lists.ts';
import { wholeIdea } from './load.ts';
import { readView } from './read.ts';
import { questionOf, reply, undo } from './review.ts';
import { fromView, id, ofIdea, reviewActions, step, whole } from './review-actions.ts';
import { ideaOf } from './steps.ts';

/** Everything that a button or a form of this ritual can ask for. */
export const actions: Record<string, Action> = {
  new: action({
    answers: 'form',
    args: z.tuple([]),
    run: async ({ t, platform }) => ({ ask: ideaForm(t, platform.can.unnamed) }),
  }),
  newSave: action({
    answers: 'message',
    args: z.tuple([]),
    values: ideaValues,
    run: (ctx, { values }) => save(ctx, given(values), false),
  }),
  near: action({
    answers: 'message',
    args: z.tuple([]),
    values: z.object({ title: words() }),
    run: (ctx, { values }) => near(ctx, values.title),
  }),
  edit: action({
    answers: 'form',
    args: ofIdea,
    run: async (ctx, { args: [ideaId] }) => {
      const idea = await editable(ctx.db, ctx, ideaId);
      return { ask: ideaForm(ctx.t, ctx.platform.can.unnamed, idea, idea.id) };
    },
  }),
  editSave: action({
    answers: 'message',
    args: ofIdea,
    values: ideaValues,
    run: (ctx, { args, values }) => edit(ctx, args[0], given(values)),
  }),
  page: action({
    answers: 'update',
    args: z.tuple([z.string(), whole.min(1), z.string().optional()]),
    run: async (ctx, { args: [what, page, token] }) => {
      if (what === 'search') return { replace: await searchPage(ctx, page, token) };
      if (!isListing(what)) throw new UserError('chat.oldButton');
      return { replace: await listed(ctx, what, page) };
    },
  }),
  show: onIdea('message', async (ctx, ideaId) => seeIdea(ctx, await ideaOf(ctx.db, ctx.workspace.id, ideaId))),
  see: onIdea('update', async (ctx, ideaId) => ({
    replace: await viewOf(ctx, await ideaOf(ctx.db, ctx.workspace.id, ideaId), 'show'),
  })),
  read: action({
    answers: 'update',
    args: z.tuple([id, whole]),
    run: async ({ db, workspace, t }, { args: [ideaId, at] }) => ({
      replace: readView(t, await wholeIdea(db, await ideaOf(db, workspace.id, ideaId)), at),
    }),
  }),
  vote: onIdea('message', vote),
  undoVote: action({
    answers: 'update',
    args: z.tuple([id, z.enum(['on', 'off'])]),
    run: (ctx, { args: [ideaId, wanted] }) => undoVote(ctx, ideaId, wanted === 'on'),
  }),
  voteHere: action({
    answers: 'update',
    args: fromView,
    run: (ctx, { args: [ideaId, from] }) => voteHere(ctx, ideaId, from),
  }),
  same: action({
    answers: 'update',
    args: z.tuple([id, id]),
    run: (ctx, { args: [mine, other] }) => same(ctx, mine, other),
  }),
  keepBoth: onIdea('update', keepBoth),
  withdraw: step('withdraw'),

  reply: action({
    answers: 'form',
    args: ofIdea,
    run: async (ctx, { args: [eventId] }) => {
      const { idea, event } = await questionOf(ctx.db, ctx, eventId);
      return { ask: replyForm(ctx.t, idea, event) };
    },
  }),
  replySave: action({
    answers: 'message',
    args: ofIdea,
    values: replyValues,
    run: (ctx, { args: [eventId], values }) => reply(ctx, eventId, values.answer),
  }),
  undo: action({
    answers: 'update',
    args: z.tuple([id, id.optional()]),
    run: (ctx, { args: [eventId, voteFor] }) => undo(ctx, eventId, voteFor),
  }),

  ...reviewActions,
};

function given({ name, ...words }: IdeaValues): Given {
  return { ...words, unnamed: name === 'hidden' };
}

function onIdea(answers: Answers, run: (ctx: Ctx, ideaId: string) => Promise<Reply>): Action {
  return action({ answers, args: ofIdea, run: (ctx, { args: [ideaId] }) => run(ctx, ideaId) });
}
