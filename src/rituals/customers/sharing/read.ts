import { waitsOf } from '../../../statistics/waits.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Voice, Workspace } from '../../../store/rows.ts';
import { lastWeekEnd } from '../../../voices/rules.ts';
import { answeredIn, countWaiting, loggedIn, type Span, unsharedIn } from '../../../voices/shared.ts';
import { workClock } from '../../../who/clock.ts';
import { chooseForWeek, hoursFrom } from '../rules.ts';

/** What was heard from one instant to another. */
export interface WeekSpan extends Span {
  /** Answers count that were given by then: later ones can still be undone. */
  asOf: Date;
}

export interface Counts {
  good: number;
  bad: number;
  /** Of the bad ones, k of n had an answer within a day: n are the answered, and those whose day has passed. */
  within: { k: number; n: number };
  waiting: number;
}

export interface Week {
  inFull: readonly Voice[];
  /** Answered as well. */
  also: readonly Voice[];
  counts: Counts;
}

const dayMs = 86_400_000;
/** What no week has shown for so long is no news any more. */
const newsMs = 28 * dayMs;
const mostUnshared = 300;
const mostAlso = 6;

/** The week that ended at an instant. */
export function weekUntil(workspace: Workspace, to: Date, asOf: Date): WeekSpan {
  return { from: lastWeekEnd(workClock(workspace), new Date(to.getTime() - 1)), to, asOf };
}

export async function countsOf(db: Db | Tx, workspaceId: string, span: WeekSpan): Promise<Counts> {
  const { asOf } = span;
  const all = await loggedIn(db, workspaceId, span);
  const bad = all.filter(({ news }) => news !== 'good');
  const after: number[] = [];
  const open: number[] = [];
  for (const { createdAt, answeredAt } of bad) {
    if (answeredAt !== null && answeredAt <= asOf) after.push(hoursFrom(createdAt, answeredAt));
    else open.push(hoursFrom(createdAt, asOf));
  }
  const waiting = await countWaiting(db, workspaceId, span);
  return { good: all.length - bad.length, bad: bad.length, within: waitsOf(after, open).within, waiting };
}

/** What a week would show now. */
export async function weekOf(db: Db | Tx, workspaceId: string, span: WeekSpan): Promise<Week> {
  const since = { from: new Date(span.to.getTime() - newsMs), to: span.asOf };
  const goodFirst = Math.floor(span.to.getTime() / (7 * dayMs)) % 2 === 0;
  const inFull = chooseForWeek(await unsharedIn(db, workspaceId, since, mostUnshared), goodFirst);
  const shown = new Set(inFull.map(({ id }) => id));
  const answered = await answeredIn(db, workspaceId, { from: span.from, to: span.asOf }, mostAlso + inFull.length);
  const also = answered.filter(({ id }) => !shown.has(id)).slice(0, mostAlso);
  return { inFull, also, counts: await countsOf(db, workspaceId, span) };
}
