import type { Ctx } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { MeetingSeries, Place } from '../../../store/rows.ts';
import { nearMeetings, setSkipped } from '../records/meetings.ts';
import { replan } from '../records/plan.ts';
import { callOff, refreshMeeting } from '../records/promises.ts';
import { findSeries, placeOf, seriesIn } from '../records/series.ts';
import { coming, current, skippedAhead } from '../rules.ts';
import { mayEdit, whoMayEdit } from './change.ts';
import { updateSeries } from './store.ts';
import { type Listed, seriesListView, type Told } from './views.ts';

/** Pauses or ends a series: what was promised about its next meeting is withdrawn, what was posted says so. */
export async function halt(ctx: Ctx, series: MeetingSeries, state: 'paused' | 'ended'): Promise<View> {
  const { t, now, workspace } = ctx;
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await findSeries(tx, workspace.id, series.id);
    if (present?.state === state || present?.state === 'ended') return false;
    const row = await updateSeries(tx, series.id, { state });
    const next = coming(await nearMeetings(tx, [series.id], now), now);
    if (next) await callOff(tx, next, now);
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
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await findSeries(tx, workspace.id, series.id);
    if (present?.state === 'active') return false;
    const row = await updateSeries(tx, series.id, { state: 'active' });
    const calledOff = skippedAhead(await nearMeetings(tx, [series.id], now), now).at(-1);
    if (calledOff) await setSkipped(tx, calledOff.id, false);
    const meeting = await replan(tx, ctx, row);
    if (meeting) await refreshMeeting(tx, meeting, now);
    return true;
  });
  const said = t(isDone ? 'agenda.resumed' : 'agenda.wasRunning', { meeting: series.name });
  return listView(ctx, await placeOf(ctx.db, series), 0, { said });
}

/** The meetings of a channel, page by page. */
export async function listView(ctx: Ctx, place: Place, page: number, told: Told = {}): Promise<View> {
  const all = await seriesIn(ctx.db, place);
  const ids = all.map(({ id }) => id);
  const near = await nearMeetings(ctx.db, ids, ctx.now);
  const listed: Listed[] = [];
  for (const series of all) {
    const own = near.filter(({ seriesId }) => seriesId === series.id);
    const ask = mayEdit(ctx, series) ? null : await whoMayEdit(ctx, series);
    listed.push({ series, meeting: current(own, ctx.now), ask });
  }
  return seriesListView(ctx.t, { place, listed, page, now: ctx.now, ...told });
}
