import { z } from 'zod';
import { choice, day, paragraph, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { meetingOrNext } from '../records/plan.ts';
import { longestStory } from '../views.ts';
import { promiseAnswer } from './answers.ts';
import { bring, change } from './bring.ts';
import { updateStory } from './store.ts';
import { newsOptions, thanks } from './views.ts';

export const bringForm = form({
  route: 'agenda.bring',
  args: z.tuple([z.string()]),
  title: 'agenda.bringTitle',
  submit: 'agenda.bringSubmit',
  guests: true,
  fields: {
    story: paragraph({ label: 'agenda.storyField', hint: 'agenda.noPrivateDetails', max: longestStory }),
    news: choice({ label: 'agenda.newsField', options: ({ t }) => newsOptions(t) }),
    answered: choice({
      label: 'agenda.answeredField',
      options: ({ t }) => [
        { value: 'yes', label: t('agenda.answeredYes') },
        { value: 'no', label: t('agenda.answeredNo') },
      ],
    }),
    who: person({ label: 'agenda.whoField', hint: 'agenda.whoHint', optional: true }),
    day: day({ label: 'agenda.dayField', optional: true, from: 'today' }),
  },
  async open(ctx, [meetingId]) {
    await meetingOrNext(ctx, meetingId);
    return {};
  },
  async save(ctx, [meetingId], { story: text, news, answered, who, day }) {
    const isPromised = answered === 'no';
    const missing = {
      ...(isPromised && !who && { who: ctx.t('agenda.whoMissing') }),
      ...(isPromised && !day && { day: ctx.t('agenda.dayMissing') }),
    };
    if (Object.keys(missing).length > 0) return { reject: missing };
    const promise = isPromised && who ? { answerBy: who.id, answerDate: day } : {};
    const meeting = await meetingOrNext(ctx, meetingId);
    const made = await bring(ctx, meeting, { text, news, answered: !isPromised, ...promise });
    return { show: thanks(ctx, meeting, made.id) };
  },
});

/** Who answers the customer, by when. */
export const promiseForm = form({
  route: 'agenda.waiting',
  args: z.tuple([z.string()]),
  title: 'agenda.promiseTitle',
  submit: 'agenda.bringSubmit',
  guests: true,
  fields: {
    who: person({ label: 'agenda.whoField' }),
    day: day({ label: 'agenda.dayField', from: 'today' }),
  },
  /** That there is no answer yet is noted already: the rest may never come. */
  async open(ctx, [id]) {
    await change(ctx, id, (tx) => updateStory(tx, id, { answered: false }));
    return {};
  },
  async save(ctx, [id], { who, day }) {
    const promise = { answered: false, answerBy: who.id, answerDate: day };
    const { meeting } = await change(ctx, id, async (tx, story) => {
      await updateStory(tx, id, promise);
      await promiseAnswer(tx, ctx, { ...story, ...promise });
    });
    return { show: thanks(ctx, meeting, id) };
  },
});
