import type { Scale } from '../encoders/scale.ts';
import { standardErrorOfAtanh } from './consensus.ts';
import { studentT } from './statistics.ts';

/**
 * How often a rise of so many points would be seen from one round to the next, where both have these answers and this
 * spread: the chance that a normal z, shifted by the rise, passes Student's t.
 * @returns from 0 to 1
 */
export function powerOf(round: { n: number; u: number; standardError: number }, points: number, scale: Scale): number {
  const raised = Math.min(0.999, round.u + (points / 100) * (scale.c1 - scale.c0));
  const shift = Math.atanh(raised) - Math.atanh(Math.min(0.999, Math.max(-0.999, round.u)));
  const noise = Math.SQRT2 * standardErrorOfAtanh(round);
  if (noise === 0) return shift > 0 ? 1 : 0;
  return 1 - normalBelow(studentT(Math.max(1, round.n - 1)) - shift / noise);
}

/** P(Z < z): Abramowitz and Stegun 26.2.17, right to seven digits. */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}
