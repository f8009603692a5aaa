import { z } from 'zod';
import type { Ctx } from '../../../chat/asks.ts';
import { action, UserError, word } from '../../../chat/asks.ts';
import { button, controls, facts, text, view } from '../../../chat/blocks.ts';
import { choice, choices, zone } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { type Reply, readerOf } from '../../../chat/platform.ts';
import { note, type View } from '../../../chat/view.ts';
import { locales, ownNames } from '../../../i18n/locales.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person } from '../../../store/rows.ts';
import { countryOf, sayCountry } from '../../../time/countries.ts';
import { isWeekday } from '../../../time/days.ts';
import { sayWeekdays } from '../../../time/say.ts';
import { sayZoneChoice } from '../../../time/zones.ts';
import { clockOf, storedDays, workClock } from '../../../who/clock.ts';
import { savePreferences } from '../../../who/people.ts';
import { heardKinds, hearing, type NotificationKind, notificationKinds, speakTo } from '../../../who/reader.ts';
import { isGuest } from '../../../who/roles.ts';
import type { Chapter, Ritual } from '../../ritual.ts';
import { languageOptions, weekdayOptions } from '../settings.ts';
import { postedIn } from '../store.ts';
import { awayLine } from './away.ts';

const mine = form({
  route: 'pad.me',
  args: z.tuple([]),
  title: 'pad.me.title',
  submit: 'pad.save',
  guests: true,
  fields: {
    locale: choice({ label: 'pad.me.language', options: languageOptions }),
    timeZone: zone({ label: 'pad.me.zone', hint: 'pad.zoneHint' }),
    workingDays: choices({
      label: 'pad.me.workingDays',
      hint: 'pad.me.workingDaysHint',
      options: weekdayOptions,
      optional: true,
    }),
    directMessages: choices({
      label: 'pad.me.direct',
      hint: 'pad.me.directHint',
      options: ({ t }) => notificationKinds.map((kind) => ({ value: kind, label: t(`pad.me.hear.${kind}`) })),
      optional: true,
    }),
  },
  open: ({ t, person, workspace, platform }) => ({
    filled: {
      locale: t.locale,
      timeZone: t.zone,
      workingDays: clockOf(workspace, person).weekdays.map(String),
      directMessages: heardKinds(person, platform.name),
    },
  }),
  save: async (ctx, _args, { locale, timeZone, workingDays, directMessages }) => {
    const days = storedDays(workingDays.map(Number).filter(isWeekday));
    // none, or the workspace's: then it goes on with the workspace's
    const own = days === '' || days === storedDays(workClock(ctx.workspace).weekdays) ? null : days;
    const preferences = { locale, timeZone, workingDays: own, ...hearing(directMessages) };
    return answer(ctx, await savePreferences(ctx.db, ctx.person, preferences));
  },
});

/** @param rituals whose posts can be read again */
export function meWith(rituals: () => readonly Ritual[]): Chapter {
  return {
    words: {
      me: word({
        summary: 'pad.me.summary',
        options: [],
        guests: true,
        answers: 'form',
        values: z.object({}),
        run: (ctx) => mine.ask(ctx, []),
      }),
    },
    actions: {
      ...mine.actions,
      /** The offer to write to somebody directly, answered. */
      direct: action({
        answers: 'message',
        guests: true,
        args: z.tuple([z.enum(['yes', 'no'])]),
        async run(ctx, { args: [said] }) {
          await savePreferences(ctx.db, ctx.person, { directMessages: said === 'yes' });
          return { show: note(ctx.t(said === 'yes' ? 'pad.me.directYes' : 'pad.me.directNo')) };
        },
      }),
      /** The offer to speak somebody's language, answered. */
      speak: action({
        answers: 'message',
        guests: true,
        args: z.tuple([z.enum(locales)]),
        run: async (ctx, { args: [locale] }) => answer(ctx, await savePreferences(ctx.db, ctx.person, { locale })),
      }),
      read: action({
        answers: 'message',
        guests: true,
        args: z.tuple([z.string().min(1)]),
        run: async (ctx, { args: [id] }) => ({ show: await readAgain(ctx, rituals(), id) }),
      }),
    },
  };
}

/** A message of the channel that it is pressed in, as it would stand there in the reader's language; what people wrote stays as it is. */
async function readAgain(ctx: Ctx, rituals: readonly Ritual[], id: string): Promise<View> {
  const { db, now, platform, workspace, place, t } = ctx;
  const posted = await postedIn(db, place, id);
  const notice = rituals.flatMap(({ notices }) => notices).find(({ name }) => name === posted?.job);
  if (!posted || !notice) throw new UserError('pad.readGone');
  const args = JSON.parse(posted.args) as string[];
  const again = await notice.view({ db, now, platform, workspace, place, t, person: null, isPosted: true }, args);
  if (!again) throw new UserError('pad.readGone');
  return again;
}

/** In the language just chosen. */
async function answer(ctx: Ctx, person: Person): Promise<Reply> {
  const t = speakTo(ctx.workspace, person);
  return { show: meView(ctx, person, t, await awayLine(ctx, t, person)), reader: readerOf(t) };
}

function meView({ workspace, now, platform }: Ctx, person: Person, t: Translator, away: Text): View {
  const { zone: canonical, weekdays } = clockOf(workspace, person);
  const country = countryOf(canonical);
  return view(
    t('pad.me.saved'),
    text(t('pad.me.saved')),
    facts(
      { label: t('pad.me.language'), value: ownNames[t.locale] },
      { label: t('pad.me.zone'), value: sayZoneChoice(t.zone, t.locale, now) },
      { label: t('pad.me.workingDays'), value: sayWeekdays(weekdays, t.locale) },
      ...(country === null ? [] : [{ label: t('pad.me.country'), value: sayCountry(country, t.locale) }]),
      { label: t('pad.me.direct'), value: saidKinds(t, heardKinds(person, platform.name)) },
      ...(isGuest(person) ? [] : [{ label: t('pad.away.title'), value: away }]),
    ),
    isGuest(person) ? null : controls(button(t('pad.away.button'), 'pad.away')),
  );
}

function saidKinds(t: Translator, kinds: readonly NotificationKind[]): string {
  if (kinds.length === 0) return t('pad.no');
  if (kinds.length === notificationKinds.length) return t('pad.yes');
  return new Intl.ListFormat(t.locale).format(kinds.map((kind) => t(`pad.me.hear.${kind}`)));
}
