import { type Scale, scoreOf } from './scale.ts';

/** A group of answers that somebody rated from 0 to 100, and their mean pairwise cosine. */
export interface RatedGroup {
  rating: number;
  u: number;
}

/** Steps in which the two ends of the scale are looked for. */
const steps = 120;

/**
 * The scale whose scores, clamped as they are shown, come nearest to the ratings by least squares; `r2`: which share of
 * the ratings' variance they explain. Null where cosines or ratings do not differ.
 */
export function fitScale(groups: readonly RatedGroup[]): (Scale & { r2: number }) | null {
  const cosines = groups.map(({ u }) => u);
  const [least, most] = [Math.min(...cosines), Math.max(...cosines)];
  const mean = groups.reduce((sum, { rating }) => sum + rating, 0) / groups.length;
  const variance = squares(groups, () => mean);
  if (!(most - least > 1e-9) || variance === 0) return null;
  const at = (step: number): number => least + (most - least) * ((2 * step) / steps - 0.5);
  let best = { c0: least, c1: most, rest: Number.POSITIVE_INFINITY };
  for (let from = 0; from < steps; from++) {
    for (let to = from + 1; to <= steps; to++) {
      const scale = { c0: at(from), c1: at(to) };
      const rest = squares(groups, ({ u }) => scoreOf(u, scale));
      if (rest < best.rest) best = { ...scale, rest };
    }
  }
  return { c0: best.c0, c1: best.c1, r2: 1 - best.rest / variance };
}

function squares(groups: readonly RatedGroup[], expected: (group: RatedGroup) => number): number {
  return groups.reduce((sum, group) => sum + (group.rating - expected(group)) ** 2, 0);
}
