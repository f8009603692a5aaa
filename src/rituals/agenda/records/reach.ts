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

/** The same of a series. @param isTheirs theirs wherever they are, like what they made */
export async function reachesSeries(ctx: Ctx, series: MeetingSeries, isTheirs = false): Promise<boolean> {
  const { db, place, person } = ctx;
  if (place.id === series.placeId) return true;
  if (!isGuest(person) && (isTheirs || series.makerId === person.id)) return true;
  return reaches(ctx, await placeOf(db, series));
}

/** @throws UserError where it is not for the asker */
export async function needSeries(ctx: Ctx, series: MeetingSeries, isTheirs = false): Promise<void> {
  if (!(await reachesSeries(ctx, series, isTheirs))) throw new UserError('agenda.elsewhere');
}

/** null where there is none. @throws UserError where it is not for the asker */
export async function seriesFor(ctx: Ctx, id: string): Promise<MeetingSeries | null> {
  const series = await findSeries(ctx.db, ctx.workspace.id, id);
  if (series) await needSeries(ctx, series);
  return series;
}

/** @throws UserError where there is none, or it is not for the asker */
export async function meetingFor(ctx: Ctx, id: string): Promise<MeetingOf> {
  const meeting = await findMeeting(ctx.db, ctx.workspace.id, id);
  if (!meeting) throw new UserError('agenda.noSuchMeeting');
  await needSeries(ctx, meeting.series, meeting.turnPersonId === ctx.person.id);
  return meeting;
}
