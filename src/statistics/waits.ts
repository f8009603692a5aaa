/** An answer within so many hours, nights and weekends included, is one within a day. */
const day = 24;

/**
 * How long customers waited. `within`: k of n had their answer within a day, where n counts those who were answered and
 * those whose day has passed. `median`: of the same n, in hours, where who still waits has waited for ever; null where
 * the ⌈n/2⌉-th is one of those, or n is 0.
 */
export function waitsOf(
  answeredAfter: readonly number[],
  openFor: readonly number[],
): { within: { k: number; n: number }; median: number | null } {
  const open = openFor.filter((hours) => hours >= day).length;
  const n = answeredAfter.length + open;
  const sorted = answeredAfter.toSorted((a, b) => a - b);
  return {
    within: { k: sorted.filter((hours) => hours <= day).length, n },
    median: sorted[Math.ceil(n / 2) - 1] ?? null,
  };
}
