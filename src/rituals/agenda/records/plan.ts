import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import { promise } from '../../../delivery/notice.ts';
import { refreshAll, showsToo, withdraw } from '../../../delivery/outbox.ts';
import { runNext } from '../../../delivery/schedules.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries, Workspace } from '../../../store/rows.ts';
import type { Occurrence } from '../../../time/rhythm.ts';
import { voicesFor } from '../../../voices/brought/agendas.ts';
import { moveBrought } from '../../../voices/brought/meetings.ts';
import { type WorkClock, workClock } from '../../../who/clock.ts';
import { coming, current, endOf, nextPlanned, postAt } from '../rules.ts';
import {
  bringAlong,
  createMeeting,
  findMeeting,
  type MeetingOf,
  meetingFor,
  nearMeetings,
  seriesIn,
  updateMeeting,
} from './meetings.ts';

// What is promised about a meeting; the chapters say it.

/** The agenda in the channel. Of: the meeting. */
export const post = promise('agenda.post', { about: ofMeeting });
/** To whoever's turn it is. Of: the meeting, the person. */
export const turn = promise('agenda.turn', { kind: 'turns', about: ofMeeting });

/** To somebody who takes no turns, asked for a line. Of: the meeting, the person. */
export const invite = promise('agenda.invite', { kind: 'turns', about: ofMeeting });

/** What is brought to a meeting stands in all of them. */
function ofMeeting([meetingId = '']: readonly string[]): readonly string[] {
  return [meetingId];
}

export async function oweMeeting(tx: Tx, series: MeetingSeries, meeting: Meeting): Promise<void> {
  const { id, startsAt, promptAbout, voiceId, outsiders } = meeting;
  const { workspaceId, placeId, makerId: owner, postBefore } = series;
  const dueAt = postAt(startsAt, postBefore);
  await post.owe(tx, [id], { workspaceId, to: { placeId }, owner, dueAt, expiresAt: endOf(startsAt) });
  const { waits } = await voicesFor(tx, { workspaceId, meetingId: id, voiceId, elsewhere: !outsiders });
  for (const about of [promptAbout, voiceId, waits?.id]) if (about) await showsToo(tx, post.key([id]), about);
}

/** What was said about a meeting, in the channel and to who was asked for a story, is made anew. */
export async function refreshMeeting(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  await refreshAll(tx, [post.key([meeting.id]), ...turnKeys(meeting)], now);
}

/** It does not take place: what was promised about it is withdrawn, what was posted says so. @param by who moved it */
export async function callOff(tx: Tx, meeting: Meeting, now: Date, by: string | null = null): Promise<void> {
  await post.withdraw(tx, [meeting.id]);
  await updateMeeting(tx, meeting.id, { skipped: true, skippedById: by });
  await notHeld(tx, meeting, now);
}

/** Left out once: in place of its agenda the channel reads, at the same time, that there is no meeting. */
export async function notHeld(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  await withdraw(tx, turnKeys(meeting));
  await refreshMeeting(tx, meeting, now);
}

function turnKeys({ id, turnPersonId, invitedId }: Meeting): string[] {
  return [...(turnPersonId ? [turn.key([id, turnPersonId])] : []), ...(invitedId ? [invite.key([id, invitedId])] : [])];
}

export const timerName = 'agenda.plan';

/** When the people of a series work: its own week, where it has one, and the days off where its zone is. */
export function calendarOf(workspace: Workspace, series: Pick<MeetingSeries, 'timeZone' | 'workingDays'>): WorkClock {
  return workClock(workspace, series);
}

interface At {
  workspace: Workspace;
  now: Date;
  /** Who changes the plan; left out: the clock does. */
  by?: string;
}

/**
 * After whatever changes when a series meets: its next meeting has its row at once, and the timer sees to the rest.
 * Null where none is to come.
 */
export async function replan(tx: Tx, at: At, series: MeetingSeries): Promise<Meeting | null> {
  const active = series.state === 'active';
  const near = active ? await nearMeetings(tx, [series.id], at.now) : [];
  const meeting = active ? await planNext(tx, at, series, near) : null;
  // of a halted one it sees to what has been
  await seeToIt(tx, series, at.now);
  return meeting;
}

/** Runs the timer at once. */
export async function seeToIt(tx: Tx, { id, workspaceId }: MeetingSeries, now: Date): Promise<void> {
  await runNext(tx, { workspaceId, name: timerName, subject: id }, now);
}

/**
 * The next meeting's row, made or moved to where pattern and clock have it by now. May be repeated: it changes only
 * what is not so yet.
 * @param near what is known of the series' meetings, the soonest first
 */
export async function planNext(
  tx: Tx,
  { workspace, now, by }: At,
  series: MeetingSeries,
  near: readonly Meeting[],
): Promise<Meeting | null> {
  const due = nextPlanned(series, calendarOf(workspace, series), now, near);
  const next = coming(near, now);
  if (!due) return null;
  if (!next) return makeMeeting(tx, series, due);
  return isAt(next, due) ? next : moveMeeting(tx, series, { from: next, to: due, now, by });
}

function isAt(meeting: Meeting | null, due: Occurrence | null): boolean {
  return meeting?.date === due?.date && meeting?.startsAt.getTime() === due?.at.getTime();
}

async function makeMeeting(tx: Tx, series: MeetingSeries, due: Occurrence): Promise<Meeting> {
  const meeting = await createMeeting(tx, series.id, due);
  await bringAlong(tx, meeting);
  return meeting;
}

/** A meeting whose agenda is already in the channel stays there as moved; another day gets an agenda of its own. */
async function moveMeeting(
  tx: Tx,
  series: MeetingSeries,
  { from, to, now, by }: { from: Meeting; to: Occurrence; now: Date; by: string | undefined },
): Promise<Meeting> {
  if (to.date !== from.date && (await post.wasSent(tx, [from.id]))) {
    await callOff(tx, from, now, by);
    const { id } = await makeMeeting(tx, series, to);
    await moveBrought(tx, [from.id], id);
    const { turnPersonId, passedBy, prompt, promptAbout, voiceId, voiceAs, outsiders } = from;
    const kept = { turnPersonId, passedBy, prompt, promptAbout, voiceId, voiceAs, outsiders };
    return updateMeeting(tx, id, kept);
  }
  const moved = await updateMeeting(tx, from.id, { date: to.date, startsAt: to.at });
  await refreshMeeting(tx, moved, now);
  return moved;
}

// Which meeting is meant.

/** The running series of the channel somebody writes in; never none. */
export async function runningHere({ db, place }: Pick<Ctx, 'db' | 'place'>): Promise<MeetingSeries[]> {
  if (place.kind === 'direct') throw new UserError('agenda.inChannel');
  const all = await seriesIn(db, place);
  const running = all.filter(({ state }) => state === 'active');
  if (running.length > 0) return running;
  throw new UserError(all.length === 0 ? 'agenda.noMeeting' : 'agenda.allPaused');
}

/** The meetings of the channel somebody writes in that are under way or come next, one a series, the soonest first. */
export async function meetingsHere(ctx: Ctx): Promise<[MeetingOf, ...MeetingOf[]]> {
  const [first, ...rest] = await currentOf(ctx, await runningHere(ctx));
  if (!first) throw new UserError('agenda.noneToCome');
  return [first, ...rest];
}

/** The meeting of a series that is under way or comes next. */
export async function currentOfSeries(ctx: Ctx, series: MeetingSeries | null): Promise<MeetingOf> {
  if (!series || series.state === 'ended') throw new UserError('agenda.seriesEnded');
  if (series.state === 'paused') throw new UserError('agenda.seriesPaused', { meeting: series.name });
  const [meeting] = await currentOf(ctx, [series]);
  if (!meeting) throw new UserError('agenda.noneToCome');
  return meeting;
}

/** The meeting a button names, also where an earlier one is under way; where it is over or called off, the next of its series. */
export async function meetingOrNext(ctx: Ctx, meetingId: string): Promise<MeetingOf> {
  const { series } = await meetingFor(ctx, meetingId);
  const present = await currentOfSeries(ctx, series);
  const named = await findMeeting(ctx.db, ctx.workspace.id, meetingId);
  return named && !named.skipped && endOf(named.startsAt) > ctx.now ? named : present;
}

/** Where the clock was changed since one was planned, it moves first. */
async function currentOf(ctx: Ctx, running: readonly MeetingSeries[]): Promise<MeetingOf[]> {
  const { db, now, workspace } = ctx;
  const ids = running.map(({ id }) => id);
  let near = await nearMeetings(db, ids, now);
  const of = ({ id }: MeetingSeries) => near.filter(({ seriesId }) => seriesId === id);
  const moved = running.filter((series) => {
    const due = nextPlanned(series, calendarOf(workspace, series), now, of(series));
    return !isAt(coming(of(series), now), due);
  });
  if (moved.length > 0) {
    await ctx.store.transaction(async (tx) => {
      for (const series of moved) await replan(tx, ctx, series);
    });
    near = await nearMeetings(db, ids, now);
  }
  const found = running.flatMap((series) => {
    const meeting = current(of(series), now);
    return meeting ? [{ ...meeting, series }] : [];
  });
  return found.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
