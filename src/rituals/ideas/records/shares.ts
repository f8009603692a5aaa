import type { Ctx } from '../../../chat/asks.ts';
import { promise } from '../../../delivery/notice.ts';
import { threadKey } from '../../../delivery/sending/call.ts';
import { times } from '../../../delivery/timer.ts';
import type { Tx } from '../../../store/client.ts';
import type { Idea, Workspace } from '../../../store/rows.ts';
import { weekBegin } from '../../../time/days.ts';
import { heldUntil } from '../../../time/held.ts';
import { localDate } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { placeById } from '../../../who/places.ts';
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

/** An idea that begins a thread of its own in a forum; posts/ draws it. Arguments: the idea, and our row of the forum. */
export const threaded = promise('ideas.thread', {
  key: ([id = '', placeId = '']) => threadKey(placeId, id),
  about: ([id = '']) => [id],
});

/** A week's ideas in the channel for them, in one message. Argument: its key. posts/ draws it. */
export const ofWeek = promise('ideas.weekly', { key: ([key = '']) => key, about: ([, ...ids]) => ids });

/** When what came in joins the message of its week: once for a workspace. */
export const gathering = times('ideas.gather');

/** The key of the message of a moment's week, which begins with its first working day. */
export function weekKey(workspace: Workspace, at: Date): string {
  const { zone, weekdays } = workClock(workspace);
  return `ideas.weekly:${workspace.id}:${weekBegin(localDate(at, zone), weekdays)}`;
}

/**
 * A new idea joins the message of its week in the channel for them, where there is one, once it can no longer be taken
 * back at once. Where that message stands already, `gathering` has it made anew. In a forum it begins a thread.
 */
export async function shareSoon(tx: Tx, { workspace, now }: Ctx, idea: Idea): Promise<void> {
  const { id: workspaceId, ideasPlaceId: placeId } = workspace;
  if (!placeId || idea.unseen) return;
  const dueAt = heldUntil(now);
  if ((await placeById(tx, workspaceId, placeId))?.kind === 'forum')
    return threaded.owe(tx, [idea.id, placeId], { workspaceId, to: { placeId }, dueAt, owner: idea.authorId });
  await ofWeek.owe(tx, [weekKey(workspace, dueAt), idea.id], { workspaceId, to: { placeId }, dueAt });
}

/** The same of an idea that is not quite new. */
export async function shareLate(tx: Tx, ctx: Ctx, idea: Idea): Promise<void> {
  await shareSoon(tx, ctx, idea);
  await gathering.next(tx, ctx.workspace.id, ctx.workspace.id, heldUntil(ctx.now));
}

/** A champion has looked at an idea without a name: from now on others see it. The same idea where they did before. */
export async function letSee(tx: Tx, ctx: Ctx, idea: Idea): Promise<Idea> {
  if (!idea.unseen) return idea;
  const seen = await tx.idea.update({ where: { id: idea.id }, data: { unseen: false } });
  await shareLate(tx, ctx, seen);
  await refreshPosts(tx, ctx, [idea.id]);
  return seen;
}
