import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Locale } from '../../i18n/locales.ts';
import type { Db, Tx } from '../../store/client.ts';
import type { Answer, Participation, Place, Poll, Round, Statement, Workspace } from '../../store/rows.ts';

/** What the mission ritual reads and writes. Everything is reached from one workspace. */

export type RoundOfPoll = Round & { poll: Poll };

/** So many rows at once: more would hold the event loop too long on SQLite. */
const chunk = 60;

function chunks<T>(all: readonly T[]): T[][] {
  const cut: T[][] = [];
  for (let from = 0; from < all.length; from += chunk) cut.push(all.slice(from, from + chunk));
  return cut;
}

// ---------------------------------------------------------------- statements

/** Those in force, one a language. */
export function statements(db: Db | Tx, workspaceId: string): Promise<Statement[]> {
  return db.statement.findMany({ where: { workspaceId, replacedAt: null }, orderBy: { statedAt: 'asc' } });
}

/** The newest of those that were replaced. */
export function earlierStatements(db: Db, workspaceId: string, most: number): Promise<Statement[]> {
  return db.statement.findMany({
    where: { workspaceId, replacedAt: { not: null } },
    orderBy: { statedAt: 'desc' },
    take: most,
  });
}

/** The statement of a language from now on; nothing where it is what was stated already. */
export async function replaceStatement(
  tx: Tx,
  stated: { workspaceId: string; locale: Locale; text: string; statedById: string },
  now: Date,
): Promise<void> {
  const { workspaceId, locale, text } = stated;
  if ((await tx.statement.count({ where: { workspaceId, locale, text, replacedAt: null } })) > 0) return;
  await tx.statement.updateMany({ where: { workspaceId, locale, replacedAt: null }, data: { replacedAt: now } });
  await tx.statement.create({ data: { ...stated, statedAt: now } });
}

// ---------------------------------------------------------------- polls

export type NewPoll = Omit<Poll, 'id' | 'createdAt' | 'state'>;

export function addPoll(tx: Tx, poll: NewPoll): Promise<Poll> {
  return tx.poll.create({ data: poll });
}

export function pollById(db: Db | Tx, workspaceId: string, id: string): Promise<Poll | null> {
  return db.poll.findFirst({ where: { id, workspaceId } });
}

/** Polls with a round still to come, oldest first. */
export function plannedPolls(db: Db, workspaceId: string): Promise<Poll[]> {
  return db.poll.findMany({
    where: { workspaceId, state: 'active', nextOn: { not: null } },
    orderBy: { createdAt: 'asc' },
  });
}

export async function changePoll(tx: Tx, id: string, data: Partial<Pick<Poll, 'nextOn' | 'state'>>): Promise<void> {
  await tx.poll.update({ where: { id }, data });
}

export function workspaceOf(db: Db, { workspaceId }: Poll): Promise<Workspace> {
  return db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
}

export async function placeOf(db: Db | Tx, poll: Poll): Promise<Place> {
  return db.place.findUniqueOrThrow({ where: { id: poll.placeId } });
}

/** Whether the poll's next round is on its way by itself, or waits. */
export async function isScheduled(tx: Db | Tx, poll: Poll): Promise<boolean> {
  return (await tx.schedule.count({ where: { name: 'mission.open', subject: poll.id } })) > 0;
}

// ---------------------------------------------------------------- rounds

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

export function lastRound(tx: Tx, pollId: string): Promise<Round | null> {
  return tx.round.findFirst({ where: { pollId }, orderBy: { number: 'desc' } });
}

export function countRounds(tx: Tx, placeId: string): Promise<number> {
  return tx.round.count({ where: { poll: { placeId } } });
}

/** Who asks for a report: leaders see every round, others those that were asked of them or where they are. */
export interface Viewer {
  workspaceId: string;
  placeId: string;
  personId: string;
  leads: boolean;
}

export async function latestClosed(db: Db | Tx, viewer: Viewer): Promise<RoundOfPoll | null> {
  const { workspaceId, placeId, personId, leads } = viewer;
  const closed = { state: 'closed' as const, poll: { workspaceId } };
  const newest = { include: { poll: true }, orderBy: [{ closedAt: 'desc' as const }, { id: 'desc' as const }] };
  const here = await db.round.findFirst({ where: { ...closed, poll: { workspaceId, placeId } }, ...newest });
  if (here) return here;
  const theirs = { OR: [{ audience: 'everyone' as const }, { participation: { some: { personId } } }] };
  return db.round.findFirst({ where: leads ? closed : { ...closed, ...theirs }, ...newest });
}

/** Whether this person may read the report of a closed round. */
export async function mayRead(db: Db, round: RoundOfPoll, viewer: Viewer): Promise<boolean> {
  if (viewer.leads || round.audience === 'everyone' || round.poll.placeId === viewer.placeId) return true;
  return (await participation(db, round.id, viewer.personId)) !== null;
}

export function lastClosedIn(tx: Tx, placeId: string): Promise<Round | null> {
  return tx.round.findFirst({
    where: { state: 'closed', poll: { placeId } },
    orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
  });
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

export async function closingRounds(db: Db): Promise<string[]> {
  const rows = await db.round.findMany({
    where: { state: { in: ['closing', 'rewritten', 'shredded'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

export function roundAnywhere(tx: Db | Tx, id: string): Promise<RoundOfPoll> {
  return tx.round.findUniqueOrThrow({ where: { id }, include: { poll: true } });
}

// ---------------------------------------------------------------- who is asked

export function participation(db: Db | Tx, roundId: string, personId: string): Promise<Participation | null> {
  return db.participation.findUnique({ where: { roundId_personId: { roundId, personId } } });
}

export function participations(db: Db | Tx, roundId: string): Promise<Participation[]> {
  return db.participation.findMany({ where: { roundId }, orderBy: { personId: 'asc' } });
}

async function* participationPages(db: Db | Tx, roundId: string): AsyncGenerator<Participation[]> {
  for (let after = ''; ; ) {
    const page = await db.participation.findMany({
      where: { roundId, personId: { gt: after } },
      orderBy: { personId: 'asc' },
      take: chunk,
    });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.personId ?? '';
  }
}

/** Everybody who was asked. */
export async function participantIds(db: Db, roundId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of participationPages(db, roundId)) ids.push(...page.map(({ personId }) => personId));
  return ids;
}

/** This person's part in several rounds. */
export function partsOf(db: Db, personId: string, roundIds: readonly string[]): Promise<Participation[]> {
  return db.participation.findMany({ where: { personId, roundId: { in: [...roundIds] } } });
}

export function countAnswered(db: Db | Tx, roundId: string): Promise<number> {
  return db.participation.count({ where: { roundId, answered: true } });
}

export async function addParticipations(tx: Tx, rows: readonly Participation[]): Promise<void> {
  for (const some of chunks(rows)) {
    await tx.participation.createMany({ data: some });
    await setImmediate();
  }
}

export async function replaceSilent(tx: Tx, roundId: string, personIds: readonly string[]): Promise<void> {
  await tx.participation.updateMany({
    where: { roundId, personId: { in: [...personIds] } },
    data: { replaced: true },
  });
}

/** People of the workspace who left, or turned out not to be members. */
export async function notMembers(tx: Db | Tx, workspaceId: string): Promise<Set<string>> {
  const rows = await tx.person.findMany({ where: { workspaceId, kind: { not: 'member' } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

// ---------------------------------------------------------------- answers

export type Given = Pick<Answer, 'ownJob' | 'sharedJob' | 'rating1' | 'rating2' | 'rating3'>;

export function answerUnder(db: Db | Tx, roundId: string, key: string): Promise<Answer | null> {
  return db.answer.findUnique({ where: { roundId_key: { roundId, key } } });
}

/** All of a round's answers, in the order of their random ids. */
export async function* answerPages(db: Db | Tx, roundId: string): AsyncGenerator<Answer[]> {
  for (let after = ''; ; ) {
    const page = await db.answer.findMany({
      where: { roundId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: chunk,
    });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.id ?? '';
  }
}

export async function allAnswers(db: Db | Tx, roundId: string): Promise<Answer[]> {
  const all: Answer[] = [];
  for await (const page of answerPages(db, roundId)) all.push(...page);
  return all;
}

/** Some of what was said to one question, in an order that has nothing to do with that of the other one. */
export async function someWords(
  db: Db,
  roundId: string,
  question: 'sharedJob' | 'ownJob',
  { from, most }: { from: number; most: number },
): Promise<string[]> {
  const orderBy =
    question === 'sharedJob' ? [{ id: 'asc' as const }] : [{ ownJob: 'asc' as const }, { id: 'asc' as const }];
  const rows = await db.answer.findMany({ where: { roundId }, orderBy, skip: from, take: most });
  return rows.map((answer) => answer[question]);
}

export function countAnswers(db: Db, roundId: string): Promise<number> {
  return db.answer.count({ where: { roundId } });
}

/** A first answer. Its id is random, so that the table keeps no order. */
export async function addAnswer(
  tx: Tx,
  roundId: string,
  personId: string,
  whose: { key: string; named: boolean },
  given: Given,
): Promise<void> {
  await tx.participation.upsert({
    where: { roundId_personId: { roundId, personId } },
    create: { roundId, personId, answered: true },
    update: { answered: true },
  });
  const named = whose.named ? personId : null;
  await tx.answer.create({ data: { id: randomUUID(), roundId, key: whose.key, personId: named, ...given } });
}

/** false where it is not found under the key. */
export async function changeAnswer(tx: Tx, roundId: string, key: string, given: Given): Promise<boolean> {
  return (await tx.answer.updateMany({ where: { roundId, key }, data: given })).count === 1;
}

export async function deleteAnswers(tx: Tx, roundId: string): Promise<void> {
  for await (const page of answerPages(tx, roundId)) {
    await tx.answer.deleteMany({ where: { id: { in: page.map(({ id }) => id) } } });
    await setImmediate();
  }
}

/** Writes the answers anew as `made` from those there were, in that order. */
export async function rewriteAnswers(
  tx: Tx,
  roundId: string,
  made: (answers: readonly Answer[]) => Promise<readonly Answer[]>,
): Promise<void> {
  const anew = await made(await allAnswers(tx, roundId));
  await deleteAnswers(tx, roundId);
  for (const some of chunks(anew)) {
    await tx.answer.createMany({ data: some });
    await setImmediate();
  }
}

/** Writes who took part anew, sorted, so that no trace is left of when each one answered. */
export async function rewriteParticipation(tx: Tx, roundId: string): Promise<void> {
  const who: Participation[] = [];
  for await (const page of participationPages(tx, roundId)) who.push(...page);
  for (const some of chunks(who)) {
    const personId = { in: some.map((one) => one.personId) };
    await tx.participation.deleteMany({ where: { roundId, personId } });
  }
  await addParticipations(tx, who);
}

// ---------------------------------------------------------------- leaders' own answers

export interface LeaderAnswer {
  roundId: string;
  personId: string;
  ownJob: string;
  sharedJob: string;
}

export function leaderAnswers(db: Db, roundId: string): Promise<LeaderAnswer[]> {
  return db.leaderAnswer.findMany({ where: { roundId }, orderBy: { personId: 'asc' } });
}

export async function showLeader(tx: Tx, shown: LeaderAnswer): Promise<void> {
  const { roundId, personId, ...texts } = shown;
  const where = { roundId_personId: { roundId, personId } };
  await tx.leaderAnswer.upsert({ where, create: shown, update: texts });
}

/** Where it is shown already, the copy follows the answer. */
export async function keepShownUp(tx: Tx, { roundId, personId, ownJob, sharedJob }: LeaderAnswer): Promise<void> {
  await tx.leaderAnswer.updateMany({ where: { roundId, personId }, data: { ownJob, sharedJob } });
}

/** Of one leader, or of all of them. */
export async function hideLeaders(tx: Tx, roundId: string, personId?: string): Promise<void> {
  await tx.leaderAnswer.deleteMany({ where: personId ? { roundId, personId } : { roundId } });
}

export async function isShown(db: Db, roundId: string, personId: string): Promise<boolean> {
  return (await db.leaderAnswer.count({ where: { roundId, personId } })) > 0;
}

/** Names and platform ids of people, by our id. */
export async function peopleById(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { externalId: string; name: string }>> {
  const found = new Map<string, { externalId: string; name: string }>();
  for (const some of chunks(ids)) {
    const rows = await db.person.findMany({
      where: { id: { in: some } },
      select: { id: true, externalId: true, name: true },
    });
    for (const { id, ...person } of rows) found.set(id, person);
  }
  return found;
}
