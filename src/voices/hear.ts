/** Somebody brings what a customer said: kept without personal details, and promised an answer. */

import { type Ctx, UserError } from '../chat/asks.ts';
import { refreshAbout, showsToo } from '../delivery/outbox.ts';
import { beginMissing } from '../delivery/timer.ts';
import type { Db, Tx } from '../store/client.ts';
import type { Place, Voice, Workspace } from '../store/rows.ts';
import { heldUntil } from '../time/held.ts';
import { localDate } from '../time/zone.ts';
import { nextMorning, workClock } from '../who/clock.ts';
import { placeById } from '../who/places.ts';
import type { Hearing } from './alike/hearing.ts';
import { type Masked, masked } from './masked.ts';
import { card, clock, keeping, rounds, watch, week } from './promises.ts';
import { answerDue, hasWords, isWaiting, weekEnd, withoutLink } from './rules.ts';
import { createVoice, timesHeard } from './store.ts';
import type { Receipt } from './views.ts';

type Doer = Pick<Ctx, 'workspace' | 'person' | 'now'>;

/** What is left out nobody has said yet. */
export interface Heard {
  /** `customer`: a short name or number. */
  words: Masked<'text' | 'customer'>;
  news?: Voice['news'];
  /** The customer has had an answer. */
  isAnswered?: boolean;
  /** Who answers, where not yet. */
  holderId?: string;
  link?: string | undefined;
  meetingId?: string;
  /** The customers' channel may not show it: people of other companies are there. */
  isPrivate?: boolean;
  /** The problem that looks the same: its card says so. */
  looksLike?: string | undefined;
}

/**
 * What somebody typed, without personal details and told to whom it may be.
 * @throws UserError where no word of a customer is in it, or it cannot be looked through: then nothing is kept
 */
export async function bringWords(
  ctx: Ctx,
  { mask, near }: Hearing,
  typed: { text: string; customer?: string | null },
  given: Omit<Heard, 'words' | 'link' | 'isPrivate' | 'looksLike'>,
): Promise<Receipt> {
  const { text, link } = withoutLink(typed.text);
  if (!hasWords(text)) throw new UserError('customers.noWords');
  const words = await masked(ctx, mask, { text, customer: typed.customer ?? null });
  const reads = await audience(ctx);
  const alike = given.news === 'good' ? [] : await near(ctx.db, ctx.workspace.id, words.texts.text ?? '');
  const voice = await ctx.store.transaction((tx) =>
    hear(tx, ctx, { ...given, words, link, isPrivate: reads.outsiders, looksLike: alike[0]?.id }),
  );
  const times = await timesHeard(ctx.db, voice);
  return { voice, found: words.found, ...reads, times, alike, ask: given.news === undefined ? 'news' : null };
}

/** In the transaction of whatever else it causes. */
export async function hear(tx: Tx, ctx: Doer, { words, isPrivate = false, ...given }: Heard): Promise<Voice> {
  const { workspace, person, now } = ctx;
  const clockHere = workClock(workspace);
  const { isAnswered = false, holderId = null } = given;
  const voice = await createVoice(tx, {
    workspaceId: workspace.id,
    text: words.texts.text ?? '',
    customer: named(words.texts.customer),
    news: given.news ?? null,
    byId: person.id,
    link: given.link ?? null,
    saidOn: localDate(now, clockHere.zone),
    meetingId: given.meetingId ?? null,
    dueAt: answerDue(clockHere, now),
    holderId,
    takenAt: isAnswered || holderId !== null ? now : null,
    answeredAt: isAnswered ? now : null,
    answeredById: isAnswered ? person.id : null,
    createdAt: now,
  });
  const place = isPrivate ? null : await cardPlace(tx, workspace);
  if (place) {
    await card.owe(tx, [voice.id], { workspaceId: workspace.id, to: { placeId: place.id }, dueAt: now });
    if (given.looksLike !== undefined) await showsToo(tx, card.key([voice.id]), given.looksLike);
  }
  await changed(tx, ctx, voice);
  await beginMissing(tx, workspace.id, workspace.id, [
    [rounds, nextMorning(workspace, now)],
    [week, weekEnd(clockHere, now)],
    [keeping, nextMorning(workspace, now)],
    ...(voice.news === 'good' ? [] : [[watch, heldUntil(now)] as const]),
  ]);
  return voice;
}

/** What was a phone number alone is nobody's name any more. */
function named(customer = ''): string | null {
  return /[\p{L}\p{N}]/u.test(customer) ? customer : null;
}

/** Whatever shows a voice is made anew, and its clock runs for as long as its customer waits. */
export async function changed(tx: Tx, { workspace, now }: Pick<Ctx, 'workspace' | 'now'>, voice: Voice): Promise<void> {
  // the agenda it was brought to, too
  const about = voice.meetingId === null ? [voice.id] : [voice.id, voice.meetingId];
  await refreshAbout(tx, workspace.id, about, null, now);
  if (isWaiting(voice) && voice.dueAt !== null) await clock.next(tx, workspace.id, voice.id, now);
  else await clock.end(tx, voice.id);
}

/** The customers' channel, where one is set that can still be reached. */
export async function cardPlace(db: Db | Tx, workspace: Workspace): Promise<Place | null> {
  const place = await placeById(db, workspace.id, workspace.customersPlaceId);
  return place?.goneAt === null ? place : null;
}

/** The customers' channel, and whether people of other companies are there: then it shows no customer's words. */
export async function audience(ctx: Ctx): Promise<{ place: Place | null; outsiders: boolean }> {
  const place = await cardPlace(ctx.db, ctx.workspace);
  return { place, outsiders: place !== null && (await hasOutsiders(ctx, place)) };
}

/** Where the platform cannot tell, it is as if they were there: nobody of elsewhere reads it. */
export function hasOutsiders(ctx: Ctx, place: Place): Promise<boolean> {
  return ctx.people(place).then(
    ({ outsiders }) => outsiders,
    () => true,
  );
}
