import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import type { Block, View } from '../../chat/view.ts';
import { note } from '../../chat/view.ts';
import { runNext, unschedule } from '../../delivery/schedules.ts';
import type { Tx } from '../../store/client.ts';
import type { Audience, Poll, Round } from '../../store/rows.ts';
import { addWorkingDays } from '../../time/days.ts';
import { sayDate, sayTime } from '../../time/say.ts';
import { readDate, readTime } from '../../time/typed.ts';
import { instantAt, localDate, localMinutes } from '../../time/zone.ts';
import { pollForm } from './forms.ts';
import { dateAfter, firstMoment, openRound } from './opening.ts';
import { waitsForAction } from './report.ts';
import { dayAfterWaiting, inWorkingHours, readWorkingDays, thresholds } from './rules.ts';
import * as rounds from './store.ts';
import { addPoll, changePoll, isScheduled, placeOf, plannedPolls, pollById } from './store-polls.ts';
import { contract, placeSpan, termFacts, view } from './views.ts';

/** Planning polls, and asking now. */

const defaultTime = '10:00';

/** So many are shown at once, those of the place first. */
const mostPolls = 5;

export function pollFormFor(ctx: Ctx): Reply {
  onlyInChannel(ctx);
  const { t, now, workspace, platform } = ctx;
  const tomorrow = addWorkingDays(localDate(now, t.zone), 1, readWorkingDays(workspace.workingDays));
  return { ask: pollForm(t, tomorrow, defaultTime, platform.can.unnamed) };
}

/** The question and the report belong where many can see them. */
function onlyInChannel({ place }: Ctx): void {
  if (place.kind === 'direct') throw new UserError('mission.onlyInChannel');
}

export interface Plan {
  rhythm: 'quarterly' | 'monthly' | 'once';
  first: string;
  time: string;
  whom: Audience;
  names: 'words10' | 'words5' | 'named';
}

export async function plan(
  ctx: Ctx,
  { rhythm, first, time, whom, names }: Plan,
  sendsTo: string | null,
): Promise<Reply> {
  onlyInChannel(ctx);
  const { t, now, workspace, person, place } = ctx;
  const firstDate = readDate(first, localDate(now, t.zone));
  const minutes = readTime(time);
  const errors: Record<string, string> = {};
  if (firstDate === null) errors['first'] = t('mission.notADate');
  if (minutes === null) errors['time'] = t('mission.notATime');
  if (firstDate === null || minutes === null) return { reject: errors };
  const nextOn = dateAfter({ rhythm, firstDate }, workspace);
  if (nextOn === null || instantAt(nextOn, minutes, t.zone) <= now) return { reject: { first: t('mission.past') } };
  const poll = await ctx.store.transaction(async (tx) => {
    const made = await addPoll(tx, {
      workspaceId: workspace.id,
      placeId: place.id,
      rhythm,
      firstDate,
      minutes,
      timeZone: t.zone,
      audience: whom,
      anonymous: names !== 'named',
      kWords: names === 'words5' ? 5 : 10,
      makerId: person.id,
      nextOn,
    });
    await runNext(tx, opens(made), firstMoment(nextOn, minutes));
    return made;
  });
  return { show: plannedView(ctx, poll, nextOn, sendsTo) };
}

function opens({ workspaceId, id }: Poll) {
  return { workspaceId, name: 'mission.open', subject: id };
}

function plannedView(ctx: Ctx, poll: Poll, nextOn: string, sendsTo: string | null): View {
  const { t, place, platform, workspace } = ctx;
  const said = t.rich('mission.planned', {
    rhythm: poll.rhythm,
    date: sayDate(nextOn, t.locale),
    time: sayTime(poll.minutes, t.locale),
    place: placeSpan(place),
  });
  const { pollDays: days, smallestGroup } = workspace;
  const stays = poll.audience === 'ten' ? t('mission.staysOpenTen') : t('mission.staysOpen', { days });
  const terms = { anonymous: poll.anonymous, sendsTo, ...thresholds(smallestGroup, poll.kWords) };
  return view(t('mission.poll'), [
    { kind: 'text', text: said },
    { kind: 'text', text: stays },
    { kind: 'facts', facts: termFacts(t, terms, platform.can.unnamed) },
    { kind: 'controls', controls: [endButton(ctx, poll.id)] },
  ]);
}

function endButton({ t }: Ctx, pollId: string) {
  return { kind: 'button', label: t('mission.end'), go: { to: 'mission.end', args: [pollId] } } as const;
}

/** The polls with a round to come, as far as they concern this place; leaders see all of them and may end them. */
export async function plannedBlocks(ctx: Ctx, leader: boolean): Promise<Block[]> {
  const { db, t, workspace, place } = ctx;
  const blocks: Block[] = [];
  const all = await plannedPolls(db, workspace.id);
  const theirs = all.filter(({ placeId, audience }) => leader || placeId === place.id || audience === 'everyone');
  const here = theirs.toSorted((a, b) => Number(b.placeId === place.id) - Number(a.placeId === place.id));
  for (const poll of here.slice(0, mostPolls)) {
    const where = placeSpan(await placeOf(db, poll));
    const scheduled = await isScheduled(db, poll);
    const next = { rhythm: poll.rhythm, date: sayDate(poll.nextOn ?? '', t.locale), place: where };
    const text = scheduled ? t.rich('mission.next', next) : t.rich('mission.nextWaits', { place: where });
    blocks.push({ kind: 'entry', text, ...(leader && { button: endButton(ctx, poll.id) }) });
  }
  return blocks;
}

export async function endPoll({ store, t, workspace }: Ctx, pollId: string): Promise<Reply> {
  await store.transaction(async (tx) => {
    const poll = await pollById(tx, workspace.id, pollId);
    if (!poll?.nextOn) throw new UserError('mission.notPlanned');
    await changePoll(tx, pollId, { state: 'ended' });
    await unschedule(tx, opens(poll));
  });
  return { show: note(t('mission.ended'), [undo(t('mission.undo'), pollId)]) };
}

function undo(label: string, pollId: string) {
  return { kind: 'button', label, go: { to: 'mission.continue', args: [pollId] } } as const;
}

export async function continuePoll(ctx: Ctx, pollId: string): Promise<Reply> {
  const { store, t, workspace, now } = ctx;
  const nextOn = await store.transaction(async (tx) => {
    const poll = await pollById(tx, workspace.id, pollId);
    if (!poll?.nextOn) throw new UserError('mission.notPlanned');
    await changePoll(tx, pollId, { state: 'active' });
    return resumePoll(tx, poll, ctx, now);
  });
  return { show: note(t('mission.continued', { date: sayDate(nextOn, t.locale) })) };
}

/** The next round is on its way again: on its date, or on the next working day where that date has passed. */
export async function resumePoll(
  tx: Tx,
  poll: Poll,
  { workspace }: Pick<Ctx, 'workspace'>,
  now: Date,
): Promise<string> {
  const planned = poll.nextOn ?? '';
  const passed = instantAt(planned, poll.minutes, poll.timeZone) <= now;
  const workingDays = readWorkingDays(workspace.workingDays);
  const nextOn = passed ? dayAfterWaiting(localDate(now, poll.timeZone), workingDays) : planned;
  if (passed) await changePoll(tx, poll.id, { nextOn });
  await runNext(tx, opens(poll), firstMoment(nextOn, poll.minutes));
  return nextOn;
}

/** The same questions now, without names: of ten people drawn, of this channel or of everyone. */
export async function ask(ctx: Ctx, whom: Audience, sendsTo: string | null): Promise<Reply> {
  onlyInChannel(ctx);
  const { store, t, now, workspace, person, place, platform } = ctx;
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
  const blocks: Block[] = [{ kind: 'text', text: askedText(ctx, round) }, contract(t, round, platform.can.unnamed)];
  const { asked, kFigures } = round;
  if (asked !== null && asked < kFigures) {
    blocks.push({ kind: 'note', text: t('mission.tooSmall', { asked, figures: kFigures }) });
  }
  return { show: view(t('mission.question'), blocks) };
}

function askedText({ t, place }: Ctx, round: Round) {
  const where = { place: placeSpan(place) };
  if (round.audience === 'ten') return t.rich('mission.askedTen', { ...where, n: round.asked ?? 0 });
  if (round.asked === null) return t.rich('mission.askedHere', where);
  return round.audience === 'everyone' ? t.rich('mission.askedEveryone', where) : t.rich('mission.askedChannel', where);
}
