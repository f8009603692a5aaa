import type { Ctx } from '../../../chat/asks.ts';
import { promise } from '../../../delivery/notice.ts';
import type { Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { heldUntil } from '../rules.ts';
import { refreshPosts } from './ideas.ts';

/** An idea in a channel; posts/ draws it. Arguments: the idea, the key under which it is posted, who asked for it. */
export const shared = promise('ideas.share', { key: ([, key = '']) => key, about: ([id = '']) => [id] });

/**
 * In one place once a day at most: false where it was posted today.
 * @param isAsked somebody asked for it there, and is named
 */
export async function oweShare(
  tx: Tx,
  ctx: Ctx,
  { id }: Idea,
  placeId: string,
  dueAt: Date,
  isAsked = false,
): Promise<boolean> {
  const { workspace, now, person } = ctx;
  const key = `ideas.share:${id}:${placeId}:${localDate(now, workClock(workspace).zone)}`;
  const args = isAsked ? [id, key, person.id] : [id, key];
  if (dueAt === now && (await shared.wasSent(tx, args))) return false;
  await shared.owe(tx, args, { workspaceId: workspace.id, to: { placeId }, dueAt, owner: person.id });
  return true;
}

/** Shows a new idea in the channel for them, where there is one, once it can no longer be taken back at once. */
export async function shareSoon(tx: Tx, ctx: Ctx, idea: Idea): Promise<void> {
  const { ideasPlaceId } = ctx.workspace;
  if (ideasPlaceId && !idea.unseen) await oweShare(tx, ctx, idea, ideasPlaceId, heldUntil(ctx.now));
}

/** A champion has looked at an idea without a name: from now on others see it. The same idea where they did before. */
export async function letSee(tx: Tx, ctx: Ctx, idea: Idea): Promise<Idea> {
  if (!idea.unseen) return idea;
  const seen = await tx.idea.update({ where: { id: idea.id }, data: { unseen: false } });
  await shareSoon(tx, ctx, seen);
  await refreshPosts(tx, ctx, [idea.id]);
  return seen;
}
