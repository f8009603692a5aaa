import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { Store, Tx } from '../../../store/client.ts';
import type { Answer, Participation, Round } from '../../../store/rows.ts';
import * as answers from '../records/answers.ts';
import { countAnswered, participationOf, putAnswered } from '../records/participation.ts';
import * as rounds from '../records/rounds.ts';
import { answerKey } from './rules.ts';

/** Answering: nothing is written but answers and flags, so that nothing tells when somebody answered. */

/** The round, if this person may answer it now. Throws UserError. */
export async function answerable({ db, workspace, person }: Ctx, roundId: string) {
  const round = await rounds.roundById(db, workspace.id, roundId);
  if (round?.state !== 'open') throw new UserError('mission.closed');
  const part = await participationOf(db, roundId, person.id);
  refuseStranger(round, part);
  return { round, answered: part?.answered ?? false };
}

function refuseStranger(round: Round, part: Participation | null): void {
  if (!part && round.asked !== null) throw new UserError('mission.notAsked');
}

/** What somebody has answered so far; null where it can no longer be found. */
export async function givenBy({ store, person }: Ctx, round: Round): Promise<Answer | null> {
  const secret = round.anonymous ? await store.secrets.get(round.id) : null;
  if (round.anonymous && !secret) return null;
  return answers.answerUnder(store.db, round.id, secret ? answerKey(secret, person.id) : person.id);
}

/** Saves or changes an answer. Throws UserError where the round has closed or the answer cannot be found again. */
export async function saveAnswer(ctx: Ctx, roundId: string, given: answers.Given): Promise<rounds.RoundOfPoll> {
  const { store, workspace, person } = ctx;
  const { round } = await answerable(ctx, roundId);
  const key = round.anonymous ? answerKey(await secretOf(store, roundId), person.id) : person.id;
  return store.transaction(async (tx) => {
    const current = await rounds.roundById(tx, workspace.id, roundId);
    if (current?.state !== 'open') throw new UserError('mission.closed');
    const part = await participationOf(tx, roundId, person.id);
    refuseStranger(current, part);
    const isChange = part?.answered ?? false;
    if (isChange && !(await answers.answerUnder(tx, roundId, key))) throw new UserError('mission.cannotChange');
    await answers.putAnswer(tx, { roundId, key, personId: current.anonymous ? null : person.id, ...given });
    if (isChange) await answers.keepShownUp(tx, { roundId, personId: person.id, ...texts(given) });
    else await putAnswered(tx, roundId, person.id);
    await closeWhenAllAnswered(tx, current);
    return current;
  });
}

/** Made when the first answer comes. Where two come at once the later secret stays, and the earlier answer is final. */
async function secretOf({ secrets }: Store, roundId: string): Promise<Buffer> {
  const known = await secrets.get(roundId);
  if (known) return known;
  const made = randomBytes(32);
  await secrets.put(roundId, made);
  return (await secrets.get(roundId)) ?? made;
}

/** Of ten, as many as were asked: who was replaced counts as well. */
async function closeWhenAllAnswered(tx: Tx, { id, audience, asked }: Round): Promise<void> {
  if (audience !== 'ten' || asked === null) return;
  if ((await countAnswered(tx, id)) >= asked) await rounds.advance(tx, id, 'open', 'closing');
}

/** A leader's own two answers, shown with their name at the top of the report because they say so; or no longer. */
export async function showOwn(ctx: Ctx, roundId: string, isShown: boolean): Promise<void> {
  const { store, person } = ctx;
  const { round } = await answerable(ctx, roundId);
  const answer = await givenBy(ctx, round);
  if (!answer) throw new UserError('mission.cannotChange');
  await store.transaction(async (tx) => {
    if ((await rounds.roundAnywhere(tx, roundId)).state !== 'open') throw new UserError('mission.closed');
    if (isShown) await answers.showLeader(tx, { roundId, personId: person.id, ...texts(answer) });
    else await answers.hideLeaders(tx, roundId, person.id);
  });
}

function texts({ ownJob, sharedJob }: Pick<Answer, 'ownJob' | 'sharedJob'>) {
  return { ownJob, sharedJob };
}
