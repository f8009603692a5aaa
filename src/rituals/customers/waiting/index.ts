import type { Ctx, HomeLine } from '../../../chat/asks.ts';
import { isPromised, promisedTo, showsToo } from '../../../delivery/outbox.ts';
import type { DueCtx, Notice, Timer } from '../../../delivery/owes.ts';
import type { Tx } from '../../../store/client.ts';
import type { Person, Voice, Workspace } from '../../../store/rows.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { card, clock, rounds } from '../../../voices/promises.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { lastMove, voiceById } from '../../../voices/store.ts';
import { countWaiting, holdersIn, waitingIn } from '../../../voices/waits.ts';
import { inStead, isAway, notHere } from '../../../who/away.ts';
import {
  clockOf,
  isJustNow,
  morning,
  nextAt,
  nextMorning,
  nextWelcome,
  nowOrNext,
  welcome,
  workClock,
} from '../../../who/clock.ts';
import { adminsOf, personById, reviewersOf } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { hears } from '../../../who/reader.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Chapter } from '../../ritual.ts';
import { told } from '../answering/notices.ts';
import { mostTold } from '../rules.ts';
import { isLongFrom, reasonsFor, remindersFor, type Waiting } from './ladder.ts';
import { type Mark, marked } from './marks.ts';
import { day, longestLine, overdue, promisedLine, reminder, waitingNotices } from './notices.ts';

type Reached = Pick<DueCtx, 'tx' | 'now' | 'workspace'>;

/** Those who are here; where nobody is, it waits for all. */
function here(workspace: Workspace, people: readonly Person[], now: Date): readonly Person[] {
  const there = people.filter((person) => !isAway(workspace, person, now));
  return there.length > 0 ? there : people;
}

/** Those who decide, and the admins: each once. */
async function askedOf({
  tx,
  workspace,
  now,
}: Reached): Promise<{ person: Person; decides: boolean; isAdmin: boolean }[]> {
  const decide = here(workspace, (await reviewersOf(tx, workspace.id)).people, now);
  const admins = here(workspace, await adminsOf(tx, workspace.id), now);
  const all = new Map([...decide, ...admins].map((person) => [person.id, person]));
  const among = (some: readonly Person[], { id }: Person) => some.some((one) => one.id === id);
  return [...all.values()].map((person) => ({
    person,
    decides: among(decide, person),
    isAdmin: among(admins, person),
  }));
}

/** The end of the hours in which somebody hears from the bot, on the day of an instant. */
function dayEnd(at: Date, zone: string): Date {
  return instantAt(localDate(at, zone), welcome.until, zone);
}

/** Whether somebody has heard of a voice as often as they are to, apart from what stands under a key. */
async function heardEnough(tx: Tx, person: Person, voice: Voice, key: string): Promise<boolean> {
  return (await promisedTo(tx, person.id, told(voice.id), key)) >= mostTold;
}

/** Shows a voice in somebody's message of the day, which is owed with its first reason. */
async function oweDay(ctx: Reached, person: Person, voice: Voice, mark: Mark, dueAt: Date): Promise<void> {
  const { tx, now, workspace } = ctx;
  const { zone } = clockOf(workspace, person);
  const args = [person.id, localDate(dueAt, zone)];
  const key = day.key(args);
  if (!(await isPromised(tx, key))) {
    const sending = { to: { personId: person.id }, callIn: workspace.customersPlaceId, dueAt };
    await day.owe(tx, args, { workspaceId: workspace.id, ...sending, expiresAt: dayEnd(dueAt, zone) });
  }
  for (const about of [voice.id, marked(mark, voice), ...(mark === 'old' ? [] : [told(voice.id)])])
    await showsToo(tx, key, about);
  await day.refresh(tx, args, now);
}

async function oweReason(ctx: Reached, person: Person, voice: Voice, mark: Mark): Promise<void> {
  const { tx, now, workspace } = ctx;
  if ((await promisedTo(tx, person.id, marked(mark, voice))) > 0) return;
  const own = clockOf(workspace, person);
  const dueAt = nextWelcome(now, own.zone, own);
  const key = day.key([person.id, localDate(dueAt, own.zone)]);
  if (!(await heardEnough(tx, person, voice, key))) await oweDay(ctx, person, voice, mark, dueAt);
}

async function oweReminder(ctx: Reached, person: Person, voice: Voice, stage: 'before' | 'due'): Promise<void> {
  const { tx, now, workspace } = ctx;
  const own = clockOf(workspace, person);
  const dueAt = nextWelcome(now, own.zone, own);
  const args = [voice.id, stage, person.id, String(voice.dueAt?.getTime())];
  const isTooLate = stage === 'before' && voice.dueAt !== null && dueAt >= voice.dueAt;
  if (isTooLate || (await isPromised(tx, reminder.key(args)))) return;
  if (await heardEnough(tx, person, voice, reminder.key(args))) return;
  // once it is due the channel says so itself
  const callIn = stage === 'before' ? workspace.customersPlaceId : null;
  const expiresAt = stage === 'before' ? voice.dueAt : dayEnd(dueAt, own.zone);
  await reminder.owe(tx, args, { workspaceId: workspace.id, to: { personId: person.id }, callIn, dueAt, expiresAt });
}

/** Under its card: where it has none, the channel is not to know of it. */
async function oweReply({ tx, workspace, now }: Reached, voice: Voice): Promise<void> {
  const posted = await cardPlaceOf(tx, voice);
  const place = await placeById(tx, workspace.id, posted);
  const args = [voice.id, String(voice.dueAt?.getTime())];
  if (!place || place.goneAt !== null || (await isPromised(tx, overdue.key(args)))) return;
  const office = workClock(workspace);
  const dueAt = nextWelcome(now, office.zone, office);
  const sending = { to: { placeId: place.id }, under: card.key([voice.id]), dueAt };
  const expiresAt = dayEnd(dueAt, office.zone);
  await overdue.owe(tx, args, { workspaceId: workspace.id, ...sending, expiresAt });
}

function cardPlaceOf(tx: Tx, { id }: Voice): Promise<string | null> {
  return isPromised(tx, card.key([id]));
}

/** Of each voice whose customer waits: says to whom it matters that they still do. Run at any time, it says what is due. */
const answerClock: Timer = {
  ...clock,
  followsTheClock: true,
  async run(ctx, { subject }) {
    const { tx, now, workspace } = ctx;
    const voice = await voiceById(tx, workspace.id, subject);
    if (!voice || !isWaiting(voice) || voice.dueAt === null) return null;
    const { dueAt } = voice;
    const office = workClock(workspace);
    const holder = await personById(tx, workspace.id, voice.holderId);
    const hasLeft = holder !== null && holder.kind !== 'member';
    const since = hasLeft || !holder ? null : ((await lastMove(tx, voice.id))?.at ?? voice.takenAt ?? voice.createdAt);
    const isPrivate = (await cardPlaceOf(tx, voice)) === null;
    const waits: Waiting = { createdAt: voice.createdAt, dueAt, takenAt: since, isPrivate, hasLeft };
    const next: Date[] = [];
    const isNow = (at: Date) => {
      if (at > now) next.push(at);
      return at <= now;
    };

    const asked = await askedOf(ctx);
    for (const { person, decides, isAdmin } of asked) {
      const own = clockOf(workspace, person);
      for (const { reason, at } of reasonsFor(waits, { own, office, now, decides, isAdmin }))
        if (isNow(at)) await oweReason(ctx, person, voice, reason);
    }
    for (const person of holder && !hasLeft ? await inStead(tx, workspace, holder, now) : []) {
      // who decides reads it in the message of the day
      const decides = asked.some((one) => one.decides && one.person.id === person.id);
      for (const { reminder: stage, at } of remindersFor(waits, clockOf(workspace, person)))
        if (isNow(at) && !(decides && stage === 'due')) await oweReminder(ctx, person, voice, stage);
    }
    if (isNow(nextWelcome(dueAt, office.zone, office))) await oweReply(ctx, voice);
    return next.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  },
};

/** What has waited long stands in the morning's message, and what somebody who left had in their hands is nobody's. */
async function oweMorning(ctx: DueCtx): Promise<void> {
  const { tx, now, workspace, platform } = ctx;
  const office = workClock(workspace);
  const gone = await notHere(tx, workspace.id, await holdersIn(tx, workspace.id));
  const left = gone.flatMap(({ id, kind }) => (kind === 'member' ? [] : [id]));
  for (const { id } of left.length > 0 ? await waitingIn(tx, workspace.id, { heldBy: left }) : [])
    await clock.next(tx, workspace.id, id, now);
  const overdueNow = await waitingIn(tx, workspace.id, { dueBefore: now, most: mostOld });
  const old = overdueNow.filter(({ dueAt }) => dueAt !== null && isLongFrom(dueAt, office) <= now);
  for (const { person } of old.length > 0 ? await askedOf(ctx) : []) {
    if (!hears(person, platform.name, 'digests') || isAway(workspace, person, now)) continue;
    const own = clockOf(workspace, person);
    const dueAt = nowOrNext((after) => nextAt(own, morning, after), now);
    for (const voice of old) await oweDay(ctx, person, voice, 'old', dueAt);
  }
}

/** So many stand in a morning's message at most. */
const mostOld = 100;

/** What comes round as long as there are voices. */
const mornings: Timer = {
  ...rounds,
  followsTheClock: true,
  async run(ctx) {
    const { workspace, at, now } = ctx;
    if (isJustNow((after) => nextMorning(workspace, after), at)) await oweMorning(ctx);
    return nextMorning(workspace, now);
  },
};

/** Home: whom one has promised an answer, and for those who decide who waits longest. */
export async function waitingLines(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { db, workspace, person, now } = ctx;
  const away: Person[] = [];
  for (const holder of await notHere(db, workspace.id, await holdersIn(db, workspace.id))) {
    const isMine = (await inStead(db, workspace, holder, now)).some(({ id }) => id === person.id);
    if (isMine && holder.kind === 'member' && holder.id !== person.id) away.push(holder);
  }
  const heldBy = [person.id, ...away.map(({ id }) => id)];
  const mine = (await waitingIn(db, workspace.id, { heldBy, most: mostHome })).map((voice) => promisedLine(ctx, voice));
  if (!mayUse(person, ['champion', 'admin'])) return mine;
  const [longest] = await waitingIn(db, workspace.id, { most: 1 });
  return longest ? [...mine, longestLine(ctx, longest, await countWaiting(db, workspace.id))] : mine;
}

const mostHome = 20;

/** A customer's waiting, and who hears of it. */
export const waiting: Chapter = {
  timers: [answerClock, mornings],
  notices: waitingNotices satisfies readonly Notice[],
};
