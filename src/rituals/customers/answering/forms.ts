import { z } from 'zod';
import type { Action, Ctx } from '../../../chat/asks.ts';
import { choice, clock, day, paragraph, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import { personSpan, type Text } from '../../../i18n/text.ts';
import { give } from '../../../owned/work.ts';
import { sayMoment } from '../../../time/say.ts';
import { instantAt } from '../../../time/zone.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { longestWords } from '../../../voices/rules.ts';
import { customerName, takenOut } from '../../../voices/views.ts';
import { answerIn, handIn, moveIn, needOpen, needWaiting, type Step, solutionOf } from './steps.ts';

const one = z.tuple([z.string().min(1)]);
const longestWhy = 300;

type Receipt = (ctx: Ctx, said: Text, step: Step, ...more: (Text | null)[]) => View;

export function formsWith(mask: Mask, receipt: Receipt): { actions: Record<string, Action> } {
  const answer = form({
    route: 'customers.answer',
    args: one,
    title: 'customers.form.answer',
    submit: 'customers.button.save',
    fields: {
      answer: paragraph({
        label: 'customers.field.answer',
        hint: 'customers.hint.answer',
        optional: true,
        max: longestWords,
      }),
      solved: choice({
        label: 'customers.field.solved',
        options: ({ t }) => (['yes', 'no'] as const).map((value) => ({ value, label: t(`customers.solved.${value}`) })),
      }),
      who: person({ label: 'customers.field.who', hint: 'customers.hint.who', optional: true }),
      day: day({ label: 'customers.field.day', optional: true, from: 'today' }),
    },
    open: async (ctx, [id]) => {
      const voice = await ctx.store.transaction((tx) => needOpen(tx, ctx, id));
      return { intro: `${customerName(ctx.t, voice)}: ${shorten(voice.text, 200)}` };
    },
    async save(ctx, [id], { answer: words, solved, who, day: dueDate }) {
      const { t, store, person: me } = ctx;
      if (solved === 'no' && (who === null) !== (dueDate === null)) {
        return { reject: who === null ? { who: t('customers.whoMissing') } : { day: t('customers.dayMissing') } };
      }
      const { texts, found } = await masked(ctx, mask, { answer: words });
      const step = await store.transaction(async (tx) => {
        const answered = await answerIn(tx, ctx, id, { answer: texts.answer ?? null, isSolved: solved === 'yes' });
        if (solved === 'no' && who && dueDate) {
          await give(tx, ctx, { ...solutionOf(id), ownerId: who.id, askedById: me.id, dueDate });
        }
        return answered;
      });
      const { number } = step.voice;
      const said = t(step.move.kind === 'solved' ? 'customers.solvedNow' : 'customers.answeredNow', { number });
      return { show: receipt(ctx, said, step, takenOut(t, found)) };
    },
  });

  const hand = form({
    route: 'customers.hand',
    args: one,
    title: 'customers.form.hand',
    submit: 'customers.button.hand',
    fields: { who: person({ label: 'customers.field.hand' }) },
    open: async (ctx, [id]) => {
      await ctx.store.transaction((tx) => needWaiting(tx, ctx, id));
      return {};
    },
    async save(ctx, [id], { who }) {
      const step = await ctx.store.transaction((tx) => handIn(tx, ctx, id, who));
      const { number, dueAt } = step.voice;
      if (who.id !== ctx.person.id)
        return { show: receipt(ctx, ctx.t.rich('customers.handed', { number, name: personSpan(who) }), step) };
      const due = dueAt === null ? '' : sayMoment(dueAt, ctx.t.zone, ctx.t.locale, ctx.now);
      return {
        show: receipt(ctx, ctx.t('customers.taken', { number, due, has: dueAt === null ? 'none' : 'day' }), step),
      };
    },
  });

  const later = form({
    route: 'customers.later',
    args: one,
    title: 'customers.form.later',
    submit: 'customers.button.save',
    fields: {
      day: day({ label: 'customers.field.laterDay', from: 'today' }),
      time: clock({ label: 'customers.field.laterTime' }),
      why: paragraph({ label: 'customers.field.why', hint: 'customers.hint.why', max: longestWhy }),
    },
    open: async (ctx, [id]) => {
      await ctx.store.transaction((tx) => needWaiting(tx, ctx, id));
      return {};
    },
    async save(ctx, [id], { day: date, time, why }) {
      const { t, now } = ctx;
      const dueAt = instantAt(date, time, t.zone);
      if (dueAt <= now) return { reject: { time: t('customers.timePassed') } };
      const { number, dueAt: before } = await ctx.store.transaction((tx) => needWaiting(tx, ctx, id));
      if (before !== null && dueAt <= before) {
        const due = sayMoment(before, t.zone, t.locale, now);
        return { reject: { day: t('waiting.notLater', { number, due }) } };
      }
      const { texts } = await masked(ctx, mask, { why });
      const step = await ctx.store.transaction((tx) => moveIn(tx, ctx, id, { dueAt, why: texts.why ?? '' }));
      const due = sayMoment(dueAt, t.zone, t.locale, now);
      return { show: receipt(ctx, t('customers.movedNow', { number, due }), step) };
    },
  });

  return { actions: { ...answer.actions, ...hand.actions, ...later.actions } };
}
