import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type CommandOption, type Ctx, changes, type HomeLine, shows, UserError, word } from '../../../chat/asks.ts';
import { button, controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { pieces, shortenTo, typedText } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Idea } from '../../../store/rows.ts';
import { searchWords } from '../../../store/search.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Chapter } from '../../ritual.ts';
import { authorsOf, ideaNumbered, ideaOf, type Whole, wholeIdea } from '../records/ideas.ts';
import * as say from '../records/views.ts';
import { voteIn } from '../records/votes.ts';
import { decides, pageSize, pages } from '../rules.ts';
import { exported, exportWord } from './export.ts';
import { type Listing, listings, living, readListing, suggested, suggestedStates } from './filter.ts';
import { lastSearch, latestOf, listIdeas, type Page, rememberSearch, searchIdeas } from './store.ts';

/** A page of a list; one past the end is the last one. */
async function listed(ctx: Ctx, what: Listing, page: number): Promise<View> {
  const { db, person } = ctx;
  if (what === 'hidden' && !mayUse(person, decides)) throw new UserError('chat.onlyBoth');
  const filter = filterOf(what, person.id);
  const load = (at: number) => listIdeas(db, ctx, filter, at);
  return turned(ctx, page, load, { ...saidOf(ctx, what), turn: (to) => [what, String(to)] });
}

function filterOf(what: Listing, mine: string) {
  if (what === 'mine') return { authorId: mine };
  if (what === 'hidden') return { hiddenAt: { not: null } };
  return what === 'living' ? living : { state: what };
}

function saidOf({ t }: Ctx, what: Listing): { title: string; empty: string } {
  if (what === 'mine') return { title: t('ideas.list.mine'), empty: t('ideas.list.noneMine') };
  if (what === 'living') return { title: t('ideas.list.living'), empty: t('ideas.list.none') };
  const state = what === 'hidden' ? t('moderation.state') : t(`ideas.state.${what}`);
  return { title: t('ideas.list.state', { state }), empty: t('ideas.list.noneState', { state }) };
}

function found(ctx: Ctx, words: string, page: number): Promise<View> {
  const { t } = ctx;
  const said = { words: shortenTo(words.replace(/\s+/gu, ' '), 60) };
  return turned(ctx, page, (at) => searchIdeas(ctx.db, ctx, searchWords(words), at), {
    title: t('ideas.list.search', said),
    empty: t('ideas.list.noneFound', said),
    turn: (to) => ['search', String(to), tokenOf(words)],
  });
}

/** Tells one search from another without saying it. */
function tokenOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 8);
}

/** Ten ideas, with Next and Back; `turn` makes the route of another page. */
async function turned(
  { db, workspace, person, t }: Ctx,
  wanted: number,
  load: (page: number) => Promise<Page>,
  { title, empty, turn }: { title: string; empty: string; turn(page: number): readonly string[] },
): Promise<View> {
  let { ideas, count } = await load(wanted);
  const last = pages(count);
  const page = Math.min(wanted, last);
  if (page < wanted) ({ ideas, count } = await load(page));
  if (count === 0) return note(empty, [button(t('ideas.button.new'), 'ideas.new', [], 'primary')]);
  const people = await authorsOf(db, workspace.id, ideas);
  return view(
    title,
    heading(title),
    ideas.map((idea) => say.ideaEntry(t, idea, people, person.id)),
    count > pageSize ? small(t('ideas.page', { page, pages: last, count })) : null,
    controls(
      page > 1 ? button(t('ideas.button.back'), 'ideas.page', turn(page - 1)) : null,
      page < last ? button(t('ideas.button.next'), 'ideas.page', turn(page + 1)) : null,
    ),
  );
}

/** One vote a person: given, or taken back by voting again. */
async function vote(ctx: Ctx, id: string, wanted?: boolean): Promise<View> {
  const { t, store } = ctx;
  const { idea, voted } = await store.transaction((tx) => voteIn(tx, ctx, id, wanted));
  const said = t(voted ? 'ideas.voted' : 'ideas.unvoted', { ...say.called(idea), votes: idea.voteCount });
  return note(said, [button(t('ideas.button.undo'), 'ideas.undoVote', [idea.id, voted ? 'off' : 'on'])]);
}

/** From a view of the idea, which is made anew. */
async function voteHere(ctx: Ctx, id: string, from: say.Origin, to?: 'on' | 'off'): Promise<View> {
  const { idea } = await ctx.store.transaction((tx) => voteIn(tx, ctx, id, to && to === 'on'));
  return say.ideaView(ctx, idea, from);
}

async function show(ctx: Ctx, id: string): Promise<View> {
  return say.ideaView(ctx, await ideaOf(ctx.db, ctx, id), 'show');
}

/** UTF-16 units of one piece: what every platform takes in one block. */
const pieceSize = 2800;

/** Everything that was written about an idea, uncut, a piece at a time. */
function readView(t: Translator, whole: Whole, at: number): View {
  const { idea } = whole;
  const all = say
    .textsOf(t, whole)
    .flatMap(({ label, words }) => pieces(words, pieceSize).map((piece) => ({ label, piece })));
  const index = Math.min(at, all.length - 1);
  const shown = all[index];
  const head = say.headOf(t, idea);
  const turn = (label: string, to: number) => button(label, 'ideas.read', [idea.id, String(to)]);
  return view(
    head,
    small(head),
    shown ? [text(shown.label), quote(shown.piece)] : null,
    controls(
      index > 0 ? turn(t('ideas.button.back'), index - 1) : null,
      index < all.length - 1 ? turn(t('ideas.button.next'), index + 1) : null,
      button(t('ideas.button.open'), 'ideas.see', [idea.id]),
    ),
  );
}

/** A word with an idea's number. */
export function numbered(name: 'show' | 'vote' | 'share', run: (ctx: Ctx, idea: Idea) => Promise<View>) {
  const number: CommandOption = { name: 'number', kind: 'number', label: 'ideas.option.number', complete: suggested };
  return word({
    summary: `ideas.word.${name}`,
    options: [number],
    values: z.object({ number: z.number() }),
    run: async (ctx, values) => ({ show: await run(ctx, await ideaNumbered(ctx.db, ctx, values.number)) }),
  });
}

/** Characters of what is searched for. */
const longestSearch = 200;

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
    text: n === 0 ? [{ bold: t('ideas.homeMine', { count }) }, '\n', say.headOf(t, idea)] : say.headOf(t, idea),
    detail: say.lineOf(t, idea, people, person.id),
    button: n === 0 && count > 1 ? all : say.openButton(t, idea),
  }));
}

const id = z.string().min(1);
const whole = z.coerce.number().int().min(0);
const wanted = z.enum(['on', 'off']);

/** What there is: lists, a search, one idea, and a vote for it. */
export const lists: Chapter = {
  words: {
    list: word({
      summary: 'ideas.word.list',
      options: [
        { name: 'state', kind: 'text', label: 'ideas.option.state', optional: true, complete: suggestedStates },
      ],
      values: z.object({ state: z.string().optional() }),
      run: async (ctx, { state }) => ({
        show: await listed(ctx, readListing(ctx.t, state, mayUse(ctx.person, decides)), 1),
      }),
    }),
    mine: word({ summary: 'ideas.word.mine', run: async (ctx) => ({ show: await listed(ctx, 'mine', 1) }) }),
    show: numbered('show', (ctx, idea) => say.ideaView(ctx, idea, 'show')),
    search: word({
      summary: 'ideas.word.search',
      options: [{ name: 'words', kind: 'text', label: 'ideas.option.words', max: longestSearch }],
      values: z.object({ words: typedText(longestSearch) }),
      run: async (ctx, { words }) => {
        if (searchWords(words).length === 0) throw new UserError('chat.empty');
        await rememberSearch(ctx, words, ctx.now);
        return { show: await found(ctx, words, 1) };
      },
    }),
    vote: numbered('vote', (ctx, idea) => vote(ctx, idea.id)),
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
    /** Pressed twice it is one vote; taken back by the button on its answer. */
    vote: shows(z.tuple([id]), (ctx, ideaId) => vote(ctx, ideaId, true)),
    /** The way back from a vote: to the given state, whatever happened meanwhile. */
    undoVote: changes(z.tuple([id, wanted]), (ctx, ideaId, to) => vote(ctx, ideaId, to === 'on')),
    voteHere: changes(z.tuple([id, z.enum(say.origins), wanted.optional()]), voteHere),
  },
  notices: [exported],
};
