import type { Ctx } from '../../../chat/asks.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Timer } from '../../../delivery/owes.ts';
import { beginMissing, timer } from '../../../delivery/timer.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Workspace } from '../../../store/rows.ts';
import { addWorkingDays, firstWorkday } from '../../../time/days.ts';
import { nextOn } from '../../../time/rhythm.ts';
import { sayMoment } from '../../../time/say.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { clockOf, workClock } from '../../../who/clock.ts';
import { reviewersOf } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { hears } from '../../../who/reader.ts';
import { addEvent, authorsOf, ideasByIds } from '../records/ideas.ts';
import { candidates, forDigest, queueFor, wasChosen } from '../records/queue.ts';
import { chooseThree, lateAfterDays, shareOut, waitingStates } from '../rules.ts';
import { digestView, weeklyView } from './views.ts';

const digestAt = 9 * 60;
/** Milliseconds for which a moment that has passed still counts as now. */
const tolerance = 3 * 3_600_000;

/** The next working morning, 9:00 on the workspace's clocks. */
function nextDigest(workspace: Workspace, now: Date): Date {
  const clock = workClock(workspace);
  return nextOn(clock.weekdays, digestAt, clock.zone, clock, now);
}

/** The champion's own next working morning, 9:00 on their clocks, not at three at night: at once where it was just now. */
function nextMorning(workspace: Workspace, person: Person, now: Date): Date {
  const clock = clockOf(workspace, person);
  const at = nextOn(clock.weekdays, digestAt, clock.zone, clock, new Date(now.getTime() - tolerance));
  return at > now ? at : now;
}

/** The first working day of the next week, or of this one where it is still to come, 10:00 on the workspace's clocks. */
function nextWeekly(workspace: Workspace, now: Date): Date {
  const clock = workClock(workspace);
  return nextOn([firstWorkday(clock.weekdays)], 10 * 60, clock.zone, clock, now);
}

/** Whether one of these moments was just now on the workspace's clocks: a timer may be run at any other, too. */
function isTime(next: (workspace: Workspace, after: Date) => Date, workspace: Workspace, now: Date): boolean {
  return next(workspace, new Date(now.getTime() - tolerance)) <= now;
}

const day = 86_400_000;

/** Arguments of both: the key, and the ids of three ideas. */
const threeUnderAKey = {
  key: ([key = '']: readonly string[]) => key,
  about: ([, ...ids]: readonly string[]) => ids,
};

const morning = notice(
  'ideas.digest',
  async ({ db, t, workspace, person, now }, args) => {
    const ideas = await ideasByIds(db, workspace.id, args.slice(1));
    const open = ideas.some(({ state, hiddenAt }) => waitingStates.includes(state) && hiddenAt === null);
    if (!person || (!open && !(await morning.wasSent(db, args)))) return null;
    const { count } = await queueFor(db, { workspace, person }, { most: 0, now });
    return digestView(t, ideas, await authorsOf(db, workspace.id, ideas), person, count);
  },
  { ...threeUnderAKey, kind: 'digests' },
);

/** Posts from before this had a name for its key have the ids alone: what is no idea's id is left out. */
const choice = notice(
  'ideas.weekly',
  async ({ db, t, workspace }, args) => {
    const ideas = await ideasByIds(db, workspace.id, args);
    return weeklyView(t, ideas, await authorsOf(db, workspace.id, ideas));
  },
  threeUnderAKey,
);

/**
 * On a working morning, on their own clocks, for a champion for whom there is something new or late: at most three ideas
 * that no morning had before, or that are late, and how much waits. Each idea goes to one champion, once more when late.
 */
const digest = timer('ideas.digest', {
  followsTheClock: true,
  async run({ tx, at, now, workspace, platform }) {
    if (isTime(nextDigest, workspace, at)) {
      const { people } = await reviewersOf(tx, workspace.id);
      const reached = people.filter((person) => hears(person, platform.name, 'digests'));
      const date = localDate(now, workClock(workspace).zone);
      for (const [person, ideas] of shareOut(await forDigest(tx, workspace.id, wanted(workspace, now)), reached)) {
        if (ideas.length === 0) continue;
        for (const { id } of ideas) await addEvent(tx, id, { kind: 'digested', personId: person.id, at: now });
        const dueAt = nextMorning(workspace, person, now);
        const expiresAt = new Date(dueAt.getTime() + day / 2);
        const args = [`ideas.digest:${person.id}:${date}`, ...ideas.map(({ id }) => id)];
        await morning.owe(tx, args, { workspaceId: workspace.id, to: { personId: person.id }, dueAt, expiresAt });
      }
    }
    return nextDigest(workspace, now);
  },
});

function wanted(workspace: Workspace, now: Date) {
  const clock = workClock(workspace);
  const lateDate = addWorkingDays(localDate(now, clock.zone), -lateAfterDays, clock);
  return { now, lateBefore: instantAt(lateDate, digestAt, clock.zone), most: 300 };
}

/** Once a week three ideas in the ideas channel, where one is set: those in no choice of the last four weeks. */
const weekly = timer('ideas.weekly', {
  followsTheClock: true,
  async run({ tx, at, now, workspace }) {
    const { id, ideasPlaceId } = workspace;
    const place = isTime(nextWeekly, workspace, at) ? await placeById(tx, id, ideasPlaceId) : null;
    const isDone = place === null || (await wasChosen(tx, id, new Date(now.getTime() - 3 * day)));
    const ideas = isDone ? [] : chooseThree(await candidates(tx, id, new Date(now.getTime() - 28 * day)));
    if (place && ideas.length > 0) {
      const ids = ideas.map((idea) => idea.id);
      for (const ideaId of ids) await addEvent(tx, ideaId, { kind: 'shown', at: now });
      const args = [`ideas.weekly:${id}:${localDate(now, workClock(workspace).zone)}`, ...ids];
      const expiresAt = new Date(now.getTime() + 2 * day);
      await choice.owe(tx, args, { workspaceId: id, to: { placeId: place.id }, dueAt: now, expiresAt });
    }
    return nextWeekly(workspace, now);
  },
});

/** Both run as long as the workspace has ideas: made with the first one, and again where they are missing. */
export async function keepTimers(tx: Tx, workspace: Workspace, now: Date): Promise<void> {
  await beginMissing(tx, workspace.id, workspace.id, [
    [digest, nextDigest(workspace, now)],
    [weekly, nextWeekly(workspace, now)],
  ]);
}

/** What comes by itself next, where it would come at another time. */
export async function moves({ db, t, workspace, now }: Ctx, as: Workspace): Promise<readonly Text[]> {
  const lines: string[] = [];
  const compare = async (timer: Timer, said: 'ideas.moves' | 'ideas.movesDigest', next: typeof nextDigest) => {
    const [from, to] = [next(workspace, now), next(as, now)];
    if (from.getTime() === to.getTime() || !(await timer.set(db, [workspace.id])).has(workspace.id)) return;
    const when = (at: Date) => sayMoment(at, t.zone, t.locale, now);
    lines.push(t(said, { from: when(from), to: when(to) }));
  };
  if (workspace.ideasPlaceId !== null) await compare(weekly, 'ideas.moves', nextWeekly);
  await compare(digest, 'ideas.movesDigest', nextDigest);
  return lines;
}

export const byThemselves = { notices: [morning, choice], timers: [digest, weekly] };
