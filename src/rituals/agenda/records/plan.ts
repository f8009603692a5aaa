import { promise } from '../../../delivery/notice.ts';
import { refreshAll, withdraw } from '../../../delivery/outbox.ts';
import { runNext, unschedule } from '../../../delivery/schedules.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries, Person, Workspace } from '../../../store/rows.ts';
import type { Occurrence } from '../../../time/rhythm.ts';
import { type WorkClock, workClock } from '../../../who/clock.ts';
import { coming, endOf, nextPlanned, postAt, turnFor } from '../rules.ts';
import { bringAlong, createMeeting, moveStories, nearMeetings, updateMeeting } from './meetings.ts';

// What is promised about a meeting; the chapters say it.

/** The agenda in the channel. Of: the meeting. */
export const post = promise('agenda.post');
/** When the meeting is over: did the customer open it? Of: the meeting. */
export const opened = promise('agenda.opened');
/** To whoever's turn it is. Of: the meeting, the person. */
export const turn = promise('agenda.turn', { kind: 'turns' });

const day = 86_400_000;

export async function oweMeeting(tx: Tx, series: MeetingSeries, { id, startsAt }: Meeting): Promise<void> {
  const { workspaceId, placeId, makerId: owner, postBefore } = series;
  const common = { workspaceId, to: { placeId }, owner };
  const end = endOf(startsAt);
  await post.owe(tx, [id], { ...common, dueAt: postAt(startsAt, postBefore), expiresAt: end });
  await opened.owe(tx, [id], { ...common, dueAt: end, expiresAt: new Date(end.getTime() + 2 * day) });
}

/** What was said about a meeting, in the channel and to whoever's turn it is, is made anew. */
export async function refreshMeeting(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  await refreshAll(tx, [post.key([meeting.id]), ...turnKeys(meeting)], now);
}

/** It does not take place: what was promised about it is withdrawn, what was posted says so. */
export async function callOff(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  await post.withdraw(tx, [meeting.id]);
  await updateMeeting(tx, meeting.id, { skipped: true });
  await notHeld(tx, meeting, now);
}

/** Left out once: in place of its agenda the channel reads, at the same time, that there is no meeting. */
export async function notHeld(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  await withdraw(tx, [opened.key([meeting.id]), ...turnKeys(meeting)]);
  await refreshMeeting(tx, meeting, now);
}

function turnKeys({ id, turnPersonId }: Meeting): string[] {
  return turnPersonId ? [turn.key([id, turnPersonId])] : [];
}

export const timerName = 'agenda.plan';

export interface Members {
  complete: boolean;
  people: readonly Person[];
}

/** When the people of a series work: its own week, where it has one, and the days off where its zone is. */
export function calendarOf(workspace: Workspace, series: Pick<MeetingSeries, 'timeZone' | 'workingDays'>): WorkClock {
  return workClock(workspace, series);
}

interface At {
  workspace: Workspace;
  now: Date;
}

/**
 * After whatever changes when a series meets: its next meeting has its row at once, and the timer sees to the rest.
 * Null where none is to come.
 */
export async function replan(tx: Tx, { workspace, now }: At, series: MeetingSeries): Promise<Meeting | null> {
  const active = series.state === 'active';
  const near = active ? await nearMeetings(tx, [series.id], now) : [];
  const meeting = active ? await planNext(tx, { workspace, now }, series, near) : null;
  if (meeting) await seeToIt(tx, series, now);
  else await unschedule(tx, { name: timerName, subject: series.id });
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
  { workspace, now }: At,
  series: MeetingSeries,
  near: readonly Meeting[],
): Promise<Meeting | null> {
  const due = nextPlanned(series, calendarOf(workspace, series), now, near);
  const next = coming(near, now);
  if (!due) return null;
  if (!next) return makeMeeting(tx, series, due);
  return isAt(next, due) ? next : moveMeeting(tx, series, { from: next, to: due, now });
}

export function isAt(meeting: Meeting | null, due: Occurrence | null): boolean {
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
  { from, to, now }: { from: Meeting; to: Occurrence; now: Date },
): Promise<Meeting> {
  if (to.date !== from.date && (await post.wasSent(tx, [from.id]))) {
    await callOff(tx, from, now);
    const { id } = await makeMeeting(tx, series, to);
    await moveStories(tx, [from.id], id);
    const { turnPersonId, passedBy, prompt, promptAbout } = from;
    return updateMeeting(tx, id, { turnPersonId, passedBy, prompt, promptAbout });
  }
  const moved = await updateMeeting(tx, from.id, { date: to.date, startsAt: to.at });
  await refreshMeeting(tx, moved, now);
  return moved;
}

/**
 * Whoever has the customer item keeps it for as long as they are there; else it goes to whoever is next in turn.
 * @param past the meetings before it, the oldest first
 */
export async function giveTurn(
  tx: Tx,
  meeting: Meeting,
  { complete, people }: Members,
  past: readonly Meeting[],
  now: Date,
): Promise<Meeting> {
  const members = people.map(({ id }) => id);
  const turnPersonId = turnFor(meeting, { complete, members }, past);
  if (turnPersonId === meeting.turnPersonId) return meeting;
  await post.refresh(tx, [meeting.id], now);
  return updateMeeting(tx, meeting.id, { turnPersonId });
}
