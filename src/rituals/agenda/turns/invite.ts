import { note } from '../../../chat/view.ts';
import type { DueCtx, MakeView, Notice } from '../../../delivery/owes.ts';
import type { Meeting, Person } from '../../../store/rows.ts';
import { broughtTo, hasBrought } from '../../../voices/brought/meetings.ts';
import { nearestToCustomers } from '../../../voices/counted.ts';
import { clockOf } from '../../../who/clock.ts';
import type { MembersOf } from '../../../who/meet.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { hears } from '../../../who/reader.ts';
import { findMeeting, type MeetingOf, placeOf, updateMeeting } from '../records/meetings.ts';
import { invite } from '../records/plan.ts';
import { invitedLately, takersOf } from '../records/turns.ts';
import { endOf } from '../rules.ts';
import { invitesMs, isInvitesTurn, tellAt } from './rules.ts';
import { invitedView, saidOf } from './views.ts';

/** Somebody from sales or support, who takes no turns in a meeting, is asked for one line: now and then, each by turns. */
export async function inviteSomebody(
  ctx: DueCtx,
  meeting: MeetingOf,
  people: MembersOf,
  past: readonly Meeting[],
): Promise<void> {
  const { tx, now, workspace } = ctx;
  const { id, startsAt, invitedId } = meeting;
  const chosen = invitedId === null && isInvitesTurn(past) ? await choose(ctx, meeting, people) : null;
  if (chosen) await updateMeeting(tx, id, { invitedId: chosen.id });
  const person = chosen ?? (await personById(tx, workspace.id, invitedId));
  const clock = person && clockOf(workspace, person);
  const at = clock && tellAt(startsAt, clock.zone, clock, now);
  if (!at) return;
  const when = { dueAt: at, expiresAt: startsAt };
  await invite.owe(tx, [id, person.id], { workspaceId: workspace.id, to: { personId: person.id }, ...when });
}

/** Who hears most customers; nobody learns of a meeting in a channel that they do not see. */
async function choose(
  { tx, now, workspace, platform }: DueCtx,
  meeting: MeetingOf,
  members: MembersOf,
): Promise<Person | null> {
  const since = new Date(now.getTime() - invitesMs);
  const nearest = await nearestToCustomers(tx, workspace.id, since);
  const lately = await invitedLately(tx, workspace.id, since);
  const takers = await takersOf(tx, meeting.series, members);
  const sees = (personId: string) => !members.isPrivate || members.people.some(({ id }) => id === personId);
  const found = await peopleByIds(tx, workspace.id, nearest);
  const may = ({ id, ...person }: Person) =>
    person.kind === 'member' &&
    hears(person, platform.name, 'turns') &&
    sees(id) &&
    !lately.includes(id) &&
    !takers.some((taker) => taker.id === id);
  return nearest.flatMap((id) => found.get(id) ?? []).find(may) ?? null;
}

/** The invitation, and what became of it. Where the meeting has somebody's words already, nobody else is asked. */
export function invited(): Notice {
  const view: MakeView = async (ctx, [meetingId = '', personId = '']) => {
    const { db, now, workspace, person, t } = ctx;
    const meeting = await findMeeting(db, workspace.id, meetingId);
    if (!meeting || !person || person.kind === 'gone') return null;
    const said = saidOf(ctx, meeting);
    if (meeting.skipped || meeting.series.state !== 'active') return note(t('agenda.turnCalledOff', { ...said }));
    if (await hasBrought(db, meetingId, personId)) return note(t('agenda.turnTaken', { ...said }));
    if (endOf(meeting.startsAt) <= now) return note(t('agenda.turnOver', { ...said }));
    if ((await broughtTo(db, meetingId)).length > 0 && !(await invite.wasSent(db, [meetingId, personId]))) return null;
    return invitedView(t, meeting, (await placeOf(db, meeting.series)).name, said);
  };
  return { ...invite, view };
}
