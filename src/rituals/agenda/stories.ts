import { z } from 'zod';
import type { Action, Ctx, Shortcut, Word } from '../../chat/asks.ts';
import { action, UserError, word } from '../../chat/asks.ts';
import { clean, length, shorten, words } from '../../chat/input.ts';
import { type Block, type Button, note, type Route, type View } from '../../chat/view.ts';
import type { Tx } from '../../store/client.ts';
import type { News, Person } from '../../store/rows.ts';
import { sayDate } from '../../time/say.ts';
import { readDate } from '../../time/typed.ts';
import { localDate } from '../../time/zone.ts';
import { meetingOrNext, meetingsHere } from './find.ts';
import { refreshMeeting } from './plan.ts';
import { endOf } from './rules.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';
import { bringForm, newsOptions, promiseForm, sharedForm } from './storyforms.ts';
import { add } from './topics.ts';
import { longestStory, longestTopic, named, storyBlock } from './views.ts';

export const storyWords: Record<string, Word> = {
  customer: word({
    summary: 'agenda.word.customer',
    options: [{ name: 'learned', kind: 'text', label: 'agenda.option.learned' }],
    answers: 'message',
    values: z.object({ learned: words(longestStory) }),
    run: async (ctx, { learned }) => {
      const [meeting] = await meetingsHere(ctx);
      return { show: await bringAndAsk(ctx, meeting, learned) };
    },
  }),
};

const promise = { who: z.string().optional(), day: z.string().optional() };

export const storyActions: Record<string, Action> = {
  bring: action({
    answers: 'form',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => ({ ask: bringForm(ctx, (await meetingOrNext(ctx, meetingId)).id) }),
  }),
  brought: action({
    answers: 'message',
    args: z.tuple([z.string()]),
    values: z.object({
      story: words(longestStory),
      news: z.enum(['good', 'bad']),
      answered: z.enum(['yes', 'no']),
      ...promise,
    }),
    run: async (ctx, { args: [meetingId], values }) => {
      const meeting = await meetingOrNext(ctx, meetingId);
      const answered = values.answered === 'yes';
      const promised = answered ? nobody : await readPromise(ctx, values);
      if ('reject' in promised) return promised;
      const { news, story: text } = values;
      const made = await bring(ctx, meeting, { text, news, answered, ...promised });
      return { show: thanks(ctx, meeting, made.id) };
    },
  }),
  /** First small question, after /agenda customer. */
  news: action({
    answers: 'update',
    args: z.tuple([z.string(), z.enum(['good', 'bad'])]),
    run: async (ctx, { args: [id, news] }) => {
      await change(ctx, id, (tx) => items.updateStory(tx, id, { news }));
      return { replace: askAnswered(ctx, id, news) };
    },
  }),
  answered: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [id] }) => {
      const data = { answered: true, answerBy: null, answerDate: null };
      const story = await change(ctx, id, (tx) => items.updateStory(tx, id, data));
      return { replace: thanks(ctx, story.meeting, id) };
    },
  }),
  waiting: action({
    answers: 'form',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [id] }) => {
      await change(ctx, id, (tx) => items.updateStory(tx, id, { answered: false }));
      return { ask: promiseForm(ctx, id) };
    },
  }),
  promised: action({
    answers: 'message',
    args: z.tuple([z.string()]),
    values: z.object(promise),
    run: async (ctx, { args: [id], values }) => {
      const promised = await readPromise(ctx, values);
      if ('reject' in promised) return promised;
      const story = await change(ctx, id, (tx) => items.updateStory(tx, id, { answered: false, ...promised }));
      return { show: thanks(ctx, story.meeting, id) };
    },
  }),
  takeBack: action({
    answers: 'update',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [id] }) => {
      const story = await change(ctx, id, (tx) => items.deleteStory(tx, id));
      return { replace: note(ctx.t('agenda.storyTakenBack', { story: shorten(story.text, 100) })) };
    },
  }),
  stories: action({
    answers: 'message',
    args: z.tuple([z.string(), z.coerce.number().int().min(0).optional()]),
    run: async (ctx, { args: [meetingId, page = 0] }) => ({ show: await storiesPage(ctx, meetingId, page) }),
  }),
  shared: action({
    answers: 'message',
    args: z.tuple([z.string()]),
    values: z.object({ as: z.enum(['story', 'topic']), text: words(longestStory) }),
    run: async (ctx, { args: [meetingId], values: { as, text } }) => {
      const meeting = await meetingOrNext(ctx, meetingId);
      if (as === 'story') return { show: await bringAndAsk(ctx, meeting, text) };
      if (length(text) > longestTopic) return { reject: { text: ctx.t('chat.tooLong', { limit: longestTopic }) } };
      return { show: await add(ctx, meeting, text) };
    },
  }),
};

/** A message that somebody wrote becomes the customer's item, or a topic, with the way back to it. */
export const bringMessage: Shortcut = {
  name: 'agenda.message',
  label: 'agenda.shortcut',
  run: async (ctx, { text, link }) => {
    const [meeting] = await meetingsHere(ctx);
    return { ask: sharedForm(ctx, meeting, clean(text), link) };
  },
};

const nobody = { answerBy: null, answerDate: null };

/** Who answers the customer, by when: both, or what is missing said at its field. */
async function readPromise(
  ctx: Ctx,
  { who = '', day = '' }: { who?: string | undefined; day?: string | undefined },
): Promise<{ answerBy: string; answerDate: string } | { reject: Record<string, string> }> {
  const today = localDate(ctx.now, ctx.t.zone);
  const date = readDate(day, today);
  const missing = {
    ...(who === '' && { who: ctx.t('agenda.whoMissing') }),
    ...(day.trim() === '' && { day: ctx.t('agenda.dayMissing') }),
    ...(day.trim() !== '' && !date && { day: ctx.t('agenda.notADate') }),
    ...(date && date < today && { day: ctx.t('agenda.dayPassed') }),
  };
  if (!date || Object.keys(missing).length > 0) return { reject: missing };
  const person: Person = await ctx.personById(who);
  return { answerBy: person.id, answerDate: date };
}

async function bring(ctx: Ctx, meeting: store.MeetingOf, story: Omit<items.NewStory, 'meetingId' | 'personId'>) {
  return ctx.store.transaction(async (tx) => {
    const made = await items.addStory(tx, { meetingId: meeting.id, personId: ctx.person.id, ...story }, ctx.now);
    await refreshMeeting(tx, meeting, ctx.now);
    return made;
  });
}

/** Saved at once; the two small questions follow as buttons. */
async function bringAndAsk(ctx: Ctx, meeting: store.MeetingOf, text: string): Promise<View> {
  const { t } = ctx;
  const { id } = await bring(ctx, meeting, { text });
  const said = t('agenda.storySaved', { meeting: named(t, meeting.series, meeting, ctx.now) });
  const controls = newsOptions(t).map(
    ({ value, label }): Button => ({ kind: 'button', label, go: { to: 'agenda.news', args: [id, value] } }),
  );
  const blocks: Block[] = [
    { kind: 'text', text: said },
    { kind: 'quote', text },
    { kind: 'text', text: t('agenda.askNews') },
    { kind: 'controls', controls: [...controls, undoButton(ctx, id)] },
    { kind: 'note', text: t('agenda.noPrivateDetails') },
  ];
  return { kind: 'view', summary: said, blocks };
}

function askAnswered({ t }: Ctx, id: string, news: News): View {
  return note(t('agenda.askAnswered', { news }), [
    { kind: 'button', label: t('agenda.answeredYes'), go: { to: 'agenda.answered', args: [id] } },
    { kind: 'button', label: t('agenda.answeredNo'), go: { to: 'agenda.waiting', args: [id] } },
  ]);
}

function thanks(ctx: Ctx, meeting: store.MeetingOf, storyId: string): View {
  const said = ctx.t('agenda.storyThanks', { meeting: named(ctx.t, meeting.series, meeting, ctx.now) });
  return note(said, [undoButton(ctx, storyId)]);
}

function undoButton({ t }: Ctx, storyId: string): Button {
  return { kind: 'button', label: t('agenda.undo'), go: { to: 'agenda.takeBack', args: [storyId] } };
}

/** One's own story, until its meeting is over. */
async function change(ctx: Ctx, id: string, act: (tx: Tx) => Promise<void>) {
  return ctx.store.transaction(async (tx) => {
    const story = await items.findStory(tx, ctx.workspace.id, id);
    if (!story) throw new UserError('agenda.noSuchStory');
    if (story.personId !== ctx.person.id) throw new UserError('agenda.notYourStory');
    if (endOf(story.meeting.startsAt) <= ctx.now) throw new UserError('agenda.meetingOver');
    await act(tx);
    await refreshMeeting(tx, story.meeting, ctx.now);
    return story;
  });
}

const aPage = 4;

/** Every story of a meeting in full, a few at a time. */
async function storiesPage(ctx: Ctx, meetingId: string, page: number): Promise<View> {
  const meeting = await store.findMeeting(ctx.db, ctx.workspace.id, meetingId);
  if (!meeting) throw new UserError('agenda.noSuchMeeting');
  const { t } = ctx;
  const found = await items.storiesOf(ctx.db, meetingId, page * aPage, aPage + 1);
  const heading = t('agenda.storiesTitle', { meeting: meeting.series.name, day: sayDate(meeting.date, t.locale) });
  const blocks: Block[] = [
    { kind: 'heading', text: heading },
    ...found.slice(0, aPage).flatMap((story) => storyBlock(t, story, longestStory)),
  ];
  if (found.length === 0) blocks.push({ kind: 'text', text: t('agenda.noStories') });
  if (found.length > aPage) {
    const go: Route = { to: 'agenda.stories', args: [meetingId, `${page + 1}`] };
    blocks.push({ kind: 'controls', controls: [{ kind: 'button', label: t('agenda.later'), go }] });
  }
  return { kind: 'view', summary: heading, blocks };
}
