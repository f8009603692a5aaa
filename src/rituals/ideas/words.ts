import { z } from 'zod';
import type { CommandOption, Word } from '../../chat/asks.ts';
import { word } from '../../chat/asks.ts';
import { words as text } from '../../chat/input.ts';
import { addChampion, champions, removeChampion, setChannel } from './champions.ts';
import { exportIdeas } from './export.ts';
import { ideaForm } from './forms.ts';
import { save, seeIdea, share, vote } from './ideas.ts';
import { listed, readFilter, search, stateNames, suggested } from './lists.ts';
import { nextToReview } from './review.ts';
import { ideaNumbered } from './steps.ts';

const number: CommandOption = { name: 'number', kind: 'number', label: 'ideas.option.number', complete: suggested };
const numbered = z.object({ number: z.number() });
const person: CommandOption = { name: 'person', kind: 'person', label: 'ideas.option.person' };
const ofPerson = z.object({ person: z.string() });
const nothing = z.object({});
const decides = ['champion', 'admin'] as const;

/** Everything that /idea understands. */
export const words = {
  new: word({
    summary: 'ideas.word.new',
    options: [],
    answers: 'form',
    values: nothing,
    run: async ({ t, platform }) => ({ ask: ideaForm(t, platform.can.unnamed) }),
  }),
  add: word({
    summary: 'ideas.word.add',
    options: [{ name: 'title', kind: 'text', label: 'ideas.option.title' }],
    answers: 'message',
    values: z.object({ title: text() }),
    run: (ctx, { title }) => save(ctx, { title, change: null, customers: null, delight: null, unnamed: false }, true),
  }),
  list: word({
    summary: 'ideas.word.list',
    options: [
      {
        name: 'state',
        kind: 'text',
        label: 'ideas.option.state',
        optional: true,
        complete: async ({ t }, typed) => stateNames(t, typed),
      },
    ],
    answers: 'message',
    values: z.object({ state: z.string().optional() }),
    run: async (ctx, { state }) => ({ show: await listed(ctx, readFilter(ctx.t, state), 1) }),
  }),
  mine: word({
    summary: 'ideas.word.mine',
    options: [],
    answers: 'message',
    values: nothing,
    run: async (ctx) => ({ show: await listed(ctx, 'mine', 1) }),
  }),
  show: word({
    summary: 'ideas.word.show',
    options: [number],
    answers: 'message',
    values: numbered,
    run: async (ctx, values) => seeIdea(ctx, await ideaNumbered(ctx.db, ctx.workspace.id, values.number)),
  }),
  search: word({
    summary: 'ideas.word.search',
    options: [{ name: 'words', kind: 'text', label: 'ideas.option.words' }],
    answers: 'message',
    values: z.object({ words: text(200) }),
    run: (ctx, { words }) => search(ctx, words),
  }),
  vote: word({
    summary: 'ideas.word.vote',
    options: [number],
    answers: 'message',
    values: numbered,
    run: async (ctx, values) => vote(ctx, (await ideaNumbered(ctx.db, ctx.workspace.id, values.number)).id),
  }),
  review: word({
    summary: 'ideas.word.review',
    options: [],
    may: decides,
    answers: 'message',
    values: nothing,
    run: async (ctx) => ({ show: await nextToReview(ctx, 0) }),
  }),
  'champion add': word({
    summary: 'ideas.word.championAdd',
    options: [person],
    may: ['admin'],
    answers: 'message',
    values: ofPerson,
    run: async (ctx, values) => addChampion(ctx, await ctx.personById(values.person)),
  }),
  'champion remove': word({
    summary: 'ideas.word.championRemove',
    options: [person],
    may: ['admin'],
    answers: 'message',
    values: ofPerson,
    run: async (ctx, values) => removeChampion(ctx, await ctx.personById(values.person)),
  }),
  champions: word({
    summary: 'ideas.word.champions',
    options: [],
    answers: 'message',
    values: nothing,
    run: champions,
  }),
  share: word({
    summary: 'ideas.word.share',
    options: [number],
    answers: 'message',
    values: numbered,
    run: async (ctx, values) => share(ctx, await ideaNumbered(ctx.db, ctx.workspace.id, values.number)),
  }),
  channel: word({
    summary: 'ideas.word.channel',
    options: [{ name: 'channel', kind: 'place', label: 'ideas.option.channel' }],
    may: ['admin'],
    answers: 'message',
    values: z.object({ channel: z.string() }),
    run: async (ctx, values) => setChannel(ctx, await ctx.placeById(values.channel)),
  }),
  export: word({
    summary: 'ideas.word.export',
    options: [],
    may: decides,
    answers: 'message',
    values: nothing,
    run: exportIdeas,
  }),
} satisfies Record<string, Word>;
