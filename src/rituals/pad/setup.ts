import { z } from 'zod';
import type { Ctx, SetupStep } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { button, controls, heading, small, text, view } from '../../chat/blocks.ts';
import { zone } from '../../chat/fields.ts';
import { form } from '../../chat/form.ts';
import { readerOf } from '../../chat/platform.ts';
import type { Button, Option, View } from '../../chat/view.ts';
import { locales, ownNames } from '../../i18n/locales.ts';
import { type Translator, translator } from '../../i18n/translate.ts';
import { isZone } from '../../time/zone.ts';
import { commonZones, sayZoneChoice } from '../../time/zones.ts';
import { storedDays } from '../../who/clock.ts';
import { saveSettings } from '../../who/workspaces.ts';
import type { Chapter, Ritual } from '../ritual.ts';
import type { ClockChange, ClockSetting } from './clock.ts';
import { inOrder, isWeekend, setupDone, type Weekend, weekends } from './rules.ts';

const admin = ['admin'] as const;

/** Where the office is, and when it rests: the first step, which is the bot's own. */
export const whereStep: SetupStep = {
  order: 1,
  title: 'pad.setup.where.title',
  text: 'pad.setup.where.text',
  controls: (ctx) => {
    const { t, now } = ctx;
    const chosen = officeZone(ctx);
    const zones = [...new Set([...commonZones.slice(0, 24), chosen])];
    const options = zones.map((name): Option => ({ value: name, label: sayZoneChoice(name, t.locale, now) }));
    return [
      { kind: 'pick', label: t('pad.settings.zone'), go: { to: 'pad.setupZone' }, options, chosen },
      button(t('pad.setup.where.other'), 'pad.setupPlace'),
      ...(Object.keys(weekends) as Weekend[]).map((one) =>
        button(t(`pad.weekend.${one}`), 'pad.setupWeekend', [one, chosen]),
      ),
    ];
  },
  done: async (ctx) => ctx.t('pad.setup.where.done', { zone: sayZoneChoice(officeZone(ctx), ctx.t.locale, ctx.now) }),
};

/** The workspace's zone; while nobody has said it, the asker's own, where the platform knows it. */
function officeZone({ workspace, t }: Ctx): string {
  return workspace.timeZone === 'UTC' ? t.zone : workspace.timeZone;
}

export interface Setup extends Chapter {
  /** How many steps have led to nothing yet. */
  left(ctx: Ctx): Promise<number>;
  stepView(ctx: Ctx, number: number): Promise<View>;
}

/** @param rituals all of them, each with its own steps */
export function setupWith(rituals: () => readonly Ritual[], clock: ClockSetting): Setup {
  const steps = (): readonly SetupStep[] => inOrder(rituals().flatMap((ritual) => ritual.setup ?? []));

  async function stepView(ctx: Ctx, number: number): Promise<View> {
    const { t } = ctx;
    const step = steps()[number - 1];
    if (!step) return endView(ctx);
    const title = t('pad.setup.step', { n: number, of: steps().length, what: t(step.title) });
    const done = await step.done(ctx);
    return view(
      title,
      heading(title),
      text(t(step.text)),
      done === null ? null : small(done),
      controls(...step.controls(ctx), ...turns(t, number, steps().length)),
    );
  }

  async function endView(ctx: Ctx): Promise<View> {
    const { t } = ctx;
    const ends = [];
    for (const step of steps()) ends.push((await step.finish?.(ctx)) ?? null);
    const said = ends.filter((end) => end !== null);
    return view(
      t('pad.setup.doneTitle'),
      heading(t('pad.setup.doneTitle')),
      said.map((end) => text(end.text)),
      controls(...said.map((end) => end.button ?? null), button(t('pad.home.button'), 'pad.home')),
    );
  }

  async function left(ctx: Ctx): Promise<number> {
    let count = 0;
    for (const step of steps()) {
      // a zone there always is: whether it was chosen, the steps say
      const isDone = step === whereStep ? ctx.workspace.setupStep > 1 : (await step.done(ctx)) !== null;
      if (!isDone) count += 1;
    }
    return count;
  }

  /** Saves what belongs to the clock, or asks first whether what it moves may be moved. */
  async function setClock(ctx: Ctx, change: ClockChange & { setupStep: number }): Promise<View> {
    const done = await clock.set(ctx, change);
    return 'asked' in done ? done.asked : stepView(done.saved, change.setupStep);
  }

  const start = async (ctx: Ctx) => {
    const at = ctx.workspace.setupStep;
    return { show: at === 0 || at === setupDone ? languageView(ctx.t) : await stepView(ctx, at) };
  };

  const place = form({
    route: 'pad.setupPlace',
    may: admin,
    args: z.tuple([]),
    title: 'pad.settings.zone',
    submit: 'pad.save',
    fields: { timeZone: zone({ label: 'pad.settings.zone', hint: 'pad.zoneHint' }) },
    save: async (ctx, _args, { timeZone }) => ({ show: await setClock(ctx, { timeZone, setupStep: 1 }) }),
  });

  return {
    left,
    stepView,
    words: {
      /** Where it was left; done before: from the start, with what is there already shown as done. */
      setup: word({
        summary: 'pad.setup.summary',
        options: [],
        may: admin,
        answers: 'message',
        values: z.object({}),
        run: start,
      }),
    },
    actions: {
      ...place.actions,
      setup: action({ answers: 'message', may: admin, args: z.tuple([]), run: start }),
      setupLanguage: action({
        answers: 'update',
        may: admin,
        args: z.tuple([z.enum(locales)]),
        run: async (ctx, { args: [locale] }) => {
          const saved = await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, { locale, setupStep: 1 }));
          // in the language just chosen, whatever theirs is: they are to see it
          const t = translator(locale, ctx.t.zone, ctx.t.prefix);
          return { replace: await stepView({ ...ctx, workspace: saved, t }, 1), reader: readerOf(t) };
        },
      }),
      setupZone: action({
        answers: 'update',
        may: admin,
        args: z.tuple([z.string().refine(isZone)]),
        run: async (ctx, { args: [timeZone] }) => ({ replace: await setClock(ctx, { timeZone, setupStep: 1 }) }),
      }),
      setupWeekend: action({
        answers: 'update',
        may: admin,
        args: z.tuple([z.string().refine(isWeekend)]).rest(z.string().refine(isZone)),
        run: async (ctx, { args: [weekend, timeZone] }) => ({
          replace: await setClock(ctx, {
            workingDays: storedDays(weekends[weekend]),
            ...(timeZone !== undefined && { timeZone }),
            setupStep: 2,
          }),
        }),
      }),
      setupStep: action({
        answers: 'update',
        may: admin,
        args: z.tuple([z.coerce.number().int().min(0)]),
        run: async (ctx, { args: [number] }) => {
          const step = number > steps().length ? setupDone : number;
          await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, { setupStep: step }));
          return { replace: step === 0 ? languageView(ctx.t) : await stepView(ctx, number) };
        },
      }),
    },
  };
}

function languageView(t: Translator): View {
  const said = t('pad.setup.language');
  const choices = locales.map((locale) => button(ownNames[locale], 'pad.setupLanguage', [locale]));
  return view(said, heading(t('pad.setup.title')), text(said), controls(...choices));
}

function turns(t: Translator, number: number, of: number): Button[] {
  const go = (label: string, to: number) => button(label, 'pad.setupStep', [String(to)]);
  // before the first step stands the choice of a language: a wrong one is taken back there
  return [
    go(t('pad.setup.back'), number - 1),
    go(number === of ? t('pad.setup.finish') : t('pad.setup.next'), number + 1),
  ];
}
