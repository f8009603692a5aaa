/** The net promoter score: those who would recommend us (9 and 10 of 10) less those who would not (0 to 6), in points. */

/** How many answered so. */
export interface Answered {
  happy: number;
  between: number;
  unhappy: number;
}

/** Below so many answers the counts are told, and no score. */
export const fewestAnswers = 10;

const normal = 1.96;

/**
 * The score and its likely range (95 %), from −100 to 100: adjusted Wald, which adds ¾ of a happy, ¾ of an unhappy and 3
 * answers in all (Rocks 2016, https://arxiv.org/abs/1601.07235). Null where nobody answered.
 */
export function npsOf(answered: Answered): { n: number; nps: number; low: number; high: number } | null {
  const n = answered.happy + answered.between + answered.unhappy;
  if (n === 0) return null;
  const { centre, error } = adjusted(answered);
  return {
    n,
    nps: (100 * (answered.happy - answered.unhappy)) / n,
    low: Math.max(-100, 100 * (centre - normal * error)),
    high: Math.min(100, 100 * (centre + normal * error)),
  };
}

/** How many standard errors lie between two askings, of the adjusted scores; beyond ±1.96 it has changed. */
export function npsChange(before: Answered, after: Answered): { z: number; changed: boolean } {
  const [one, other] = [adjusted(before), adjusted(after)];
  const z = (other.centre - one.centre) / Math.hypot(one.error, other.error);
  return { z, changed: Math.abs(z) > normal };
}

function adjusted({ happy, between, unhappy }: Answered): { centre: number; error: number } {
  const n = happy + between + unhappy + 3;
  const [p, d] = [(happy + 0.75) / n, (unhappy + 0.75) / n];
  return { centre: p - d, error: Math.sqrt((p + d - (p - d) ** 2) / n) };
}
