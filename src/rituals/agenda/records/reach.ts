import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { MeetingSeries, Place } from '../../../store/rows.ts';
import { isGuest } from '../../../who/roles.ts';
import { findMeeting, findSeries, type MeetingOf, placeOf } from './meetings.ts';

// A channel's meetings are for whoever is in it: a button may be pressed from elsewhere, and long after it was shown.

/** Whether the asker is in the place now, or belongs to it; guests only what is of the place they are in. */
export async function reaches(ctx: Ctx, place: Place): Promise<boolean> {
  if (ctx.place.id === place.id) return true;
  return !isGuest(ctx.person) && ctx.isIn(place);
}

/** The same of a series' channel. @param isTheirs they made it, or it is their turn: it stays theirs wherever they are */
export async function reachesSeries(ctx: Ctx, series: MeetingSeries, isTheirs = false): Promise<boolean> {
  if (isTheirs && !isGuest(ctx.person)) return true;
  return ctx.place.id === series.placeId || reaches(ctx, await placeOf(ctx.db, series));
}

/** @throws UserError where it is not for the asker, as where there is none */
export async function seriesFor(ctx: Ctx, id: string): Promise<MeetingSeries | null> {
  const series = await findSeries(ctx.db, ctx.workspace.id, id);
  if (series && !(await reachesSeries(ctx, series, series.makerId === ctx.person.id)))
    throw new UserError('agenda.noSuchMeeting');
  return series;
}

/** @throws UserError where there is none, or it is not for the asker */
export async function meetingFor(ctx: Ctx, id: string): Promise<MeetingOf> {
  const meeting = await findMeeting(ctx.db, ctx.workspace.id, id);
  const isTheirs = [meeting?.turnPersonId, meeting?.series.makerId].includes(ctx.person.id);
  if (!meeting || !(await reachesSeries(ctx, meeting.series, isTheirs))) throw new UserError('agenda.noSuchMeeting');
  return meeting;
}
