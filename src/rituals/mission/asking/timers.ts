import type { Ctx } from '../../../chat/asks.ts';
import type { Due, DueCtx } from '../../../delivery/owes.ts';
import { placeSpan, type Text } from '../../../i18n/text.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Poll, Workspace } from '../../../store/rows.ts';
import { dateAfter, plannedNow } from '../../../time/rhythm.ts';
import { sayDate } from '../../../time/say.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { zoneFor } from '../../../who/reader.ts';
import { waitsForAction } from '../records/frozen.ts';
import * as rounds from '../records/rounds.ts';
import { question, waits } from './notices.ts';
import { nextTending, openRound, redraw } from './open.ts';
import { firstMoment, opening } from './rules.ts';
import { changePoll, plannedPolls, pollById } from './store.ts';

const hourMs = 3_600_000;

/** Opens a poll's next round when the first of its people's clocks reaches the stated time. */
export function opensNext(sendsTo: string | null): Due {
  return {
    followsTheClock: true,
    async needsPeople(db, { workspaceId, subject }) {
      const poll = await pollById(db, workspaceId, subject);
      if (!poll) return null;
      return poll.audience === 'channel' ? rounds.placeOf(db, poll) : 'everyone';
    },
    async run(ctx, { subject }) {
      const { tx, now, workspace, people } = ctx;
      const poll = await pollById(tx, workspace.id, subject);
      if (!poll?.nextOn || poll.state === 'ended' || !people) return null;
      const last = await rounds.lastRound(tx, poll.id);
      const date = onCalendar(poll, last?.closesAt, workspace, now);
      if (date !== poll.nextOn) await changePoll(tx, poll.id, { nextOn: date });
      if (last && last.state !== 'closed') return new Date(Math.max(last.closesAt.getTime(), now.getTime()) + hourMs);
      if (firstMoment(date, poll.minutes) > now) return firstMoment(date, poll.minutes);
      if (last && waitsForAction(last)) {
        // once a round: the next one waits for a line that says what follows from the last
        await waits.owe(tx, [last.id], { workspaceId: workspace.id, to: { personId: poll.makerId }, dueAt: now });
        return null;
      }
      const starts = earliest(poll, date, workspace, people.people, now);
      if (starts > now) return starts;
      const round = await openRound(tx, poll, { workspace, platform: ctx.platform.name, people, now, sendsTo, date });
      return planNext(tx, poll, round?.closesAt ?? now, ctx);
    },
  };
}

/** The date of the next round on a workspace's working days. */
function onCalendar(poll: Poll, closed: Date | undefined, workspace: Workspace, now: Date): string {
  const calendar = workClock(workspace, { timeZone: poll.timeZone });
  return plannedNow(dateAfter(poll, calendar, closed && localDate(closed, poll.timeZone)), poll, calendar, now);
}

/** The rounds to come that would open on another date, if zone, working days and holidays were these. */
export async function moves({ db, t, workspace, now }: Ctx, as: Workspace): Promise<readonly Text[]> {
  const said: Text[] = [];
  for (const poll of await plannedPolls(db, workspace.id)) {
    const planned = poll.nextOn ?? '';
    if (instantAt(planned, poll.minutes, poll.timeZone) <= now) continue;
    const last = await rounds.lastRound(db, poll.id);
    const date = onCalendar(poll, last?.closesAt, as, now);
    if (date === planned) continue;
    const place = placeSpan(await rounds.placeOf(db, poll));
    said.push(t.rich('mission.moves', { place, from: sayDate(planned, t.locale), to: sayDate(date, t.locale) }));
  }
  return said;
}

function earliest(poll: Poll, date: string, workspace: Workspace, people: readonly Person[], now: Date): Date {
  const zones = new Set([poll.timeZone, ...people.map((person) => zoneFor(workspace, person))]);
  const times = [...zones].map((zone) => opening(date, poll.minutes, zone, now).at.getTime());
  return new Date(Math.min(...times));
}

/** Dates missed meanwhile are not made up for, and none falls into a round that opened late. */
async function planNext(tx: Tx, poll: Poll, after: Date, { workspace }: DueCtx): Promise<Date | null> {
  const nextOn = dateAfter(poll, workClock(workspace, { timeZone: poll.timeZone }), localDate(after, poll.timeZone));
  await changePoll(tx, poll.id, { nextOn, ...(nextOn === null && { state: 'ended' }) });
  return nextOn === null ? null : firstMoment(nextOn, poll.minutes);
}

/** On the second and fourth working day the question's count is brought up to date; the silent of ten are replaced. */
export const tendsNow: Due = {
  async needsPeople(db, { workspaceId, subject }) {
    const round = await rounds.roundById(db, workspaceId, subject);
    return round?.state === 'open' && round.audience === 'ten' ? 'everyone' : null;
  },
  async run({ tx, now, workspace, platform, people }, { subject }) {
    const round = await rounds.roundById(tx, workspace.id, subject);
    if (round?.state !== 'open') return null;
    if (people) await redraw(tx, round, { workspace, platform: platform.name, people, now });
    else await question.refresh(tx, [round.id], now);
    return nextTending(round, round.poll, workspace, now);
  },
};
