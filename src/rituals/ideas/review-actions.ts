import { z } from 'zod';
import type { Action, Ctx } from '../../chat/asks.ts';
import { action } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import { addChampion, answerNomination, restoreChampion, restoreChannel } from './champions.ts';
import {
  acceptForm,
  acceptValues,
  askForm,
  askValues,
  declineForm,
  declineValues,
  mergeForm,
  mergeValues,
} from './forms.ts';
import { accept, ask, askable, decline, merge, nextToReview, simply } from './review.ts';
import type { Step } from './rules.ts';
import { stepable } from './steps.ts';

export const id = z.string().min(1);
export const ofIdea = z.tuple([id]);
const origin = z.enum(['show', 'review', 'post']);
export const fromView = z.tuple([id, origin]);
export const whole = z.coerce.number().int().min(0);
const decides = ['champion', 'admin'] as const;

/** What champions decide with, and how they are named. */
export const reviewActions: Record<string, Action> = {
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

/** A step that asks nothing more. */
export function step(name: Step): Action {
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
