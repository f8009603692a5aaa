import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries, Person } from '../../../store/rows.ts';
import { bringersTo } from '../../../voices/brought/meetings.ts';
import type { Members } from '../../../who/meet.ts';
import { peopleByIds } from '../../../who/people.ts';
import { everyone, idsOf, type Kept, nextInTurn } from '../rules.ts';
import { type MeetingOf, placeOf, updateMeeting } from './meetings.ts';
import { post } from './plan.ts';

// Who takes turns with the customer item, and whose turn it is.

/** Somebody picked who is in the channel of a series. @throws UserError where they are not */
export async function memberOf(ctx: Ctx, series: MeetingSeries, externalId: string): Promise<Person> {
  const person = await ctx.personById(externalId);
  const place = await placeOf(ctx.db, series);
  const { complete, people } = await ctx.people(place);
  const isThere = !complete || people.some(({ id }) => id === person.id);
  if (person.kind === 'member' && isThere) return person;
  throw new UserError('agenda.notInChannel', { name: person.name, channel: place.name });
}

/** Those who were chosen; else everyone of a small channel, and of others whoever took part so far. */
export async function takersOf(db: Db | Tx, series: MeetingSeries, members: Members): Promise<readonly Person[]> {
  const { complete, people } = members;
  if (series.takers === null && complete && people.length <= everyone) return people;
  const ids = series.takers === null ? await tookPart(db, series) : idsOf(series.takers);
  const found = [...(await peopleByIds(db, series.workspaceId, ids)).values()];
  return found.filter(({ id, kind }) => kind === 'member' && (!complete || people.some((one) => one.id === id)));
}

/** Whoever brought a story or a topic, had a turn, or said whether the customer opened a meeting. */
async function tookPart(db: Db | Tx, { id: seriesId }: MeetingSeries): Promise<string[]> {
  const topics = await db.topic.findMany({ where: { seriesId }, distinct: ['authorId'], select: { authorId: true } });
  const meetings = await db.meeting.findMany({
    where: { seriesId },
    select: { id: true, turnPersonId: true, openedById: true },
  });
  const bringers = await bringersTo(
    db,
    meetings.map(({ id }) => id),
  );
  const ids = [
    ...topics.map(({ authorId }) => authorId),
    ...bringers,
    ...meetings.flatMap(({ turnPersonId, openedById }) => [turnPersonId, openedById]),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Whoever comes next for a meeting. Turns are counted over all series; who passed one on, in its own alone. */
export async function nextFor(
  db: Db | Tx,
  { series, ...meeting }: MeetingOf,
  members: Members,
  except: readonly string[],
): Promise<Person | null> {
  const takers = await takersOf(db, series, members);
  const given = await turnsGiven(db, series, meeting);
  const isNew = !given.some(({ seriesId, startsAt }) => seriesId === series.id && startsAt < meeting.startsAt);
  const past = given.map((one): Kept => (one.seriesId === series.id ? one : { ...one, passedBy: '' }));
  const ids = takers.map(({ id }) => id);
  const next = nextInTurn(ids, past, { except, last: isNew ? series.makerId : null });
  return takers.find(({ id }) => id === next) ?? null;
}

/** Turns of the workspace's other meetings, those to come too, the oldest first: enough of them to give turns by. */
async function turnsGiven(
  db: Db | Tx,
  { id: seriesId, workspaceId }: MeetingSeries,
  { id }: Meeting,
): Promise<Meeting[]> {
  const rows = await db.meeting.findMany({
    where: {
      id: { not: id },
      skipped: false,
      series: { workspaceId },
      OR: [{ seriesId }, { turnPersonId: { not: null } }],
    },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: 400,
  });
  return rows.reverse();
}

/** Whoever has the customer item keeps it for as long as they are there; else it goes to whoever is next in turn. */
export async function giveTurn(tx: Tx, meeting: MeetingOf, members: Members, now: Date): Promise<Meeting> {
  const { id, turnPersonId, passedBy } = meeting;
  if (turnPersonId !== null && isStillTheirs(meeting, turnPersonId, members)) return meeting;
  const next = await nextFor(tx, meeting, members, idsOf(passedBy));
  if ((next?.id ?? null) === turnPersonId) return meeting;
  await post.refresh(tx, [id], now);
  return updateMeeting(tx, id, { turnPersonId: next?.id ?? null });
}

/** Who was passed it keeps it, also where they take no turns else. */
function isStillTheirs({ series, passedBy }: MeetingOf, personId: string, { complete, people }: Members): boolean {
  if (complete && !people.some(({ id }) => id === personId)) return false;
  return series.takers === null || passedBy !== '' || idsOf(series.takers).includes(personId);
}

/** Who was invited to a meeting that begins after an instant, or is to come. */
export async function invitedLately(db: Db | Tx, workspaceId: string, since: Date): Promise<string[]> {
  const where = { invitedId: { not: null }, startsAt: { gt: since }, series: { workspaceId } };
  const rows = await db.meeting.findMany({ where, distinct: ['invitedId'], select: { invitedId: true } });
  return rows.flatMap(({ invitedId }) => invitedId ?? []);
}
