import { z } from 'zod';
import { knownLanguages } from '../../../alignment/text/languages.ts';
import { rotatingRatings, steadyRatings } from '../rules.ts';

/**
 * The results of a round as they are frozen at its close: nothing but what may be shown by the contract printed on its
 * question. Whatever is told of a closed round later, in whatever form, comes from here.
 */

const version = z.literal(1);
const percent = z.int().min(0).max(100);
/** Exact where both ends are the same. */
const band = z.object({ low: z.int(), high: z.int() });

const counted = {
  version,
  /** How many were asked; null where the platform cannot tell. */
  asked: z.int().nullable(),
  answered: band,
};

const language = z.enum([...knownLanguages, 'other']);

const themeSchema = z.object({
  language,
  /** Of all usable answers. Below 20 answers to the nearest ten. */
  share: percent,
  /** Words that many of its answers use; none where they have none in common. */
  words: z.array(z.string()),
});
export type Theme = z.infer<typeof themeSchema>;

/** What the answers look like together. */
export const verdicts = ['united', 'split', 'scattered', 'early'] as const;
export type Verdict = (typeof verdicts)[number];

const figures = z.object({
  ...counted,
  kind: z.literal('figures'),
  /** Leaders among those who answered whose answers stand apart, with their names: they are in no figure. */
  apart: z.int().min(1).optional(),
  encoder: z.object({
    kind: z.enum(['wording', 'meaning', 'service']),
    name: z.string(),
    version: z.string(),
    /** A service's own, as mean cosines. */
    scale: z.object({ c0: z.number(), c1: z.number() }).optional(),
    /** What should have read the answers, and failed. */
    insteadOf: z.literal('service').optional(),
  }),
  verdict: z.enum(verdicts),
  /** Points of 100: the score, its likely range and its standard error. Null where nothing can be compared. */
  score: z.object({ value: percent, low: percent, high: percent, error: z.int().min(1) }).nullable(),
  /** Null where there are too few answers for words. `rest`: in no theme that may be shown. */
  themes: z.object({ found: z.array(themeSchema), rest: percent }).nullable(),
  /** How often two colleagues drawn at random describe the same job, of 100 times; how many jobs are described in all. */
  pairs: z.object({ same: percent, jobs: z.int().min(1) }).nullable(),
  /** The languages written in, where there are several and each is used by enough people. */
  languages: z.array(z.object({ language, share: percent })),
  /** Share of the pairs of people that were compared, where the languages may be told. */
  compared: percent.nullable(),
  /** People who could not say what the shared job is, where that many may be told. */
  dontKnow: percent.nullable(),
  /** How united the answers are, and how near all of them together are to the mission, of 100. */
  mission: z.object({ united: percent, near: percent }).nullable(),
  /** People whose own job links with the mission; `lift` in points over missions of anybody. */
  sight: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('share'), share: percent, lift: z.int(), range: band.nullable() }),
      z.object({ kind: z.enum(['nearly all', 'hardly any']) }),
    ])
    .nullable(),
  ratings: z.array(
    z.object({
      id: z.enum([...steadyRatings, ...rotatingRatings]),
      mean: z.number().min(1).max(5),
      agreement: z.enum(['agree', 'mixed', 'split']).nullable(),
    }),
  ),
  /** There are enough answers for unnamed words, too. */
  words: z.boolean(),
});

export const reportSchema = z.discriminatedUnion('kind', [
  /** Fewer answers than the figures' smallest number: nothing is reckoned, and unnamed answers are gone. */
  z.object({
    ...counted,
    kind: z.literal('tooFew'),
    /** There would have been enough, but leaders showed theirs with their names. */
    apart: z.literal(true).optional(),
  }),
  figures,
]);
export type Report = z.infer<typeof reportSchema>;
export type Figures = z.infer<typeof figures>;

/** A stored report read back; null where there is none. Throws where it is not one. */
export function readReport(stored: string | null): Report | null {
  // for the few that are ever read, compiling the schema would cost more, and hold the event loop
  return stored === null ? null : reportSchema.parse(JSON.parse(stored), { jitless: true });
}

/** Whether a closed round showed something and nobody has said yet what follows from it. */
export function waitsForAction(round: { state: string; report: string | null; action: string | null }): boolean {
  return round.state === 'closed' && round.action === null && readReport(round.report)?.kind === 'figures';
}
