import { promise } from '../../../delivery/notice.ts';
import { refreshAll, withdraw } from '../../../delivery/outbox.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries } from '../../../store/rows.ts';
import { endOf, postAt } from '../rules.ts';
import { updateMeeting } from './meetings.ts';

// What is promised about a meeting; the chapters say it.

/** The agenda in the channel. Of: the meeting. */
export const post = promise('agenda.post');
/** When the meeting is over: did the customer open it? Of: the meeting. */
export const opened = promise('agenda.opened');
/** To whoever's turn it is. Of: the meeting, the person. */
export const turn = promise('agenda.turn');

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
