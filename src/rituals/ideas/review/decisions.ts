import { z } from 'zod';
import { type Ctx, UserError } from '../../../chat/asks.ts';
import { readNumber } from '../../../chat/dispatch/words.ts';
import { day, line, paragraph, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import type { Reply } from '../../../chat/platform.ts';
import type { Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { ideaNumbered, ideaOf } from '../records/ideas.ts';
import { stepable, stepIn } from '../records/steps.ts';
import { headOf, promiseFacts } from '../records/views.ts';
import { decides, type Step, takesOthers } from '../rules.ts';
import { steppedView } from './views.ts';

/** A champion's form, while there is still something to decide. */
function deciding(step: Step) {
  const open = async (ctx: Ctx, [id]: [string]) => ({ intro: headOf(ctx.t, await stepable(ctx, id, step), 300) });
  return { args: z.tuple([z.string().min(1)]), may: decides, open };
}

const accept = form({
  ...deciding('accept'),
  route: 'ideas.accept',
  title: 'ideas.form.accept',
  submit: 'ideas.button.accept',
  fields: {
    owner: person({ label: 'ideas.field.owner', optional: true }),
    date: day({ label: 'ideas.field.date', hint: 'ideas.hint.date', optional: true, from: 'today' }),
  },
  save: async (ctx, [id], { owner, date }) => {
    const change = { ownerId: owner?.id ?? null, dueDate: date };
    const taken = await ctx.store.transaction((tx) => stepIn(tx, ctx, id, 'accept', change));
    const people = new Map(owner && [[owner.id, owner]]);
    const promise = promiseFacts(ctx.t, { idea: taken.idea, people }, ctx.now);
    return { show: steppedView(ctx.t, 'accept', { ...taken, promise }) };
  },
});

const decline = form({
  ...deciding('decline'),
  route: 'ideas.decline',
  title: 'ideas.form.decline',
  submit: 'ideas.button.decline',
  fields: {
    reason: paragraph({ label: 'ideas.field.reason', hint: 'ideas.hint.reason' }),
    reconsider: paragraph({ label: 'ideas.field.reconsider', hint: 'ideas.hint.reconsider', optional: true }),
  },
  save: async (ctx, [id], given) => {
    const taken = await ctx.store.transaction((tx) => stepIn(tx, ctx, id, 'decline', given));
    return { show: steppedView(ctx.t, 'decline', taken) };
  },
});

const merge = form({
  ...deciding('merge'),
  route: 'ideas.merge',
  title: 'ideas.form.merge',
  submit: 'ideas.form.mergeSave',
  fields: { into: line({ label: 'ideas.field.into', hint: 'ideas.hint.into', max: 12 }) },
  save: async (ctx, [id], { into }): Promise<Reply> =>
    ctx.store.transaction(async (tx) => {
      const other = await mergeTarget(tx, ctx, id, into);
      if (other instanceof UserError) return { reject: { into: ctx.t(other.key, other.values) } };
      const taken = await stepIn(tx, ctx, id, 'merge', { mergedIntoId: other.id });
      return { show: steppedView(ctx.t, 'merge', { ...taken, other }) };
    }),
});

/** Where an idea that goes into that number ends up: one that was itself merged leads on to its own. */
async function mergeTarget(tx: Tx, ctx: Ctx, id: string, typed: string): Promise<Idea | UserError> {
  const number = readNumber(typed);
  if (number === null) return new UserError('ideas.notANumber');
  try {
    let into = await ideaNumbered(tx, ctx, number);
    while (into.state === 'merged' && into.mergedIntoId && into.id !== id) {
      into = await ideaOf(tx, ctx, into.mergedIntoId);
    }
    if (into.id === id) return new UserError('ideas.mergeSelf');
    return takesOthers(into.state) ? into : new UserError('ideas.now.withdrawn', { number: into.number });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

export const decisions = { ...accept.actions, ...decline.actions, ...merge.actions };
