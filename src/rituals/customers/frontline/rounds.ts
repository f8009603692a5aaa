import { refreshAbout, showsToo } from '../../../delivery/outbox.ts';
import type { Due, DueCtx } from '../../../delivery/owes.ts';
import { times } from '../../../delivery/timer.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Asking, AskingRound, Workspace } from '../../../store/rows.ts';
import { addDays, nextWorkingDay } from '../../../time/days.ts';
import { dateAfter, dateAfterWaiting, plannedNow } from '../../../time/rhythm.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { inStead } from '../../../who/away.ts';
import { nextWelcome, type WorkClock, welcomeFor, workClock } from '../../../who/clock.ts';
import { personById, reviewersOf } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import type { Busy } from '../../busy.ts';
import { dueOf, late, nobody, question, result, sortIt } from './notices.ts';
import { closing, weeksOf } from './rules.ts';
import * as store from './store.ts';

/** How a round opens, closes, is sorted and told, and the next one comes. */

/** Of an asking: its next round. Set by the plan, and by the result of the last one. */
export const opens = times('customers.frontlineOpens');
/** Of a round until it is told: closes it, and sees to it that it is sorted. */
export const tends = times('customers.frontlineTends');

type At = { workspace: Workspace; now: Date };

export function clockHere(workspace: Workspace, { timeZone }: Pick<Asking, 'timeZone'>): WorkClock {
  return workClock(workspace, { timeZone });
}

/** So many weeks are looked through for one in which a channel is asked nothing else. */
const mostWeeks = 53;

/** The date itself, or the same weekday of the next week in which its channel is asked nothing else. */
export async function freeDate(
  db: Db | Tx,
  asking: Asked,
  date: string,
  clock: WorkClock,
  busy: Busy,
): Promise<string> {
  let free = date;
  for (let week = 1; week <= mostWeeks && (await busy(db, asking, ...weeksOf(free, clock))); week++) {
    free = nextWorkingDay(addDays(date, 7 * week), clock);
  }
  return free;
}

type Asked = Pick<Asking, 'workspaceId' | 'placeId'>;

/** The date of the next round on a clock's working days. */
export function onCalendar(asking: Asking, last: AskingRound | null, clock: WorkClock, now: Date): string {
  return plannedNow(dateAfter(asking, clock, last?.opensOn), asking, clock, now);
}

/** Opens an asking's next round; waits for the result of the last one, and for a week in which nothing else is asked. */
export function opensNext(busy: Busy): Due {
  return {
    followsTheClock: true,
    async needsPeople(db, { workspaceId, subject }) {
      const asking = await store.askingById(db, workspaceId, subject);
      return asking && placeById(db, workspaceId, asking.placeId);
    },
    async run(ctx, { subject }) {
      const { tx, now, workspace, people } = ctx;
      const asking = await store.askingById(tx, workspace.id, subject);
      if (!asking?.nextOn || !people) return null;
      const last = await store.lastRound(tx, asking.id);
      if (last && last.resultAt === null) return null;
      const clock = clockHere(workspace, asking);
      const date = await freeDate(tx, asking, onCalendar(asking, last, clock, now), clock, busy);
      if (date !== asking.nextOn) await store.changeAsking(tx, asking.id, { nextOn: date });
      const planned = instantAt(date, asking.minutes, clock.zone);
      const start = nextWelcome(planned > now ? planned : now, clock.zone, clock);
      if (start > now) return start;
      const nextOn = dateAfter(asking, clock, localDate(now, clock.zone));
      await store.changeAsking(tx, asking.id, { nextOn });
      if (!people.complete || people.people.length > 0) {
        await open(ctx, asking, clock);
        return null;
      }
      await tellNobody(ctx, asking, date);
      return nextOn === null ? null : instantAt(nextOn, asking.minutes, clock.zone);
    },
  };
}

async function open({ tx, now, workspace }: DueCtx, asking: Asking, clock: WorkClock): Promise<void> {
  const { id: askingId, leaderId, offer, sorterId, placeId, minutes } = asking;
  const opensOn = localDate(now, clock.zone);
  const closesAt = closing(opensOn, minutes, clock);
  const round = await store.addRound(tx, { askingId, leaderId, offer, sorterId, opensOn, closesAt, createdAt: now });
  const sending = { workspaceId: workspace.id, to: { placeId }, dueAt: now, expiresAt: closesAt, owner: leaderId };
  await question.owe(tx, [round.id], sending);
  await tends.next(tx, workspace.id, round.id, closesAt);
}

async function tellNobody({ tx, now, workspace }: DueCtx, { id, leaderId, placeId }: Asking, date: string) {
  const leader = await personById(tx, workspace.id, leaderId);
  if (leader?.kind !== 'member') return;
  const sending = { workspaceId: workspace.id, to: { personId: leaderId }, callIn: placeId };
  await nobody.owe(tx, [id, date], { ...sending, dueAt: welcomeFor(workspace, leader, now) });
}

/** Until its result is told: closes at its time, and reminds the champions once where nobody has sorted it by its day. */
export const tendsNow: Due = {
  followsTheClock: true,
  /** Of a private channel only its members are reminded. */
  async needsPeople(db, { workspaceId, subject }) {
    const round = await store.roundById(db, workspaceId, subject);
    return round?.closedAt && !round.resultAt ? placeById(db, workspaceId, round.asking.placeId) : null;
  },
  async run(ctx, { subject }) {
    const { tx, now, workspace } = ctx;
    const round = await store.roundById(tx, workspace.id, subject);
    if (!round || round.resultAt !== null) return null;
    if (round.closedAt === null) return close(ctx, round);
    const due = dueOf(ctx, round);
    if (due > now) return due;
    if (round.remindedAt === null) await remind(ctx, round);
    return null;
  },
};

async function close(ctx: DueCtx, round: store.RoundOf): Promise<Date | null> {
  const { tx, now, workspace } = ctx;
  const clock = clockHere(workspace, round.asking);
  const closesAt = closing(round.opensOn, round.asking.minutes, clock);
  if (closesAt > now) {
    if (closesAt.getTime() !== round.closesAt.getTime()) {
      await store.changeRound(tx, round.id, { closesAt });
      await question.refresh(tx, [round.id], now);
    }
    return closesAt;
  }
  await store.changeRound(tx, round.id, { closesAt, closedAt: now });
  const closed = { ...round, closesAt, closedAt: now };
  if ((await store.countLines(tx, round.id)) === 0) {
    await tellResult(tx, ctx, closed, []);
    return null;
  }
  await question.refresh(tx, [round.id], now);
  const sorter = await personById(tx, workspace.id, round.sorterId);
  for (const person of sorter ? await inStead(tx, workspace, sorter, now) : []) {
    const to = { personId: person.id };
    const sending = { workspaceId: workspace.id, to, callIn: round.asking.placeId };
    await sortIt.owe(tx, [round.id, person.id], { ...sending, dueAt: welcomeFor(workspace, person, now) });
  }
  return dueOf(ctx, closed);
}

async function remind({ tx, now, workspace, people }: DueCtx, round: store.RoundOf): Promise<void> {
  await store.changeRound(tx, round.id, { remindedAt: now });
  for (const person of (await reviewersOf(tx, workspace.id)).people) {
    if (people?.isPrivate && !people.people.some(({ id }) => id === person.id)) continue;
    const sending = { workspaceId: workspace.id, to: { personId: person.id }, callIn: round.asking.placeId };
    await late.owe(tx, [round.id, person.id], { ...sending, dueAt: welcomeFor(workspace, person, now) });
  }
}

/** Its result stands in the channel, and the next round may come. @param mains ids of the problems that are worked on */
export async function tellResult(
  tx: Tx,
  { workspace, now }: At,
  round: store.RoundOf,
  mains: readonly string[],
): Promise<void> {
  const { id, leaderId, asking } = round;
  await store.changeRound(tx, id, { resultAt: now, mains: mains.join(',') });
  const clock = clockHere(workspace, asking);
  const sending = { workspaceId: workspace.id, to: { placeId: asking.placeId }, owner: leaderId };
  await result.owe(tx, [id], { ...sending, dueAt: nextWelcome(now, clock.zone, clock) });
  for (const main of mains) await showsToo(tx, result.key([id]), main);
  await refreshAbout(tx, workspace.id, [id], null, now);
  await tends.end(tx, id);
  await goOn(tx, { workspace, now }, asking);
}

/** The next round is on its way: on its date, or on the next working day where that has passed. */
async function goOn(tx: Tx, { workspace, now }: At, { id }: Asking): Promise<void> {
  const asking = await store.askingById(tx, workspace.id, id);
  if (!asking?.nextOn) return;
  const clock = clockHere(workspace, asking);
  const nextOn = dateAfterWaiting(asking, clock, now);
  if (nextOn !== asking.nextOn) await store.changeAsking(tx, id, { nextOn });
  await opens.next(tx, workspace.id, id, instantAt(nextOn, asking.minutes, clock.zone));
}
