import { z } from 'zod';
import type { Ctx, HomeLine } from '../../../chat/asks.ts';
import { mustWrite, UserError } from '../../../chat/asks.ts';
import { button, controls, entry, facts, text, view } from '../../../chat/blocks.ts';
import { choice, clock, day } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import type { Reply } from '../../../chat/platform.ts';
import { type Block, note } from '../../../chat/view.ts';
import type { NoticeCtx } from '../../../delivery/owes.ts';
import { times } from '../../../delivery/timer.ts';
import { placeSpan } from '../../../i18n/text.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Audience, Poll, Workspace } from '../../../store/rows.ts';
import { addWorkingDays } from '../../../time/days.ts';
import { dateAfter, dateAfterWaiting } from '../../../time/rhythm.ts';
import { sayDate, sayTime } from '../../../time/say.ts';
import { instantAt, localDate, localMinutes } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { waitsForAction } from '../records/frozen.ts';
import * as rounds from '../records/rounds.ts';
import { leaders } from '../rules.ts';
import { openRound } from './open.ts';
import { firstMoment, inWorkingHours, thresholds } from './rules.ts';
import { addPoll, changePoll, plannedPolls, pollById } from './store.ts';
import { askedNowView, termFacts } from './views.ts';

/** Planning polls, and asking now. */

/** When the next round of a poll opens; what is done then stands in timers.ts. */
export const opens = times('mission.open');

const defaultTime = '10:00';

/** So many are shown at once, those of the place first. */
const mostPolls = 5;

/** The question and the report belong where many can see them. */
function onlyInChannel({ place }: Ctx): void {
  if (place.kind === 'direct') throw new UserError('mission.onlyInChannel');
}

async function mayAsk(ctx: Ctx): Promise<void> {
  onlyInChannel(ctx);
  await mustWrite(ctx, ctx.place);
}

/** @param sendsTo the host that answers are sent to */
export function planning(sendsTo: string | null) {
  return form({
    route: 'mission.plan',
    args: z.tuple([]),
    may: leaders,
    title: 'mission.poll',
    submit: 'mission.plan',
    fields: {
      rhythm: choice({
        label: 'mission.rhythm',
        options: ({ t }) =>
          (['quarterly', 'monthly', 'once'] as const).map((value) => ({ value, label: t(`mission.${value}`) })),
      }),
      first: day({ label: 'mission.first' }),
      time: clock({ label: 'mission.time', hint: 'mission.timeHint' }),
      whom: choice({
        label: 'mission.whom',
        options: ({ t }) =>
          (['channel', 'everyone', 'ten'] as const).map((value) => ({ value, label: t(`mission.${value}`) })),
      }),
      names: choice({ label: 'mission.withNames', options: namesOptions }),
    },
    open(ctx) {
      onlyInChannel(ctx);
      const first = addWorkingDays(
        localDate(ctx.now, ctx.t.zone),
        1,
        workClock(ctx.workspace, { timeZone: ctx.t.zone }),
      );
      return { filled: { rhythm: 'quarterly', first, time: defaultTime, whom: 'channel', names: 'words10' } };
    },
    save: (ctx, _args, values) => plan(ctx, values, sendsTo),
  });
}

/** Where unnamed words may not be shown at all, there is nothing to say about them. */
function namesOptions({ t, platform }: Ctx) {
  const named = { value: 'named', label: t('mission.with') } as const;
  if (!platform.can.unnamed) return [{ value: 'words10', label: t('mission.without') } as const, named];
  return [
    { value: 'words10', label: t('mission.without10') } as const,
    { value: 'words5', label: t('mission.without5') } as const,
    named,
  ];
}

interface Plan {
  rhythm: 'quarterly' | 'monthly' | 'once';
  /** Local date, and minutes of the day. */
  first: string;
  time: number;
  whom: Audience;
  names: 'words10' | 'words5' | 'named';
}

async function plan(ctx: Ctx, { rhythm, first, time, whom, names }: Plan, sendsTo: string | null): Promise<Reply> {
  await mayAsk(ctx);
  const { t, now, workspace, person, place } = ctx;
  const nextOn = dateAfter({ rhythm, firstDate: first }, workClock(workspace, { timeZone: t.zone }));
  if (nextOn === null || instantAt(nextOn, time, t.zone) <= now) return { reject: { first: t('mission.past') } };
  await ctx.reach(place);
  const poll = await ctx.store.transaction(async (tx) => {
    const made = await addPoll(tx, {
      workspaceId: workspace.id,
      placeId: place.id,
      rhythm,
      firstDate: first,
      minutes: time,
      timeZone: t.zone,
      audience: whom,
      anonymous: names !== 'named',
      kWords: names === 'words5' ? 5 : 10,
      makerId: person.id,
      nextOn,
    });
    await opens.next(tx, workspace.id, made.id, firstMoment(nextOn, time));
    return made;
  });
  return { show: plannedView(ctx, poll, nextOn, sendsTo) };
}

function plannedView(ctx: Ctx, poll: Poll, nextOn: string, sendsTo: string | null) {
  const { t, place, platform, workspace } = ctx;
  const { pollDays: days, smallestGroup } = workspace;
  const said = {
    rhythm: poll.rhythm,
    date: sayDate(nextOn, t.locale),
    time: sayTime(poll.minutes, t.locale),
    place: placeSpan(place),
  };
  const terms = { anonymous: poll.anonymous, sendsTo, ...thresholds(smallestGroup, poll.kWords) };
  return view(
    t('mission.poll'),
    text(t.rich('mission.planned', said)),
    text(poll.audience === 'ten' ? t('mission.staysOpenTen') : t('mission.staysOpen', { days })),
    facts(...termFacts(t, terms, platform.can.unnamed)),
    controls(endButton(ctx, poll)),
  );
}

function endButton({ t }: Ctx, { id }: Poll) {
  return button(t('mission.end'), 'mission.end', [id]);
}

/** The polls with a round to come, as far as they concern this place; leaders see all of them and may end them. */
export async function plannedBlocks(ctx: Ctx, isLeader: boolean): Promise<Block[]> {
  const { db, t, workspace, place } = ctx;
  const all = await plannedPolls(db, workspace.id);
  const concern = all.filter(({ placeId, audience }) => isLeader || placeId === place.id || audience === 'everyone');
  const theirs = await rounds.openTo(ctx, concern, (poll) => poll);
  const here = theirs.toSorted((a, b) => Number(b.placeId === place.id) - Number(a.placeId === place.id));
  const shown = here.slice(0, mostPolls);
  const set = await opens.set(
    db,
    shown.map(({ id }) => id),
  );
  const blocks: Block[] = [];
  for (const poll of shown) {
    const where = placeSpan(await rounds.placeOf(db, poll));
    const next = { rhythm: poll.rhythm, date: sayDate(poll.nextOn ?? '', t.locale), place: where };
    const said = set.has(poll.id) ? t.rich('mission.next', next) : t.rich('mission.nextWaits', { place: where });
    blocks.push(entry(said, isLeader ? { button: endButton(ctx, poll) } : {}));
  }
  return blocks;
}

/** Rounds of which nobody has said yet what follows; the next one may wait for that. */
export async function pollsThatWait(ctx: Ctx): Promise<HomeLine[]> {
  const { db, t, workspace } = ctx;
  const lines: HomeLine[] = [];
  for (const round of await rounds.withoutAction(db, workspace.id)) {
    if (!waitsForAction(round)) continue;
    const where = await rounds.placeOf(db, round.poll);
    if (where.id !== ctx.place.id && !(await ctx.enters(where))) continue;
    const place = placeSpan(where);
    const said = (await isHeld(db, round.poll)) ? 'mission.nextWaits' : 'mission.actionOwed';
    lines.push({
      text: t.rich(said, { place }),
      button: button(t('mission.actionSay'), 'mission.sayAction', [round.id]),
    });
  }
  return lines;
}

/** The same for all champions, once a week: how many, for a private channel's are its members' alone. */
export async function stands({ db, t, workspace }: NoticeCtx): Promise<HomeLine[]> {
  const count = (await rounds.withoutAction(db, workspace.id)).filter(waitsForAction).length;
  if (count === 0) return [];
  return [{ text: t('mission.actionsOwed', { count }), button: button(t('pad.home.button'), 'pad.home') }];
}

/** Its next round waits: one is to come, and no time is set for it. */
async function isHeld(db: Db | Tx, { id, state, nextOn }: Poll): Promise<boolean> {
  return state === 'active' && nextOn !== null && !(await opens.set(db, [id])).has(id);
}

/** @throws UserError where it is not planned any more, or not for the asker to change */
async function planned(ctx: Ctx, pollId: string): Promise<Poll> {
  const poll = await pollById(ctx.db, ctx.workspace.id, pollId);
  if (!poll?.nextOn) throw new UserError('mission.notPlanned');
  await rounds.needPoll(ctx, poll);
  return poll;
}

export async function endPoll(ctx: Ctx, pollId: string): Promise<Reply> {
  const { store, t, workspace } = ctx;
  await planned(ctx, pollId);
  await store.transaction(async (tx) => {
    const poll = await pollById(tx, workspace.id, pollId);
    if (!poll?.nextOn) throw new UserError('mission.notPlanned');
    await changePoll(tx, pollId, { state: 'ended' });
    await opens.end(tx, poll.id);
  });
  return { show: note(t('mission.ended'), [button(t('mission.undo'), 'mission.continue', [pollId])]) };
}

export async function continuePoll(ctx: Ctx, pollId: string): Promise<Reply> {
  const { store, t, workspace, now } = ctx;
  await ctx.reach(await rounds.placeOf(ctx.db, await planned(ctx, pollId)));
  const nextOn = await store.transaction(async (tx) => {
    const poll = await pollById(tx, workspace.id, pollId);
    if (!poll?.nextOn) throw new UserError('mission.notPlanned');
    await changePoll(tx, pollId, { state: 'active' });
    return goOn(tx, poll, workspace, now);
  });
  return { show: note(t('mission.continued', { date: sayDate(nextOn, t.locale) })) };
}

/** The next round is on its way again: on its date, or on the next working day where that date has passed. */
async function goOn(tx: Tx, poll: Poll, workspace: Workspace, now: Date): Promise<string> {
  const nextOn = dateAfterWaiting(poll, workClock(workspace, { timeZone: poll.timeZone }), now);
  if (nextOn !== poll.nextOn) await changePoll(tx, poll.id, { nextOn });
  await opens.next(tx, workspace.id, poll.id, firstMoment(nextOn, poll.minutes));
  return nextOn;
}

/** A poll that waited for a line about its last round goes on: local date of its next round, null where none waited. */
export async function goOnIfWaiting(tx: Tx, poll: Poll, workspace: Workspace, now: Date): Promise<string | null> {
  return (await isHeld(tx, poll)) ? goOn(tx, poll, workspace, now) : null;
}

/** The same questions now, without names: of ten people drawn, of this channel or of everyone. */
export async function ask(ctx: Ctx, whom: Audience, sendsTo: string | null): Promise<Reply> {
  await mayAsk(ctx);
  const { store, t, now, workspace, person, place, platform } = ctx;
  await ctx.reach(place);
  const people = await ctx.people(whom === 'channel' ? place : undefined);
  const round = await store.transaction(async (tx) => {
    const open = await rounds.openRounds(tx, workspace.id);
    if (open.some(({ poll }) => poll.placeId === place.id)) throw new UserError('mission.alreadyOpen');
    const last = await rounds.lastClosedIn(tx, place.id);
    if (last && waitsForAction(last)) throw new UserError('mission.actionFirst');
    const poll = await addPoll(tx, {
      workspaceId: workspace.id,
      placeId: place.id,
      rhythm: 'once',
      firstDate: localDate(now, t.zone),
      minutes: inWorkingHours(localMinutes(now, t.zone)),
      timeZone: t.zone,
      audience: whom,
      anonymous: true,
      kWords: 10,
      makerId: person.id,
      nextOn: null,
    });
    await changePoll(tx, poll.id, { state: 'ended' });
    const opened = await openRound(tx, poll, { workspace, platform: platform.name, people, now, sendsTo });
    if (!opened) throw new UserError('mission.nobody');
    return opened;
  });
  return { show: askedNowView(t, round, place, platform.can.unnamed) };
}
