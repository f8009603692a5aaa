import { comesTo } from '../delivery/outbox.ts';
import type { Due, DueCtx, Notice, Timer } from '../delivery/owes.ts';
import { timer } from '../delivery/timer.ts';
import type { Tx } from '../store/client.ts';
import type { OwnedWork, Person } from '../store/rows.ts';
import { addDays, daysBetween, isWorkingDay, weekBegin } from '../time/days.ts';
import { instantAt, localDate } from '../time/zone.ts';
import { inStead, isAway, notHere } from '../who/away.ts';
import {
  clockOf,
  isJustNow,
  morning,
  nextAt,
  nextMorning,
  nextWelcome,
  nowOrNext,
  type WorkClock,
  welcome,
  workClock,
} from '../who/clock.ts';
import { personById, reviewersOf } from '../who/people.ts';
import { hears, isCalled } from '../who/reader.ts';
import type { Kinds } from './hands.ts';
import { mornings, reminder, reminding } from './promises.ts';
import { momentsOf, type Stage, wanted } from './rules.ts';
import * as store from './store.ts';
import { callPlaceOf, record } from './work.ts';

/** Of champions' days: after their other digests, and long after. */
const afterDigests = morning + 5;
const afternoon = 14 * 60;
/** Milliseconds after which it is not worth sending any more. */
const halfADay = 12 * 3_600_000;

/** The champions' week, and the names of their other digests. */
export interface Week {
  notice: Notice;
  digests: readonly string[];
}

/** Reminds whoever has a piece of work of its day; what has passed is asked about until it was asked. */
const remind: Due = {
  followsTheClock: true,
  async run(ctx, { subject }) {
    const { tx, now, workspace } = ctx;
    const work = await store.workById(tx, workspace.id, subject);
    const owner = await personById(tx, workspace.id, work?.ownerId ?? null);
    if (work?.state !== 'open' || work.dueDate === null || owner?.kind !== 'member') return null;
    const clock = clockOf(workspace, owner);
    const set = await store.lastMove(tx, work.id, ['given', 'handed', 'moved']);
    const since = set?.at ?? work.createdAt;
    const { stage, next } = wanted(momentsOf(work.dueDate, clock), { since, now, today: localDate(now, clock.zone) });
    const isOwed = stage !== null && (await oweReminder(ctx, work, owner, stage));
    if (next || stage !== 'past' || !isOwed) return next;
    return nextAt(clock, morning, now);
  },
};

/** To whoever sees to it, within the hours of the next working day on their own clock. False where it was said before, or cannot be. */
async function oweReminder(
  { tx, now, workspace, platform }: DueCtx,
  work: OwnedWork,
  owner: Person,
  stage: Stage,
): Promise<boolean> {
  const args = (person: Person) => [work.id, stage, work.dueDate ?? '', person.id];
  const callIn = await callPlaceOf(tx, workspace, work);
  const isReached = (one: Person) =>
    hears(one, platform.name, 'rest') || (callIn !== null && isCalled(one, platform.name));
  const there = (await inStead(tx, workspace, owner, now)).filter(isReached);
  for (const one of [owner, ...there]) if (await reminder.wasSent(tx, args(one))) return false;
  for (const one of there) {
    const clock = clockOf(workspace, one);
    const dueAt = nextWelcome(now, clock.zone, clock);
    const expiresAt = instantAt(localDate(dueAt, clock.zone), welcome.until, clock.zone);
    await reminder.owe(tx, args(one), {
      workspaceId: workspace.id,
      to: { personId: one.id },
      callIn,
      dueAt,
      expiresAt,
    });
  }
  return there.length > 0;
}

/** What somebody who left had in their hands goes back to whoever asked for it, or to who decides. */
async function handLeft({ tx, now, workspace }: DueCtx, kinds: Kinds): Promise<void> {
  const gone = await notHere(tx, workspace.id, await store.ownersIn(tx, workspace.id));
  for (const owner of gone.filter(({ kind }) => kind !== 'member')) {
    const [first] = (await reviewersOf(tx, workspace.id)).people;
    for (const before of await store.openOf(tx, workspace.id, [owner.id])) {
      const asker = await personById(tx, workspace.id, before.askedById);
      const heir = asker?.kind === 'member' ? asker : first;
      if (!heir) continue;
      const work = await store.changeWork(tx, before.id, { ownerId: heir.id });
      await record(tx, { workspace, now, person: null }, { kind: 'handed', before, work, tell: [heir.id] });
      await kinds(work.kind)?.changed?.(tx, work, now);
    }
  }
}

/** The working days of a local date's week up to it. */
function weekUntil(date: string, clock: WorkClock): string[] {
  const begin = weekBegin(date, clock.weekdays);
  const days = Array.from({ length: daysBetween(begin, date) + 1 }, (_, n) => addDays(begin, n));
  return days.filter((day) => isWorkingDay(day, clock));
}

/** Whether each of these days had another digest for somebody, so that the week has not come to them yet. */
async function hasMadeRoom(tx: Tx, personId: string, days: readonly string[], { zone }: WorkClock, week: Week) {
  for (const day of days) {
    if (await week.notice.wasSent(tx, [personId, day])) return false;
    const [from, until] = [instantAt(day, 0, zone), instantAt(addDays(day, 1), 0, zone)];
    if (!(await comesTo(tx, personId, week.digests, from, until))) return false;
  }
  return true;
}

/**
 * Once a week, on its first working morning, or the next on which no other digest comes to them; where each has one, in
 * the afternoon of its last working day.
 */
async function oweWeek(tx: Tx, { workspace, now }: DueCtx, week: Week): Promise<void> {
  const work = workClock(workspace);
  const date = localDate(now, work.zone);
  const days = weekUntil(date, work);
  const isLast = weekUntil(localDate(nextMorning(workspace, now), work.zone), work)[0] !== days[0];
  for (const person of (await reviewersOf(tx, workspace.id)).people) {
    if (isAway(workspace, person, now)) continue;
    if (!(await hasMadeRoom(tx, person.id, days.slice(0, -1), work, week))) continue;
    const clock = clockOf(workspace, person);
    const dueAt = nowOrNext((after) => nextAt(clock, isLast ? afternoon : afterDigests, after), now);
    const expiresAt = new Date(dueAt.getTime() + halfADay);
    const sending = { workspaceId: workspace.id, to: { personId: person.id }, dueAt, expiresAt };
    await week.notice.owe(tx, isLast ? [person.id, date, 'last'] : [person.id, date], sending);
  }
}

export function timersWith(kinds: Kinds, week: Week): readonly Timer[] {
  return [
    { ...reminding, ...remind },
    timer(mornings.name, {
      followsTheClock: true,
      async run(ctx) {
        await handLeft(ctx, kinds);
        if (isJustNow((after) => nextMorning(ctx.workspace, after), ctx.at)) await oweWeek(ctx.tx, ctx, week);
        return nextMorning(ctx.workspace, ctx.now);
      },
    }),
  ];
}
