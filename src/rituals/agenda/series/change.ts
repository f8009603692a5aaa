import type { Ctx } from '../../../chat/asks.ts';
import { mustWrite, UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries, Place } from '../../../store/rows.ts';
import type { Members } from '../../../who/meet.ts';
import { peopleByIds } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { createSeries, nearMeetings, placeOf, reaches, seriesFor, updateSeries } from '../records/meetings.ts';
import { calendarOf, refreshMeeting, replan } from '../records/plan.ts';
import { giveTurn } from '../records/turns.ts';
import { coming, current, firstDateFor, idsOf, type Pattern } from '../rules.ts';
import { tellChanged } from './told.ts';
import { plannedView } from './views.ts';

/** What is said of a series where it is planned. */
export type MeetingPattern = Omit<Pattern, 'firstDate' | 'timeZone'> & Pick<MeetingSeries, 'name' | 'postBefore'>;

export async function placeHere(ctx: Ctx, id: string): Promise<Place> {
  const place = await placeById(ctx.db, ctx.workspace.id, id);
  if (!place) throw new UserError('chat.noSuchPlace');
  if (!(await reaches(ctx, place))) throw new UserError('agenda.elsewhere');
  return place;
}

/** The series, where it is for the asker. */
export async function needed(ctx: Ctx, id: string): Promise<MeetingSeries> {
  const series = await seriesFor(ctx, id);
  if (!series) throw new UserError('agenda.seriesEnded');
  return series;
}

export async function create(ctx: Ctx, place: Place, pattern: MeetingPattern): Promise<View> {
  await ctx.reach(place);
  const { t, now, workspace, person } = ctx;
  await mustWrite(ctx, place);
  const timed = { ...pattern, timeZone: t.zone };
  const firstDate = firstDateFor(timed, calendarOf(workspace, { ...timed, workingDays: null }), now);
  const members = await ctx.people(place);
  const data = {
    ...timed,
    firstDate,
    placeId: place.id,
    workspaceId: workspace.id,
    makerId: person.id,
  };
  const made = await ctx.store.transaction(async (tx) => {
    const series = await createSeries(tx, data, now);
    return { series, meeting: await planned(tx, ctx, series, members) };
  });
  return confirmation(ctx, { ...made, place, said: 'agenda.planned' });
}

/** Another plan: its maker hears of it, and whoever was told to bring the customer's story at another time. */
export async function change(ctx: Ctx, series: MeetingSeries, data: Partial<MeetingSeries>): Promise<View> {
  if (series.state === 'ended') throw new UserError('agenda.seriesEnded');
  const place = await placeOf(ctx.db, series);
  await ctx.reach(place);
  const members = await ctx.people(place);
  const changed = await ctx.store.transaction(async (tx) => {
    const before = coming(await nearMeetings(tx, [series.id], ctx.now), ctx.now);
    const row = await updateSeries(tx, series.id, data);
    const meeting = await planned(tx, ctx, row, members);
    const isMoved = before?.id === meeting?.id && before?.startsAt.getTime() !== meeting?.startsAt.getTime();
    await tellChanged(tx, ctx, row, isMoved ? before : null);
    return { series: row, meeting };
  });
  return confirmation(ctx, { ...changed, place, said: 'agenda.changed' });
}

/** The next meeting, with whose turn it is. The series' name is on the agendas already posted. */
async function planned(tx: Tx, ctx: Ctx, series: MeetingSeries, members: Members): Promise<Meeting | null> {
  const { workspace, now, person } = ctx;
  const meeting = await replan(tx, { workspace, now, by: person.id }, series);
  const present = current(await nearMeetings(tx, [series.id], ctx.now), ctx.now);
  if (present) await refreshMeeting(tx, present, ctx.now);
  return meeting && giveTurn(tx, { ...meeting, series }, members, ctx.now);
}

interface Done {
  said: 'agenda.planned' | 'agenda.changed';
  series: MeetingSeries;
  place: Place;
  meeting: Meeting | null;
}

async function confirmation(ctx: Ctx, done: Done): Promise<View> {
  const { db, t, now, workspace } = ctx;
  const { turnPersonId } = done.meeting ?? { turnPersonId: null };
  const takers = done.series.takers === null ? null : idsOf(done.series.takers);
  const people = await peopleByIds(db, workspace.id, [turnPersonId, done.series.makerId, ...(takers ?? [])]);
  return plannedView(t, {
    ...done,
    turn: people.get(turnPersonId ?? '') ?? null,
    takers: takers?.flatMap((id) => people.get(id) ?? []) ?? null,
    maker: people.get(done.series.makerId) ?? null,
    workingDays: calendarOf(workspace, done.series).weekdays,
    now,
  });
}

/** A changed rhythm counts from the next date that fits; an unchanged one, or one set to begin later, from where it did. */
export function firstDateAfter({ now, workspace }: Ctx, series: MeetingSeries, pattern: MeetingPattern): string {
  const calendar = calendarOf(workspace, series);
  const isSame = (['rhythm', 'weekdays', 'monthDay'] as const).every((field) => series[field] === pattern[field]);
  const isLater = series.firstDate > firstDateFor(series, calendar, now);
  if (isSame || isLater) return series.firstDate;
  return firstDateFor({ ...pattern, timeZone: series.timeZone }, calendar, now);
}
