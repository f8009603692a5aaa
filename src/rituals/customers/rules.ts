import { heldUntil } from '../../time/held.ts';

/** Whether what somebody did about a voice can still be undone. */
export function canUndo({ at }: { at: Date }, now: Date): boolean {
  return now < heldUntil(at);
}

const hourMs = 3_600_000;

/** Hours from one instant to another, as they are counted: nights and days off, too. */
export function hoursFrom(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / hourMs;
}

/** The same as they are said: whole ones, 0 within the first. */
export function wholeHours(from: Date, to: Date): number {
  const hours = hoursFrom(from, to);
  return hours < 1 ? 0 : Math.round(hours);
}

/** So many are shown in full in a week. */
const mostInFull = 3;

/**
 * Whose words a week shows in full: what has waited longest to be shown, good and bad by turns, so that neither is left
 * out while there is the other.
 * @param all the oldest first
 * @param goodFirst which of them begins
 */
export function chooseForWeek<V extends { news: 'good' | 'bad' | null }>(all: readonly V[], goodFirst: boolean): V[] {
  const good = all.filter(({ news }) => news === 'good');
  const bad = all.filter(({ news }) => news !== 'good');
  const chosen: V[] = [];
  for (let isGood = goodFirst; chosen.length < mostInFull && good.length + bad.length > 0; isGood = !isGood) {
    const next = (isGood ? good : bad).shift() ?? (isGood ? bad : good).shift();
    if (next) chosen.push(next);
  }
  return chosen;
}

/** How long each may be at most, so that all of them together have room: those that are shorter leave theirs to the others. */
export function longestOf(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [n, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - n));
    if (length > share) return share;
    left -= length;
  }
  return room;
}

/** From when on words are kept, so many months back by the calendar (UTC); null: for ever. @param months 0: for ever */
export function keptSince(now: Date, months: number): Date | null {
  if (months === 0) return null;
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - months);
  // 31 May less three months is no day of February: its last one
  if (since.getUTCDate() !== now.getUTCDate()) since.setUTCDate(0);
  return since;
}

/** By the answer's clock nobody is written to more often about one voice. */
export const mostTold = 3;
