import { type Ctx, UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { bringWords, type Heard } from '../../../voices/hear.ts';
import { isGuest } from '../../../who/roles.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { isAsked, mustWriteTo } from '../records/meetings.ts';
import { savedView } from './views.ts';

export type Brought = Pick<Heard, 'news' | 'isAnswered' | 'holderId'> & { text: string; customer?: string | null };

/** Puts what a customer said on the agenda of a meeting: kept without personal details, on its card, with its clock. */
export async function bring(
  ctx: Ctx,
  hearing: Hearing,
  meeting: MeetingOf,
  { text, customer = null, ...given }: Brought,
): Promise<View> {
  if (isGuest(ctx.person)) throw new UserError('chat.onlyMembers');
  // whoever is asked to bring one may
  if (!isAsked(meeting, ctx.person)) await mustWriteTo(ctx, meeting.series);
  const receipt = await bringWords(ctx, hearing, { text, customer }, { ...given, meetingId: meeting.id });
  return savedView(ctx, meeting, receipt);
}
