import type { Ctx } from '../../../chat/asks.ts';
import { notice } from '../../../delivery/notice.ts';
import { shownUnder } from '../../../delivery/outbox.ts';
import type { Notice, Timer } from '../../../delivery/owes.ts';
import { beginMissing, timer } from '../../../delivery/timer.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Place, Workspace } from '../../../store/rows.ts';
import { addWorkingDays, firstWorkday } from '../../../time/days.ts';
import { heldUntil } from '../../../time/held.ts';
import { nextOn } from '../../../time/rhythm.ts';
import { sayMoment } from '../../../time/say.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { clockOf, isJustNow, morning, nextAt, nextMorning, nowOrNext, workClock } from '../../../who/clock.ts';
import { reviewersOf } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { hears } from '../../../who/reader.ts';
import { addEvent, authorsOf, ideasByIds } from '../records/ideas.ts';
import { candidates, forDigest, newestHeld, queueFor, wasChosen } from '../records/queue.ts';
import { gathering, ofWeek, weekKey } from '../records/shares.ts';
import { chooseThree, isOpen, lateAfterDays, shareOut, waitingStates } from '../rules.ts';
import { digestView, weeklyView } from './views.ts';

/** The first working day of the next week, or of this one where it is still to come, 10:00 on the workspace's clocks. */
function nextWeekly(workspace: Workspace, after: Date): Date {
  const clock = workClock(workspace);
  return nextOn([firstWorkday(clock.weekdays)], 10 * 60, clock.zone, clock, after);
}

const day = 86_400_000;

/** Arguments: the key, and the ids of three ideas. */
const digested = notice(
  'ideas.digest',
  async ({ db, t, workspace, person, now }, args) => {
    const ideas = await ideasByIds(db, workspace.id, args.slice(1));
    const open = ideas.some(({ state, hiddenAt }) => waitingStates.includes(state) && hiddenAt === null);
    if (!person || (!open && !(await digested.wasSent(db, args)))) return null;
    const { count } = await queueFor(db, { workspace, person }, { most: 0, now });
    return digestView(t, ideas, await authorsOf(db, workspace.id, ideas), person, count);
  },
  { key: ([key = '']) => key, about: ([, ...ids]) => ids, kind: 'digests' },
);

/** All that is shown of a week, the latest first; before it stands there, only where something is to be seen. */
const week: Notice = {
  ...ofWeek,
  async view({ db, t, workspace, now }, args) {
    // posts from before it had a key name their ideas alone
    const ids = [...new Set([...args, ...(await shownUnder(db, ofWeek.key(args)))])];
    const found = (await ideasByIds(db, workspace.id, ids)).toSorted((a, b) => b.number - a.number);
    const open = found.filter((idea) => isOpen(idea) && heldUntil(idea.createdAt) <= now);
    if (open.length === 0 && !(await ofWeek.wasSent(db, args))) return null;
    // nothing is left of it: it says what became of them
    const ideas = open.length > 0 ? open : found;
    return weeklyView(t, ideas, await authorsOf(db, workspace.id, ideas));
  },
};

/** Posts a week's message with these ideas, or has the one that stands there show them, too. */
async function postWeek(
  tx: Tx,
  workspace: Workspace,
  { id: placeId }: Place,
  key: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + 2 * day);
  const args = [key, ...ids];
  await ofWeek.owe(tx, args, { workspaceId: workspace.id, to: { placeId }, dueAt: now, expiresAt });
  await ofWeek.refresh(tx, args, now);
}

/** Where a week's ideas are shown in one message; null: nowhere, or in a forum, where each has a thread of its own. */
async function weeksPlace(db: Db | Tx, { id, ideasPlaceId }: Workspace): Promise<Place | null> {
  const place = await placeById(db, id, ideasPlaceId);
  return place?.kind === 'forum' ? null : place;
}

/** What came in joins the message of its week, as soon as it can no longer be taken back at once. */
const gather: Timer = {
  ...gathering,
  async run({ tx, at, now, workspace }) {
    await ofWeek.refresh(tx, [weekKey(workspace, at)], now);
    const held = await newestHeld(tx, workspace.id, now);
    return held && heldUntil(held.createdAt);
  },
};

/**
 * On a working morning, on their own clocks, for a champion for whom there is something new or late: at most three ideas
 * that no morning had before, or that are late, and how much waits. Each idea goes to one champion, once more when late.
 */
const digest = timer('ideas.digest', {
  followsTheClock: true,
  async run({ tx, at, now, workspace, platform }) {
    if (isJustNow((after) => nextMorning(workspace, after), at)) {
      const { people } = await reviewersOf(tx, workspace.id);
      const reached = people.filter((person) => hears(person, platform.name, 'digests'));
      const date = localDate(now, workClock(workspace).zone);
      for (const [person, ideas] of shareOut(await forDigest(tx, workspace.id, wanted(workspace, now)), reached)) {
        if (ideas.length === 0) continue;
        for (const { id } of ideas) await addEvent(tx, id, { kind: 'digested', personId: person.id, at: now });
        // in their own morning, not at three at night
        const dueAt = nowOrNext((after) => nextAt(clockOf(workspace, person), morning, after), now);
        const expiresAt = new Date(dueAt.getTime() + day / 2);
        const args = [`ideas.digest:${person.id}:${date}`, ...ideas.map(({ id }) => id)];
        await digested.owe(tx, args, { workspaceId: workspace.id, to: { personId: person.id }, dueAt, expiresAt });
      }
    }
    return nextMorning(workspace, now);
  },
});

function wanted(workspace: Workspace, now: Date) {
  const clock = workClock(workspace);
  const lateDate = addWorkingDays(localDate(now, clock.zone), -lateAfterDays, clock);
  return { now, lateBefore: instantAt(lateDate, morning, clock.zone), most: 300 };
}

/** Once a week three ideas begin the week's message in the ideas channel: those in no choice of the last four weeks. */
const weekly = timer('ideas.weekly', {
  followsTheClock: true,
  async run({ tx, at, now, workspace }) {
    const { id } = workspace;
    const place = isJustNow((after) => nextWeekly(workspace, after), at) ? await weeksPlace(tx, workspace) : null;
    const isDone = !place || (await wasChosen(tx, id, new Date(now.getTime() - 3 * day)));
    const ideas = isDone ? [] : chooseThree(await candidates(tx, id, new Date(now.getTime() - 28 * day)));
    if (place && ideas.length > 0) {
      const ids = ideas.map((idea) => idea.id);
      for (const ideaId of ids) await addEvent(tx, ideaId, { kind: 'shown', at: now });
      await postWeek(tx, workspace, place, weekKey(workspace, now), ids, now);
    }
    return nextWeekly(workspace, now);
  },
});

/** They run as long as the workspace has ideas: made with the first one, and again where they are missing. */
export async function keepTimers(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
  await beginMissing(tx, workspace.id, workspace.id, [
    [digest, nextMorning(workspace, now)],
    [weekly, nextWeekly(workspace, now)],
    [gather, heldUntil(now)],
  ]);
}

/** What comes by itself next, where it would come at another time. */
export async function moves({ db, t, workspace, now }: Ctx, as: Workspace): Promise<readonly Text[]> {
  const lines: string[] = [];
  const compare = async (timer: Timer, said: 'ideas.moves' | 'ideas.movesDigest', next: typeof nextMorning) => {
    const [from, to] = [next(workspace, now), next(as, now)];
    if (from.getTime() === to.getTime() || !(await timer.set(db, [workspace.id])).has(workspace.id)) return;
    const when = (at: Date) => sayMoment(at, t.zone, t.locale, now);
    lines.push(t(said, { from: when(from), to: when(to) }));
  };
  if (await weeksPlace(db, workspace)) await compare(weekly, 'ideas.moves', nextWeekly);
  await compare(digest, 'ideas.movesDigest', nextMorning);
  return lines;
}

export const byThemselves = { notices: [digested, week], timers: [digest, weekly, gather] };
