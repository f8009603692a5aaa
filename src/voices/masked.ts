import { UserError } from '../chat/asks.ts';
import type { Masking } from '../masking/client.ts';
import { type DetailKind, detailKinds } from '../masking/kinds.ts';
import type { Workspace } from '../store/rows.ts';
import { countryOf } from '../time/countries.ts';
import { workClock } from '../who/clock.ts';

/** Takes personal details out of a text, in a thread of its own. Rejects where it cannot: then the text must not be kept. */
export type Mask = Masking['mask'];

/** Texts by name as they may be kept, and what was taken out of all of them, each kind once. */
export interface Masked<K extends string> {
  texts: Readonly<Partial<Record<K, string>>>;
  found: readonly DetailKind[];
}

/** @throws UserError where they cannot be looked through: nothing is kept that was not */
export async function masked<K extends string>(
  { workspace }: { workspace: Workspace },
  mask: Mask,
  texts: Readonly<Partial<Record<K, string | null>>>,
): Promise<Masked<K>> {
  const country = countryOf(workClock(workspace).zone);
  const kept: Partial<Record<K, string>> = {};
  const found = new Set<DetailKind>();
  for (const [name, text] of Object.entries(texts) as [K, string | null][]) {
    if (!text) continue;
    const done = await mask(text, country === null ? [] : [country]).catch(() => null);
    if (!done) throw new UserError('voices.notMasked');
    kept[name] = done.text;
    for (const kind of done.found) found.add(kind);
  }
  return { texts: kept, found: detailKinds.filter((kind) => found.has(kind)) };
}
