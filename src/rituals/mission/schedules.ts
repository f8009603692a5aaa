import { owe, refresh } from '../../delivery/outbox.ts';
import type { Due, DueCtx } from '../../delivery/owes.ts';
import type { Tx } from '../../store/client.ts';
import type { Person, Poll, Workspace } from '../../store/rows.ts';
import { localDate } from '../../time/zone.ts';
import { zoneFor } from '../../who/reader.ts';
import type { Services } from '../services.ts';
import { dateAfter, firstMoment, nextTending, openRound, redraw } from './opening.ts';
import { waitsForAction } from './report.ts';
import { opening } from './rules.ts';
import * as rounds from './store.ts';
import { changePoll, placeOf, pollById } from './store-polls.ts';

const hourMs = 3_600_000;

/** Opens a poll's next round when the first of its people's clocks reaches the stated time. */
const openWith = ({ alignment: { sendsTo } }: Services): Due => ({
  async needsPeople(db, { workspaceId, subject }) {
    const poll = await pollById(db, workspaceId, subject);
    if (!poll) return null;
    return poll.audience === 'channel' ? placeOf(db, poll) : 'everyone';
  },
  async run(ctx, { subject }) {
    const { tx, now, workspace } = ctx;
    const poll = await pollById(tx, workspace.id, subject);
    if (!poll?.nextOn || poll.state === 'ended' || !ctx.people) return null;
    const last = await rounds.lastRound(tx, poll.id);
    if (last && last.state !== 'closed') return new Date(Math.max(last.closesAt.getTime(), now.getTime()) + hourMs);
    if (last && waitsForAction(last)) {
      await tellMaker(tx, poll, last.id, now);
      return null;
    }
    const starts = earliest(poll, poll.nextOn, workspace, ctx.people.people, now);
    if (starts > now) return starts;
    const opener = { workspace, platform: ctx.platform.name, people: ctx.people, now, sendsTo, date: poll.nextOn };
    const round = await openRound(tx, poll, opener);
    return planNext(tx, poll, round?.closesAt ?? now, ctx);
  },
});

function earliest(poll: Poll, date: string, workspace: Workspace, people: readonly Person[], now: Date): Date {
  const zones = new Set([poll.timeZone, ...people.map((person) => zoneFor(workspace, person))]);
  const times = [...zones].map((zone) => opening(date, poll.minutes, zone, now).at.getTime());
  return new Date(Math.min(...times));
}

/** Dates missed meanwhile are not made up for, and none falls into a round that opened late. */
async function planNext(tx: Tx, poll: Poll, after: Date, { workspace }: DueCtx): Promise<Date | null> {
  const nextOn = dateAfter(poll, workspace, localDate(after, poll.timeZone));
  await changePoll(tx, poll.id, { nextOn, ...(nextOn === null && { state: 'ended' }) });
  return nextOn === null ? null : firstMoment(nextOn, poll.minutes);
}

/** Once a round: the next one waits for a line that says what follows from the last. */
async function tellMaker(tx: Tx, poll: Poll, roundId: string, now: Date): Promise<void> {
  await owe(tx, {
    key: `mission.waits:${roundId}`,
    workspaceId: poll.workspaceId,
    job: 'mission.waits',
    args: [roundId],
    to: { personId: poll.makerId },
    dueAt: now,
  });
}

/** On the second and fourth working day the question's count is brought up to date; the silent of ten are replaced. */
const tend: Due = {
  async needsPeople(db, { workspaceId, subject }) {
    const round = await rounds.roundById(db, workspaceId, subject);
    return round?.audience === 'ten' ? 'everyone' : null;
  },
  async run({ tx, now, workspace, platform, people }, { subject }) {
    const round = await rounds.roundById(tx, workspace.id, subject);
    if (round?.state !== 'open') return null;
    if (people) await redraw(tx, round, { workspace, platform: platform.name, people, now });
    else await refresh(tx, `mission.question:${round.id}`, now);
    return nextTending(round, round.poll, workspace, now);
  },
};

/** From here nobody answers any more; the rest of the closing is unfinished work, taken up at once (closing.ts). */
const close: Due = {
  async run({ tx }, { subject }) {
    await rounds.advance(tx, subject, 'open', 'closing');
    return null;
  },
};

export function schedulesWith(services: Services): Record<string, Due> {
  return { open: openWith(services), tend, close };
}
