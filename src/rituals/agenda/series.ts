import { z } from 'zod';
import type { Action, Ctx, Word } from '../../chat/asks.ts';
import { action, UserError, word } from '../../chat/asks.ts';
import type { Button, View } from '../../chat/view.ts';
import type { Tx } from '../../store/client.ts';
import type { Meeting, MeetingSeries, Place } from '../../store/rows.ts';
import { isAdmin } from '../../who/roles.ts';
import { callOff, type Planning, planningOf, refreshMeeting, settleNow } from './plan.ts';
import { firstDateFor, readStored } from './rules.ts';
import {
  editForm,
  type MeetingPattern,
  meetingValues,
  newForm,
  placedForm,
  placedValues,
  readPattern,
  readStart,
  startForm,
  startValues,
} from './seriesforms.ts';
import { type Listed, plannedView, seriesListView } from './seriesviews.ts';
import * as store from './store.ts';

export const seriesWords: Record<string, Word> = {
  meeting: word({
    summary: 'agenda.word.meeting',
    options: [],
    answers: 'form',
    values: z.object({}),
    run: async (ctx) => {
      if (ctx.place.kind === 'direct') return { ask: placedForm(ctx) };
      const here = await store.seriesIn(ctx.db, ctx.place);
      return here.length === 0 ? { ask: newForm(ctx, ctx.place) } : { show: await listView(ctx, ctx.place, 0) };
    },
  }),
};

const one = z.tuple([z.string()]);

export const seriesActions: Record<string, Action> = {
  newMeeting: action({
    answers: 'form',
    args: one,
    run: async (ctx, { args: [placeId] }) => ({ ask: newForm(ctx, await placeById(ctx, placeId)) }),
  }),
  createIn: action({
    answers: 'message',
    args: z.tuple([]),
    values: placedValues,
    run: async (ctx, { values }) => {
      const place = await ctx.placeById(values.place);
      const read = readPattern(ctx.t, values);
      return 'reject' in read ? read : { show: await create(ctx, place, read.pattern) };
    },
  }),
  create: action({
    answers: 'message',
    args: one,
    values: meetingValues,
    run: async (ctx, { args: [placeId], values }) => {
      const place = await placeById(ctx, placeId);
      const read = readPattern(ctx.t, values);
      return 'reject' in read ? read : { show: await create(ctx, place, read.pattern) };
    },
  }),
  edit: action({
    answers: 'form',
    args: one,
    run: async (ctx, { args: [id] }) => ({ ask: editForm(ctx, await mySeries(ctx, id)) }),
  }),
  change: action({
    answers: 'message',
    args: one,
    values: meetingValues,
    run: async (ctx, { args: [id], values }) => {
      const series = await mySeries(ctx, id);
      const read = readPattern(ctx.t, values);
      if ('reject' in read) return read;
      return {
        show: await change(ctx, series, { ...read.pattern, firstDate: firstDateAfter(ctx, series, read.pattern) }),
      };
    },
  }),
  /** What the first form does not ask: from which date on, and in which time zone. */
  editStart: action({
    answers: 'form',
    args: one,
    run: async (ctx, { args: [id] }) => ({ ask: startForm(ctx, await mySeries(ctx, id)) }),
  }),
  changeStart: action({
    answers: 'message',
    args: one,
    values: startValues,
    run: async (ctx, { args: [id], values }) => {
      const series = await mySeries(ctx, id);
      const read = readStart(ctx, series, values);
      return 'reject' in read ? read : { show: await change(ctx, series, read) };
    },
  }),
  /** The meetings of a channel, page by page. */
  series: action({
    answers: 'update',
    args: z.tuple([z.string(), z.coerce.number().int().min(0)]),
    run: async (ctx, { args: [placeId, page] }) => ({
      replace: await listView(ctx, await placeById(ctx, placeId), page),
    }),
  }),
  pause: action({
    answers: 'update',
    args: one,
    run: async (ctx, { args: [id] }) => ({ replace: await halt(ctx, await mySeries(ctx, id), 'paused') }),
  }),
  end: action({
    answers: 'update',
    args: one,
    run: async (ctx, { args: [id] }) => ({ replace: await halt(ctx, await mySeries(ctx, id), 'ended') }),
  }),
  resume: action({
    answers: 'update',
    args: one,
    run: async (ctx, { args: [id] }) => ({ replace: await resume(ctx, await mySeries(ctx, id)) }),
  }),
};

async function placeById(ctx: Ctx, id: string): Promise<Place> {
  const place = await store.findPlace(ctx.db, ctx.workspace.id, id);
  if (!place) throw new UserError('chat.noSuchPlace');
  return place;
}

// ------------------------------------------------------------------ who may

export function mayEdit({ person }: Ctx, { makerId }: Pick<MeetingSeries, 'makerId'>): boolean {
  return makerId === person.id || isAdmin(person);
}

/** The series, where the asker may change it; else they are told whom to ask. */
async function mySeries(ctx: Ctx, id: string): Promise<store.SeriesWithPlace> {
  const series = await store.findSeries(ctx.db, ctx.workspace.id, id);
  if (!series) throw new UserError('agenda.seriesEnded');
  if (mayEdit(ctx, series)) return series;
  throw new UserError('agenda.askThem', { names: await whoMayEdit(ctx, series), meeting: series.name });
}

/** The maker, where they are still here, and a few admins. */
async function whoMayEdit(ctx: Ctx, { makerId }: MeetingSeries): Promise<string> {
  const maker = await store.findPerson(ctx.db, ctx.workspace.id, makerId);
  const admins = await store.admins(ctx.db, ctx.workspace.id);
  const known = [...(maker?.kind === 'member' ? [maker] : []), ...admins.filter(({ id }) => id !== maker?.id)];
  if (known.length === 0) return ctx.t('agenda.anAdmin');
  return new Intl.ListFormat(ctx.t.locale, { type: 'disjunction' }).format(known.map(({ name }) => name));
}

// ------------------------------------------------------------------ making and changing

/** Makes a series and plans its first meeting. */
export async function planSeries(
  tx: Tx,
  planning: Omit<Planning, 'series'>,
  data: Omit<store.NewSeries, 'workspaceId'>,
): Promise<{ series: MeetingSeries; meeting: Meeting | null }> {
  const series = await store.createSeries(tx, { ...data, workspaceId: planning.workspace.id }, planning.now);
  return { series, meeting: await settleNow(tx, { ...planning, series }) };
}

async function create(ctx: Ctx, place: Place, pattern: MeetingPattern): Promise<View> {
  const timed = { ...pattern, timeZone: ctx.t.zone };
  const firstDate = firstDateFor(timed, readStored(ctx.workspace.workingDays), ctx.now);
  const members = await ctx.people(place);
  const data = { ...timed, firstDate, placeId: place.id, makerId: ctx.person.id };
  const planning = { workspace: ctx.workspace, platform: ctx.platform.name, now: ctx.now, members };
  const { series, meeting } = await ctx.store.transaction((tx) => planSeries(tx, planning, data));
  return confirmation(ctx, { ...series, place }, meeting, 'agenda.planned');
}

async function change(ctx: Ctx, series: store.SeriesWithPlace, data: Partial<MeetingSeries>): Promise<View> {
  const members = await ctx.people(series.place);
  const changed = await ctx.store.transaction(async (tx) => {
    const row = await store.updateSeries(tx, series.id, data);
    const meeting = await settleNow(tx, planningOf(ctx, row, members));
    // its name is on the agendas already posted
    for (const posted of await store.currentMeetings(tx, [row.id], ctx.now)) await refreshMeeting(tx, posted, ctx.now);
    return { row, meeting };
  });
  return confirmation(ctx, { ...changed.row, place: series.place }, changed.meeting, 'agenda.changed');
}

async function confirmation(
  ctx: Ctx,
  series: store.SeriesWithPlace,
  meeting: Meeting | null,
  said: 'agenda.planned' | 'agenda.changed',
): Promise<View> {
  const turn = await store.findPerson(ctx.db, ctx.workspace.id, meeting?.turnPersonId ?? null);
  const maker = await store.findPerson(ctx.db, ctx.workspace.id, series.makerId);
  return plannedView(ctx.t, {
    said,
    series,
    meeting,
    turn,
    maker,
    workingDays: readStored(ctx.workspace.workingDays),
    now: ctx.now,
  });
}

/** A changed rhythm counts from the next date that fits; an unchanged one, or one set to begin later, from where it did. */
function firstDateAfter(ctx: Ctx, series: MeetingSeries, pattern: MeetingPattern): string {
  const workingDays = readStored(ctx.workspace.workingDays);
  const isSame = (['rhythm', 'weekdays', 'monthDay'] as const).every((field) => series[field] === pattern[field]);
  const isLater = series.firstDate > firstDateFor(series, workingDays, ctx.now);
  if (isSame || isLater) return series.firstDate;
  return firstDateFor({ ...pattern, timeZone: series.timeZone }, workingDays, ctx.now);
}

// ------------------------------------------------------------------ pausing and ending

async function halt(ctx: Ctx, series: store.SeriesWithPlace, state: 'paused' | 'ended'): Promise<View> {
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await store.findSeries(tx, ctx.workspace.id, series.id);
    if (present?.state === state || present?.state === 'ended') return false;
    const row = await store.updateSeries(tx, series.id, { state });
    const coming = await store.comingMeeting(tx, series.id, ctx.now);
    if (coming) await callOff(tx, ctx.now, coming);
    await settleNow(tx, planningOf(ctx, row, null));
    return true;
  });
  const undo: Button = { kind: 'button', label: ctx.t('agenda.undo'), go: { to: 'agenda.resume', args: [series.id] } };
  const key = (['agenda.wasHalted', 'agenda.halted'] as const)[isDone ? 1 : 0];
  return listView(ctx, series.place, 0, { said: ctx.t(key, { meeting: series.name, state }), ...(isDone && { undo }) });
}

/** Runs again: the date that was called off by the pause comes back where it is still ahead. */
async function resume(ctx: Ctx, series: store.SeriesWithPlace): Promise<View> {
  const members = await ctx.people(series.place);
  const isDone = await ctx.store.transaction(async (tx) => {
    const present = await store.findSeries(tx, ctx.workspace.id, series.id);
    if (present?.state === 'active') return false;
    const row = await store.updateSeries(tx, series.id, { state: 'active' });
    const calledOff = (await store.skippedAhead(tx, series.id, ctx.now)).at(-1);
    if (calledOff) await store.updateMeeting(tx, calledOff.id, { skipped: false });
    const meeting = await settleNow(tx, planningOf(ctx, row, members));
    if (meeting) await refreshMeeting(tx, meeting, ctx.now);
    return true;
  });
  const key = (['agenda.wasRunning', 'agenda.resumed'] as const)[isDone ? 1 : 0];
  return listView(ctx, series.place, 0, { said: ctx.t(key, { meeting: series.name }) });
}

async function listView(
  ctx: Ctx,
  place: Place,
  page: number,
  done: { said?: string; undo?: Button } = {},
): Promise<View> {
  const all = await store.seriesIn(ctx.db, place);
  const coming = await store.currentMeetings(
    ctx.db,
    all.map(({ id }) => id),
    ctx.now,
  );
  const listed: Listed[] = [];
  for (const series of all) {
    const meeting = coming.find(({ seriesId }) => seriesId === series.id) ?? null;
    const may = mayEdit(ctx, series);
    listed.push({ series, meeting, ask: may ? null : await whoMayEdit(ctx, series) });
  }
  return seriesListView(ctx.t, { place, listed, page, now: ctx.now, ...done });
}
