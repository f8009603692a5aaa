import { randomInt, randomUUID } from 'node:crypto';
import { owe, refresh } from '../../delivery/outbox.ts';
import { unschedule } from '../../delivery/schedules.ts';
import type { Store, Tx } from '../../store/client.ts';
import { shred } from '../../store/shred.ts';
import { freeze } from './report.ts';
import { shuffle } from './rules.ts';
import * as rounds from './store.ts';

/**
 * A round is closed in steps, any of which a stop may interrupt: open -> closing (from here nobody answers) -> answers
 * and participation written anew and the report frozen -> the secret destroyed -> the files shredded -> closed. Each
 * step may be repeated, so a restart takes it up where it was.
 */
export async function finishClosing(store: Store, roundId: string, now: Date): Promise<void> {
  await store.transaction((tx) => freezeRound(tx, roundId, now));
  await store.secrets.destroy(roundId);
  await shred(store);
  await store.transaction((tx) => announce(tx, roundId, now));
}

/** Finishes every round on its way to be closed; one that fails does not hold up the rest. */
export async function resume({ store, now }: { store: Store; now: Date }): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await rounds.closingRounds(store.db)) {
    await finishClosing(store, id, now).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function freezeRound(tx: Tx, roundId: string, now: Date): Promise<void> {
  const round = await rounds.roundAnywhere(tx, roundId);
  if (round.state !== 'closing' || round.report !== null) return;
  const who = await rounds.participations(tx, roundId);
  const answers = await rounds.answersOf(tx, roundId);
  const gone = await rounds.notMembers(tx, round.poll.workspaceId);
  // who left is dropped, unless they had answered; of ten, those replaced do not count
  const stayed = who.filter(({ personId, answered }) => answered || !gone.has(personId)).length;
  const asked = round.asked === null || round.audience === 'ten' ? round.asked : stayed;
  const report = freeze(answers, asked, round);
  const tooFew = report.kind === 'tooFew';
  const kept = tooFew && round.anonymous ? [] : answers;
  const anew = shuffle(kept, randomInt).map((answer) => ({ ...answer, id: randomUUID(), key: null }));
  await rounds.rewrite(tx, roundId, who, anew);
  if (tooFew) await rounds.hideLeaders(tx, roundId);
  await rounds.changeRound(tx, roundId, { report: JSON.stringify(report), closedAt: now });
}

async function announce(tx: Tx, roundId: string, now: Date): Promise<void> {
  if (!(await rounds.advance(tx, roundId, 'closing', 'closed'))) return;
  const { poll } = await rounds.roundAnywhere(tx, roundId);
  await unschedule(tx, { name: 'mission.close', subject: roundId });
  await unschedule(tx, { name: 'mission.tend', subject: roundId });
  await owe(tx, {
    key: `mission.report:${roundId}`,
    workspaceId: poll.workspaceId,
    job: 'mission.report',
    args: [roundId],
    to: { placeId: poll.placeId },
    dueAt: now,
    ownerId: poll.makerId,
  });
  await refresh(tx, `mission.question:${roundId}`, now);
}
