/** Where the time comes from: the machine, the sandbox's moved clock, or a test. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
