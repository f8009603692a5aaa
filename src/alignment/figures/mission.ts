import { mean as meanOf, sampleStandardDeviation } from 'simple-statistics';
import { wilson } from '../../statistics/wilson.ts';
import { dotDense, pack, sumOf } from '../vectors/rows.ts';
import { cosine, dot, type SparseVector } from '../vectors/sparse.ts';
import { type Interval, studentT } from './statistics.ts';

/** The answers of one language with the mission in that language. */
export interface WithMission {
  rows: readonly SparseVector[];
  mission: SparseVector;
}

/** How close the answers are to the mission: M = united × near. */
export interface Closeness {
  n: number;
  /** Mean cosine with the mission. */
  m: number;
  /** Sample standard deviation, and ± of the 95 % range; null for one answer. */
  sd: number | null;
  halfWidth: number | null;
  /** |S|/n: 1 where all answers point the same way. */
  united: number;
  /** The cosine of the whole with the mission; null where the answers cancel each other out. */
  near: number | null;
}

/** Null where no answer is in a language that has a mission. Over several languages the sums stand side by side. */
export function missionCloseness(languages: readonly WithMission[]): Closeness | null {
  const cosines = languages.flatMap(({ rows, mission }) => rows.map((row) => cosine(row, mission)));
  if (cosines.length === 0) return null;
  const n = cosines.length;
  const m = meanOf(cosines);
  const sd = n < 2 ? null : sampleStandardDeviation(cosines);
  const united = languages.reduce((sum, { rows }) => sum + lengthOfSum(rows), 0) / n;
  return {
    n,
    m,
    sd,
    halfWidth: sd === null ? null : (studentT(n - 1) * sd) / Math.sqrt(n),
    united,
    near: united < 1e-12 ? null : Math.max(-1, Math.min(1, m / united)),
  };
}

function lengthOfSum(vectors: readonly SparseVector[]): number {
  const sum = sumOf(pack(vectors));
  return Math.sqrt(dotDense(sum, sum));
}

/** The share of people whose own job links with the mission, and how that compares with missions of anybody. */
export interface LineOfSight {
  n: number;
  linked: number;
  share: number;
  interval: Interval;
  /** The mean share that ten generic missions reach. */
  generic: number;
  /** share − generic: what is this mission's own. */
  lift: number;
}

/** No person's own value leaves this function: a false "your job does not link" hurts. Null where nobody can be read. */
export function lineOfSight(
  languages: readonly (WithMission & { generic: readonly SparseVector[] })[],
  tauLink: number,
): LineOfSight | null {
  const n = languages.reduce((sum, { rows }) => sum + rows.length, 0);
  if (n === 0) return null;
  const linked = languages.reduce((sum, { rows, mission }) => sum + linkedTo(rows, mission, tauLink), 0);
  const generic = languages.reduce((sum, { rows, generic }) => {
    const each = generic.map((mission) => linkedTo(rows, mission, tauLink));
    return sum + (each.length === 0 ? 0 : meanOf(each));
  }, 0);
  const share = linked / n;
  return { n, linked, share, interval: wilson(linked, n), generic: generic / n, lift: share - generic / n };
}

function linkedTo(rows: readonly SparseVector[], mission: SparseVector, tauLink: number): number {
  return rows.filter((row) => dot(row, mission) > tauLink).length;
}
