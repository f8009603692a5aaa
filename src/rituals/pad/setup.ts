import { z } from 'zod';
import type { Ctx } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { readerOf } from '../../chat/platform.ts';
import type { Block, Control, Route, View } from '../../chat/view.ts';
import { locales, ownNames } from '../../i18n/locales.ts';
import { type Translator, translator } from '../../i18n/translate.ts';
import type { Place } from '../../store/rows.ts';
import { isWeekend, type Step, setupDone, steps, weekends } from './rules.ts';
import type { Retime } from './settings.ts';
import { type Progress, progressOf, saveSettings } from './store.ts';

const admin = ['admin'] as const;

/** /pad setup: where it was left; done before: from the start, with what is there already shown as done. */
export const setupWord = word({
  summary: 'pad.setup.summary',
  options: [],
  may: admin,
  answers: 'message',
  values: z.object({}),
  run: async (ctx) => {
    const at = ctx.workspace.setupStep;
    return { show: at === 0 || at === setupDone ? languageView(ctx.t) : await stepView(ctx, ctx.t, at) };
  },
});

export function setupActions(retime: Retime) {
  return {
    setupLanguage: action({
      answers: 'update',
      may: admin,
      args: z.tuple([z.enum(locales)]),
      run: async (ctx, { args: [locale] }) => {
        await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, { locale, setupStep: 1 }));
        const t = translator(locale, ctx.t.zone);
        return { replace: await stepView(ctx, t, 1), reader: readerOf(t) };
      },
    }),
    setupWeekend: action({
      answers: 'update',
      may: admin,
      args: z.tuple([z.string().refine(isWeekend)]),
      run: async (ctx, { args: [weekend] }) => {
        const workingDays = weekends[weekend].join(',');
        await ctx.store.transaction(async (tx) => {
          await retime(tx, await saveSettings(tx, ctx.workspace, { workingDays, setupStep: 2 }), ctx.now);
        });
        return { replace: await stepView(ctx, ctx.t, 2) };
      },
    }),
    setupStep: action({
      answers: 'update',
      may: admin,
      args: z.tuple([z.coerce.number().int().min(0)]),
      run: async (ctx, { args: [number] }) => {
        const step = number > steps.length ? setupDone : number;
        await ctx.store.transaction((tx) => saveSettings(tx, ctx.workspace, { setupStep: step }));
        if (step === 0) return { replace: languageView(ctx.t) };
        return { replace: step === setupDone ? await doneView(ctx) : await stepView(ctx, ctx.t, step) };
      },
    }),
  };
}

function languageView(t: Translator): View {
  const text = t('pad.setup.language');
  const controls = locales.map(
    (locale): Control => ({ kind: 'button', label: ownNames[locale], go: { to: 'pad.setupLanguage', args: [locale] } }),
  );
  return {
    kind: 'view',
    summary: text,
    blocks: [
      { kind: 'heading', text: t('pad.setup.title') },
      { kind: 'text', text },
      { kind: 'controls', controls },
    ],
  };
}

async function stepView(ctx: Ctx, t: Translator, number: number): Promise<View> {
  const step = steps[number - 1] ?? 'weekend';
  const progress = await progressOf(ctx.db, ctx.workspace);
  const title = t('pad.setup.step', { n: number, of: steps.length, what: t(`pad.setup.${step}.title`) });
  const done = doneText(t, step, progress);
  const blocks: Block[] = [
    { kind: 'heading', text: title },
    { kind: 'text', text: t(`pad.setup.${step}.text`) },
    ...(done ? [{ kind: 'note', text: done } as const] : []),
    { kind: 'controls', controls: [...controlsOf(t, step, ctx.place), ...turns(t, number)] },
  ];
  return { kind: 'view', summary: title, blocks };
}

/** Each step is done by the ritual it belongs to. */
function controlsOf(t: Translator, step: Step, place: Place): Control[] {
  switch (step) {
    case 'weekend':
      return (Object.keys(weekends) as (keyof typeof weekends)[]).map((weekend) => ({
        kind: 'button',
        label: t(`pad.weekend.${weekend}`),
        go: { to: 'pad.setupWeekend', args: [weekend] },
      }));
    case 'meeting':
      // a meeting belongs to a channel: from direct messages it is planned by typing, as the text says
      if (place.kind === 'direct') return [];
      return [
        {
          kind: 'button',
          label: t('pad.setup.meeting.go'),
          tone: 'primary',
          go: { to: 'agenda.newMeeting', args: [place.id] },
        },
      ];
    case 'champion':
      return [{ kind: 'pickPerson', label: t('pad.setup.champion.go'), go: { to: 'ideas.nominate' } }];
    case 'mission':
      return [{ kind: 'button', label: t('pad.setup.mission.go'), tone: 'primary', go: { to: 'mission.state' } }];
    case 'trial':
      return [{ kind: 'button', label: t('pad.setup.trial.go'), tone: 'primary', go: { to: 'mission.trial' } }];
  }
}

function turns(t: Translator, number: number): Control[] {
  const go = (to: number): Route => ({ to: 'pad.setupStep', args: [String(to)] });
  // before the first step stands the choice of a language: a wrong one is taken back there
  const back: Control = { kind: 'button', label: t('pad.setup.back'), go: go(number - 1) };
  const label = number === steps.length ? t('pad.setup.finish') : t('pad.setup.next');
  return [back, { kind: 'button', label, go: go(number + 1) }];
}

/** What this step has led to already, if anything. */
function doneText(t: Translator, step: Step, { series, champions, hasMission }: Progress): string | null {
  if (step === 'meeting' && series) return t('pad.setup.meeting.done', { name: series.name });
  if (step === 'champion' && champions.length > 0) {
    return t('pad.setup.champion.done', { names: champions.map(({ name }) => name).join(', ') });
  }
  if (step === 'mission' && hasMission) return t('pad.setup.mission.done');
  return null;
}

async function doneView(ctx: Ctx): Promise<View> {
  const { t } = ctx;
  const { series } = await progressOf(ctx.db, ctx.workspace);
  const text = series ? t('pad.setup.done', { name: series.name }) : t('pad.setup.doneNoMeeting');
  const controls: Control[] = [
    ...(series
      ? [
          {
            kind: 'button',
            label: t('pad.setup.postAgenda'),
            tone: 'primary',
            go: { to: 'agenda.postNow', args: [series.id] },
          } as const,
        ]
      : []),
    { kind: 'button', label: t('pad.home.button'), go: { to: 'pad.home' } },
  ];
  return {
    kind: 'view',
    summary: text,
    blocks: [
      { kind: 'heading', text: t('pad.setup.doneTitle') },
      { kind: 'text', text },
      { kind: 'controls', controls },
    ],
  };
}
