import type { Ctx } from '../chat/asks.ts';
import { refreshAbout } from '../delivery/outbox.ts';
import type { Tx } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { dontTellFixed, tellFixed } from './fixed.ts';
import { changeProblem } from './store.ts';

type Doer = { now: Date; workspace: Pick<Ctx['workspace'], 'id'> };

/** Whatever shows a problem is made anew. */
export async function changeIn(tx: Tx, ctx: Doer, before: Problem, data: Partial<Problem>): Promise<Problem> {
  const after = await changeProblem(tx, before, data, ctx.now);
  await refreshAbout(tx, ctx.workspace.id, [before.id], null, ctx.now);
  return after;
}

/** It does not come any more: what was done stands beside it, it makes room among the main ones, and whoever named it is told. */
export async function fixIn(tx: Tx, ctx: Doer, before: Problem, fix: string | null): Promise<Problem> {
  const fixed = await changeIn(tx, ctx, before, { state: 'fixed', fixedAt: ctx.now, fix, rank: null });
  await tellFixed(tx, ctx.workspace.id, fixed, ctx.now);
  return fixed;
}

/** As before, where that was taken back at once. */
export async function unfixIn(tx: Tx, ctx: Doer, before: Problem): Promise<Problem> {
  await dontTellFixed(tx, ctx.workspace.id, before);
  return changeIn(tx, ctx, before, { state: 'open', fixedAt: null, fix: null });
}
