import { type Calendar, workingDayBefore } from '../../../time/days.ts';
import { instantAt, localDate } from '../../../time/zone.ts';
import { nextWelcome } from '../../../who/clock.ts';
import { ownPrompts } from '../../prompts.ts';

const halfPastNine = 9 * 60 + 30;

/**
 * When somebody hears that the customer item is theirs: half past nine of the working day before, on their own clocks;
 * where that has passed, as soon as they may be written to. Null where the meeting begins before: its agenda names them.
 */
export function tellAt(startsAt: Date, zone: string, calendar: Calendar, now: Date): Date | null {
  const wanted = instantAt(workingDayBefore(localDate(startsAt, zone), calendar), halfPastNine, zone);
  if (wanted > now) return wanted;
  const awake = nextWelcome(now, zone, calendar);
  return awake < startsAt ? awake : null;
}

/**
 * The prompt that was used longest ago in the series; of several that never were, the first.
 * @param past oldest first
 * @param fresh those that rituals bring, as far as they have something to ask about
 */
export function nextPrompt(past: readonly string[], fresh: readonly string[]): string {
  const names = [...fresh, ...ownPrompts];
  return names.toSorted((a, b) => past.lastIndexOf(a) - past.lastIndexOf(b))[0] ?? 'conversation';
}

/** So long nobody is invited again, and what people heard from customers counts. */
export const invitesMs = 56 * 86_400_000;
/** Of so many meetings of a series one has somebody invited. */
const invitedEvery = 5;

/** @param past the series' meetings before this one, the oldest first */
export function isInvitesTurn(past: readonly { invitedId: string | null }[]): boolean {
  const last = past.slice(1 - invitedEvery);
  return last.length === invitedEvery - 1 && last.every(({ invitedId }) => invitedId === null);
}

/** After so long a meeting hears what became of a customer it met. */
export const metAgainMs = 42 * 86_400_000;

export type VoiceAs = 'again' | 'newest' | 'chosen';

interface Had {
  id: string;
  startsAt: Date;
  voiceId: string | null;
  voiceAs: VoiceAs | null;
}

/**
 * The meetings weeks before whose customer may be met again, the latest first: each voice is asked about once.
 * @param past the series' meetings before this one, the oldest first
 */
export function metBefore<M extends Had>(past: readonly M[], startsAt: Date): M[] {
  const until = startsAt.getTime() - metAgainMs;
  return past.filter((one) => one.startsAt.getTime() <= until && one.voiceAs !== 'again').toReversed();
}

/** Met again and newest take turns. */
export function isAgainsTurn(past: readonly Had[]): boolean {
  return past.findLast(({ voiceAs }) => voiceAs === 'again' || voiceAs === 'newest')?.voiceAs !== 'again';
}
