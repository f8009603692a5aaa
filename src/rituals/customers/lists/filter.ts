import { type Ctx, UserError } from '../../../chat/asks.ts';
import { readNumber } from '../../../chat/dispatch/words.ts';
import { shortenTo } from '../../../chat/input.ts';
import { keepShown, lastShown } from '../../../chat/shown.ts';
import { locales } from '../../../i18n/locales.ts';
import { messages } from '../../../i18n/messages.ts';
import { problemNumbered } from '../../../problems/store.ts';
import { fold, searchWords } from '../../../store/search.ts';
import { customersLike, type Listing, listings, listVoices, searchVoices } from '../../../voices/listed.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { voiceNumbered } from '../../../voices/store.ts';
import { titleOf } from '../problems/views.ts';
import { headOf } from './entries.ts';
import { eyesOf } from './eyes.ts';

type Suggestion = { value: string; label: string };

const typedNames = listings.filter((name) => name !== 'hidden');

/** A filter as people type it, in any of the languages; null: these are words to look for. @param moderates may list what is hidden */
export function readListing(typed: string | undefined, moderates: boolean): Listing | null {
  if (typed === undefined) return 'all';
  const wanted = fold(typed);
  if (moderates && ['hidden', ...said('moderation.state')].includes(wanted)) return 'hidden';
  return typedNames.find((name) => name === wanted || said(`sharing.filter.${name}`).includes(wanted)) ?? null;
}

function said(key: keyof (typeof messages)['en']): string[] {
  return locales.map((locale) => fold(messages[locale][key]));
}

/** For a platform that completes what is typed. */
export async function suggestedFilters({ t }: Ctx, typed: string): Promise<Suggestion[]> {
  return typedNames
    .map((name) => ({ value: name, label: t(`sharing.filter.${name}`) }))
    .filter(({ label, value }) => fold(label, value).includes(fold(typed)));
}

const mostSuggested = 10;

/** Voices and problems by number, and customers by the beginning of their name; nothing typed: who waits. */
export async function suggested(ctx: Ctx, typed: string): Promise<Suggestion[]> {
  const { db, t, workspace } = ctx;
  const eyes = await eyesOf(ctx);
  const turn = { page: 0, size: mostSuggested };
  const number = readNumber(typed);
  const found = number === null ? null : await voiceNumbered(db, workspace.id, number);
  const problem = number === null || found ? null : await problemNumbered(db, workspace.id, number);
  const key = fold(typed);
  const waiting = key === '' ? (await listVoices(db, workspace.id, eyes, 'waiting', turn)).voices : [];
  const isSeen =
    found && found.hiddenAt === null && found.erasedAt === null && (eyes.readsWaiting || !isWaiting(found));
  const numbered = isSeen ? [found] : waiting;
  const customers = key === '' ? [] : await customersLike(db, workspace.id, eyes, key, mostSuggested);
  return [
    ...numbered.map((voice) => ({ value: String(voice.number), label: shortenTo(headOf(t, voice), 90) })),
    ...(problem?.hiddenAt === null
      ? [{ value: String(problem.number), label: shortenTo(titleOf(t, problem), 90) }]
      : []),
    ...customers.map(({ newest }) => ({ value: newest.customer ?? '', label: newest.customer ?? '' })),
  ];
}

/** So many of what a search finds can be paged through. */
export const mostFound = 200;
const list = 'customers.search';

/**
 * What a search found, kept with its list; what it looked for is kept nowhere, for it may be a customer's name.
 * @returns tells one search from another
 */
export async function search(ctx: Ctx, typed: string): Promise<string> {
  const { db, workspace, place, person, now } = ctx;
  const words = searchWords(typed);
  if (words.length === 0) throw new UserError('chat.empty');
  const ids = await searchVoices(db, workspace.id, await eyesOf(ctx), words, mostFound);
  const token = now.getTime().toString(36);
  await keepShown(db, list, { placeId: place.id, personId: person.id }, { about: token, ids, at: now });
  return token;
}

/** @throws UserError where something else was looked for since */
export async function found({ db, place, person }: Ctx, token: string): Promise<readonly string[]> {
  const { own } = await lastShown(db, list, place.id, person.id);
  if (own?.about !== token) throw new UserError('sharing.searchOld');
  return own.ids;
}
