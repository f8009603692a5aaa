/** Owned work as rituals use it: given, settled, taken back, each in the transaction of its cause. */

import type { Ctx } from '../chat/asks.ts';
import { callPlace } from '../delivery/sending/call.ts';
import { beginMissing } from '../delivery/timer.ts';
import type { Tx } from '../store/client.ts';
import type { OwnedMove, OwnedMoveKind, OwnedWork, Workspace } from '../store/rows.ts';
import { heldUntil } from '../time/held.ts';
import { nextMorning, welcomeFor } from '../who/clock.ts';
import { peopleByIds } from '../who/people.ts';
import { mornings, news, reminding } from './promises.ts';
import * as store from './store.ts';

export type Doer = Pick<Ctx, 'workspace' | 'now'> & { person: Ctx['person'] | null };

export interface Given extends store.WorkOf {
  ownerId: string;
  askedById: string;
  dueDate: string | null;
  /** The meetings it came from. */
  seriesId?: string;
}

/**
 * Puts something into somebody's hands until it is done. They are told at once, unless it was they who did.
 * @param tell left out: whoever has it now, and whoever had it
 */
export async function give(
  tx: Tx,
  ctx: Doer,
  { seriesId, ...given }: Given,
  tell?: readonly string[],
): Promise<OwnedWork> {
  const before = await store.workOf(tx, given);
  const { workspace, now } = ctx;
  const stands = before?.state === 'open' && before.ownerId === given.ownerId && before.dueDate === given.dueDate;
  if (before && stands) return before;
  const made = { ...given, workspaceId: workspace.id, seriesId: seriesId ?? null, createdAt: now };
  const work = await store.putWork(tx, made);
  const had = before?.state === 'open' ? before.ownerId : null;
  await record(tx, ctx, { kind: 'given', before, work, tell: tell ?? [work.ownerId, had] });
  await keepMornings(tx, workspace, now);
  return work;
}

/** It is done, or not wanted any more; nothing happens where it was settled before. @param tell who hears of it here */
export async function settle(
  tx: Tx,
  ctx: Doer,
  of: store.WorkOf,
  { state, brought = null, tell }: { state: 'done' | 'dropped'; brought?: string | null; tell?: readonly string[] },
): Promise<void> {
  const before = await store.workOf(tx, of);
  if (before?.state !== 'open') return;
  const work = await store.changeWork(tx, before.id, { state, brought });
  const told = tell ?? ((await knows(tx, before)) ? [before.ownerId] : []);
  await record(tx, ctx, { kind: state, before, work, text: brought, tell: told });
}

/** Undoes what a ritual's own step did to its work at that very moment, where nothing has happened to it since. */
export async function unsettle(
  tx: Tx,
  of: store.WorkOf,
  { kind, at }: Pick<OwnedMove, 'kind' | 'at'>,
  now: Date,
): Promise<void> {
  const work = await store.workOf(tx, of);
  const move = work && (await store.lastMove(tx, work.id));
  if (work && move?.kind === kind && move.at.getTime() === at.getTime()) await revert(tx, work, move, now);
}

/** Whether its owner has heard that it is theirs: who has not needs not hear that it is not. */
async function knows(tx: Tx, { id, ownerId }: OwnedWork): Promise<boolean> {
  const given = await store.lastMove(tx, id, ['given', 'handed']);
  return !given || given.personId === ownerId || news.wasSent(tx, [given.id, ownerId]);
}

export interface Recorded {
  kind: OwnedMoveKind;
  before: OwnedWork | null;
  work: OwnedWork;
  text?: string | null;
  tell: readonly (string | null)[];
}

/** Keeps what happened and what it was before, and owes the news of it: to each on their own clock, once it can no longer be undone. */
export async function record(
  tx: Tx,
  ctx: Doer,
  { kind, before, work, text = null, tell }: Recorded,
): Promise<OwnedMove> {
  const { workspace, now, person } = ctx;
  const was = { before: before?.state ?? null, ownerId: before?.ownerId ?? null, dueDate: before?.dueDate ?? null };
  const move = await store.addMove(tx, { workId: work.id, kind, personId: person?.id ?? null, text, ...was, at: now });
  const people = await peopleByIds(tx, workspace.id, tell);
  people.delete(person?.id ?? '');
  const callIn = await callPlaceOf(tx, workspace, work);
  for (const one of people.values()) {
    const dueAt = welcomeFor(workspace, one, heldUntil(now));
    await news.owe(tx, [move.id, one.id], { workspaceId: workspace.id, to: { personId: one.id }, callIn, dueAt });
  }
  await remindAnew(tx, work, now);
  return move;
}

/** Ideas stand in their channel. What comes from meetings may be of fewer people, be taken back or be hidden. */
export async function callPlaceOf(
  tx: Tx,
  { id, ideasPlaceId }: Workspace,
  { kind, aboutId }: OwnedWork,
): Promise<string | null> {
  return kind === 'idea' ? callPlace(tx, id, ideasPlaceId, aboutId) : null;
}

/** The work as it was before its latest move. */
export async function revert(tx: Tx, work: OwnedWork, move: OwnedMove, now: Date): Promise<OwnedWork | null> {
  await store.deleteMove(tx, move.id);
  if (move.before === null || move.ownerId === null) {
    await reminding.end(tx, work.id);
    await store.deleteWork(tx, work.id);
    return null;
  }
  const { before: state, ownerId, dueDate } = move;
  const back = await store.changeWork(tx, work.id, { state, ownerId, dueDate, brought: null });
  await remindAnew(tx, back, now);
  return back;
}

/** The timer runs at once, and finds when it is wanted. */
async function remindAnew(tx: Tx, { id, workspaceId, state, dueDate }: OwnedWork, now: Date): Promise<void> {
  if (state === 'open' && dueDate !== null) await reminding.next(tx, workspaceId, id, now);
  else await reminding.end(tx, id);
}

/** Mornings come round from the first owned work on. */
export async function keepMornings(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
  await beginMissing(tx, workspace.id, workspace.id, [[mornings, nextMorning(workspace, now)]]);
}
