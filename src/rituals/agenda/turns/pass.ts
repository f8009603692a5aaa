import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import type { Members } from '../../../who/meet.ts';
import { personById } from '../../../who/people.ts';
import {
  findMeeting,
  knownMeetings,
  type MeetingOf,
  meetingFor,
  mustWriteTo,
  placeOf,
  updateMeeting,
} from '../records/meetings.ts';
import { post, refreshMeeting, seeToIt, turn } from '../records/plan.ts';
import { memberOf, nextFor } from '../records/turns.ts';
import { heldBefore, idsOf } from '../rules.ts';
import { passedView, passView, saidOf } from './views.ts';

/** The meeting, where its customer item is still the asker's to pass on. */
export async function myTurn(ctx: Ctx, meetingId: string): Promise<MeetingOf> {
  const meeting = await meetingFor(ctx, meetingId);
  if (meeting.skipped || meeting.series.state !== 'active') throw new UserError('agenda.noSuchMeeting');
  if (meeting.startsAt <= ctx.now) throw new UserError('agenda.meetingOver');
  if (meeting.turnPersonId !== ctx.person.id) return notYours(ctx, meeting.turnPersonId);
  return meeting;
}

async function notYours({ db, workspace }: Ctx, turnPersonId: string | null): Promise<never> {
  const theirs = await personById(db, workspace.id, turnPersonId);
  if (!theirs) throw new UserError('agenda.turnIsNobodys');
  throw new UserError('agenda.turnIsAnothers', { name: theirs.name });
}

async function membersOf(ctx: Ctx, { series }: MeetingOf): Promise<Members> {
  return ctx.people(await placeOf(ctx.db, series));
}

export async function askWhom(ctx: Ctx, meetingId: string): Promise<View> {
  const meeting = await myTurn(ctx, meetingId);
  await mustWriteTo(ctx, meeting.series);
  const members = await membersOf(ctx, meeting);
  return passView(ctx, meeting, await nextFor(ctx.db, meeting, members, passing(meeting, ctx.person.id)));
}

/** Who passed it on before, and whoever does now. */
function passing({ passedBy }: Pick<MeetingOf, 'passedBy'>, me: string): string[] {
  return [...idsOf(passedBy), me];
}

/** @param externalId whom the asker picked; null: whoever is next */
export async function pass(ctx: Ctx, meetingId: string, externalId: string | null): Promise<View> {
  const { workspace, person: me, now } = ctx;
  const meeting = await myTurn(ctx, meetingId);
  await mustWriteTo(ctx, meeting.series);
  const members = await membersOf(ctx, meeting);
  const picked = externalId === null ? null : await memberOf(ctx, meeting.series, externalId);
  if (picked?.id === me.id) throw new UserError('agenda.passToSelf');
  const to = await ctx.store.transaction(async (tx) => {
    const present = await findMeeting(tx, workspace.id, meetingId);
    if (present?.turnPersonId !== me.id) return undefined;
    const next = picked ?? (await nextFor(tx, present, members, passing(present, me.id)));
    const passedBy = passing(present, me.id)
      .filter((id) => id !== next?.id)
      .join(',');
    await turn.withdraw(tx, [meetingId, me.id]);
    await refreshMeeting(tx, present, now);
    await updateMeeting(tx, meetingId, { turnPersonId: next?.id ?? null, passedBy });
    const before = heldBefore(await knownMeetings(tx, present.seriesId), present).at(-1);
    if (before) await post.refresh(tx, [before.id], now);
    await seeToIt(tx, present.series, now);
    return next;
  });
  if (to !== undefined) return passedView(ctx.t, to, saidOf(ctx, meeting));
  const present = await findMeeting(ctx.db, workspace.id, meetingId);
  return notYours(ctx, (present ?? meeting).turnPersonId);
}
