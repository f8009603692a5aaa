/** What a typed number stands for. Item 1 is the customer's; topics count from 2. */
export type Pointed =
  | { kind: 'topic'; id: string }
  | { kind: 'customer' }
  /** There is no such number, and there was none when it was shown. */
  | { kind: 'none' }
  /** The list is not the one its writer saw; `shown` is what the number stood for, if anything. */
  | { kind: 'changed'; shown: string | null };

/**
 * A number acts only on what its writer saw: every list they may have in mind must have the same topic there as now.
 * @param present the open topics in order
 * @param seen what they were shown, likewise, the latest first
 */
export function pointed(n: number, present: readonly string[], seen: readonly (readonly string[])[]): Pointed {
  if (n === 1) return { kind: 'customer' };
  const at = n - 2;
  const id = present[at];
  if (seen.length > 0 && seen.every((ids) => ids[at] === id)) return id ? { kind: 'topic', id } : { kind: 'none' };
  const shown = seen.map((ids) => ids[at]).find((one) => one !== undefined && one !== id);
  return { kind: 'changed', shown: shown ?? null };
}

/** The ids with one moved to another place (from 0). */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
