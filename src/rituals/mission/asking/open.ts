import { randomInt } from 'node:crypto';
import type { Sending } from '../../../delivery/owes.ts';
import { timer, times } from '../../../delivery/timer.ts';
import { keepMornings } from '../../../owned/work.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Poll, Round, Workspace } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { clockOf, welcomeFor, workClock } from '../../../who/clock.ts';
import type { PlatformName } from '../../../who/profile.ts';
import { hears, zoneFor } from '../../../who/reader.ts';
import { addParticipations, participationsOf, replaceSilent } from '../records/participation.ts';
import * as rounds from '../records/rounds.ts';
import { thirdRating } from '../rules.ts';
import { asked, question, remind } from './notices.ts';
import * as rules from './rules.ts';

/** From here nobody answers any more; the rest of the closing is unfinished work, taken up at once (closing/steps.ts). */
export const closes = timer('mission.close', {
  async run({ tx, now, workspace }, { subject }) {
    const round = await rounds.roundById(tx, workspace.id, subject);
    if (round?.state !== 'open') return null;
    if (round.closesAt > now) return round.closesAt;
    await rounds.advance(tx, subject, 'open', 'closing');
    return null;
  },
});

/** What is done then stands in timers.ts. */
export const tends = times('mission.tend');

export interface Opener {
  workspace: Workspace;
  platform: PlatformName;
  /** Who belongs to the audience; `complete` false where the platform tells of some only. */
  people: { complete: boolean; people: readonly Person[] };
  now: Date;
  /** The host that answers are sent to, to be compared; null where they stay on the machine. */
  sendsTo: string | null;
  /** Local date on which it opens at the poll's time in each person's zone; left out: for everyone at once. */
  date?: string;
}

/**
 * Opens a poll's next round: freezes who is asked and the contract, and owes the questions, the reminders and the
 * close. Null where there is nobody to ask.
 */
export async function openRound(tx: Tx, poll: Poll, opener: Opener): Promise<Round | null> {
  const { workspace, now, people } = opener;
  const who = whom(poll, opener);
  const isCounted = poll.audience === 'ten' || people.complete;
  if (isCounted && who.length === 0) return null;
  const starts = new Map(who.map((person) => [person.id, startFor(poll, zoneFor(workspace, person), opener)]));
  const place = startFor(poll, poll.timeZone, opener);
  const all = [...starts.values(), place].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const [first, last] = [all[0] ?? place, all.at(-1) ?? place];
  const days = workspace.pollDays * (poll.audience === 'ten' ? rules.tenTimesLonger : 1);
  // once a week the champions are reminded of what nobody has said yet
  await keepMornings(tx, workspace, now);
  const round = await rounds.addRound(tx, {
    pollId: poll.id,
    number: ((await rounds.lastRound(tx, poll.id))?.number ?? 0) + 1,
    anonymous: poll.anonymous,
    audience: poll.audience,
    ...rules.thresholds(workspace.smallestGroup, poll.kWords),
    thirdRating: thirdRating(await rounds.countRounds(tx, poll.placeId)),
    sendsTo: opener.sendsTo,
    opensOn: place.date,
    openedAt: first.at,
    closesAt: rules.workingDaysAfter(last, days, poll.minutes, workClock(workspace, { timeZone: poll.timeZone })),
    asked: isCounted ? who.length : null,
  });
  await askAll(tx, { ...round, poll }, who, starts, opener);
  if (poll.audience !== 'ten') {
    const to = { placeId: poll.placeId };
    await question.owe(tx, [round.id], { ...sending(round, poll), to, dueAt: place.at, owner: poll.makerId });
  }
  await closes.next(tx, workspace.id, round.id, round.closesAt);
  const tend = nextTending(round, poll, workspace, now);
  if (tend) await tends.next(tx, workspace.id, round.id, tend);
  return round;
}

function whom(poll: Poll, { platform, people }: Opener): readonly Person[] {
  const reached = people.people.filter((person) => hears(person, platform, 'polls'));
  if (poll.audience === 'ten') return rules.draw(reached, rules.drawn, randomInt);
  return people.complete ? people.people : reached;
}

function startFor(poll: Poll, zone: string, { date, now }: Opener): rules.Opening {
  return date ? rules.opening(date, poll.minutes, zone, now) : { at: now, date: localDate(now, zone), zone };
}

function sending({ closesAt }: Round, { workspaceId }: Poll): Pick<Sending, 'workspaceId' | 'expiresAt'> {
  return { workspaceId, expiresAt: closesAt };
}

/**
 * These are asked from now on. Each who takes direct messages is owed the question and its reminders; whether a reminder
 * is wanted is decided when it is sent.
 */
async function askAll(
  tx: Tx,
  round: rounds.RoundOfPoll,
  people: readonly Person[],
  starts: ReadonlyMap<string, rules.Opening>,
  { workspace, platform }: Pick<Opener, 'workspace' | 'platform'>,
): Promise<void> {
  const { id, poll } = round;
  const rows = people.map((person) => ({ roundId: id, personId: person.id, answered: false, replaced: false }));
  await addParticipations(tx, rows);
  // of ten, the silent are replaced before the fourth day
  const days = rules.reminderDays.filter((day) => poll.audience !== 'ten' || day < rules.redrawDays);
  const direct = people.flatMap((person) => {
    const start = starts.get(person.id);
    if (!start || !hears(person, platform, 'polls')) return [];
    const common = { ...sending(round, poll), to: { personId: person.id } };
    const dueAt = welcomeFor(workspace, person, start.at);
    return [{ start, dueAt, personId: person.id, calendar: clockOf(workspace, person), common }];
  });
  await asked.oweAll(
    tx,
    direct.map(({ dueAt, personId, common }) => ({ ...common, args: [id, personId], dueAt })),
  );
  const reminders = direct.flatMap(({ start, personId, calendar, common }) =>
    days.map((day) => ({
      ...common,
      args: [id, personId, String(day)],
      dueAt: rules.workingDaysAfter(start, day, poll.minutes, calendar),
    })),
  );
  await remind.oweAll(
    tx,
    reminders.filter(({ dueAt }) => dueAt < round.closesAt),
  );
}

/**
 * Of ten, those who stay silent are replaced by as many new draws, while there are people to draw. Who is replaced may
 * still answer.
 */
export async function redraw(tx: Tx, round: rounds.RoundOfPoll, opener: Omit<Opener, 'sendsTo'>): Promise<void> {
  const { workspace, platform, people, now } = opener;
  const rows = await participationsOf(tx, round.id);
  const silent = rows.filter(({ answered, replaced }) => !answered && !replaced).map(({ personId }) => personId);
  const known = new Set(rows.map(({ personId }) => personId));
  const pool = people.people.filter((person) => !known.has(person.id) && hears(person, platform, 'polls'));
  const fresh = rules.draw(pool, silent.length, randomInt);
  await replaceSilent(tx, round.id, rules.draw(silent, fresh.length, randomInt));
  const starts = new Map(
    fresh.map((person): [string, rules.Opening] => {
      const zone = zoneFor(workspace, person);
      return [person.id, rules.opening(localDate(now, zone), round.poll.minutes, zone, now)];
    }),
  );
  await askAll(tx, round, fresh, starts, opener);
}

/** When a round is looked after next: its count brought up to date, or the silent of ten replaced. */
export function nextTending(round: Round, poll: Poll, workspace: Workspace, now: Date): Date | null {
  const start = { at: round.openedAt, date: round.opensOn, zone: poll.timeZone };
  const times = rules.tendings(
    start,
    { ...round, minutes: poll.minutes, pollDays: workspace.pollDays },
    workClock(workspace, { timeZone: poll.timeZone }),
  );
  return times.find((time) => time > now) ?? null;
}
