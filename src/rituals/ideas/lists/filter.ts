import { type Ctx, UserError } from '../../../chat/asks.ts';
import { readNumber } from '../../../chat/dispatch/words.ts';
import { shortenTo } from '../../../chat/input.ts';
import { locales } from '../../../i18n/locales.ts';
import { messages } from '../../../i18n/messages.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { IdeaState } from '../../../store/rows.ts';
import { fold, searchWords } from '../../../store/search.ts';
import { livingStates, states } from '../rules.ts';
import { listIdeas, searchIdeas } from './store.ts';

/** What a list shows; stands in the routes of its pages. */
export type Listing = IdeaState | 'living' | 'mine' | 'hidden';
export const listings = [...states, 'living', 'mine', 'hidden'] as const satisfies readonly Listing[];

export const living = { state: { in: [...livingStates] } };

/** A state as people type it, in any of the languages; nothing typed: all that lives. @param moderates may list what is hidden */
export function readListing(t: Translator, typed: string | undefined, moderates = false): Listing {
  if (typed === undefined) return 'living';
  const wanted = fold(typed).replace(/[\s_-]+/gu, ' ');
  if (moderates && hiddenNames().includes(wanted)) return 'hidden';
  const found = states.find((state) => namesOf(state).includes(wanted)) ?? partlyNamed(wanted);
  if (found) return found;
  throw new UserError('ideas.noSuchState', { states: states.map((state) => t(`ideas.state.${state}`)).join(', ') });
}

/** "review" for "in review", "accept" for "accepted", where no other state could be meant. */
function partlyNamed(wanted: string): IdeaState | undefined {
  const meant = states.filter((state) => namesOf(state).some((name) => ` ${name}`.includes(` ${wanted}`)));
  return [...wanted].length >= 3 && meant.length === 1 ? meant[0] : undefined;
}

/** Champions and admins list what is hidden, to show it again. */
function hiddenNames(): string[] {
  return ['hidden', ...locales.map((locale) => fold(messages[locale]['moderation.state']))];
}

function namesOf(state: IdeaState): string[] {
  return [state.replace('_', ' '), ...locales.map((locale) => fold(messages[locale][`ideas.state.${state}`]))];
}

/** For a platform that completes what is typed. */
export async function suggestedStates({ t }: Ctx, typed: string): Promise<{ value: string; label: string }[]> {
  return states
    .map((state) => ({ value: state, label: t(`ideas.state.${state}`) }))
    .filter(({ label, value }) => fold(label, value).includes(fold(typed)));
}

/** Ideas by number or title, for a platform that offers them while they are typed; nothing typed: the first that live. */
export async function suggested(ctx: Ctx, typed: string): Promise<{ value: string; label: string }[]> {
  const { db } = ctx;
  const number = readNumber(typed);
  const words = searchWords(typed);
  const numbered = number === null ? [] : (await listIdeas(db, ctx, { number }, 1)).ideas;
  const { ideas } = words.length === 0 ? await listIdeas(db, ctx, living, 1) : await searchIdeas(db, ctx, words, 1);
  const all = [...numbered, ...ideas.filter(({ id }) => id !== numbered[0]?.id)];
  return all.map((idea) => ({ value: String(idea.number), label: shortenTo(`#${idea.number} ${idea.title}`, 90) }));
}
