import { z } from 'zod';
import { words } from '../../chat/input.ts';
import { type Action, type Answers, action, type Ctx, type Reply, UserError } from '../ritual.ts';
import { addChampion, answerNomination, restoreChampion, restoreChannel } from './champions.ts';
import {
  acceptForm,
  acceptValues,
  askForm,
  askValues,
  declineForm,
  declineValues,
  type IdeaValues,
  ideaForm,
  ideaValues,
  mergeForm,
  mergeValues,
  replyForm,
  replyValues,
} from './forms.ts';
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
import { accept, ask, askable, decline, merge, nextToReview, questionOf, reply, simply, undo } from './review.ts';
import type { Step } from './rules.ts';
import { ideaOf, stepable } from './steps.ts';

const id = z.string().min(1);
const ofIdea = z.tuple([id]);
const origin = z.enum(['show', 'review', 'post']);
const fromView = z.tuple([id, origin]);
const whole = z.coerce.number().int().min(0);
const decides = ['champion', 'admin'] as const;

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

  review: action({
    answers: 'update',
    may: decides,
    args: z.tuple([whole]),
    run: async (ctx, { args: [after] }) => ({ replace: await nextToReview(ctx, after) }),
  }),
  take: { ...step('take'), may: decides },
  giveBack: { ...step('give_back'), may: decides },
  done: { ...step('finish'), may: decides },
  reopen: { ...step('reopen'), may: decides },
  accept: opens('accept', acceptForm),
  acceptSave: decided(acceptValues, accept),
  decline: opens('decline', declineForm),
  declineSave: decided(declineValues, decline),
  merge: opens('merge', mergeForm),
  mergeSave: decided(mergeValues, (ctx, ideaId, { into }) => merge(ctx, ideaId, into)),
  ask: action({
    answers: 'form',
    may: decides,
    args: ofIdea,
    run: async (ctx, { args: [ideaId] }) => ({ ask: askForm(ctx.t, await askable(ctx.db, ctx, ideaId)) }),
  }),
  askSave: decided(askValues, (ctx, ideaId, { question }) => ask(ctx, ideaId, question)),
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

  /** From a menu of people, which hands on the platform's id. */
  nominate: action({
    answers: 'message',
    may: ['admin'],
    args: z.tuple([id]),
    run: async (ctx, { args: [externalId] }) => addChampion(ctx, await ctx.personById(externalId)),
  }),
  championYes: action({
    answers: 'update',
    args: z.tuple([id.optional()]),
    run: (ctx, { args: [byId] }) => answerNomination(ctx, true, byId),
  }),
  championNo: action({
    answers: 'update',
    args: z.tuple([id.optional()]),
    run: (ctx, { args: [byId] }) => answerNomination(ctx, false, byId),
  }),
  championBack: action({
    answers: 'update',
    may: ['admin'],
    args: z.tuple([id, z.enum(['asked', 'yes'])]),
    run: (ctx, { args: [personId, state] }) => restoreChampion(ctx, personId, state),
  }),
  channelBack: action({
    answers: 'update',
    may: ['admin'],
    args: z.tuple([id.optional()]),
    run: (ctx, { args: [placeId] }) => restoreChannel(ctx, placeId),
  }),
};

function given({ name, ...words }: IdeaValues): Given {
  return { ...words, unnamed: name === 'hidden' };
}

function onIdea(answers: Answers, run: (ctx: Ctx, ideaId: string) => Promise<Reply>): Action {
  return action({ answers, args: ofIdea, run: (ctx, { args: [ideaId] }) => run(ctx, ideaId) });
}

function step(name: Step): Action {
  return action({
    answers: 'update',
    args: fromView,
    run: (ctx, { args: [ideaId, from] }) => simply(ctx, ideaId, name, from),
  });
}

/** A champion's form, while there is still something to decide. */
function opens(
  name: Step,
  form: (t: Ctx['t'], idea: Awaited<ReturnType<typeof stepable>>) => Extract<Reply, { ask: unknown }>['ask'],
): Action {
  return action({
    answers: 'form',
    may: decides,
    args: ofIdea,
    run: async (ctx, { args: [ideaId] }) => ({ ask: form(ctx.t, await stepable(ctx, ideaId, name)) }),
  });
}

function decided<V>(values: z.ZodType<V>, run: (ctx: Ctx, ideaId: string, values: V) => Promise<Reply>): Action {
  return action({
    answers: 'message',
    may: decides,
    args: ofIdea,
    values,
    run: (ctx, { args: [ideaId], values: said }) => run(ctx, ideaId, said),
  });
}
