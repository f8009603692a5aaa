import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { button, controls, facts, heading, small, text, view } from '../../chat/blocks.ts';
import { paragraph } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import { length, longest, shorten } from '../../chat/input.ts';
import type { View } from '../../chat/view.ts';
import { sayCountry } from '../../time/countries.ts';
import { addDays } from '../../time/days.ts';
import { sayDate } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import { type Holiday, holidaysOf, storedHolidays } from '../../who/holidays.ts';
import type { ClockSetting } from './clock.ts';
import { holidayLine, readHolidays } from './holiday-lines.ts';

/** Days that passed longer ago are not kept: nothing that is planned looks back farther. */
const keptDays = 60;
/** So many are named after saving. */
const named = 40;

/** A date and the end of its line: more days than fit are refused without being written out. */
const shortestLine = 11;

function linesOf(holidays: readonly Holiday[]): number {
  return length(holidays.map(holidayLine).join('\n'));
}

function kept(ctx: Ctx): readonly Holiday[] {
  const oldest = addDays(localDate(ctx.now, ctx.t.zone), -keptDays);
  return holidaysOf(ctx.workspace).filter(({ date }) => date >= oldest);
}

function coming(ctx: Ctx): readonly Holiday[] {
  const today = localDate(ctx.now, ctx.t.zone);
  return holidaysOf(ctx.workspace).filter(({ date }) => date >= today);
}

/** The list as one text: typed, pasted, corrected. */
export function holidaysForm(clock: ClockSetting) {
  return form({
    route: 'pad.holidays',
    may: ['admin'],
    args: z.tuple([]),
    title: 'pad.holidays.title',
    submit: 'pad.save',
    fields: {
      days: paragraph({
        label: 'pad.holidays.days',
        hint: 'pad.holidays.daysHint',
        max: longest,
        optional: true,
      }),
    },
    open: (ctx) => ({
      intro: ctx.t('pad.holidays.intro'),
      filled: { days: kept(ctx).map(holidayLine).join('\n') },
    }),
    save: async (ctx, _args, { days }) => {
      const { t } = ctx;
      const read = readHolidays(days ?? '', localDate(ctx.now, t.zone));
      if ('unread' in read) return { reject: { days: t('pad.holidays.unread', { line: shorten(read.unread, 60) }) } };
      // runs of days are a line each when the form opens again
      const least = read.holidays.length * shortestLine;
      const long = least > longest ? least : linesOf(read.holidays);
      if (long > longest) return { reject: { days: t('chat.tooLong', { limit: longest, over: long - longest }) } };
      const done = await clock.set(ctx, { holidays: storedHolidays(read.holidays) });
      return { show: 'asked' in done ? done.asked : holidaysView(done.saved) };
    },
  });
}

/** A line of the settings' menu. */
export function holidayFacts(ctx: Ctx): readonly { label: string; value: string }[] {
  const { t } = ctx;
  const [next, ...more] = coming(ctx);
  if (!next) return [{ label: t('pad.holidays.next'), value: t('pad.holidays.none') }];
  return [
    { label: t('pad.holidays.next'), value: dayOf(ctx, next) },
    ...(more.length > 0 ? [{ label: t('pad.holidays.after'), value: t('pad.number', { n: more.length }) }] : []),
  ];
}

/** What was read, by country, so that a slip is seen. */
function holidaysView(ctx: Ctx): View {
  const { t } = ctx;
  const all = coming(ctx);
  const shown = all.slice(0, named);
  const countries = [...new Set(shown.map(({ country }) => country))];
  const ofCountry = (country: string | null) =>
    shown.filter((day) => day.country === country).map((day) => sayDay(ctx, day));
  return view(
    t('pad.holidays.saved', { count: all.length }),
    heading(t('pad.holidays.title')),
    text(t('pad.holidays.saved', { count: all.length })),
    countries.length > 0
      ? facts(
          ...countries.map((country) => ({
            label: country === null ? t('pad.holidays.everybody') : sayCountry(country, t.locale),
            value: ofCountry(country).join('\n'),
          })),
        )
      : null,
    all.length > named ? small(t('pad.clock.more', { count: all.length - named })) : null,
    countries.some((country) => country !== null) ? small(t('pad.holidays.whose')) : null,
    controls(button(t('pad.settings.change'), 'pad.holidays'), button(t('pad.settings.title'), 'pad.settings')),
  );
}

function sayDay({ t, now }: Ctx, { date, name }: Holiday): string {
  const day = sayDate(date, t.locale, localDate(now, t.zone));
  return name === '' ? day : t('pad.holidays.day', { day, name });
}

function dayOf(ctx: Ctx, holiday: Holiday): string {
  const said = sayDay(ctx, holiday);
  if (holiday.country === null) return said;
  return ctx.t('pad.holidays.dayIn', { day: said, country: sayCountry(holiday.country, ctx.t.locale) });
}
