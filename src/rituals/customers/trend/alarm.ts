import { z } from 'zod';
import { type Ctx, changes, UserError } from '../../../chat/asks.ts';
import type { View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { refreshAbout } from '../../../delivery/outbox.ts';
import type { DueCtx, NoticeCtx, Timer } from '../../../delivery/owes.ts';
import { largestProblems, type Sized } from '../../../problems/largest.ts';
import { problemById } from '../../../problems/store.ts';
import type { Judged } from '../../../statistics/alarm.ts';
import { type Alarm, alarmOn, silentFor } from '../../../statistics/series.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { ComplaintAlarm, Workspace } from '../../../store/rows.ts';
import { addDays } from '../../../time/days.ts';
import { localDate } from '../../../time/zone.ts';
import { countedSince, heardSince } from '../../../voices/counted.ts';
import { cardPlace } from '../../../voices/hear.ts';
import { watch as watchTimes } from '../../../voices/promises.ts';
import { isAway } from '../../../who/away.ts';
import { nextWelcome, welcomeFor, workClock } from '../../../who/clock.ts';
import { personById, reviewersOf } from '../../../who/people.ts';
import { hears } from '../../../who/reader.ts';
import { workspaceById } from '../../../who/workspaces.ts';
import type { Chapter } from '../../ritual.ts';
import { addAlarm, alarmById, asTold, lastAlarm, setKnown } from './store.ts';
import { type AlarmSaid, alarmView, whichView } from './views.ts';

/** Days back: the longer window, and the weeks before it that count. */
const back = 28 + 26 * 7;
/** What is older than this is no news. */
const newsMs = 7 * 86_400_000;

/** Whether more customers complain than chance brings, on a day; null where all is usual, or it was told lately. */
async function alarmToday(tx: Tx, workspace: Workspace, now: Date): Promise<ReturnType<typeof alarmOn>> {
  const since = await heardSince(tx, workspace.id);
  if (since === null) return null;
  const today = localDate(now, workClock(workspace).zone);
  const voices = await countedSince(tx, workspace.id, 'bad', addDays(today, -back));
  return alarmOn(voices, today, since, { last: asTold(await lastAlarm(tx, workspace.id)) });
}

/** More customers complain than usual. Of: the alarm, the place or the person, and the problem that most of it is, or "". */
const told = notice(
  'customers.alarm',
  async ({ db, workspace, t }: NoticeCtx, [id = '']) => {
    const alarm = await alarmById(db, workspace.id, id);
    return alarm && alarmView(t, await saidOf(db, alarm));
  },
  {
    key: ([id = '', to = '']) => `customers.alarm:${id}:${to}`,
    about: ([id = '', , problemId = '']) => [id, problemId].filter((one) => one !== ''),
    kind: 'digests',
  },
);

/** To the customers' channel, where nobody else is in it, and to those who decide: seldom enough for both. */
async function tell(ctx: DueCtx, { on, window, count, judged }: Alarm & { judged: Judged }): Promise<void> {
  const { tx, now, workspace, platform, people } = ctx;
  const { ordinaryUpTo, p: chance } = judged;
  const alarm = { workspaceId: workspace.id, on, window, count, ordinaryUpTo, chance, createdAt: now };
  const { id } = await addAlarm(tx, alarm);
  const largest = await largestIn(tx, workspace.id, alarm);
  const most = largest?.problem.id ?? '';
  const common = { workspaceId: workspace.id, expiresAt: new Date(now.getTime() + newsMs) };
  const place = people && !people.outsiders ? await cardPlace(tx, workspace) : null;
  const office = workClock(workspace);
  if (place) {
    const dueAt = nextWelcome(now, office.zone, office);
    await told.owe(tx, [id, place.id, most], { ...common, to: { placeId: place.id }, dueAt });
  }
  for (const person of (await reviewersOf(tx, workspace.id)).people) {
    if (!hears(person, platform.name, 'digests') || isAway(workspace, person, now)) continue;
    const dueAt = welcomeFor(workspace, person, now);
    await told.owe(tx, [id, person.id, most], { ...common, to: { personId: person.id }, dueAt });
  }
}

/** Once what somebody brought cannot be undone any more. */
const watch: Timer = {
  ...watchTimes,
  async needsPeople(db, { workspaceId }) {
    return cardPlace(db, await workspaceById(db, workspaceId));
  },
  async run(ctx) {
    const found = await alarmToday(ctx.tx, ctx.workspace, ctx.now);
    if (found) await tell(ctx, found);
    return null;
  },
};

/** What most of what an alarm counted is, however much came after it. */
async function largestIn(
  db: Db | Tx,
  workspaceId: string,
  { on, window, createdAt }: Pick<ComplaintAlarm, 'on' | 'window' | 'createdAt'>,
): Promise<Sized | null> {
  const [largest] = await largestProblems(db, workspaceId, addDays(on, 1 - window), 1, createdAt);
  return largest ?? null;
}

/** An alarm with what is known of it: whose problem it is, and what most of it is. */
async function saidOf(db: Db, alarm: ComplaintAlarm): Promise<AlarmSaid> {
  const { workspaceId, knownById, problemId } = alarm;
  const found = await problemById(db, workspaceId, problemId ?? '');
  const by = await personById(db, workspaceId, knownById);
  return {
    alarm,
    by,
    problem: found?.hiddenAt === null ? found : null,
    largest: await largestIn(db, workspaceId, alarm),
  };
}

/** @throws UserError where there is none */
async function needAlarm({ db, workspace }: Ctx, id: string): Promise<ComplaintAlarm> {
  const alarm = await alarmById(db, workspace.id, id);
  if (!alarm) throw new UserError('chat.oldButton');
  return alarm;
}

/** So many problems are offered. */
const mostOffered = 5;

/** Somebody knows why: which problem is it? */
async function known(ctx: Ctx, id: string): Promise<View> {
  const { db, workspace, t } = ctx;
  const alarm = await needAlarm(ctx, id);
  const since = addDays(alarm.on, 1 - back);
  const problems = alarm.knownAt === null ? await largestProblems(db, workspace.id, since, mostOffered) : [];
  return problems.length === 0 ? knownAs(ctx, id, '-') : whichView(t, id, problems);
}

/** @param problemId "-": none of them */
async function knownAs(ctx: Ctx, id: string, problemId: string): Promise<View> {
  const { store, db, workspace, person, now, t } = ctx;
  await needAlarm(ctx, id);
  const problem = await problemById(db, workspace.id, problemId);
  const said = { knownById: person.id, knownAt: now, problemId: problem?.id ?? null };
  await store.transaction(async (tx) => {
    if (await setKnown(tx, id, said)) await refreshAbout(tx, workspace.id, [id], null, now);
  });
  return alarmView(t, await saidOf(db, await needAlarm(ctx, id)));
}

/** The last one of the days for which another is not told. */
export async function alarmLately(db: Db, workspaceId: string, today: string): Promise<AlarmSaid | null> {
  const last = await lastAlarm(db, workspaceId);
  return last && last.on > addDays(today, -silentFor) ? saidOf(db, last) : null;
}

/** An alarm before a trickle becomes a flood. */
export const alarms: Chapter = {
  actions: {
    known: changes(z.tuple([z.uuid()]), known),
    knownAs: changes(z.tuple([z.uuid(), z.union([z.uuid(), z.literal('-')])]), knownAs),
  },
  notices: [told],
  timers: [watch],
};
