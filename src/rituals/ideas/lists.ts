import { createHash } from 'node:crypto';
import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import { readNumber } from '../../chat/dispatch/words.ts';
import type { Reply } from '../../chat/platform.ts';
import type { View } from '../../chat/view.ts';
import { locales } from '../../i18n/locales.ts';
import { messages } from '../../i18n/messages.ts';
import type { MessageKey, Translator } from '../../i18n/translate.ts';
import type { IdeaState } from '../../store/rows.ts';
import { authorsOf } from './load.ts';
import { fold, pages, searchWords, states } from './rules.ts';
import { short } from './say.ts';
import { mayDecide } from './steps.ts';
import { ideaByNumber, lastSearch, listIdeas, type Page, rememberSearch, searchIdeas } from './store.ts';
import { listView } from './views.ts';

/** What a list shows; stands in the routes of its pages. */
export type Listing = IdeaState | 'living' | 'mine';

export function isListing(text: string): text is Listing {
  return text === 'living' || text === 'mine' || states.some((state) => state === text);
}

/** A state as people type it, in any of the languages; nothing typed: all that lives. */
export function readFilter(t: Translator, typed: string | undefined): Listing {
  if (typed === undefined) return 'living';
  const wanted = fold(typed).replace(/[\s_-]+/gu, ' ');
  const found = states.find((state) => namesOf(state).includes(wanted)) ?? partlyNamed(wanted);
  if (!found)
    throw new UserError('ideas.noSuchState', { states: states.map((state) => t(`ideas.state.${state}`)).join(', ') });
  return found;
}

/** "review" for "in review", "accept" for "accepted", where no other state could be meant. */
function partlyNamed(wanted: string): IdeaState | undefined {
  const meant = states.filter((state) => namesOf(state).some((name) => ` ${name}`.includes(` ${wanted}`)));
  return [...wanted].length >= 3 && meant.length === 1 ? meant[0] : undefined;
}

function namesOf(state: IdeaState): string[] {
  const key: MessageKey = `ideas.state.${state}`;
  return [state.replace('_', ' '), ...locales.map((locale) => fold(messages[locale][key]))];
}

/** For a platform that completes what is typed. */
export function stateNames(t: Translator, typed: string): { value: string; label: string }[] {
  return states
    .map((state) => ({ value: state, label: t(`ideas.state.${state}`) }))
    .filter(({ label, value }) => fold(label, value).includes(fold(typed)));
}

/** Ideas by number or title, for a platform that offers them while they are typed; nothing typed: the first that live. */
export async function suggested(ctx: Ctx, typed: string): Promise<{ value: string; label: string }[]> {
  const { db, workspace, person } = ctx;
  const number = readNumber(typed);
  const words = searchWords(typed);
  const numbered = number === null ? null : await ideaByNumber(db, workspace.id, number);
  const isSeen = numbered && (numbered.state !== 'withdrawn' || numbered.authorId === person.id || mayDecide(ctx));
  const { ideas } =
    words.length === 0
      ? await listIdeas(db, workspace.id, 'living', 1)
      : await searchIdeas(db, workspace.id, words, person.id, 1);
  const all = [...(isSeen ? [numbered] : []), ...ideas.filter(({ id }) => id !== numbered?.id)];
  return all.map((idea) => ({ value: String(idea.number), label: short(`#${idea.number} ${idea.title}`, 90) }));
}

/** A page of a list; one past the end is the last one. */
export async function listed(ctx: Ctx, what: Listing, page: number): Promise<View> {
  const { db, workspace, person, t } = ctx;
  const filter =
    what === 'mine'
      ? { author: person.id }
      : what === 'living'
        ? what
        : { state: what, ...(what === 'withdrawn' && !mayDecide(ctx) && { seenBy: person.id }) };
  return turned(ctx, page, (at) => listIdeas(db, workspace.id, filter, at), {
    ...saidOf(t, what),
    turn: (to) => [what, String(to)],
  });
}

function saidOf(t: Translator, what: Listing): { heading: string; empty: string } {
  if (what === 'mine') return { heading: t('ideas.list.mine'), empty: t('ideas.list.noneMine') };
  if (what === 'living') return { heading: t('ideas.list.living'), empty: t('ideas.list.none') };
  const state = t(`ideas.state.${what}`);
  return { heading: t('ideas.list.state', { state }), empty: t('ideas.list.noneState', { state }) };
}

export async function search(ctx: Ctx, words: string): Promise<Reply> {
  if (searchWords(words).length === 0) throw new UserError('chat.empty');
  await rememberSearch(ctx.db, ctx.place.id, ctx.person.id, words, ctx.now);
  return { show: await found(ctx, words, 1) };
}

/** Another page of the search that was made here last; an older list's button says that it is older. */
export async function searchPage(ctx: Ctx, page: number, token: string | undefined): Promise<View> {
  const words = await lastSearch(ctx.db, ctx.place.id, ctx.person.id);
  if (words === null || tokenOf(words) !== token) throw new UserError('ideas.searchOld');
  return found(ctx, words, page);
}

function found(ctx: Ctx, words: string, page: number): Promise<View> {
  const { db, workspace, person, t } = ctx;
  const wanted = searchWords(words);
  const said = short(words.replace(/\s+/gu, ' '), 60);
  return turned(ctx, page, (at) => searchIdeas(db, workspace.id, wanted, person.id, at), {
    heading: t('ideas.list.search', { words: said }),
    empty: t('ideas.list.noneFound', { words: said }),
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
  let at = page;
  let { ideas, count } = await load(at);
  if (at > pages(count)) {
    at = pages(count);
    ({ ideas, count } = await load(at));
  }
  const people = await authorsOf(db, workspace.id, ideas);
  return listView(t, { ...said, ideas, people, count, page: at }, person.id);
}
