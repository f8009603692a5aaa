import { z } from 'zod';
import { knownLanguages } from '../../../alignment/text/languages.ts';
import { rotatingRatings, steadyRatings } from '../rules.ts';

/** What every version of a frozen report is made of. */

export const percent = z.int().min(0).max(100);
/** Exact where both ends are the same. */
export const band = z.object({ low: z.int(), high: z.int() });

export const counted = {
  /** How many were asked; null where the platform cannot tell. */
  asked: z.int().nullable(),
  answered: band,
};

export const language = z.enum([...knownLanguages, 'other']);

export const encoder = z.object({
  kind: z.enum(['wording', 'meaning', 'service']),
  name: z.string(),
  version: z.string(),
  /** A service's own, as mean cosines. */
  scale: z.object({ c0: z.number(), c1: z.number() }).optional(),
  /** What should have read the answers, and failed. */
  insteadOf: z.literal('service').optional(),
});

/** How united the answers are, and how near all of them together are to the mission, of 100. */
export const missionSchema = z.object({ united: percent, near: percent }).nullable();

export const ratings = z.array(
  z.object({
    id: z.enum([...steadyRatings, ...rotatingRatings]),
    mean: z.number().min(1).max(5),
    agreement: z.enum(['agree', 'mixed', 'split']).nullable(),
  }),
);
