import type { Timing } from '../../src/delivery/sending/timing.ts';
import { timeoutMs } from './chat.ts';

/** As in use, six times as fast; claims end sooner still, for an instance lives only for seconds. */
export const timing: Timing = { claimMs: 2_500, beginMs: 700, timeoutMs, marginMs: 3_300 };
