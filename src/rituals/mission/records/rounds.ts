import { type Ctx, UserError } from '../../../chat/asks.ts';
import { shorten } from '../../../chat/input.ts';
import { personSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { workOf } from '../../../owned/store.ts';
import { type Db, Prisma, type Tx } from '../../../store/client.ts';
import { joined } from '../../../store/joined.ts';
import type { OwnedWork, Person, Place, Poll, Round, RoundAction } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { placeById } from '../../../who/places.ts';
import { mayUse } from '../../../who/roles.ts';
import { leaders } from '../rules.ts';
import { type Part, partIn, participationOf } from './participation.ts';

/** Rounds, reached from one workspace. */

export type RoundOfPoll = Round & { poll: Poll };

/** Where it is asked, and reported. The row stays when the channel is gone. */
export async function placeOf(db: Db | Tx, { workspaceId, placeId }: Poll): Promise<Place> {
  const place = await placeById(db, workspaceId, placeId);
  if (!place) throw new Error(`no place ${placeId}`);
  return place;
}

/** The one date that a round goes by, of its close, where it was planned: 'YYYY-MM-DD'. */
export function dateOf({ closedAt, closesAt, poll }: Pick<RoundOfPoll, 'closedAt' | 'closesAt' | 'poll'>): string {
  return localDate(closedAt ?? closesAt, poll.timeZone);
}

export function addRound(
  tx: Tx,
  round: Omit<Round, 'id' | 'state' | 'closedAt' | 'report' | 'themes' | 'action' | 'actionById' | 'actionAt'>,
): Promise<Round> {
  return tx.round.create({ data: round });
}

export function roundById(db: Db | Tx, workspaceId: string, id: string): Promise<RoundOfPoll | null> {
  return db.round.findFirst({ where: { id, poll: { workspaceId } }, include: { poll: true } });
}

export function openRounds(db: Db | Tx, workspaceId: string): Promise<RoundOfPoll[]> {
  return db.round.findMany({
    where: { state: 'open', poll: { workspaceId } },
    include: { poll: true },
    orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
  });
}

/** The open rounds in which somebody has a part, the first to close first. */
export async function myRounds(ctx: Pick<Ctx, 'db' | 'workspace' | 'person' | 'place'>) {
  const { db, workspace, person, place } = ctx;
  const rows = await joined(
    db,
    { round: 'Round', poll: 'Poll', mine: 'Participation' },
    Prisma.sql`FROM "Round" round JOIN "Poll" poll ON poll."id" = round."pollId"
      LEFT JOIN "Participation" mine ON mine."roundId" = round."id" AND mine."personId" = ${person.id}
      WHERE poll."workspaceId" = ${workspace.id} AND round."state" = 'open' ORDER BY round."closesAt", round."id"`,
  );
  return rows.flatMap(({ round, poll, mine }): { round: RoundOfPoll; part: Exclude<Part, 'notAsked'> }[] => {
    if (!round || !poll) return [];
    const part = partIn({ ...round, poll }, mine ?? undefined, place.id);
    return part === 'notAsked' ? [] : [{ round: { ...round, poll }, part }];
  });
}

/** Where the latest poll is asked; null where none was planned yet. */
export async function lastAskedIn(db: Db | Tx, workspaceId: string): Promise<Place | null> {
  const poll = await db.poll.findFirst({ where: { workspaceId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  return poll && placeOf(db, poll);
}

export function lastRound(tx: Db | Tx, pollId: string): Promise<Round | null> {
  return tx.round.findFirst({ where: { pollId }, orderBy: { number: 'desc' } });
}

export function countRounds(tx: Tx, placeId: string): Promise<number> {
  return tx.round.count({ where: { poll: { placeId } } });
}

// Leaders read and act on every round but those of private channels that they do not belong to; others read those that
// were asked of them, of everyone, or where they are.

/** So many are looked through for the latest one that somebody may read. */
const mostLooked = 20;

export async function latestClosed(ctx: Ctx): Promise<RoundOfPoll | null> {
  const { db, workspace, place, person } = ctx;
  const poll = { workspaceId: workspace.id };
  const closed = { state: 'closed' as const, poll };
  const newest = { include: { poll: true }, orderBy: [{ closedAt: 'desc' as const }, { id: 'desc' as const }] };
  const here = await db.round.findFirst({ where: { ...closed, poll: { ...poll, placeId: place.id } }, ...newest });
  if (here) return here;
  const theirs = { OR: [{ audience: 'everyone' as const }, { participation: { some: { personId: person.id } } }] };
  if (!mayUse(person, leaders)) return db.round.findFirst({ where: { ...closed, ...theirs }, ...newest });
  for (const round of await db.round.findMany({ where: closed, ...newest, take: mostLooked }))
    if (await mayRead(ctx, round)) return round;
  return null;
}

/** Whether the asker may read the report of a closed round. */
export async function mayRead(ctx: Ctx, round: RoundOfPoll): Promise<boolean> {
  const { db, place, person } = ctx;
  if (round.audience === 'everyone' || round.poll.placeId === place.id) return true;
  if (mayUse(person, leaders) && (await isOpenTo(ctx, round.poll))) return true;
  return (await participationOf(db, round.id, person.id)) !== null;
}

/** Whether the asker may know of a poll by where it is asked. */
export async function isOpenTo(ctx: Ctx, poll: Poll): Promise<boolean> {
  return poll.placeId === ctx.place.id || ctx.enters(await placeOf(ctx.db, poll));
}

/** Those of some rounds, or polls, that the asker may know of. */
export async function openTo<T>(ctx: Ctx, all: readonly T[], pollOf: (one: T) => Poll): Promise<T[]> {
  const found: T[] = [];
  for (const one of all) if (await isOpenTo(ctx, pollOf(one))) found.push(one);
  return found;
}

/** For leaders. @throws UserError where it is asked in a private channel that they do not belong to */
export async function needPoll(ctx: Ctx, poll: Poll): Promise<void> {
  if (!(await isOpenTo(ctx, poll))) throw new UserError('mission.notTheirs');
}

/** A closed round whose report this person may read. Throws UserError. */
export async function readable(ctx: Ctx, roundId: string): Promise<RoundOfPoll> {
  const round = await roundById(ctx.db, ctx.workspace.id, roundId);
  if (round?.state !== 'closed') throw new UserError('mission.noResults');
  if (!(await mayRead(ctx, round))) throw new UserError('mission.notYours');
  return round;
}

/** The same, where the asker may also change what it shows. Throws UserError. */
export async function actable(ctx: Ctx, roundId: string): Promise<RoundOfPoll> {
  const round = await readable(ctx, roundId);
  await needPoll(ctx, round.poll);
  return round;
}

export function lastClosedIn(tx: Db | Tx, placeId: string): Promise<Round | null> {
  return tx.round.findFirst({
    where: { state: 'closed', poll: { placeId } },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
  });
}

/** The latest closed round of each place, where nothing was said about it yet; the latest first. */
export async function withoutAction(db: Db | Tx, workspaceId: string): Promise<RoundOfPoll[]> {
  const rows = await joined(
    db,
    { round: 'Round', poll: 'Poll' },
    Prisma.sql`FROM "Round" round JOIN "Poll" poll ON poll."id" = round."pollId"
      WHERE poll."workspaceId" = ${workspaceId} AND round."state" = 'closed' AND round."action" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Round" later JOIN "Poll" its ON its."id" = later."pollId"
          WHERE its."placeId" = poll."placeId" AND later."state" = 'closed'
          AND (later."closedAt" > round."closedAt" OR (later."closedAt" = round."closedAt" AND later."id" > round."id")))
      ORDER BY round."closedAt" DESC, round."id" DESC LIMIT 50`,
  );
  return rows.flatMap(({ round, poll }) => (round && poll ? [{ ...round, poll }] : []));
}

/** The rounds asked in the same place that were closed before this one, the oldest first. */
export async function closedBefore(db: Db, { id, poll, closedAt }: RoundOfPoll, most: number): Promise<RoundOfPoll[]> {
  const newest = await db.round.findMany({
    where: {
      state: 'closed',
      poll: { placeId: poll.placeId },
      id: { not: id },
      closedAt: { lte: closedAt ?? new Date(0) },
    },
    include: { poll: true },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return newest.reverse();
}

export async function changeRound(
  tx: Tx,
  id: string,
  data: Partial<Pick<Round, 'report' | 'closedAt' | 'themes' | 'action' | 'actionById' | 'actionAt'>>,
): Promise<void> {
  await tx.round.update({ where: { id }, data });
}

/** From one state to the next; false where somebody else was quicker. */
export async function advance(tx: Tx, id: string, from: Round['state'], to: Round['state']): Promise<boolean> {
  return (await tx.round.updateMany({ where: { id, state: from }, data: { state: to } })).count === 1;
}

/** On the way from open to closed. */
const onTheWay = { state: { in: ['closing' as const, 'rewritten' as const, 'shredded' as const] } };

/** Whether the report of a round that was asked here is being made. */
export async function isReportComing(db: Db, placeId: string): Promise<boolean> {
  return (await db.round.count({ where: { ...onTheWay, poll: { placeId } } })) > 0;
}

export async function closingRounds(db: Db): Promise<string[]> {
  const rows = await db.round.findMany({
    where: onTheWay,
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

export function roundAnywhere(tx: Db | Tx, id: string): Promise<RoundOfPoll> {
  return tx.round.findUniqueOrThrow({ where: { id }, include: { poll: true } });
}

// What was said to follow from a round: each line stands as it was said.

export type ActionOf = RoundAction & { round: RoundOfPoll };

export function addAction(tx: Tx, action: Omit<RoundAction, 'id'>): Promise<RoundAction> {
  return tx.roundAction.create({ data: action });
}

export function actionById(db: Db | Tx, workspaceId: string, id: string): Promise<ActionOf | null> {
  const round = { poll: { workspaceId } };
  return db.roundAction.findFirst({ where: { id, round }, include: { round: { include: { poll: true } } } });
}

/** In the order in which they were said. */
export function actionsOf(db: Db | Tx, roundId: string): Promise<RoundAction[]> {
  return db.roundAction.findMany({ where: { roundId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
}

/** What its owner has in their hands. */
export const workFor = (actionId: string) => ({ kind: 'action', aboutId: actionId });

/** A line and what became of it; no work where nobody had it in their hands. */
export interface Kept {
  action: RoundAction;
  work: OwnedWork | null;
}

export async function keptIn(db: Db | Tx, roundId: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const action of await actionsOf(db, roundId)) {
    kept.push({ action, work: await workOf(db, workFor(action.id)) });
  }
  return kept;
}

/** What became of something that was said to follow from a round, for everybody to read. */
export function keptText({ t, now }: { t: Translator; now: Date }, work: OwnedWork, owner: Person): Text {
  const { state, dueDate, brought } = work;
  const name = personSpan(owner);
  if (state === 'done') {
    return brought
      ? t.rich('mission.keptBrought', { name, brought: shorten(brought, 300) })
      : t.rich('mission.keptDone', { name });
  }
  const day = dueDate === null ? '' : sayDate(dueDate, t.locale, localDate(now, t.zone));
  return t.rich('mission.keptBy', { name, day, has: dueDate === null ? 'none' : 'day' });
}
