/** What others hear of waits this long, so that what caused it can be undone. Milliseconds. */
export const heldMs = 5 * 60_000;

/** The instant from which on something can no longer be undone. */
export function heldUntil(at: Date): Date {
  return new Date(at.getTime() + heldMs);
}
