import { z } from 'zod';
import { counted, encoder, language, missionSchema, percent, ratings } from './parts.ts';

/** Reports as they were frozen before people were counted, in shares alone. */

export const firstSchema = z.object({
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
export type First = z.infer<typeof firstSchema>;
