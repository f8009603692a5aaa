import type { Ctx } from '../chat/asks.ts';
import { refreshAbout } from '../delivery/outbox.ts';
import type { Tx } from '../store/client.ts';
import type { Problem } from '../store/rows.ts';
import { changeProblem } from './store.ts';

type Doer = { now: Date; workspace: Pick<Ctx['workspace'], 'id'> };

/** Whatever shows a problem is made anew. */
export async function changeIn(tx: Tx, ctx: Doer, before: Problem, data: Partial<Problem>): Promise<Problem> {
  const after = await changeProblem(tx, before, data, ctx.now);
  await refreshAbout(tx, ctx.workspace.id, [before.id], null, ctx.now);
  return after;
}

/** It does not come any more: what was done stands beside it, and it makes room among the main ones. */
export function fixIn(tx: Tx, ctx: Doer, before: Problem, fix: string | null): Promise<Problem> {
  return changeIn(tx, ctx, before, { state: 'fixed', fixedAt: ctx.now, fix, rank: null });
}

/** As before, where that was taken back at once. */
export function unfixIn(tx: Tx, ctx: Doer, before: Problem): Promise<Problem> {
  return changeIn(tx, ctx, before, { state: 'open', fixedAt: null, fix: null });
}
