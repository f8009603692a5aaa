import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import { audience, type Heard, hear } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { hasWords, withoutLink } from '../../../voices/rules.ts';
import { timesHeard } from '../../../voices/store.ts';
import { isGuest } from '../../../who/roles.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { mustWriteTo } from '../records/meetings.ts';
import { savedView } from './views.ts';

export type Brought = Pick<Heard, 'news' | 'isAnswered' | 'holderId'> & { text: string; customer?: string | null };

/**
 * Puts what a customer said on the agenda of a meeting: kept without personal details, on its card, with its clock.
 * @throws UserError where no word of a customer is in it
 */
export async function bring(
  ctx: Ctx,
  mask: Mask,
  meeting: MeetingOf,
  { text: typed, customer = null, ...given }: Brought,
): Promise<View> {
  if (isGuest(ctx.person)) throw new UserError('chat.onlyMembers');
  // whoever is asked to bring one may
  if (meeting.turnPersonId !== ctx.person.id) await mustWriteTo(ctx, meeting.series);
  const { text, link } = withoutLink(typed);
  if (!hasWords(text)) throw new UserError('customers.noWords');
  const words = await masked(ctx, mask, { text, customer });
  const reads = await audience(ctx);
  const heard = { ...given, words, link, meetingId: meeting.id, isPrivate: reads.outsiders };
  const voice = await ctx.store.transaction((tx) => hear(tx, ctx, heard));
  const times = await timesHeard(ctx.db, voice);
  const ask = given.news === undefined ? 'news' : null;
  return savedView(ctx, meeting, { voice, found: words.found, ...reads, times, ask });
}
