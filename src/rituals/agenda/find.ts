import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { View } from '../../chat/view.ts';
import { refresh } from '../../delivery/outbox.ts';
import type { Tx } from '../../store/client.ts';
import type { MeetingSeries } from '../../store/rows.ts';
import { keys, planningOf, settleNow } from './plan.ts';
import { nextMeeting, readStored } from './rules.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';
import { type Own, ownView } from './views.ts';

/** The running meetings of the channel somebody writes in, one for each series, the soonest first; never none. */
export async function meetingsHere(ctx: Ctx): Promise<[store.MeetingOf, ...store.MeetingOf[]]> {
  if (ctx.place.kind === 'direct') throw new UserError('agenda.inChannel');
  const all = await store.seriesIn(ctx.db, ctx.place);
  const active = all.filter(({ state }) => state === 'active');
  if (all.length === 0) throw new UserError('agenda.noMeeting');
  if (active.length === 0) throw new UserError('agenda.allPaused');
  const [first, ...rest] = await currentOf(ctx, active);
  if (!first) throw new UserError('agenda.noneToCome');
  return [first, ...rest];
}

/** The meeting of a series that is under way or comes next. */
export async function currentOfSeries(ctx: Ctx, seriesId: string): Promise<store.MeetingOf> {
  const series = await store.findSeries(ctx.db, ctx.workspace.id, seriesId);
  if (!series || series.state === 'ended') throw new UserError('agenda.seriesEnded');
  if (series.state === 'paused') throw new UserError('agenda.seriesPaused', { meeting: series.name });
  const [current] = await currentOf(ctx, [series]);
  if (!current) throw new UserError('agenda.noneToCome');
  return current;
}

async function currentOf(ctx: Ctx, active: readonly MeetingSeries[]): Promise<store.MeetingOf[]> {
  for (const series of active) await planAnew(ctx, series);
  const ids = active.map(({ id }) => id);
  const found = await store.currentMeetings(ctx.db, ids, ctx.now);
  const full = await Promise.all(found.map(({ id }) => store.findMeeting(ctx.db, ctx.workspace.id, id)));
  return full.filter((meeting) => meeting !== null);
}

/** Where the workspace's working days were changed since the next meeting was planned, it moves. */
async function planAnew(ctx: Ctx, series: MeetingSeries): Promise<void> {
  const taken = await store.takenDates(ctx.db, series.id, ctx.now);
  const due = nextMeeting(series, readStored(ctx.workspace.workingDays), ctx.now, taken);
  const coming = await store.comingMeeting(ctx.db, series.id, ctx.now);
  if (coming?.date === due?.date && coming?.startsAt.getTime() === due?.at.getTime()) return;
  const members = coming?.turnPersonId ? null : await ctx.people(await store.placeOf(ctx.db, series.placeId));
  await ctx.store.transaction((tx) => settleNow(tx, planningOf(ctx, series, members)));
}

/** The meeting a button belongs to, or, where it is over or called off, the next one of its series. */
export async function meetingOrNext(ctx: Ctx, meetingId: string): Promise<store.MeetingOf> {
  const meeting = await store.findMeeting(ctx.db, ctx.workspace.id, meetingId);
  if (!meeting) throw new UserError('agenda.noSuchMeeting');
  return currentOfSeries(ctx, meeting.seriesId);
}

/** The agenda posted for a series' present meeting is no longer true. */
export async function touch(tx: Tx, seriesId: string, now: Date): Promise<void> {
  for (const { id } of await store.currentMeetings(tx, [seriesId], now)) await refresh(tx, keys.post(id), now);
}

/** The agenda as it is now, for the asker; the numbers they see are kept. */
export async function ownAgenda(ctx: Ctx, meeting: store.MeetingOf, own: Omit<Own, 'now'> = {}): Promise<View> {
  const agenda = await items.agendaOf(ctx.db, meeting, ctx.now);
  const shown = { seriesId: meeting.seriesId, ids: agenda.topics.map(({ id }) => id), at: ctx.now };
  await items.keepShown(ctx.db, { placeId: meeting.series.placeId, personId: ctx.person.id }, shown);
  return ownView(ctx.t, agenda, { ...own, now: ctx.now });
}
