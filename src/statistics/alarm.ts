import { type Customers, chancesOf, expectedFrom, quantileOf } from './spike.ts';

/** When a count is more than usual: the alarm over the last 7 and 28 days, and the words for a month. */

/** Days in a window. */
export type Window = 7 | 28;

/** Weeks in the window; from how many whole weeks before it on there is an alarm, and from which count on. */
export const windows = {
  7: { weeks: 1, fewestBefore: 4, fewest: 3 },
  28: { weeks: 4, fewestBefore: 12, fewest: 4 },
} as const satisfies Record<Window, object>;

/** Of more whole weeks before, the last so many count. */
export const mostBefore = 26;

/** Chance alone does what alarms in one of 200 windows, and what gets a month its word in one of 40, either way. */
const alarmsBelow = 0.005;
const monthBelow = 0.025;

export interface Judged {
  m: number;
  phi: number;
  k: number;
  /** How often chance alone brings as many, or more. */
  p: number;
  /** The largest count that is ordinary. */
  ordinaryUpTo: number;
  alarm: boolean;
}

export interface Watching {
  /** Customers in each whole week before, and in the window, summed over its weeks. */
  customers?: Customers | undefined;
  /** How many series of their kind are watched beside each other: each by its part of the chance. */
  watched?: number;
}

/** Judges the count of a window by the whole weeks before it, oldest first. Null where there is none. */
export function judge(
  window: Window,
  count: number,
  before: readonly number[],
  { customers, watched = 1 }: Watching = {},
): Judged | null {
  if (before.length === 0) return null;
  const { weeks, fewestBefore, fewest } = windows[window];
  const known = customers && { ...customers, before: customers.before.slice(-mostBefore) };
  const expected = expectedFrom({ counts: before.slice(-mostBefore), length: weeks, customers: known });
  const p = chancesOf(count, expected).atLeast;
  const below = alarmsBelow / watched;
  return {
    ...expected,
    p,
    ordinaryUpTo: quantileOf(expected, 1 - below),
    alarm: before.length >= fewestBefore && count >= fewest && p < below,
  };
}

export type MonthWord = 'more' | 'usual' | 'fewer';

/**
 * A month beside up to twelve before it, oldest first: its word, and from and up to which count it would be as usual.
 * `part` is how much of the month has passed. Null where there is no month before.
 */
export function judgeMonth(
  count: number,
  before: readonly number[],
  part = 1,
): { word: MonthWord; low: number; high: number } | null {
  if (before.length === 0) return null;
  const expected = expectedFrom({ counts: before.slice(-12), length: part });
  const { atLeast, atMost } = chancesOf(count, expected);
  return {
    word: atLeast < monthBelow ? 'more' : atMost < monthBelow ? 'fewer' : 'usual',
    low: quantileOf(expected, monthBelow),
    high: quantileOf(expected, 1 - monthBelow),
  };
}
