import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import { cardPlace, type Heard, hear } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { timesHeard } from '../../../voices/store.ts';
import { isGuest } from '../../../who/roles.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { mustWriteTo } from '../records/meetings.ts';
import { savedView } from './views.ts';

export type Brought = Omit<Heard, 'words' | 'meetingId'> & { text: string; customer?: string | null };

/** Puts what a customer said on the agenda of a meeting: kept without personal details, on its card, with its clock. */
export async function bring(
  ctx: Ctx,
  mask: Mask,
  meeting: MeetingOf,
  { text, customer = null, ...given }: Brought,
): Promise<View> {
  if (isGuest(ctx.person)) throw new UserError('chat.onlyMembers');
  // whoever is asked to bring one may
  if (meeting.turnPersonId !== ctx.person.id) await mustWriteTo(ctx, meeting.series);
  const words = await masked(ctx, mask, { text, customer });
  const voice = await ctx.store.transaction((tx) => hear(tx, ctx, { ...given, words, meetingId: meeting.id }));
  const place = await cardPlace(ctx.db, ctx.workspace);
  const times = await timesHeard(ctx.db, voice);
  return savedView(ctx, meeting, { voice, found: words.found, place, times });
}
