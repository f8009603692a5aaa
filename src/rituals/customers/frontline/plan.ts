import { z } from 'zod';
import { type Ctx, changes, mustWrite, UserError } from '../../../chat/asks.ts';
import { button, controls, facts, small, text, view } from '../../../chat/blocks.ts';
import { choice, clock, day, line, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { note, type View } from '../../../chat/view.ts';
import { personSpan, placeSpan, type Text } from '../../../i18n/text.ts';
import type { Asking, Person, Workspace } from '../../../store/rows.ts';
import { addWorkingDays } from '../../../time/days.ts';
import { dateAfter } from '../../../time/rhythm.ts';
import { sayDate, sayTime } from '../../../time/say.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import type { Busy } from '../../busy.ts';
import { moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { clockHere, freeDate, onCalendar, opens } from './rounds.ts';
import { isByDay, longest, rhythms } from './rules.ts';
import { askingById, askingIn, changeAsking, lastRound, plannedAskings, putAsking } from './store.ts';

/** A leader asks the front line of a channel, once or again and again. */

const defaultTime = '10:00';

function onlyInChannel({ place }: Ctx): void {
  if (place.kind === 'direct') throw new UserError('frontline.onlyInChannel');
}

interface Plan {
  rhythm: (typeof rhythms)[number];
  first: string;
  time: number;
  offer: string;
  sorter: Person;
}

/** What it is filled in with: as it is asked here, or as it is asked mostly. */
async function filledIn({ db, t, now, workspace, place, person: asker }: Ctx) {
  const before = await askingIn(db, workspace.id, place.id);
  const tomorrow = addWorkingDays(localDate(now, t.zone), 1, workClock(workspace, { timeZone: t.zone }));
  const sorter = await personById(db, workspace.id, before?.sorterId ?? null);
  const rhythm = rhythms.find((one) => one === before?.rhythm) ?? 'monthly';
  return { rhythm, first: tomorrow, time: defaultTime, offer: before?.offer, sorter: (sorter ?? asker).externalId };
}

export function planningWith(busy: Busy): Chapter {
  const planning = form({
    route: 'customers.ask',
    args: z.tuple([]),
    may: moderators,
    title: 'frontline.ask',
    submit: 'frontline.button.plan',
    fields: {
      rhythm: choice({
        label: 'frontline.field.rhythm',
        options: ({ t }) => rhythms.map((value) => ({ value, label: t(`frontline.rhythm.${value}`) })),
      }),
      first: day({ label: 'frontline.field.first', from: 'today' }),
      time: clock({ label: 'frontline.field.time' }),
      offer: line({ label: 'frontline.field.offer', hint: 'frontline.hint.offer', max: longest.offer }),
      sorter: person({ label: 'frontline.field.sorter', hint: 'frontline.hint.sorter' }),
    },
    async open(ctx) {
      onlyInChannel(ctx);
      return { intro: ctx.t.rich('frontline.askIntro', { place: placeSpan(ctx.place) }), filled: await filledIn(ctx) };
    },
    async save(ctx, _, plan) {
      const { t, now, workspace } = ctx;
      onlyInChannel(ctx);
      const here = workClock(workspace, { timeZone: t.zone });
      const date = dateAfter({ rhythm: plan.rhythm, firstDate: plan.first }, here);
      if (!isByDay(plan.time)) return { reject: { time: t('frontline.atNight') } };
      if (date === null || instantAt(date, plan.time, t.zone) <= now) return { reject: { first: t('mission.past') } };
      return { show: await planned(ctx, plan, date, busy) };
    },
  });
  return { actions: { ...planning.actions, askStop: changes(z.tuple([z.string().min(1)]), stop, moderators) } };
}

/** @throws UserError where the bot or the leader may not write here, or nobody could answer */
async function needAnswerers(ctx: Ctx): Promise<void> {
  const { place, person: asker } = ctx;
  await mustWrite(ctx, place);
  await ctx.reach(place);
  const { complete, people } = await ctx.people(place);
  const others = people.filter(({ id }) => id !== asker.id);
  if (complete && others.length === 0) throw new UserError('frontline.nobodyHere', { channel: place.name });
}

async function planned(ctx: Ctx, plan: Plan, date: string, busy: Busy): Promise<View> {
  const { t, store, now, workspace, place, person: asker } = ctx;
  await needAnswerers(ctx);
  const { rhythm, first: firstDate, time: minutes, offer, sorter } = plan;
  const made = await store.transaction(async (tx) => {
    const here = { workspaceId: workspace.id, placeId: place.id };
    const nextOn = await freeDate(tx, here, date, clockHere(workspace, { timeZone: t.zone }), busy);
    const how = { rhythm, firstDate, minutes, timeZone: t.zone, offer, leaderId: asker.id, sorterId: sorter.id };
    const asking = await putAsking(tx, { ...here, ...how, nextOn, createdAt: now });
    const last = await lastRound(tx, asking.id);
    // else the result of the last round lets it come
    if (!last || last.resultAt !== null) {
      await opens.next(tx, workspace.id, asking.id, instantAt(nextOn, minutes, t.zone));
    }
    return { asking, isHeld: last !== null && last.resultAt === null };
  });
  return plannedView(ctx, made.asking, { sorter, isMoved: made.asking.nextOn !== date, isHeld: made.isHeld });
}

function plannedView(
  { t, place, now }: Ctx,
  { id, rhythm, nextOn, minutes, offer }: Asking,
  { sorter, isMoved, isHeld }: { sorter: Person; isMoved: boolean; isHeld: boolean },
): View {
  const date = sayDate(nextOn ?? '', t.locale, localDate(now, t.zone));
  const said = t.rich('frontline.planned', { rhythm, date, time: sayTime(minutes, t.locale), place: placeSpan(place) });
  return view(
    said,
    text(said),
    facts(
      { label: t('frontline.field.offer'), value: offer },
      { label: t('frontline.field.sorter'), value: [personSpan(sorter)] },
    ),
    small(t('frontline.plannedHow')),
    isMoved ? small(t('frontline.moved')) : null,
    isHeld ? small(t('frontline.held')) : null,
    controls(button(t('frontline.button.stop'), 'customers.askStop', [id])),
  );
}

/** The rounds to come that would open on another date, if zone, working days and holidays were these. */
export async function moves(ctx: Ctx, as: Workspace): Promise<readonly Text[]> {
  const { db, t, workspace, now } = ctx;
  const said: Text[] = [];
  for (const asking of await plannedAskings(db, workspace.id)) {
    const place = await placeById(db, workspace.id, asking.placeId);
    const planned = asking.nextOn ?? '';
    if (!place || instantAt(planned, asking.minutes, asking.timeZone) <= now) continue;
    const last = await lastRound(db, asking.id);
    const [before, after] = [workspace, as].map((one) => onCalendar(asking, last, clockHere(one, asking), now));
    // nobody hears of a private channel that they do not belong to
    if (after === undefined || before === after || !(await ctx.enters(place))) continue;
    const dates = { from: sayDate(planned, t.locale), to: sayDate(after, t.locale) };
    said.push(t.rich('frontline.moves', { place: placeSpan(place), ...dates }));
  }
  return said;
}

/** An open round goes on to its result. */
async function stop({ store, t, workspace }: Ctx, askingId: string): Promise<View> {
  await store.transaction(async (tx) => {
    const asking = await askingById(tx, workspace.id, askingId);
    if (!asking?.nextOn) throw new UserError('frontline.stoppedBefore');
    await changeAsking(tx, askingId, { nextOn: null });
    await opens.end(tx, askingId);
  });
  return note(t('frontline.stopped'), [button(t('frontline.ask'), 'customers.ask')]);
}
