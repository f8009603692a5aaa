import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { readerOf } from '../../chat/platform.ts';
import type { Form, Option, View } from '../../chat/view.ts';
import { type Locale, localeOf, locales, ownNames } from '../../i18n/locales.ts';
import { type Translator, translator } from '../../i18n/translate.ts';
import type { Tx } from '../../store/client.ts';
import type { Workspace } from '../../store/rows.ts';
import { isWeekday, type Weekday, weekdays } from '../../time/days.ts';
import { sayWeekdays } from '../../time/say.ts';
import { asciiDigits } from '../../time/typed.ts';
import { findZones, sayZoneChoice } from '../../time/zones.ts';
import { saveSettings } from './store.ts';

/** Moves what recurs to the workspace's clock and working days as they are now. */
export type Retime = (tx: Tx, workspace: Workspace, now: Date) => Promise<void>;

const admin = ['admin'] as const;

/** A zone as people write it ("dhaka", "Asia/Kathmandu"): the zone's name, or a sentence that asks for a city. */
export function zoneTyped(now: Date) {
  return z.string().transform((typed, context) => {
    const [zone] = findZones(typed, now, 1);
    if (zone) return zone;
    context.addIssue({ code: 'custom', params: { key: 'pad.zoneUnknown' } });
    return z.NEVER;
  });
}

function wholeNumber(min: number, max: number) {
  return z.string().transform((typed, context) => {
    const digits = asciiDigits(typed.trim());
    const number = /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN;
    if (number >= min && number <= max) return number;
    context.addIssue({ code: 'custom', params: { key: 'pad.numberBetween', min, max } });
    return z.NEVER;
  });
}

export const settingsWord = word({
  summary: 'pad.settings.summary',
  options: [],
  may: admin,
  answers: 'form',
  values: z.object({}),
  run: async (ctx) => ({ ask: settingsForm(ctx) }),
});

function settingsForm({ t, workspace }: Ctx): Form {
  return {
    kind: 'form',
    title: t('pad.settings.title'),
    submit: t('pad.save'),
    go: { to: 'pad.saveSettings' },
    fields: [
      {
        kind: 'choice',
        name: 'locale',
        label: t('pad.settings.language'),
        hint: t('pad.settings.languageHint'),
        options: languageOptions(),
        value: localeOf(workspace.locale) ?? t.locale,
      },
      {
        kind: 'line',
        name: 'timeZone',
        label: t('pad.settings.zone'),
        hint: t('pad.zoneHint'),
        value: workspace.timeZone,
        max: 60,
      },
      {
        kind: 'choices',
        name: 'workingDays',
        label: t('pad.settings.workingDays'),
        options: weekdayOptions(t),
        value: workspace.workingDays.split(','),
      },
      {
        kind: 'line',
        name: 'smallestGroup',
        label: t('pad.settings.smallestGroup'),
        hint: t('pad.settings.smallestGroupHint'),
        value: t('pad.number', { n: workspace.smallestGroup }),
        max: 4,
      },
      {
        kind: 'line',
        name: 'pollDays',
        label: t('pad.settings.pollDays'),
        value: t('pad.number', { n: workspace.pollDays }),
        max: 4,
      },
    ],
  };
}

export function languageOptions(): Option[] {
  return locales.map((locale) => ({ value: locale, label: ownNames[locale] }));
}

function weekdayOptions(t: Translator): Option[] {
  return weekdays.map((day) => ({ value: String(day), label: sayWeekdays([day], t.locale) }));
}

/** @param retime moves what recurs in the other rituals */
export function settingsActions(retime: Retime) {
  return {
    saveSettings: action({
      answers: 'message',
      may: admin,
      args: z.tuple([]),
      values: z.object({
        locale: z.enum(locales),
        timeZone: z.string(),
        workingDays: z
          .union([z.array(z.string()), z.string().transform((day) => [day])])
          .transform((days) => days.map(Number).filter(isWeekday).toSorted())
          .refine((days) => days.length > 0, { params: { key: 'pad.settings.noWorkingDay' } }),
        smallestGroup: wholeNumber(3, 50),
        pollDays: wholeNumber(1, 20),
      }),
      run: async (ctx, { values }) => {
        const zone = zoneTyped(ctx.now).safeParse(values.timeZone);
        if (!zone.success) return { reject: { timeZone: ctx.t('pad.zoneUnknown') } };
        const saved = await ctx.store.transaction(async (tx) => {
          const changed = await saveSettings(tx, ctx.workspace, {
            locale: values.locale,
            timeZone: zone.data,
            workingDays: values.workingDays.join(','),
            smallestGroup: values.smallestGroup,
            pollDays: values.pollDays,
          });
          await retime(tx, changed, ctx.now);
          return changed;
        });
        const t = ctx.person.locale ? ctx.t : translator(values.locale, ctx.t.zone);
        return { show: settingsView(t, saved, ctx.now), reader: readerOf(t) };
      },
    }),
  };
}

function settingsView(t: Translator, workspace: Workspace, now: Date): View {
  const locale: Locale = localeOf(workspace.locale) ?? 'en';
  const days = workspace.workingDays.split(',').map((day) => Number(day) as Weekday);
  return {
    kind: 'view',
    summary: t('pad.settings.saved'),
    blocks: [
      { kind: 'text', text: t('pad.settings.saved') },
      {
        kind: 'facts',
        facts: [
          { label: t('pad.settings.language'), value: ownNames[locale] },
          { label: t('pad.settings.zone'), value: sayZoneChoice(workspace.timeZone, t.locale, now) },
          { label: t('pad.settings.workingDays'), value: sayWeekdays(days, t.locale) },
          { label: t('pad.settings.smallestGroup'), value: t('pad.number', { n: workspace.smallestGroup }) },
          { label: t('pad.settings.pollDays'), value: t('pad.number', { n: workspace.pollDays }) },
        ],
      },
      { kind: 'note', text: t('pad.settings.note') },
    ],
  };
}
