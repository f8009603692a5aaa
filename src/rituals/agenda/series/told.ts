import type { Ctx } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { note } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { refreshAbout } from '../../../delivery/outbox.ts';
import type { MakeView } from '../../../delivery/owes.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries, Person } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { findSeries, nearMeetings } from '../records/meetings.ts';
import { turn } from '../records/plan.ts';
import { coming } from '../rules.ts';
import { when } from '../views.ts';
import { rhythmLine } from './views.ts';

/** So long what was told follows whatever becomes of the meeting next. */
const keptTrue = 7 * 86_400_000;

const view: MakeView = async ({ db, t, now, workspace }, [seriesId = '', personId, byId = '']) => {
  const series = await findSeries(db, workspace.id, seriesId);
  const by = await personById(db, workspace.id, byId);
  if (!series || !by) return null;
  const { state, name: meeting, haltedById } = series;
  if (state === 'active') {
    const next = coming(await nearMeetings(db, [series.id], now), now);
    const plan = { rhythm: rhythmLine(t, series, next?.startsAt ?? now), when: next ? when(t, next, now) : '' };
    return note(t('agenda.changedBy', { meeting, by: by.name, ...plan, next: next ? 'yes' : 'no' }));
  }
  // who did that since says so
  if (haltedById !== byId) return null;
  const resume = button(t('agenda.resume'), 'agenda.resume', [series.id]);
  return note(t('agenda.haltedBy', { state, meeting, by: by.name }), series.makerId === personId ? [resume] : []);
};

/**
 * What somebody else did to a meeting, as it stands now. Of: the series, who hears it, who did it, the date. What they do
 * to it on that day is one message.
 */
export const told = notice('agenda.told', view, { about: ([seriesId = '']) => [seriesId] });

/** Who made it, where they are here and did not do it themselves. */
export async function makerToTell(db: Db, me: Person, { workspaceId, makerId }: MeetingSeries): Promise<Person | null> {
  const maker = await personById(db, workspaceId, makerId);
  return maker?.kind === 'member' && maker.id !== me.id ? maker : null;
}

/** Its maker hears of it, and, where it touches a meeting, whoever was told already that its customer item is theirs. */
export async function tellChanged(tx: Tx, ctx: Ctx, series: MeetingSeries, meeting: Meeting | null): Promise<void> {
  const { now, workspace, person: me } = ctx;
  const { id, workspaceId, makerId, timeZone } = series;
  const hasTurn = meeting?.turnPersonId && (await turn.wasSent(tx, [meeting.id, meeting.turnPersonId]));
  const people = await peopleByIds(tx, workspaceId, [makerId, hasTurn ? meeting.turnPersonId : null]);
  for (const person of people.values()) {
    if (person.id === me.id || person.kind !== 'member') continue;
    const args = [id, person.id, me.id, localDate(now, timeZone)];
    await told.owe(tx, args, { workspaceId, to: { personId: person.id }, dueAt: welcomeFor(workspace, person, now) });
  }
  await refreshAbout(tx, workspaceId, [id], { [told.name]: new Date(now.getTime() - keptTrue) }, now);
}
