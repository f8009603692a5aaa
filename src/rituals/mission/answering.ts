import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { Store, Tx } from '../../store/client.ts';
import type { Answer, Participation, Person, Round } from '../../store/rows.ts';
import { isAdmin, isChampion } from '../../who/roles.ts';
import { answerKey, drawn } from './rules.ts';
import * as rounds from './store.ts';
import {
  addAnswer,
  answerUnder,
  changeAnswer,
  type Given,
  hideLeaders,
  keepShownUp,
  showLeader,
} from './store-answers.ts';
import { countAnswered, participationOf, partsOf } from './store-people.ts';

/** Answering: nothing is written but the answer itself and a flag, so that nothing tells when somebody answered. */

/** Leaders are those who name what the shared job is, and those who speak for the customer. */
export function leads(person: Person): boolean {
  return isAdmin(person) || isChampion(person);
}

export type Standing = 'waits' | 'answered' | 'notAsked';

/** Whether a round waits for somebody; `placeId` is where they are. Where nobody could be listed, the place decides. */
export function standing(round: rounds.RoundOfPoll, part: Participation | undefined, placeId: string): Standing {
  if (part?.answered) return 'answered';
  if (part) return part.replaced ? 'notAsked' : 'waits';
  const open = round.asked === null && (round.audience === 'everyone' || round.poll.placeId === placeId);
  return open ? 'waits' : 'notAsked';
}

/** The open rounds that concern somebody, the first to close first. */
export async function concerning({ db, workspace, person, place }: Ctx) {
  const open = await rounds.openRounds(db, workspace.id);
  const parts = await partsOf(
    db,
    person.id,
    open.map(({ id }) => id),
  );
  const found = open.map((round) => {
    const part = parts.find(({ roundId }) => roundId === round.id);
    return { round, standing: standing(round, part, place.id) };
  });
  return found.filter((one) => one.standing !== 'notAsked');
}

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
  return answerUnder(store.db, round.id, secret ? answerKey(secret, person.id) : person.id);
}

/** Saves or changes an answer. Throws UserError where the round has closed or the answer cannot be found again. */
export async function saveAnswer(ctx: Ctx, roundId: string, given: Given): Promise<rounds.RoundOfPoll> {
  const { store, workspace, person } = ctx;
  const { round } = await answerable(ctx, roundId);
  const key = round.anonymous ? answerKey(await secretOf(store, roundId), person.id) : person.id;
  return store.transaction(async (tx) => {
    const current = await rounds.roundById(tx, workspace.id, roundId);
    if (current?.state !== 'open') throw new UserError('mission.closed');
    const part = await participationOf(tx, roundId, person.id);
    refuseStranger(current, part);
    if (part?.answered) {
      if (!(await changeAnswer(tx, roundId, key, given))) throw new UserError('mission.cannotChange');
      await keepShownUp(tx, { roundId, personId: person.id, ...texts(given) });
    } else {
      await addAnswer(tx, roundId, person.id, { key, named: !current.anonymous }, given);
      await closeWhenTenAnswered(tx, current);
    }
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

async function closeWhenTenAnswered(tx: Tx, round: Round): Promise<void> {
  if (round.audience !== 'ten') return;
  const wanted = Math.min(drawn, round.asked ?? drawn);
  if ((await countAnswered(tx, round.id)) >= wanted) await rounds.advance(tx, round.id, 'open', 'closing');
}

/** A leader's own two answers, shown with their name at the top of the report because they say so; or no longer. */
export async function showOwn(ctx: Ctx, roundId: string, show: boolean): Promise<void> {
  const { store, person } = ctx;
  const { round } = await answerable(ctx, roundId);
  const answer = await givenBy(ctx, round);
  if (!answer) throw new UserError('mission.cannotChange');
  await store.transaction(async (tx) => {
    if ((await rounds.roundAnywhere(tx, roundId)).state !== 'open') throw new UserError('mission.closed');
    if (show) await showLeader(tx, { roundId, personId: person.id, ...texts(answer) });
    else await hideLeaders(tx, roundId, person.id);
  });
}

function texts({ ownJob, sharedJob }: Pick<Answer, 'ownJob' | 'sharedJob'>) {
  return { ownJob, sharedJob };
}
