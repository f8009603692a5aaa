import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Answer as Answered } from '../../../alignment/round/reckoning.ts';
import type { Store, Tx } from '../../../store/client.ts';
import type { Answer } from '../../../store/rows.ts';
import { shred } from '../../../store/shred.ts';
import { notMembers } from '../../../who/people.ts';
import { workspaceById } from '../../../who/workspaces.ts';
import type { Services } from '../../services.ts';
import { question, sayClosed } from '../asking/notices.ts';
import { closes, tends } from '../asking/open.ts';
import { answerPages, hideLeaders, type LeaderAnswer, leaderAnswers, rewriteAnswers } from '../records/answers.ts';
import type { Report } from '../records/frozen.ts';
import { countAnswered, participantIds, rewriteParticipation } from '../records/participation.ts';
import * as rounds from '../records/rounds.ts';
import { report } from '../report/message.ts';
import { shuffle } from '../rules.ts';
import { statementsOf } from '../statement/store.ts';
import { freeze, likelyLanguages, type Participating, tooFew } from './freeze.ts';

/**
 * A round is closed in steps, each of which leaves its mark, so that a stop at any moment is taken up where it was:
 * open -> closing (from here nobody answers) -> rewritten (answers and participation written anew, tied to nobody)
 * -> shredded (the secret destroyed, and what was overwritten gone from the files) -> closed (the report frozen and owed).
 * The reckoning sees the answers only when they are nobody's. Each step may be repeated.
 */
export async function finishClosing(
  { alignment }: Pick<Services, 'alignment'>,
  store: Store,
  roundId: string,
  now: Date,
): Promise<void> {
  await store.transaction((tx) => rewrite(tx, roundId, now));
  const { state, anonymous } = await rounds.roundAnywhere(store.db, roundId);
  if (state === 'rewritten') {
    if (anonymous) {
      await store.secrets.destroy(roundId);
      await shred(store, 'rounds');
    }
    await store.transaction((tx) => rounds.advance(tx, roundId, 'rewritten', 'shredded'));
  }
  const frozen = await reportOf(alignment, store, roundId);
  await store.transaction((tx) => publish(tx, roundId, frozen, now));
}

/** Finishes every round on its way to be closed, and says how many; one that fails does not hold up the rest. */
export async function resume(services: Services, { store, now }: { store: Store; now: Date }): Promise<number> {
  const failures: unknown[] = [];
  const all = await rounds.closingRounds(store.db);
  for (const id of all) {
    await finishClosing(services, store, id, now).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return all.length;
}

async function rewrite(tx: Tx, roundId: string, now: Date): Promise<void> {
  if (!(await rounds.advance(tx, roundId, 'closing', 'rewritten'))) return;
  const round = await rounds.roundAnywhere(tx, roundId);
  const { anonymous, kFigures } = round;
  await sayClosed(tx, round, await participantIds(tx, roundId), now);
  if (!anonymous) return;
  const named = await leaderAnswers(tx, roundId);
  const kept = await rewriteAnswers(tx, roundId, async (answers) => {
    const unnamed = withoutNamed(answers, named);
    return unnamed.length < kFigures ? [] : nobodys(unnamed);
  });
  if (kept === 0) await hideLeaders(tx, roundId);
  await rewriteParticipation(tx, roundId);
}

/** What a leader shows is word for word their answer: among the others it would tell how few those are. */
function withoutNamed(answers: readonly Answer[], named: readonly LeaderAnswer[]): Answer[] {
  const left = [...named];
  return answers.filter(({ ownJob, sharedJob }) => {
    const at = left.findIndex((one) => one.ownJob === ownJob && one.sharedJob === sharedJob);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * The answers as nobody's: new ids, no keys, another order, and each column shuffled by itself. Whoever recognises a
 * wording learns neither that person's other answer nor their ratings.
 */
async function nobodys(answers: readonly Answer[]): Promise<Answer[]> {
  const mixed: Answer[] = answers.map((answer) => ({ ...answer, id: randomUUID(), key: null, personId: null }));
  for (const column of ['ownJob', 'sharedJob', 'rating1', 'rating2', 'rating3'] as const) {
    await setImmediate();
    const values = shuffle(
      answers.map((answer) => answer[column]),
      randomInt,
    );
    mixed.forEach((answer, at) => {
      Object.assign(answer, { [column]: values[at] });
    });
  }
  return mixed;
}

async function reportOf(alignment: Services['alignment'], store: Store, roundId: string): Promise<Report> {
  const { db } = store;
  const round = await rounds.roundAnywhere(db, roundId);
  const answered = await countAnswered(db, roundId);
  const asked =
    round.asked === null || round.audience === 'ten' ? round.asked : await stillThere(store, round, answered);
  const { answers, ids } = await read(store, roundId);
  const who = { answered, asked, apart: answered - answers.length };
  if (answers.length < round.kFigures) return tooFew(who, round);
  const stated = await statementsOf(db, round.poll.workspaceId);
  const { locale } = await workspaceById(db, round.poll.workspaceId);
  const missions = stated.map((one) => [one.locale, one.text]);
  const reckoning = await alignment.reckon(
    answers,
    {
      languages: likelyLanguages(locale),
      missions: Object.fromEntries(missions),
      k: round.kFigures,
      ...teamOf(round, who),
    },
    encoderFor(round, alignment),
  );
  return freeze(reckoning, who, round, ids);
}

/** Who is asked by name is a team that the figures are about; of ten drawn at random they are about all. */
function teamOf({ audience }: { audience: string }, { asked, answered, apart = 0 }: Participating) {
  return audience === 'ten' || asked === null ? {} : { team: Math.max(asked, answered) - apart };
}

/** Answers are sent where the question said so, and to no other place; else they are read on this machine. */
function encoderFor({ sendsTo }: { sendsTo: string | null }, alignment: Services['alignment']) {
  return sendsTo !== null && sendsTo === alignment.sendsTo ? 'service' : alignment.here;
}

/** Those without a name. */
async function read({ db }: Store, roundId: string): Promise<{ answers: Answered[]; ids: string[] }> {
  const answers: Answered[] = [];
  const ids: string[] = [];
  const named = new Set<string | null>((await leaderAnswers(db, roundId)).map(({ personId }) => personId));
  for await (const page of answerPages(db, roundId)) {
    for (const { id, personId, ownJob, sharedJob, rating1, rating2, rating3 } of page) {
      if (named.has(personId)) continue;
      ids.push(id);
      answers.push({ own: ownJob, shared: sharedJob, ratings: [rating1, rating2, rating3] });
    }
    await setImmediate();
  }
  return { answers, ids };
}

/** Who left is dropped, whether they had answered or not: else the number would tell which. */
async function stillThere({ db }: Store, { id, poll }: rounds.RoundOfPoll, answered: number): Promise<number> {
  const gone = await notMembers(db, poll.workspaceId);
  const who = await participantIds(db, id);
  return Math.max(answered, who.filter((one) => !gone.has(one)).length);
}

async function publish(tx: Tx, roundId: string, frozen: Report, now: Date): Promise<void> {
  if (!(await rounds.advance(tx, roundId, 'shredded', 'closed'))) return;
  await rounds.changeRound(tx, roundId, { report: JSON.stringify(frozen), closedAt: now });
  const { poll } = await rounds.roundAnywhere(tx, roundId);
  await closes.end(tx, roundId);
  await tends.end(tx, roundId);
  const to = { placeId: poll.placeId };
  await report.owe(tx, [roundId], { workspaceId: poll.workspaceId, to, dueAt: now, owner: poll.makerId });
  await question.refresh(tx, [roundId], now);
}
