import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { words } from '../../chat/input.ts';
import type { Form, Route } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { MeetingSeries, Place } from '../../store/rows.ts';
import { addDays, nextWorkingDay, weekdayOf } from '../../time/days.ts';
import { sayDigits, sayWeekdays } from '../../time/say.ts';
import { asciiDigits, readDate, readTime, readWeekdays } from '../../time/typed.ts';
import { canonicalZone, localDate } from '../../time/zone.ts';
import { findZones } from '../../time/zones.ts';
import { type Pattern, readStored, rhythms } from './rules.ts';

const postBefores = ['0', '5', '10', '15', '30', '60', '120', '1440'] as const;

export const meetingValues = z.object({
  name: words(60),
  rhythm: z.enum(rhythms),
  days: words(200),
  time: words(50),
  postBefore: z.enum(postBefores),
});
export type MeetingValues = z.output<typeof meetingValues>;

/** The same asked outside of any channel: five fields are the most, so the agenda's time gets its default. */
export const placedValues = meetingValues.omit({ postBefore: true }).extend({ place: words(100) });
const usualBefore = '30';

export const startValues = z.object({ first: words(50), zone: words(100) });

/** What the form says of a series. */
export type MeetingPattern = Omit<Pattern, 'firstDate' | 'timeZone'> & Pick<MeetingSeries, 'name' | 'postBefore'>;

type Filled = Partial<Record<keyof MeetingValues, string>>;

export function newForm(ctx: Ctx, place: Place): Form {
  return meetingForm(ctx.t, { to: 'agenda.create', args: [place.id] }, ctx.t.zone, usual(ctx));
}

/** For whoever writes to the bot alone: it asks for the channel too. */
export function placedForm(ctx: Ctx): Form {
  const { t } = ctx;
  const form = meetingForm(t, { to: 'agenda.createIn' }, t.zone, usual(ctx));
  const [name, ...rest] = form.fields.filter((field) => field.name !== 'postBefore');
  const place = { kind: 'place' as const, name: 'place', label: t('agenda.placeField') };
  return { ...form, fields: [...(name ? [name] : []), place, ...rest] };
}

function usual({ t, now, workspace }: Ctx): Filled {
  const tomorrow = addDays(localDate(now, t.zone), 1);
  const weekday = weekdayOf(nextWorkingDay(tomorrow, readStored(workspace.workingDays)));
  return { rhythm: 'weekly', days: sayWeekdays([weekday], t.locale), time: '10:00', postBefore: usualBefore };
}

export function editForm({ t }: Ctx, series: MeetingSeries): Form {
  const { id, name, rhythm, weekdays, monthDay, minutes, timeZone } = series;
  const days = rhythm === 'monthly' ? sayDigits(monthDay ?? 1, t.locale) : sayWeekdays(readStored(weekdays), t.locale);
  const filled = { name, rhythm, days, time: clock(minutes), postBefore: `${series.postBefore}` };
  return meetingForm(t, { to: 'agenda.change', args: [id] }, timeZone, filled);
}

/** 'HH:MM' */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function meetingForm(t: Translator, go: Route, zone: string, filled: Filled): Form {
  const { name, ...rest } = filled;
  return {
    kind: 'form',
    title: t('agenda.meetingTitle'),
    submit: t('agenda.meetingSubmit'),
    go,
    fields: [
      {
        kind: 'line',
        name: 'name',
        label: t('agenda.nameField'),
        placeholder: t('agenda.namePlaceholder'),
        max: 60,
        ...(name && { value: name }),
      },
      {
        kind: 'choice',
        name: 'rhythm',
        label: t('agenda.rhythmField'),
        options: rhythms.map((value) => ({ value, label: t(`agenda.rhythm.${value}`) })),
        ...(rest.rhythm && { value: rest.rhythm }),
      },
      {
        kind: 'line',
        name: 'days',
        label: t('agenda.daysField'),
        hint: t('agenda.daysHint'),
        max: 200,
        ...(rest.days && { value: rest.days }),
      },
      {
        kind: 'time',
        name: 'time',
        label: t('agenda.timeField'),
        hint: t('agenda.timeHint', { zone }),
        ...(rest.time && { value: rest.time }),
      },
      {
        kind: 'choice',
        name: 'postBefore',
        label: t('agenda.postBeforeField'),
        options: postBefores.map((value) => ({ value, label: t('agenda.before', { minutes: Number(value) }) })),
        ...(rest.postBefore && { value: rest.postBefore }),
      },
    ],
  };
}

type Rejected = { reject: Record<string, string> };

/** Reads days and time, or says at each field what it wants. */
export function readPattern(
  t: Translator,
  given: Omit<MeetingValues, 'postBefore'> & { postBefore?: MeetingValues['postBefore'] },
): { pattern: MeetingPattern } | Rejected {
  const { name, rhythm, days, time, postBefore = usualBefore } = given;
  const monthDay = rhythm === 'monthly' ? readMonthDay(days) : null;
  const weekdays = rhythm === 'monthly' ? null : readWeekdays(days);
  const minutes = readTime(time);
  const reject = {
    ...(rhythm === 'monthly' && !monthDay && { days: t('agenda.notAMonthDay') }),
    ...(rhythm !== 'monthly' && !weekdays && { days: t('agenda.notWeekdays') }),
    ...(minutes === null && { time: t('agenda.notATime') }),
  };
  if (minutes === null || Object.keys(reject).length > 0) return { reject };
  const on = { weekdays: weekdays?.join(',') ?? '', monthDay };
  return { pattern: { name, rhythm, ...on, minutes, postBefore: Number(postBefore) } };
}

/** A number from 1 to 31 in digits of any script, with whatever ending it is written. */
function readMonthDay(text: string): number | null {
  const [digits, ...more] = asciiDigits(text.normalize('NFKC')).match(/\d+/g) ?? [];
  const day = Number(digits);
  return digits && more.length === 0 && day >= 1 && day <= 31 ? day : null;
}

export function startForm({ t }: Ctx, { id, firstDate, timeZone }: MeetingSeries): Form {
  return {
    kind: 'form',
    title: t('agenda.startTitle'),
    submit: t('agenda.meetingSubmit'),
    go: { to: 'agenda.changeStart', args: [id] },
    fields: [
      { kind: 'date', name: 'first', label: t('agenda.firstField'), hint: t('agenda.firstHint'), value: firstDate },
      { kind: 'line', name: 'zone', label: t('agenda.zoneField'), hint: t('agenda.zoneHint'), value: timeZone },
    ],
  };
}

/** The date may stay as it is, though it has passed; a new one is today or later. */
export function readStart(
  { t, now }: Ctx,
  series: MeetingSeries,
  given: z.output<typeof startValues>,
): { firstDate: string; timeZone: string } | Rejected {
  const exact = canonicalZone(given.zone);
  const zones = exact ? [exact] : findZones(given.zone, now, 4);
  const [timeZone] = zones;
  const today = localDate(now, timeZone ?? t.zone);
  const firstDate = readDate(given.first, today);
  const hasPassed = firstDate !== null && firstDate < today && firstDate !== series.firstDate;
  const reject = {
    ...(!firstDate && { first: t('agenda.notADate') }),
    ...(hasPassed && { first: t('agenda.dayPassed') }),
    ...(zones.length === 0 && { zone: t('agenda.noSuchZone') }),
    ...(zones.length > 1 && { zone: t('agenda.whichZone', { zones: zones.join(', ') }) }),
  };
  if (!firstDate || !timeZone || Object.keys(reject).length > 0) return { reject };
  return { firstDate, timeZone };
}
