import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../time/clock.ts';
import type { PlatformName } from '../../who/profile.ts';

/**
 * The machine's own time: leases, time-outs and the pace go by it, however far the sandbox's clock is moved. Instances
 * on several machines compare it, so their clocks may differ by a few seconds, which the margin allows for.
 */
export interface Machine extends Clock {
  /** Ends early where `signal` says so. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const machineTime: Machine = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    if (ms > 0) await sleep(ms, undefined, signal && { signal }).catch(() => {});
  },
};

/** All in milliseconds. */
export interface Timing {
  /** How long claimed deliveries may wait for their turn before another instance takes them. */
  claimMs: number;
  /** A sending begins within this, or not at all. */
  beginMs: number;
  /** The longest that a platform is waited for. */
  timeoutMs: number;
  /** What a message may still take to show up after that, and clocks may differ. */
  marginMs: number;
}

export const usualTiming: Timing = { claimMs: 30_000, beginMs: 5_000, timeoutMs: 10_000, marginMs: 15_000 };

/** From the moment it is marked as sending until another instance may look whether it landed. */
export function doubtMs({ beginMs, timeoutMs, marginMs }: Timing): number {
  return beginMs + timeoutMs + marginMs;
}

/**
 * Whatever is kept of the machine's time lies closer ahead than this. What lies further was written before a clock was
 * set back, and counts for nothing: waiting for it would stall everything for as long.
 */
export const farthestMs = 15 * 60_000;

/** Of the moments that can be meant, the farthest. */
export function farthest(now: Date): Date {
  return new Date(now.getTime() + farthestMs);
}

/** What became of a delivery, for whoever counts. `limited`: the platform asked to wait; `doubted`: it may have landed. */
export type Happening = 'sent' | 'failed' | 'missed' | 'gave_up' | 'limited' | 'doubted';

/** `lagMs`: of one that was sent, how long after its time. */
export type Tell = (what: Happening, platform: PlatformName, lagMs?: number) => void;
