/** What all chapters of a mission poll go by. Nothing here knows a clock, a database or a chat. */

/** Those who name what the shared job is, and those who speak for the customer: they ask, close and say what follows. */
export const leaders = ['champion', 'admin'] as const;

export const steadyRatings = ['serves', 'free'] as const;
export const rotatingRatings = ['training', 'tools', 'team', 'coaching', 'heard', 'mistakes'] as const;
export type RatingId = (typeof steadyRatings)[number] | (typeof rotatingRatings)[number];

/** A mean below the middle of the scale is said to be low: the job was not said clearly, whoever answered. */
export const low = 3;

/** The third rating of a round, by how many rounds the same place has had before it. */
export function thirdRating(roundsBefore: number): RatingId {
  return rotatingRatings[roundsBefore % rotatingRatings.length] ?? rotatingRatings[0];
}

/** A round's three ratings; `third` as it was stored. */
export function ratingsOf(third: string): RatingId[] {
  return [...steadyRatings, rotatingRatings.find((rating) => rating === third) ?? rotatingRatings[0]];
}

/**
 * The same in another order, each order as likely as any other (Fisher and Yates).
 * @param below gives a whole number from 0 up to, not including, n, evenly
 */
export function shuffle<T>(all: readonly T[], below: (n: number) => number): T[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** From so many answers on their number is told exactly. */
export const exactFrom = 20;

/** From so many answers on people's own jobs may be read without a name: among fewer, a job tells whose it is. */
export const ownJobsFrom = exactFrom;

/** How many answered, as it may be said: exact from 20 on, else within 5 to 9 or 10 to 19, or as fewer than 5. */
export interface HowMany {
  band: 'few' | 'range' | 'exact';
  low: number;
  high: number;
}

export function howMany(answered: number, asked: number | null): HowMany {
  if (answered >= exactFrom) return { band: 'exact', low: answered, high: answered };
  if (answered < 5) return { band: 'few', low: 0, high: 4 };
  const [from, to] = answered < 10 ? [5, 9] : [10, 19];
  const high = Math.min(to, Math.max(asked ?? to, answered));
  return { band: from === high ? 'exact' : 'range', low: from, high };
}
