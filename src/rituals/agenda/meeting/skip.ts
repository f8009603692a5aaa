import type { Ctx } from '../../../chat/asks.ts';
import { mustWrite, UserError } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries } from '../../../store/rows.ts';
import { moveBrought } from '../../../voices/brought.ts';
import { personById } from '../../../who/people.ts';
import {
  findMeeting,
  type MeetingOf,
  mayEdit,
  meetingFor,
  mustWriteTo,
  nearMeetings,
  setSkipped,
} from '../records/meetings.ts';
import { callOff, notHeld, planNext, refreshMeeting, replan, runningHere, seeToIt } from '../records/plan.ts';
import { skippedAhead } from '../rules.ts';
import { named, when } from '../views.ts';
import { deleteMeetings } from './store.ts';

/** No meeting on the next date that has not begun: of several series in the channel, the soonest one. */
export async function skipNext(ctx: Ctx): Promise<View> {
  const { t, now } = ctx;
  const running = await runningHere(ctx);
  await mustWrite(ctx, ctx.place);
  return ctx.store.transaction(async (tx) => {
    const ids = running.map(({ id }) => id);
    const near = await nearMeetings(tx, ids, now);
    const next: MeetingOf[] = [];
    for (const series of running) {
      const meeting = await planNext(tx, ctx, series, ofSeries(near, series.id));
      if (meeting) next.push({ ...meeting, series });
    }
    const [soonest] = next.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    if (!soonest) throw new UserError('agenda.noneToCome');
    const skipIt = button(t('agenda.skipThis'), 'agenda.skipThis', [soonest.id]);
    // somebody was quicker, or means the one after: either way they say so
    const before = skippedAhead(near, now).findLast(({ startsAt }) => startsAt <= soonest.startsAt);
    if (before) return note(await alreadySkipped(tx, ctx, before, running, soonest), [skipIt]);
    if (mayEdit(ctx, soonest.series)) return skip(tx, ctx, soonest, near);
    return note(t('agenda.skipAsk', { meeting: named(ctx, soonest.series, soonest) }), [skipIt]);
  });
}

async function alreadySkipped(
  tx: Tx,
  ctx: Ctx,
  before: Meeting,
  running: readonly MeetingSeries[],
  soonest: MeetingOf,
): Promise<string> {
  const series = running.find(({ id }) => id === before.seriesId) ?? soonest.series;
  const values = { skipped: named(ctx, series, before), next: named(ctx, soonest.series, soonest) };
  return ctx.t('agenda.skipAskNext', { ...values, ...(await byWhom(tx, ctx, before)) });
}

async function byWhom(tx: Tx, { workspace }: Ctx, { skippedById }: Meeting): Promise<{ named: string; by: string }> {
  const by = await personById(tx, workspace.id, skippedById);
  return { named: by ? 'yes' : 'no', by: by?.name ?? '' };
}

/** The one of a button. */
export async function skipThis(ctx: Ctx, meetingId: string): Promise<View> {
  await mustWriteTo(ctx, (await meetingFor(ctx, meetingId)).series);
  return ctx.store.transaction(async (tx) => {
    const meeting = await skippable(tx, ctx, meetingId);
    return skip(tx, ctx, meeting, await nearMeetings(tx, [meeting.seriesId], ctx.now));
  });
}

/** @param near what is known of its series' meetings, and maybe of others */
async function skip(tx: Tx, ctx: Ctx, meeting: MeetingOf, near: readonly Meeting[]): Promise<View> {
  const { t, now } = ctx;
  const { id, series } = meeting;
  const skipped = named(ctx, series, meeting);
  if (!(await setSkipped(tx, id, ctx.person.id))) {
    return note(t('agenda.alreadySkipped', { meeting: skipped, ...(await byWhom(tx, ctx, meeting)) }));
  }
  await notHeld(tx, meeting, now);
  const others = ofSeries(near, series.id).filter((one) => one.id !== id);
  const next = await planNext(tx, ctx, series, [...others, { ...meeting, skipped: true }]);
  await seeToIt(tx, series, now);
  const said = next
    ? t('agenda.skipped', { meeting: skipped, next: when(t, next, now) })
    : t('agenda.skippedLast', { meeting: skipped });
  return note(said, [button(t('agenda.undo'), 'agenda.unskip', [id])]);
}

/** The date takes place after all; what was planned in its stead makes room, and its stories come back. */
export async function unskip(ctx: Ctx, meetingId: string): Promise<View> {
  const { t, now } = ctx;
  await mustWriteTo(ctx, (await meetingFor(ctx, meetingId)).series);
  return ctx.store.transaction(async (tx) => {
    const meeting = await skippable(tx, ctx, meetingId);
    const values = { meeting: named(ctx, meeting.series, meeting) };
    if (!(await setSkipped(tx, meetingId, null))) return note(t('agenda.wasNotSkipped', values));
    const near = await nearMeetings(tx, [meeting.seriesId], now);
    const instead = near.filter(({ skipped, startsAt }) => !skipped && startsAt > meeting.startsAt);
    const ids = instead.map(({ id }) => id);
    await moveBrought(tx, ids, meetingId);
    for (const one of instead) await callOff(tx, one, now);
    await deleteMeetings(tx, ids);
    await replan(tx, ctx, meeting.series);
    await refreshMeeting(tx, meeting, now);
    return note(t('agenda.unskipped', values));
  });
}

async function skippable(tx: Tx, { workspace, now }: Ctx, meetingId: string): Promise<MeetingOf> {
  const meeting = await findMeeting(tx, workspace.id, meetingId);
  if (meeting?.series.state !== 'active') throw new UserError('agenda.noSuchMeeting');
  if (meeting.startsAt <= now) throw new UserError('agenda.meetingOver');
  return meeting;
}

function ofSeries(near: readonly Meeting[], id: string): Meeting[] {
  return near.filter(({ seriesId }) => seriesId === id);
}
