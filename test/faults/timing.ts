import type { Timing } from '../../src/delivery/sending/timing.ts';
import { timeoutMs } from './chat.ts';

/** As in use, six times as fast. */
export const timing: Timing = { claimMs: 5_000, beginMs: 700, timeoutMs, marginMs: 3_300 };
