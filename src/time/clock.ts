/** Where the time comes from: the machine, the sandbox's moved clock, or a test. */
export interface Clock {
  now(): Date;
}

/** A clock that can be moved forward, never back. */
export interface MovableClock extends Clock {
  moveTo(moment: Date): Promise<void>;
}

export const systemClock: Clock = { now: () => new Date() };

/** The machine's clock, moved on by an offset in milliseconds that `keep` saves. */
export function offsetClock(offsetMs: number, keep: (offsetMs: number) => Promise<void>): MovableClock {
  let offset = offsetMs;
  const now = () => new Date(Date.now() + offset);
  return {
    now,
    async moveTo(moment) {
      const ahead = moment.getTime() - now().getTime();
      if (ahead <= 0) return;
      offset += ahead;
      await keep(offset);
    },
  };
}
