import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { readerOf } from '../../chat/platform.ts';
import type { Form, View } from '../../chat/view.ts';
import { locales, ownNames } from '../../i18n/locales.ts';
import { type Translator, translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { sayZoneChoice } from '../../time/zones.ts';
import { takesDirect } from '../../who/reader.ts';
import { languageOptions, zoneTyped } from './settings.ts';
import { savePreferences } from './store.ts';

export const meWord = word({
  summary: 'pad.me.summary',
  options: [],
  answers: 'form',
  values: z.object({}),
  run: async (ctx) => ({ ask: meForm(ctx) }),
});

function meForm({ t, person, platform }: Ctx): Form {
  return {
    kind: 'form',
    title: t('pad.me.title'),
    submit: t('pad.save'),
    go: { to: 'pad.saveMe' },
    fields: [
      { kind: 'choice', name: 'locale', label: t('pad.me.language'), options: languageOptions(), value: t.locale },
      { kind: 'line', name: 'timeZone', label: t('pad.me.zone'), hint: t('pad.zoneHint'), value: t.zone, max: 60 },
      {
        kind: 'choice',
        name: 'directMessages',
        label: t('pad.me.direct'),
        hint: t('pad.me.directHint'),
        options: [
          { value: 'yes', label: t('pad.yes') },
          { value: 'no', label: t('pad.no') },
        ],
        value: takesDirect(person, platform.name) ? 'yes' : 'no',
      },
    ],
  };
}

export const meActions = {
  saveMe: action({
    answers: 'message',
    args: z.tuple([]),
    values: z.object({ locale: z.enum(locales), timeZone: z.string(), directMessages: z.enum(['yes', 'no']) }),
    run: async (ctx, { values }) => {
      const zone = zoneTyped(ctx.now).safeParse(values.timeZone);
      if (!zone.success) return { reject: { timeZone: ctx.t('pad.zoneUnknown') } };
      const saved = await ctx.store.transaction((tx) =>
        savePreferences(tx, ctx.person, {
          locale: values.locale,
          timeZone: zone.data,
          directMessages: values.directMessages === 'yes',
        }),
      );
      const t = translator(values.locale, zone.data);
      return { show: meView(t, saved, ctx), reader: readerOf(t) };
    },
  }),
  /** The offer to speak somebody's language, answered. */
  speak: action({
    answers: 'message',
    args: z.tuple([z.enum(locales)]),
    run: async (ctx, { args: [locale] }) => {
      const saved = await ctx.store.transaction((tx) => savePreferences(tx, ctx.person, { locale }));
      const t = translator(locale, ctx.t.zone);
      return { show: meView(t, saved, ctx), reader: readerOf(t) };
    },
  }),
};

function meView(t: Translator, person: Person, ctx: Pick<Ctx, 'now' | 'platform'>): View {
  return {
    kind: 'view',
    summary: t('pad.me.saved'),
    blocks: [
      { kind: 'text', text: t('pad.me.saved') },
      {
        kind: 'facts',
        facts: [
          { label: t('pad.me.language'), value: ownNames[t.locale] },
          { label: t('pad.me.zone'), value: sayZoneChoice(t.zone, t.locale, ctx.now) },
          { label: t('pad.me.direct'), value: takesDirect(person, ctx.platform.name) ? t('pad.yes') : t('pad.no') },
        ],
      },
    ],
  };
}
