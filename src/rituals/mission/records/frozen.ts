import { z } from 'zod';
import { verdicts } from '../../../alignment/figures/verdict.ts';
import { knownLanguages } from '../../../alignment/text/languages.ts';
import { rotatingRatings, steadyRatings } from '../rules.ts';

/**
 * The results of a round as they are frozen at its close: nothing but what may be shown by the contract printed on its
 * question. Whatever is told of a closed round later, in whatever form, comes from here.
 */

const percent = z.int().min(0).max(100);
/** Exact where both ends are the same. */
const band = z.object({ low: z.int(), high: z.int() });

const counted = {
  /** How many were asked; null where the platform cannot tell. */
  asked: z.int().nullable(),
  answered: band,
};

const language = z.enum([...knownLanguages, 'other']);

const encoder = z.object({
  kind: z.enum(['wording', 'meaning', 'service']),
  name: z.string(),
  version: z.string(),
  /** A service's own, as mean cosines. */
  scale: z.object({ c0: z.number(), c1: z.number() }).optional(),
  /** What should have read the answers, and failed. */
  insteadOf: z.literal('service').optional(),
});

/** How united the answers are, and how near all of them together are to the mission, of 100. */
const missionSchema = z.object({ united: percent, near: percent }).nullable();

const ratings = z.array(
  z.object({
    id: z.enum([...steadyRatings, ...rotatingRatings]),
    mean: z.number().min(1).max(5),
    agreement: z.enum(['agree', 'mixed', 'split']).nullable(),
  }),
);

/** Of all who answered without their name: exact, or null below 20, where only `share` is told, to the nearest ten. */
const count = z.object({ people: z.int().min(0).nullable(), share: percent });
export type Count = z.infer<typeof count>;

/** Ids of answers that may be read, those first that say it most as all of them do. */
const quotes = z.array(z.string());

const themeSchema = z.object({
  ...count.shape,
  language,
  /** Some who say something else are counted with it, fewer than may be told of: else they were what is left. */
  mixed: z.boolean(),
  /** Words that many of its answers use; none where they have none in common. */
  words: z.array(z.string()),
  /** Where several languages were read across, words are English, and these are what the others call them. */
  names: z.object({ bn: z.array(z.string()), ne: z.array(z.string()) }).optional(),
  quotes,
});
export type Theme = z.infer<typeof themeSchema>;

const range = { low: percent, high: percent, error: z.int().min(1) };

const figures = z.object({
  ...counted,
  version: z.literal(2),
  kind: z.literal('figures'),
  /** Leaders among those who answered whose answers stand apart, with their names: they are in no figure. */
  apart: z.int().min(1).optional(),
  /** How many answered without their name; null where that is told as a band alone. */
  of: z.int().nullable(),
  encoder,
  /** What the answers look like together. */
  verdict: z.enum(verdicts),
  /** Points of 100: the score, its likely range and its standard error. Null where nothing can be compared. */
  score: z.object({ value: percent, ...range }).nullable(),
  /** Whether the range is narrow enough to give the figure at all. */
  told: z.boolean(),
  /** The range where that of the score tells of the people asked alone: what a trend is made of. */
  sampled: z.object(range).nullable(),
  /** What answers share more than a job. */
  sharedWord: z.string().nullable(),
  /** Null where there are too few answers for words. Themes, `others` and `dontKnow` are everybody. */
  themes: z.object({ found: z.array(themeSchema), others: z.object({ ...count.shape, quotes }) }).nullable(),
  /** How often two colleagues drawn at random describe the same job, of 100 times. */
  same: percent.nullable(),
  /** The languages written in, where there are several that cannot be compared and each is used by enough people. */
  languages: z.array(z.object({ language, share: percent })),
  /** Share of the pairs of people that were compared, where the languages may be told. */
  compared: percent.nullable(),
  /** People who could not say what the shared job is, where that many may be told. */
  dontKnow: count.nullable(),
  mission: missionSchema,
  /** People whose own job links with the mission; `lift`: of 100, how many more than link with the missions of others. */
  sight: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('share'), ...count.shape, lift: z.int() }),
      z.object({ kind: z.enum(['nearly all', 'hardly any']) }),
    ])
    .nullable(),
  ratings,
  /** There are enough answers for unnamed words, too. */
  words: z.boolean(),
  /** Ids of answers whose words are not shown: so few wrote in their language that one may know whose they are. */
  hidden: z.object({ shared: z.array(z.string()), own: z.array(z.string()) }),
});
export type Figures = z.infer<typeof figures>;

const tooFew = z.object({
  ...counted,
  version: z.union([z.literal(1), z.literal(2)]),
  kind: z.literal('tooFew'),
  /** There would have been enough, but leaders showed theirs with their names. */
  apart: z.literal(true).optional(),
});

/** As it was frozen before people were counted, in shares alone. */
const firstSchema = z.object({
  ...counted,
  version: z.literal(1),
  kind: z.literal('figures'),
  apart: z.int().min(1).optional(),
  encoder,
  verdict: z.enum(['united', 'split', 'scattered', 'early']),
  score: z.object({ value: percent, low: percent, high: percent, error: z.int().min(1) }).nullable(),
  themes: z
    .object({ found: z.array(z.object({ language, share: percent, words: z.array(z.string()) })), rest: percent })
    .nullable(),
  pairs: z.object({ same: percent }).nullable(),
  languages: z.array(z.object({ language, share: percent })),
  compared: percent.nullable(),
  dontKnow: percent.nullable(),
  mission: missionSchema,
  sight: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('share'), share: percent, lift: z.int() }),
      z.object({ kind: z.enum(['nearly all', 'hardly any']) }),
    ])
    .nullable(),
  ratings,
  words: z.boolean(),
});
type First = z.infer<typeof firstSchema>;

const before = { united: 'one', split: 'several', scattered: 'many', early: 'open' } as const;
/** A wider range than this, in points, was denied beside its figure. */
const widest = 60;

/** Of how many is not known any more: it is told in tenths. */
const ofTen = (share: number): Count => ({ people: null, share });

function fromFirst({ pairs, score, themes, dontKnow, sight, verdict, ...same }: First): Figures {
  return {
    ...same,
    version: 2,
    of: null,
    verdict: before[verdict],
    score,
    told: score !== null && score.high - score.low <= widest,
    sampled: score,
    sharedWord: null,
    themes: themes && {
      found: themes.found.map((theme) => ({ ...theme, ...ofTen(theme.share), mixed: false, quotes: [] })),
      others: { ...ofTen(themes.rest), quotes: [] },
    },
    same: pairs?.same ?? null,
    dontKnow: dontKnow === null ? null : ofTen(dontKnow),
    sight: sight?.kind === 'share' ? { kind: sight.kind, ...ofTen(sight.share), lift: sight.lift } : sight,
    hidden: { shared: [], own: [] },
  };
}

/** Too few: fewer answers than the figures' smallest number; nothing is reckoned, and unnamed answers are gone. */
const reportSchema = z.union([tooFew, figures, firstSchema.transform(fromFirst)]);
export type Report = z.infer<typeof tooFew> | Figures;

/** A stored report read back; null where there is none. Throws where it is not one. */
export function readReport(stored: string | null): Report | null {
  // for the few that are ever read, compiling the schema would cost more, and hold the event loop
  return stored === null ? null : reportSchema.parse(JSON.parse(stored), { jitless: true });
}

/** Whether a closed round showed something and nobody has said yet what follows from it. */
export function waitsForAction(round: { state: string; report: string | null; action: string | null }): boolean {
  return round.state === 'closed' && round.action === null && readReport(round.report)?.kind === 'figures';
}
