import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { ideaById, wholeIdea } from '../records/ideas.ts';
import { titleOf } from '../records/views.ts';
import { heldUntil } from '../rules.ts';
import { shareView } from './views.ts';

/** An idea in a channel. Arguments: the idea, and the key under which it is posted. */
export const shared = notice(
  'ideas.share',
  async ({ db, t, workspace, now }, args) => {
    const idea = await ideaById(db, workspace.id, args[0] ?? '');
    if (!idea || (idea.state === 'withdrawn' && !(await shared.wasSent(db, args)))) return null;
    return shareView(t, await wholeIdea(db, idea), now);
  },
  { key: ([, key = '']) => key, about: ([id = '']) => [id] },
);

/** In one place once a day at most. */
function argsOf({ workspace, now }: Ctx, { id }: Idea, placeId: string): [string, string] {
  return [id, `ideas.share:${id}:${placeId}:${localDate(now, workClock(workspace).zone)}`];
}

/** Shows a new idea in the channel for them, where there is one, once it can no longer be taken back at once. */
export async function shareSoon(tx: Tx, ctx: Ctx, idea: Idea): Promise<void> {
  const { workspace, now, person } = ctx;
  const placeId = workspace.ideasPlaceId;
  if (!placeId) return;
  const sending = { workspaceId: workspace.id, to: { placeId }, dueAt: heldUntil(now), owner: person.id };
  await shared.owe(tx, argsOf(ctx, idea, placeId), sending);
}

/** Shows an idea in the channel it is asked for in. */
export async function share(ctx: Ctx, idea: Idea): Promise<Reply> {
  const { store, t, place, workspace, now, person } = ctx;
  const { number } = idea;
  if (place.kind === 'direct') throw new UserError('ideas.shareWhere', { number });
  if (idea.state === 'withdrawn') throw new UserError('ideas.now.withdrawn', { number });
  const args = argsOf(ctx, idea, place.id);
  await store.transaction(async (tx) => {
    if (await shared.wasSent(tx, args)) throw new UserError('ideas.sharedBefore', { number });
    const sending = { workspaceId: workspace.id, to: { placeId: place.id }, dueAt: now, owner: person.id };
    await shared.owe(tx, args, sending);
  });
  return { show: note(t('ideas.shared', { number, title: titleOf(idea) })) };
}
