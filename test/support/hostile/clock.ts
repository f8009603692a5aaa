import type { MovableClock } from '../../../src/time/clock.ts';

/** So much passes at once, so that what is held back is posted and what comes round does. */
export const hours = 6;

/** A working morning. */
export function handClock(): MovableClock {
  let now = new Date('2026-12-01T10:00:00Z');
  return {
    now: () => now,
    moveTo: async (moment) => {
      now = moment;
    },
  };
}
