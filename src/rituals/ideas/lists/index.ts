import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answers, action, type CommandOption, type Ctx, UserError, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { typedText } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Idea } from '../../../store/rows.ts';
import type { Chapter } from '../../ritual.ts';
import { authorsOf, ideaNumbered, ideaOf, wholeIdea } from '../records/ideas.ts';
import { ideaView, origins, short, titleOf } from '../records/views.ts';
import { type Voted, voteIn } from '../records/votes.ts';
import { pages, searchWords } from '../rules.ts';
import { exported, exportWord } from './export.ts';
import { type Listing, listings, living, readListing, suggested, suggestedStates } from './filter.ts';
import { lastSearch, listIdeas, type Page, rememberSearch, searchIdeas } from './store.ts';
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
  const said = { words: short(words.replace(/\s+/gu, ' '), 60) };
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
function vote(ctx: Ctx, id: string, wanted?: boolean): Promise<Voted> {
  return ctx.store.transaction((tx) => voteIn(tx, ctx, id, wanted));
}

function votedView({ t }: Ctx, { idea, voted }: Voted): View {
  const said = { number: idea.number, title: titleOf(idea), votes: idea.voteCount };
  const undo = button(t('ideas.button.undo'), 'ideas.undoVote', [idea.id, voted ? 'off' : 'on']);
  return note(t(voted ? 'ideas.voted' : 'ideas.unvoted', said), [undo]);
}

const id = z.string().min(1);
const whole = z.coerce.number().int().min(0);
const nothing = z.object({});

function onIdea(answers: Answers, run: (ctx: Ctx, id: string) => Promise<Reply>) {
  return action({ answers, args: z.tuple([id]), run: (ctx, { args }) => run(ctx, ...args) });
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
    answers: 'message',
    values: z.object({ number: z.number() }),
    run: async (ctx, values) => run(ctx, await ideaNumbered(ctx.db, ctx, values.number)),
  });
}

/** What there is: lists, a search, one idea, and a vote for it. */
export const lists: Chapter = {
  words: {
    list: word({
      summary: 'ideas.word.list',
      options: [
        { name: 'state', kind: 'text', label: 'ideas.option.state', optional: true, complete: suggestedStates },
      ],
      answers: 'message',
      values: z.object({ state: z.string().optional() }),
      run: async (ctx, { state }) => ({ show: await listed(ctx, readListing(ctx.t, state), 1) }),
    }),
    mine: word({
      summary: 'ideas.word.mine',
      options: [],
      answers: 'message',
      values: nothing,
      run: async (ctx) => ({ show: await listed(ctx, 'mine', 1) }),
    }),
    show: numbered('ideas.word.show', async (ctx, idea) => ({ show: await ideaView(ctx, idea, 'show') })),
    search: word({
      summary: 'ideas.word.search',
      options: [{ name: 'words', kind: 'text', label: 'ideas.option.words' }],
      answers: 'message',
      values: z.object({ words: typedText(200) }),
      run: async (ctx, { words }) => {
        if (searchWords(words).length === 0) throw new UserError('chat.empty');
        await rememberSearch(ctx.db, ctx.place.id, ctx.person.id, words, ctx.now);
        return { show: await found(ctx, words, 1) };
      },
    }),
    vote: numbered('ideas.word.vote', async (ctx, idea) => ({ show: votedView(ctx, await vote(ctx, idea.id)) })),
    export: exportWord,
  },
  actions: {
    page: action({
      answers: 'update',
      args: z.tuple([z.enum([...listings, 'search']), whole.min(1), z.string().optional()]),
      run: async (ctx, { args: [what, page, token] }) => {
        if (what !== 'search') return { replace: await listed(ctx, what, page) };
        // the search that was made here last: an older list's button says that it is older
        const words = await lastSearch(ctx.db, ctx.place.id, ctx.person.id);
        if (words === null || tokenOf(words) !== token) throw new UserError('ideas.searchOld');
        return { replace: await found(ctx, words, page) };
      },
    }),
    show: onIdea('message', async (ctx, id) => ({ show: await ideaView(ctx, await ideaOf(ctx.db, ctx, id), 'show') })),
    see: onIdea('update', async (ctx, id) => ({ replace: await ideaView(ctx, await ideaOf(ctx.db, ctx, id), 'show') })),
    read: action({
      answers: 'update',
      args: z.tuple([id, whole]),
      run: async (ctx, { args: [ideaId, at] }) => {
        const idea = await ideaOf(ctx.db, ctx, ideaId);
        return { replace: readView(ctx.t, await wholeIdea(ctx.db, idea), at) };
      },
    }),
    vote: onIdea('message', async (ctx, id) => ({ show: votedView(ctx, await vote(ctx, id)) })),
    /** The way back from a vote: to the given state, whatever happened meanwhile. */
    undoVote: action({
      answers: 'update',
      args: z.tuple([id, z.enum(['on', 'off'])]),
      run: async (ctx, { args: [ideaId, wanted] }) => ({
        replace: votedView(ctx, await vote(ctx, ideaId, wanted === 'on')),
      }),
    }),
    /** From a view of the idea, which is made anew. */
    voteHere: action({
      answers: 'update',
      args: z.tuple([id, z.enum(origins)]),
      run: async (ctx, { args: [ideaId, from] }) => {
        const { idea } = await vote(ctx, ideaId);
        return { replace: await ideaView(ctx, idea, from) };
      },
    }),
  },
  notices: [exported],
};
