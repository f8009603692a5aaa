import { z } from 'zod';
import type { Ctx } from '../../../chat/asks.ts';
import { choice, choices, clock, day, type FormField, line, person, place } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import type { Person } from '../../../store/rows.ts';
import { addDays, nextWorkingDay, weekdayOf } from '../../../time/days.ts';
import { sayDigits, sayWeekdays } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { storedDays, workClock } from '../../../who/clock.ts';
import { placeOf, reaches } from '../records/meetings.ts';
import { memberOf, takersOf } from '../records/turns.ts';
import { everyone, readStored, rhythms } from '../rules.ts';
import { change, create, firstDateAfter, type MeetingPattern, needed, placeHere } from './change.ts';
import { type Days, daysField, weekField, zoneField } from './fields.ts';

const postBefores = ['0', '5', '10', '15', '30', '60', '120', '1440'] as const;
const usualBefore = '30';

const one = z.tuple([z.string()]);

const name = line({ label: 'agenda.nameField', placeholder: 'agenda.namePlaceholder', max: 60 });
const rhythm = choice({
  label: 'agenda.rhythmField',
  options: ({ t }) => rhythms.map((value) => ({ value, label: t(`agenda.rhythm.${value}`) })),
});
const time = clock({ label: 'agenda.timeField', hint: (t) => t('agenda.timeHint', { zone: t.zone }) });
const postBefore: FormField<(typeof postBefores)[number]> = choice({
  label: 'agenda.postBeforeField',
  options: ({ t }) => postBefores.map((value) => ({ value, label: t('agenda.before', { minutes: Number(value) }) })),
});

interface Typed {
  name: string;
  rhythm: (typeof rhythms)[number];
  days: Days;
  time: number;
  postBefore?: (typeof postBefores)[number];
}

type Read = { pattern: MeetingPattern } | { reject: Record<string, string> };

/** Weekdays or a day of the month, as the rhythm wants it; else that is said at the field. */
function patternOf({ t }: Ctx, { days, time: minutes, postBefore = usualBefore, ...rest }: Typed): Read {
  const isMonthly = rest.rhythm === 'monthly';
  const weekdays = isMonthly ? '' : days.weekdays?.join(',');
  const monthDay = isMonthly ? days.monthDay : null;
  if (isMonthly && monthDay === null) return { reject: { days: t('agenda.notAMonthDay') } };
  if (weekdays === undefined) return { reject: { days: t('agenda.notWeekdays') } };
  return { pattern: { ...rest, weekdays, monthDay, minutes, postBefore: Number(postBefore) } };
}

function usual({ t, now, workspace }: Ctx) {
  const tomorrow = addDays(localDate(now, t.zone), 1);
  const weekday = weekdayOf(nextWorkingDay(tomorrow, workClock(workspace)));
  return { rhythm: 'weekly', days: sayWeekdays([weekday], t.locale), time: '10:00' };
}

export const newMeeting = form({
  route: 'agenda.newMeeting',
  args: one,
  title: 'agenda.meetingTitle',
  submit: 'agenda.meetingSubmit',
  fields: { name, rhythm, days: daysField, time, postBefore },
  async open(ctx, [placeId]) {
    await placeHere(ctx, placeId);
    return { filled: { ...usual(ctx), postBefore: usualBefore } };
  },
  async save(ctx, [placeId], values) {
    const where = await placeHere(ctx, placeId);
    const read = patternOf(ctx, values);
    return 'reject' in read ? read : { show: await create(ctx, where, read.pattern) };
  },
});

/** The same for whoever writes to the bot alone: five fields are the most, so the agenda's time gets its default. */
export const placedMeeting = form({
  route: 'agenda.placedMeeting',
  args: z.tuple([]),
  title: 'agenda.meetingTitle',
  submit: 'agenda.meetingSubmit',
  fields: { name, place: place({ label: 'agenda.placeField' }), rhythm, days: daysField, time },
  open: (ctx) => ({ filled: usual(ctx) }),
  async save(ctx, _none, { place: where, ...values }) {
    const read = patternOf(ctx, values);
    if ('reject' in read) return read;
    await ctx.reach(where);
    if (await reaches(ctx, where)) return { show: await create(ctx, where, read.pattern) };
    return { reject: { place: ctx.t('agenda.notInChannel', { name: ctx.person.name, channel: where.name }) } };
  },
});

export const edit = form({
  route: 'agenda.edit',
  args: one,
  title: 'agenda.meetingTitle',
  submit: 'agenda.meetingSubmit',
  fields: { name, rhythm, days: daysField, time, postBefore },
  async open(ctx, [id]) {
    const { t } = ctx;
    const series = await needed(ctx, id);
    const days =
      series.rhythm === 'monthly'
        ? sayDigits(series.monthDay ?? 1, t.locale)
        : sayWeekdays(readStored(series.weekdays), t.locale);
    return {
      filled: {
        name: series.name,
        rhythm: series.rhythm,
        days,
        time: clockTime(series.minutes),
        postBefore: `${series.postBefore}`,
      },
      labels: { time: { hint: t('agenda.timeHint', { zone: series.timeZone }) } },
    };
  },
  async save(ctx, [id], values) {
    const series = await needed(ctx, id);
    const read = patternOf(ctx, values);
    if ('reject' in read) return read;
    const firstDate = firstDateAfter(ctx, series, read.pattern);
    return { show: await change(ctx, series, { ...read.pattern, firstDate }) };
  },
});

/** 'HH:MM' */
function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What the first form does not ask: from which date on, and in which time zone. */
export const editStart = form({
  route: 'agenda.editStart',
  args: one,
  title: 'agenda.startTitle',
  submit: 'agenda.meetingSubmit',
  fields: { first: day({ label: 'agenda.firstField', hint: 'agenda.firstHint' }), zone: zoneField },
  async open(ctx, [id]) {
    const { firstDate, timeZone } = await needed(ctx, id);
    return { filled: { first: firstDate, zone: timeZone } };
  },
  async save(ctx, [id], { first: firstDate, zone: timeZone }) {
    const series = await needed(ctx, id);
    // the date may stay as it is, though it has passed; a new one is today or later
    const hasPassed = firstDate !== series.firstDate && firstDate < localDate(ctx.now, timeZone);
    if (hasPassed) return { reject: { first: ctx.t('chat.dayPassed') } };
    return { show: await change(ctx, series, { firstDate, timeZone }) };
  },
});

/** A working week of its own; none chosen: the workspace's. */
export const editWeek = form({
  route: 'agenda.editWeek',
  args: one,
  title: 'agenda.weekTitle',
  submit: 'agenda.meetingSubmit',
  fields: { days: weekField },
  async open(ctx, [id]) {
    const { workingDays } = await needed(ctx, id);
    return { filled: { days: workingDays?.split(',') } };
  },
  async save(ctx, [id], { days }) {
    const workingDays = days.length === 0 ? null : storedDays(days);
    return { show: await change(ctx, await needed(ctx, id), { workingDays }) };
  },
});

/** So many can be shown to choose from, which is what Discord takes. */
const mostTakers = 25;

/** Those who take turns now, then others of the channel, and whoever asks. */
async function mayTakeTurns(ctx: Ctx, id: string): Promise<readonly Person[]> {
  const series = await needed(ctx, id);
  const members = await ctx.people(await placeOf(ctx.db, series));
  const takers = await takersOf(ctx.db, series, members);
  const all = new Map([...takers, ...members.people, ctx.person].map((person) => [person.id, person]));
  return [...all.values()].slice(0, mostTakers);
}

/** Who takes turns with the customer item; nobody chosen: whoever takes part. */
export const editTakers = form({
  route: 'agenda.takers',
  args: one,
  title: 'agenda.takersTitle',
  submit: 'agenda.meetingSubmit',
  fields: {
    who: choices({
      label: 'agenda.takersField',
      hint: (t) => t('agenda.takersHint', { most: everyone }),
      optional: true,
      options: async (ctx, [id = '']) =>
        (await mayTakeTurns(ctx, id)).map(({ id: value, name: label }) => ({ value, label: shorten(label, 75) })),
    }),
    more: person({ label: 'agenda.takersMore', optional: true }),
  },
  async open(ctx, [id]) {
    const { takers } = await needed(ctx, id);
    return { filled: { who: takers?.split(',') } };
  },
  async save(ctx, [id], { who, more }) {
    const series = await needed(ctx, id);
    const added = more && (await memberOf(ctx, series, more.externalId));
    const ids = [...new Set([...who, ...(added ? [added.id] : [])])];
    if (ids.length > mostTakers) return { reject: { more: ctx.t('agenda.takersMany', { most: mostTakers }) } };
    return { show: await change(ctx, series, { takers: ids.length === 0 ? null : ids.join(',') }) };
  },
});
