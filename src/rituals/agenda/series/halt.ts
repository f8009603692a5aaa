import type { Ctx } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { MeetingSeries, Place } from '../../../store/rows.ts';
import {
  findSeries,
  mayEdit,
  mustWriteTo,
  nearMeetings,
  placeOf,
  seriesIn,
  setSkipped,
  updateSeries,
} from '../records/meetings.ts';
import { callOff, refreshMeeting, replan } from '../records/plan.ts';
import { coming, current, skippedAhead } from '../rules.ts';
import { makerToTell, tellChanged } from './told.ts';
import { type Act, seriesListView, sureView, type Told } from './views.ts';

/** Whether a meeting that somebody else made is to be changed for all. */
export async function askFirst(ctx: Ctx, series: MeetingSeries, act: Act): Promise<View> {
  return sureView(ctx.t, series, act, await makerToTell(ctx.db, ctx.person, series));
}

/** Pauses or ends a series: what was promised about its next meeting is withdrawn, what was posted says so. */
export async function halt(ctx: Ctx, series: MeetingSeries, state: 'paused' | 'ended'): Promise<View> {
  const { t, now, workspace } = ctx;
  await mustWriteTo(ctx, series);
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await findSeries(tx, workspace.id, series.id);
    if (present?.state === state || present?.state === 'ended') return false;
    const row = await updateSeries(tx, series.id, { state, haltedById: ctx.person.id });
    const next = coming(await nearMeetings(tx, [series.id], now), now);
    if (next) await callOff(tx, next, now);
    await tellChanged(tx, ctx, row, next);
    await replan(tx, ctx, row);
    return true;
  });
  const said = t(isDone ? 'agenda.halted' : 'agenda.wasHalted', { meeting: series.name, state });
  const undo = button(t('agenda.undo'), 'agenda.resume', [series.id]);
  return listView(ctx, await placeOf(ctx.db, series), 0, { said, ...(isDone && { undo }) });
}

/** Runs again: the date that was called off by the pause comes back where it is still ahead. */
export async function resume(ctx: Ctx, series: MeetingSeries): Promise<View> {
  const { t, now, workspace } = ctx;
  await mustWriteTo(ctx, series);
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await findSeries(tx, workspace.id, series.id);
    if (present?.state === 'active') return false;
    const row = await updateSeries(tx, series.id, { state: 'active', haltedById: null });
    const calledOff = skippedAhead(await nearMeetings(tx, [series.id], now), now).at(-1);
    if (calledOff) await setSkipped(tx, calledOff.id, null);
    const meeting = await replan(tx, ctx, row);
    if (meeting) await refreshMeeting(tx, meeting, now);
    await tellChanged(tx, ctx, row, meeting);
    return true;
  });
  const said = t(isDone ? 'agenda.resumed' : 'agenda.wasRunning', { meeting: series.name });
  return listView(ctx, await placeOf(ctx.db, series), 0, { said });
}

/** The meetings of a channel, page by page. @param all its series, where they are known */
export async function listView(
  ctx: Ctx,
  place: Place,
  page: number,
  { all, ...told }: Told & { all?: readonly MeetingSeries[] } = {},
): Promise<View> {
  const { db, t, now } = ctx;
  const series = all ?? (await seriesIn(db, place));
  const ids = series.map(({ id }) => id);
  const near = await nearMeetings(db, ids, now);
  const listed = series.map((one) => ({
    series: one,
    meeting: current(
      near.filter(({ seriesId }) => seriesId === one.id),
      now,
    ),
    isMine: mayEdit(ctx, one),
  }));
  return seriesListView(t, { place, listed, page, now, ...told });
}
