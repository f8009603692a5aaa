import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type CommandOption, type Ctx, changes, type HomeLine, shows, UserError, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { shortenTo, typedText } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Idea } from '../../../store/rows.ts';
import type { Chapter } from '../../ritual.ts';
import { authorsOf, ideaNumbered, ideaOf, wholeIdea } from '../records/ideas.ts';
import { called, headOf, ideaView, lineOf, type Origin, openButton, origins } from '../records/views.ts';
import { voteIn } from '../records/votes.ts';
import { pages, searchWords } from '../rules.ts';
import { exported, exportWord } from './export.ts';
import { type Listing, listings, living, readListing, suggested, suggestedStates } from './filter.ts';
import { lastSearch, latestOf, listIdeas, type Page, rememberSearch, searchIdeas } from './store.ts';
import { listView, readView } from './views.ts';

/** A page of a list; one past the end is the last one. */
async function listed(ctx: Ctx, what: Listing, page: number): Promise<View> {
  const { db, person } = ctx;
  const filter = what === 'mine' ? { authorId: person.id } : what === 'living' ? living : { state: what };
  const load = (at: number) => listIdeas(db, ctx, filter, at);
  return turned(ctx, page, load, { ...saidOf(ctx, what), turn: (to) => [what, String(to)] });
}

function saidOf({ t }: Ctx, what: Listing): { heading: string; empty: string } {
  if (what === 'mine') return { heading: t('ideas.list.mine'), empty: t('ideas.list.noneMine') };
  if (what === 'living') return { heading: t('ideas.list.living'), empty: t('ideas.list.none') };
  const state = t(`ideas.state.${what}`);
  return { heading: t('ideas.list.state', { state }), empty: t('ideas.list.noneState', { state }) };
}

function found(ctx: Ctx, words: string, page: number): Promise<View> {
  const { t } = ctx;
  const said = { words: shortenTo(words.replace(/\s+/gu, ' '), 60) };
  return turned(ctx, page, (at) => searchIdeas(ctx.db, ctx, searchWords(words), at), {
    heading: t('ideas.list.search', said),
    empty: t('ideas.list.noneFound', said),
    turn: (to) => ['search', String(to), tokenOf(words)],
  });
}

/** Tells one search from another without saying it. */
function tokenOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 8);
}

async function turned(
  { db, workspace, person, t }: Ctx,
  page: number,
  load: (page: number) => Promise<Page>,
  said: { heading: string; empty: string; turn(page: number): readonly string[] },
): Promise<View> {
  let { ideas, count } = await load(page);
  const at = Math.min(page, pages(count));
  if (at < page) ({ ideas, count } = await load(at));
  return listView(t, { ...said, ideas, people: await authorsOf(db, workspace.id, ideas), count, page: at }, person.id);
}

/** One vote a person: given, or taken back by voting again. */
async function vote(ctx: Ctx, id: string, wanted?: boolean): Promise<View> {
  const { t, store } = ctx;
  const { idea, voted } = await store.transaction((tx) => voteIn(tx, ctx, id, wanted));
  const said = { ...called(idea), votes: idea.voteCount };
  const undo = button(t('ideas.button.undo'), 'ideas.undoVote', [idea.id, voted ? 'off' : 'on']);
  return note(t(voted ? 'ideas.voted' : 'ideas.unvoted', said), [undo]);
}

/** From a view of the idea, which is made anew. */
async function voteHere(ctx: Ctx, id: string, from: Origin): Promise<View> {
  const { idea } = await ctx.store.transaction((tx) => voteIn(tx, ctx, id));
  return ideaView(ctx, idea, from);
}

async function show(ctx: Ctx, id: string): Promise<View> {
  return ideaView(ctx, await ideaOf(ctx.db, ctx, id), 'show');
}

/** A word with an idea's number. */
export function numbered(
  summary: 'ideas.word.show' | 'ideas.word.vote' | 'ideas.word.share',
  run: (ctx: Ctx, idea: Idea) => Promise<Reply>,
) {
  const number: CommandOption = { name: 'number', kind: 'number', label: 'ideas.option.number', complete: suggested };
  return word({
    summary,
    options: [number],
    values: z.object({ number: z.number() }),
    run: async (ctx, values) => run(ctx, await ideaNumbered(ctx.db, ctx, values.number)),
  });
}

/** So many of one's own ideas stand on the home page. */
const mostAtHome = 5;

/** Their own ideas, the latest first; all of them are behind the first one's button. */
export async function later(ctx: Ctx): Promise<readonly HomeLine[]> {
  const { t, person } = ctx;
  const { ideas, count } = await latestOf(ctx.db, ctx, mostAtHome);
  if (count === 0) return [{ text: t('ideas.homeNone'), button: button(t('ideas.button.new'), 'ideas.new') }];
  const all = button(t('ideas.button.mine'), 'ideas.page', ['mine', '1']);
  const people = new Map([[person.id, person]]);
  return ideas.map((idea, n) => ({
    text: n === 0 ? [{ bold: t('ideas.homeMine', { count }) }, '\n', headOf(t, idea)] : headOf(t, idea),
    detail: lineOf(t, idea, people, person.id),
    button: n === 0 && count > 1 ? all : openButton(t, idea),
  }));
}

const id = z.string().min(1);
const whole = z.coerce.number().int().min(0);

/** What there is: lists, a search, one idea, and a vote for it. */
export const lists: Chapter = {
  words: {
    list: word({
      summary: 'ideas.word.list',
      options: [
        { name: 'state', kind: 'text', label: 'ideas.option.state', optional: true, complete: suggestedStates },
      ],
      values: z.object({ state: z.string().optional() }),
      run: async (ctx, { state }) => ({ show: await listed(ctx, readListing(ctx.t, state), 1) }),
    }),
    mine: word({ summary: 'ideas.word.mine', run: async (ctx) => ({ show: await listed(ctx, 'mine', 1) }) }),
    show: numbered('ideas.word.show', async (ctx, idea) => ({ show: await ideaView(ctx, idea, 'show') })),
    search: word({
      summary: 'ideas.word.search',
      options: [{ name: 'words', kind: 'text', label: 'ideas.option.words' }],
      values: z.object({ words: typedText(200) }),
      run: async (ctx, { words }) => {
        if (searchWords(words).length === 0) throw new UserError('chat.empty');
        await rememberSearch(ctx, words, ctx.now);
        return { show: await found(ctx, words, 1) };
      },
    }),
    vote: numbered('ideas.word.vote', async (ctx, idea) => ({ show: await vote(ctx, idea.id) })),
    export: exportWord,
  },
  actions: {
    page: changes(
      z.tuple([z.enum([...listings, 'search']), whole.min(1), z.string().optional()]),
      async (ctx, what, page, token?: string) => {
        if (what !== 'search') return listed(ctx, what, page);
        // the search that was made here last: an older list's button says that it is older
        const words = await lastSearch(ctx);
        if (words === null || tokenOf(words) !== token) throw new UserError('ideas.searchOld');
        return found(ctx, words, page);
      },
    ),
    show: shows(z.tuple([id]), show),
    see: changes(z.tuple([id]), show),
    read: changes(z.tuple([id, whole]), async (ctx, ideaId, at) => {
      const idea = await ideaOf(ctx.db, ctx, ideaId);
      return readView(ctx.t, await wholeIdea(ctx.db, idea), at);
    }),
    vote: shows(z.tuple([id]), (ctx, ideaId) => vote(ctx, ideaId)),
    /** The way back from a vote: to the given state, whatever happened meanwhile. */
    undoVote: changes(z.tuple([id, z.enum(['on', 'off'])]), (ctx, ideaId, to) => vote(ctx, ideaId, to === 'on')),
    voteHere: changes(z.tuple([id, z.enum(origins)]), voteHere),
  },
  notices: [exported],
};
