import { z } from 'zod';
import type { Action, CommandOption, Ctx, Word } from '../../chat/asks.ts';
import { action, UserError, word } from '../../chat/asks.ts';
import { shorten, words } from '../../chat/input.ts';
import type { Reply } from '../../chat/platform.ts';
import type { Form, Route } from '../../chat/view.ts';
import type { MessageKey, Values } from '../../i18n/translate.ts';
import type { Tx } from '../../store/client.ts';
import type { Topic } from '../../store/rows.ts';
import { currentOfSeries, meetingOrNext, meetingsHere, ownAgenda, touch } from './find.ts';
import { moved, pointed } from './rules.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';
import { fits, longestTopic, named, type Own } from './views.ts';

/** What became of a topic, for the sentence that says it by name. */
interface Outcome {
  said: MessageKey;
  values?: Values;
  undo?: Own['undo'];
}

const numberOption: CommandOption = {
  name: 'n',
  kind: 'number',
  label: 'agenda.option.n',
  complete: (ctx, typed) => suggest(ctx, typed),
};

export const topicWords: Record<string, Word> = {
  add: word({
    summary: 'agenda.word.add',
    options: [{ name: 'topic', kind: 'text', label: 'agenda.option.topic' }],
    answers: 'message',
    values: z.object({ topic: words(longestTopic) }),
    run: async (ctx, { topic }) => {
      const [meeting, ...others] = await meetingsHere(ctx);
      return { show: await add(ctx, meeting, topic, others) };
    },
  }),
  done: word({
    summary: 'agenda.word.done',
    options: [numberOption],
    answers: 'message',
    values: z.object({ n: z.number() }),
    run: (ctx, { n }) => byNumber(ctx, n, (tx, topic) => tick(tx, ctx, topic)),
  }),
  remove: word({
    summary: 'agenda.word.remove',
    options: [numberOption],
    answers: 'message',
    values: z.object({ n: z.number() }),
    run: (ctx, { n }) => byNumber(ctx, n, (tx, topic) => remove(tx, ctx, topic)),
  }),
  move: word({
    summary: 'agenda.word.move',
    options: [numberOption, { name: 'm', kind: 'number', label: 'agenda.option.m' }],
    answers: 'message',
    values: z.object({ n: z.number(), m: z.number() }),
    run: (ctx, { n, m }) => {
      if (m === 1) throw new UserError('agenda.customerFirst');
      return byNumber(ctx, n, (tx, topic) => moveTo(tx, topic, () => m - 2));
    },
  }),
};

const topicArgs = z.tuple([z.string()]);

export const topicActions: Record<string, Action> = {
  addForm: action({
    answers: 'form',
    args: z.tuple([z.string()]),
    run: async (ctx, { args: [meetingId] }) => ({ ask: addForm(ctx, (await meetingOrNext(ctx, meetingId)).id) }),
  }),
  add: action({
    answers: 'message',
    args: z.tuple([z.string()]),
    values: z.object({ topic: words(longestTopic) }),
    run: async (ctx, { args: [meetingId], values: { topic } }) => ({
      show: await add(ctx, await meetingOrNext(ctx, meetingId), topic),
    }),
  }),
  tick: action({
    answers: 'update',
    args: topicArgs,
    run: (ctx, { args: [id] }) => byClick(ctx, id, (tx, topic) => tick(tx, ctx, topic)),
  }),
  /** The menu of a topic. */
  topic: action({
    answers: 'update',
    args: z.tuple([z.string(), z.enum(['first', 'up', 'down', 'last', 'remove'])]),
    run: (ctx, { args: [id, choice] }) =>
      byClick(ctx, id, (tx, topic) =>
        choice === 'remove'
          ? remove(tx, ctx, topic)
          : moveTo(tx, topic, (at, last) => ({ first: 0, up: at - 1, down: at + 1, last })[choice]),
      ),
  }),
  untick: action({
    answers: 'update',
    args: topicArgs,
    run: (ctx, { args: [id] }) =>
      byClick(ctx, id, async (tx, topic) => {
        if (!topic.doneAt) return { said: 'agenda.wasNotTicked' };
        await items.untick(tx, id);
        return { said: 'agenda.unticked' };
      }),
  }),
  restore: action({
    answers: 'update',
    args: topicArgs,
    run: (ctx, { args: [id] }) =>
      byClick(ctx, id, async (tx, topic) => {
        if (!topic.removedAt) return { said: 'agenda.wasNotRemoved' };
        await items.setRemoved(tx, id, null);
        return { said: 'agenda.restored' };
      }),
  }),
  /** Undoes a move: back to the place (from 0) it had. */
  place: action({
    answers: 'update',
    args: z.tuple([z.string(), z.coerce.number().int().min(0)]),
    run: (ctx, { args: [id, to] }) =>
      byClick(ctx, id, async (tx, topic) => {
        const outcome = await moveTo(tx, topic, (_, last) => Math.min(to, last));
        return { said: outcome.said, ...(outcome.values && { values: outcome.values }) };
      }),
  }),
};

function addForm({ t }: Ctx, meetingId: string): Form {
  return {
    kind: 'form',
    title: t('agenda.addTopic'),
    submit: t('agenda.addSubmit'),
    go: { to: 'agenda.add', args: [meetingId] },
    fields: [{ kind: 'line', name: 'topic', label: t('agenda.topicField'), max: longestTopic }],
  };
}

/** A topic below the customer item; says which meeting, and the number it has. */
export async function add(ctx: Ctx, meeting: store.MeetingOf, text: string, others: readonly store.MeetingOf[] = []) {
  const { seriesId } = meeting;
  const { topic, n } = await ctx.store.transaction(async (tx) => {
    const made = await items.addTopic(tx, { seriesId, meetingId: meeting.id, text, authorId: ctx.person.id }, ctx.now);
    await touch(tx, seriesId, ctx.now);
    return { topic: made, n: (await items.openTopics(tx, seriesId)).length + 1 };
  });
  const values = { topic: quoted(text), n, meeting: named(ctx.t, meeting.series, meeting, ctx.now) };
  const page = Number.MAX_SAFE_INTEGER;
  const undo: Route = { to: 'agenda.topic', args: [topic.id, 'remove'] };
  return ownAgenda(ctx, meeting, { said: ctx.t('agenda.added', values), undo, page, others });
}

async function tick(tx: Tx, ctx: Ctx, topic: Topic): Promise<Outcome> {
  const gone = already(topic);
  if (gone) return gone;
  const [meeting] = await store.currentMeetings(tx, [topic.seriesId], ctx.now);
  await items.tick(tx, topic.id, meeting?.id ?? null, ctx.now);
  return { said: 'agenda.done', undo: { to: 'agenda.untick', args: [topic.id] } };
}

async function remove(tx: Tx, ctx: Ctx, topic: Topic): Promise<Outcome> {
  const gone = already(topic);
  if (gone) return gone;
  await items.setRemoved(tx, topic.id, ctx.now);
  return { said: 'agenda.removed', undo: { to: 'agenda.restore', args: [topic.id] } };
}

/** @param target the place it goes to (from 0), from the place it has and the last one */
async function moveTo(tx: Tx, topic: Topic, target: (at: number, last: number) => number): Promise<Outcome> {
  const gone = already(topic);
  if (gone) return gone;
  const topics = await items.openTopics(tx, topic.seriesId);
  const ids = topics.map(({ id }) => id);
  const at = ids.indexOf(topic.id);
  const to = target(at, ids.length - 1);
  if (to < 0 || to >= ids.length) return { said: 'agenda.noSuchPlace', values: { last: ids.length + 1 } };
  if (to === at) return { said: 'agenda.alreadyThere', values: { n: at + 2 } };
  await items.reorder(tx, topics, moved(ids, topic.id, to));
  return { said: 'agenda.moved', values: { n: to + 2 }, undo: { to: 'agenda.place', args: [topic.id, `${at}`] } };
}

/** The true answer where somebody else was quicker. */
function already({ doneAt, removedAt }: Topic): Outcome | null {
  if (removedAt) return { said: 'agenda.alreadyRemoved' };
  return doneAt ? { said: 'agenda.alreadyTicked' } : null;
}

async function byClick(ctx: Ctx, id: string, act: (tx: Tx, topic: Topic) => Promise<Outcome>): Promise<Reply> {
  const known = await items.findTopic(ctx.db, ctx.workspace.id, id);
  if (!known) throw new UserError('agenda.noSuchTopic');
  const meeting = await currentOfSeries(ctx, known.seriesId);
  const { topic, outcome } = await ctx.store.transaction(async (tx) => {
    const topic = (await items.findTopic(tx, ctx.workspace.id, id)) ?? known;
    const outcome = await act(tx, topic);
    await touch(tx, topic.seriesId, ctx.now);
    return { topic, outcome };
  });
  return { replace: await ownAgenda(ctx, meeting, { ...saying(ctx, topic, outcome), page: await pageOf(ctx, topic) }) };
}

/** Stays on the page where the topic is, or was. */
async function pageOf(ctx: Ctx, topic: Topic): Promise<number> {
  const before = (await items.openTopics(ctx.db, topic.seriesId)).filter(({ position }) => position < topic.position);
  return Math.floor(before.length / fits.page);
}

/** A typed number acts only on what its writer saw; else the present list is shown, and nothing is changed. */
async function byNumber(ctx: Ctx, n: number, act: (tx: Tx, topic: Topic) => Promise<Outcome>): Promise<Reply> {
  const here = await meetingsHere(ctx);
  const seen = await seenBy(ctx);
  const meeting = here.find(({ seriesId }) => seriesId === seen[0]?.seriesId) ?? here[0];
  const others = here.filter(({ id }) => id !== meeting.id);
  const own = await ctx.store.transaction(async (tx): Promise<Omit<Own, 'now'>> => {
    const present = (await items.openTopics(tx, meeting.seriesId)).map(({ id }) => id);
    const lists = seen.map(({ seriesId, ids }) => (seriesId === meeting.seriesId ? ids : []));
    const found = pointed(n, present, lists);
    if (found.kind === 'customer') throw new UserError('agenda.customerFirst');
    if (found.kind === 'none') return { said: ctx.t('agenda.noSuchNumber', { n }) };
    const id = found.kind === 'topic' ? found.id : found.shown;
    const topic = id ? await items.findTopic(tx, ctx.workspace.id, id) : null;
    const gone = topic && found.kind === 'changed' ? already(topic) : null;
    if (topic && gone) return saying(ctx, topic, gone);
    if (!topic || found.kind === 'changed') return { said: ctx.t('agenda.listChanged', { n }) };
    const outcome = await act(tx, topic);
    await touch(tx, meeting.seriesId, ctx.now);
    return saying(ctx, topic, outcome);
  });
  return { show: await ownAgenda(ctx, meeting, { ...own, others }) };
}

const anHour = 3_600_000;

/** The lists that somebody may have in mind, the latest first: their own, and the one posted to all. */
async function seenBy(ctx: Ctx): Promise<items.Seen[]> {
  const { own, posted } = await items.lastShown(ctx.db, ctx.place.id, ctx.person.id);
  if (!own || !posted) return [own, posted].filter((seen) => seen !== null);
  if (own.at >= posted.at) return [own];
  const ownIsFresh = posted.at.getTime() - own.at.getTime() < anHour;
  return ownIsFresh ? [posted, own] : [posted];
}

function saying({ t }: Ctx, { text }: Topic, { said, values = {}, undo }: Outcome): Omit<Own, 'now'> {
  return { said: t(said, { ...values, topic: quoted(text) }), ...(undo && { undo }) };
}

function quoted(text: string): string {
  return shorten(text, 100);
}

/** Discord's suggestions while typing: whoever chooses one has seen it. */
async function suggest(ctx: Ctx, typed: string): Promise<{ value: string; label: string }[]> {
  const [meeting] = await meetingsHere(ctx);
  const topics = await items.openTopics(ctx.db, meeting.seriesId);
  const shown = { seriesId: meeting.seriesId, ids: topics.map(({ id }) => id), at: ctx.now };
  await items.keepShown(ctx.db, { placeId: meeting.series.placeId, personId: ctx.person.id }, shown);
  const options = topics.map(({ text }, index) => ({
    value: `${index + 2}`,
    label: shorten(`${index + 2}. ${text}`, 90),
  }));
  return options.filter(({ label }) => label.includes(typed)).slice(0, 25);
}
