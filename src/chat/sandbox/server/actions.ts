import { z } from 'zod';
import { colleagues } from '../company.ts';
import type { PageAction, PassTo } from '../protocol.ts';

const id = z.string().min(1).max(200);
const words = z.string().max(50_000);
const route = z.strictObject({ to: id, args: z.array(z.string().max(500)).max(20) });
const values = z.record(z.string().max(100), z.union([words, z.array(z.string().max(500)).max(100)]));

/** What the page may send; dispatch reads what is in it once more. */
export const pageAction = z.strictObject({
  id: z.uuid(),
  person: id,
  place: id,
  from: id.optional(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('say'), text: words.regex(/\S/) }),
    z.strictObject({ kind: z.literal('click'), route }),
    z.strictObject({ kind: z.literal('submit'), route, values }),
    z.strictObject({ kind: z.literal('look'), route, values }),
    z.strictObject({ kind: z.literal('shortcut'), name: id, message: id }),
    z.strictObject({ kind: z.literal('home') }),
  ]),
}) satisfies z.ZodType<PageAction>;

export const dismissal = z.strictObject({ person: id, reply: id });

/** At most a year at once. */
const longest = 366 * 86_400_000;

export const passing = z.strictObject({
  person: id,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('next') }),
    z.strictObject({ kind: z.literal('by'), ms: z.int().min(1).max(longest) }),
  ]) satisfies z.ZodType<PassTo>,
});

/** Which page is asked for: whoever a newcomer is, at home, where it is not said. */
export const looking = z.object({
  person: id.default(colleagues[0]?.id ?? ''),
  place: id.default('home'),
  count: z.coerce.number().int().min(1).max(5000).default(100),
});
