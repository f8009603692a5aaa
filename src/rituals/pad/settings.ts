import { z } from 'zod';
import type { Ctx, Settings } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { button, entry, heading, text, view } from '../../chat/blocks.ts';
import { choice, choices, zone } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import { shortenText } from '../../chat/input.ts';
import { readerOf } from '../../chat/platform.ts';
import type { Option, View } from '../../chat/view.ts';
import { type Locale, localeOf, locales, ownNames } from '../../i18n/locales.ts';
import { type Span, spans, type Text } from '../../i18n/text.ts';
import { isWeekday, type Weekday, weekdays } from '../../time/days.ts';
import { sayWeekdays } from '../../time/say.ts';
import { sayZoneChoice } from '../../time/zones.ts';
import { storedDays, workClock } from '../../who/clock.ts';
import { saveSettings } from '../../who/workspaces.ts';
import type { Chapter, Ritual } from '../ritual.ts';
import { asSaved, type ClockSetting } from './clock.ts';
import { holidayFacts, holidaysForm } from './holidays.ts';
import type { Setup } from './setup.ts';

const admin = ['admin'] as const;
const nothing = z.tuple([]);
/** Characters of what a line of the menu says: ten rituals' lines together stay below the 4,000 of Discord's messages. */
const longestFacts = 220;

export function languageOptions(): (Option & { value: Locale })[] {
  return locales.map((locale) => ({ value: locale, label: ownNames[locale] }));
}

export function weekdayOptions({ t }: Ctx): Option[] {
  return weekdays.map((day: Weekday) => ({ value: String(day), label: sayWeekdays([day], t.locale) }));
}

/** @param rituals all of them, each with a line of its own */
export function settingsWith(rituals: () => readonly Ritual[], clock: ClockSetting, setup: Setup): Chapter {
  const language = form({
    route: 'pad.language',
    may: admin,
    args: nothing,
    title: 'pad.settings.languageTitle',
    submit: 'pad.save',
    fields: {
      locale: choice({ label: 'pad.settings.language', hint: 'pad.settings.languageHint', options: languageOptions }),
    },
    open: ({ t, workspace }) => ({ filled: { locale: localeOf(workspace.locale) ?? t.locale } }),
    save: async (ctx, _args, { locale }) => {
      const saved = await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, { locale }));
      const after = asSaved(ctx, saved);
      return { show: await menu(after, 'pad.settings.saved'), reader: readerOf(after.t) };
    },
  });

  const week = form({
    route: 'pad.week',
    may: admin,
    args: nothing,
    title: 'pad.settings.week',
    submit: 'pad.save',
    fields: {
      timeZone: zone({ label: 'pad.settings.zone', hint: 'pad.zoneHint' }),
      workingDays: choices({ label: 'pad.settings.workingDays', options: weekdayOptions, optional: true }),
    },
    open: ({ workspace }) => ({
      filled: { timeZone: workspace.timeZone, workingDays: workClock(workspace).weekdays.map(String) },
    }),
    save: async (ctx, _args, { timeZone, workingDays }) => {
      const days = workingDays.map(Number).filter(isWeekday);
      if (days.length === 0) return { reject: { workingDays: ctx.t('pad.settings.noWorkingDay') } };
      const done = await clock.set(ctx, { timeZone, workingDays: storedDays(days) });
      return { show: 'asked' in done ? done.asked : await menu(done.saved, 'pad.settings.saved') };
    },
  });

  const holidays = holidaysForm(clock);
  const own: readonly Settings[] = [
    {
      title: 'pad.settings.languageTitle',
      route: 'pad.language',
      facts: async ({ t, workspace }) => [
        { label: t('pad.settings.language'), value: ownNames[localeOf(workspace.locale) ?? 'en'] },
      ],
    },
    {
      title: 'pad.settings.week',
      route: 'pad.week',
      facts: async ({ t, workspace, now }) => [
        { label: t('pad.settings.zone'), value: sayZoneChoice(workspace.timeZone, t.locale, now) },
        { label: t('pad.settings.workingDays'), value: sayWeekdays(workClock(workspace).weekdays, t.locale) },
      ],
    },
    { title: 'pad.holidays.title', route: 'pad.holidays', facts: async (ctx) => holidayFacts(ctx) },
  ];

  async function menu(ctx: Ctx, said?: 'pad.settings.saved' | 'pad.clock.left'): Promise<View> {
    const { t } = ctx;
    const others = rituals().flatMap((ritual) => ritual.settings ?? []);
    const lines = [];
    for (const { title, route, facts } of [...own, ...others]) {
      const detail = shortenText(asLines(await facts(ctx)), longestFacts);
      lines.push(entry([{ bold: t(title) }], { detail, button: button(t('pad.settings.change'), route) }));
    }
    const title = t('pad.settings.title');
    return view(said ? t(said) : title, heading(title), said ? text(t(said)) : null, lines);
  }

  /** Back to where it was asked from: setting up, or the menu. */
  function answered(isYes: boolean) {
    return action({
      answers: 'update',
      may: admin,
      args: z.tuple([z.string()]),
      run: async (ctx, { args: [id] }) => {
        const { after, change } = await clock.answer(ctx, id, isYes);
        const { setupStep } = change;
        if (setupStep !== undefined) return { replace: await setup.stepView(after, isYes ? setupStep : 1) };
        return { replace: await menu(after, isYes ? 'pad.settings.saved' : 'pad.clock.left') };
      },
    });
  }

  return {
    words: {
      settings: word({
        summary: 'pad.settings.summary',
        options: [],
        may: admin,
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: await menu(ctx) }),
      }),
    },
    actions: {
      ...language.actions,
      ...week.actions,
      ...holidays.actions,
      settings: action({
        answers: 'message',
        may: admin,
        args: nothing,
        run: async (ctx) => ({ show: await menu(ctx) }),
      }),
      clockSave: answered(true),
      clockLeave: answered(false),
    },
  };
}

/** Facts under a line of the menu. */
function asLines(facts: readonly { label: string; value: Text }[]): Text {
  return facts.flatMap(({ label, value }, index): Span[] => [
    ...(index > 0 ? ['\n'] : []),
    `${label}: `,
    ...spans(value),
  ]);
}
