import { randomInt } from 'node:crypto';
import { type Owed, owe, oweAll } from '../../delivery/outbox.ts';
import { runNext } from '../../delivery/schedules.ts';
import type { Tx } from '../../store/client.ts';
import type { Person, Poll, Round, Workspace } from '../../store/rows.ts';
import { addDays } from '../../time/days.ts';
import { nextDate, type Rhythm } from '../../time/rhythm.ts';
import { instantAt, localDate } from '../../time/zone.ts';
import type { PlatformName } from '../../who/profile.ts';
import { takesDirect, zoneFor } from '../../who/reader.ts';
import {
  draw,
  drawn,
  type Opening,
  opening,
  readWorkingDays,
  redrawDays,
  reminderDays,
  tenTimesLonger,
  thirdRating,
  thresholds,
  workingDaysAfter,
} from './rules.ts';
import * as rounds from './store.ts';
import { addParticipations, participationsOf, replaceSilent } from './store-people.ts';

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
  const asked = whom(poll, opener);
  const counted = poll.audience === 'ten' || people.complete;
  if (counted && asked.length === 0) return null;
  const starts = new Map(asked.map((person) => [person.id, startFor(poll, zoneFor(workspace, person), opener)]));
  const place = startFor(poll, poll.timeZone, opener);
  const last = [...starts.values(), place].reduce((latest, one) => (one.at > latest.at ? one : latest));
  const first = [...starts.values(), place].reduce((soonest, one) => (one.at < soonest.at ? one : soonest));
  const workingDays = readWorkingDays(workspace.workingDays);
  const days = workspace.pollDays * (poll.audience === 'ten' ? tenTimesLonger : 1);
  const round = await rounds.addRound(tx, {
    pollId: poll.id,
    number: ((await rounds.lastRound(tx, poll.id))?.number ?? 0) + 1,
    anonymous: poll.anonymous,
    audience: poll.audience,
    ...thresholds(workspace.smallestGroup, poll.kWords),
    thirdRating: thirdRating(await rounds.countRounds(tx, poll.placeId)),
    sendsTo: opener.sendsTo,
    opensOn: place.date,
    openedAt: first.at,
    closesAt: workingDaysAfter(last, days, poll.minutes, workingDays),
    asked: counted ? asked.length : null,
  });
  await addParticipations(
    tx,
    asked.map((person) => asking(round.id, person)),
  );
  await oweQuestions(
    tx,
    poll,
    round,
    asked.filter((person) => takesDirect(person, opener.platform)),
    starts,
    opener,
  );
  if (poll.audience !== 'ten') {
    await owe(tx, { ...question(poll, round), to: { placeId: poll.placeId }, dueAt: place.at, ownerId: poll.makerId });
  }
  const about = { workspaceId: workspace.id, subject: round.id };
  await runNext(tx, { ...about, name: 'mission.close' }, round.closesAt);
  const tend = nextTending(round, poll, workspace, now);
  if (tend) await runNext(tx, { ...about, name: 'mission.tend' }, tend);
  return round;
}

function whom(poll: Poll, { platform, people }: Opener): Person[] {
  const reached = people.people.filter((person) => takesDirect(person, platform));
  if (poll.audience === 'ten') return draw(reached, drawn, randomInt);
  return people.complete ? [...people.people] : reached;
}

function startFor(poll: Poll, zone: string, { date, now }: Opener): Opening {
  return date ? opening(date, poll.minutes, zone, now) : { at: now, date: localDate(now, zone), zone };
}

function asking(roundId: string, { id }: Person) {
  return { roundId, personId: id, answered: false, replaced: false };
}

function question(poll: Poll, round: Round) {
  return {
    key: `mission.question:${round.id}`,
    workspaceId: poll.workspaceId,
    job: 'mission.question',
    args: [round.id],
    expiresAt: round.closesAt,
  };
}

/** The question and its reminders to each person directly. Whether a reminder is wanted is decided when it is sent. */
async function oweQuestions(
  tx: Tx,
  poll: Poll,
  round: Round,
  people: readonly Person[],
  starts: ReadonlyMap<string, Opening>,
  { workspace }: Pick<Opener, 'workspace'>,
): Promise<void> {
  const workingDays = readWorkingDays(workspace.workingDays);
  // of ten, the silent are replaced before the fourth day
  const days = poll.audience === 'ten' ? reminderDays.filter((day) => day < redrawDays) : reminderDays;
  const owed = people.flatMap(({ id }): Owed[] => {
    const start = starts.get(id);
    if (!start) return [];
    const common = { ...question(poll, round), to: { personId: id } };
    const asked = { ...common, key: `mission.asked:${round.id}:${id}`, job: 'mission.asked', dueAt: start.at };
    const reminders = days.map((day) => ({
      ...common,
      key: `mission.remind:${round.id}:${id}:${day}`,
      job: 'mission.remind',
      dueAt: workingDaysAfter(start, day, poll.minutes, workingDays),
    }));
    return [asked, ...reminders.filter(({ dueAt }) => dueAt < round.closesAt)];
  });
  await oweAll(tx, owed);
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
  const pool = people.people.filter((person) => !known.has(person.id) && takesDirect(person, platform));
  const fresh = draw(pool, silent.length, randomInt);
  await replaceSilent(tx, round.id, draw(silent, fresh.length, randomInt));
  await addParticipations(
    tx,
    fresh.map((person) => asking(round.id, person)),
  );
  const starts = new Map(
    fresh.map((person): [string, Opening] => {
      const zone = zoneFor(workspace, person);
      return [person.id, opening(localDate(now, zone), round.poll.minutes, zone, now)];
    }),
  );
  await oweQuestions(tx, round.poll, round, fresh, starts, opener);
}

/** When a round is looked after next: its count brought up to date, or the silent of ten replaced. */
export function nextTending(round: Round, poll: Poll, workspace: Workspace, now: Date): Date | null {
  const workingDays = readWorkingDays(workspace.workingDays);
  const start: Opening = { at: round.openedAt, date: round.opensOn, zone: poll.timeZone };
  const most = workspace.pollDays * tenTimesLonger;
  const days =
    round.audience === 'ten' ? Array.from({ length: most }, (_, n) => (n + 1) * redrawDays) : [...reminderDays];
  const times = days.map((day) => workingDaysAfter(start, day, poll.minutes, workingDays));
  return times.find((time) => time > now && time < round.closesAt) ?? null;
}

export function rhythmOf({ rhythm, firstDate }: Pick<Poll, 'rhythm' | 'firstDate'>): Rhythm {
  if (rhythm === 'monthly') return { kind: 'monthly', day: Number(firstDate.slice(8)), first: firstDate };
  if (rhythm === 'quarterly') return { kind: 'quarterly', first: firstDate };
  return { kind: 'once', first: firstDate };
}

/** The poll's next date after another; its very first where that is left out. */
export function dateAfter(
  poll: Pick<Poll, 'rhythm' | 'firstDate'>,
  workspace: Workspace,
  after?: string,
): string | null {
  return nextDate(rhythmOf(poll), after ?? addDays(poll.firstDate, -1), readWorkingDays(workspace.workingDays));
}

/** The instant at which a local date and time is reached anywhere on earth: from then on it may be somebody's. */
export function firstMoment(date: string, minutes: number): Date {
  return instantAt(date, minutes, 'Pacific/Kiritimati');
}
