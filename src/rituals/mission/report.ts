import { z } from 'zod';
import { type RatingId, ratingsOf, rotatingRatings, steadyRatings } from './rules.ts';

/** The results of a round as they are frozen at its close. */

const counted = { asked: z.int().nullable(), answered: z.int() };

const ratingSchema = z.object({ id: z.enum([...steadyRatings, ...rotatingRatings]), mean: z.number().min(1).max(5) });
export type RatingMean = z.infer<typeof ratingSchema>;

export const reportSchema = z.discriminatedUnion('kind', [
  /** Fewer answers than the figures' smallest number: nothing is reckoned, and unnamed answers are gone. */
  z.object({ kind: z.literal('tooFew'), ...counted }),
  /** `words`: there are enough answers for unnamed words, too. How aligned the answers are is to be a field of its own. */
  z.object({ kind: z.literal('figures'), ...counted, ratings: z.array(ratingSchema), words: z.boolean() }),
]);
export type Report = z.infer<typeof reportSchema>;
export type Figures = Extract<Report, { kind: 'figures' }>;

export interface Answered {
  rating1: number | null;
  rating2: number | null;
  rating3: number | null;
}

export interface Contract {
  kFigures: number;
  kWords: number;
  thirdRating: string;
}

/** What may be shown of these answers, by the contract printed on the question. The order of answers does not matter. */
export function freeze(answers: readonly Answered[], asked: number | null, contract: Contract): Report {
  const { kFigures, kWords, thirdRating } = contract;
  const answered = answers.length;
  if (answered < kFigures) return { kind: 'tooFew', asked, answered };
  const [first, second, third] = ratingsOf(thirdRating);
  const ratings = [
    mean(
      first,
      answers.map(({ rating1 }) => rating1),
      kFigures,
    ),
    mean(
      second,
      answers.map(({ rating2 }) => rating2),
      kFigures,
    ),
    mean(
      third,
      answers.map(({ rating3 }) => rating3),
      kFigures,
    ),
  ].filter((rating) => rating !== null);
  return { kind: 'figures', asked, answered, ratings, words: answered >= Math.max(kWords, kFigures) };
}

/** To one decimal; null where fewer gave it than may be shown. */
function mean(id: RatingId | undefined, given: readonly (number | null)[], k: number): RatingMean | null {
  const values = given.filter((value) => value !== null);
  if (!id || values.length < k) return null;
  const sum = values.reduce((all, value) => all + value, 0);
  return { id, mean: Math.round((sum / values.length) * 10) / 10 };
}

/** A stored report read back; null where there is none. Throws where it is not one. */
export function readReport(stored: string | null): Report | null {
  return stored === null ? null : reportSchema.parse(JSON.parse(stored));
}

/** Whether a closed round showed something and nobody has said yet what follows from it. */
export function waitsForAction(round: { state: string; report: string | null; action: string | null }): boolean {
  return round.state === 'closed' && round.action === null && readReport(round.report)?.kind === 'figures';
}
