/** Which parts of a round may be shown: parts with enough answers, and the small ones together as one. */
export interface Shown {
  /** Whether the round as a whole may be shown. */
  all: boolean;
  parts: string[];
  /** Parts shown together as "other"; empty where nothing is merged. */
  other: string[];
}

/**
 * Nothing below k answers is shown. Of one partition every cell has k or more: small ones are merged, and where even
 * the merged ones are too few only the whole is shown, because a missing cell could be worked out by subtraction.
 */
export function partsToShow(answersByPart: Readonly<Record<string, number>>, k: number): Shown {
  const parts = Object.entries(answersByPart).filter(([, answers]) => answers > 0);
  const total = parts.reduce((sum, [, answers]) => sum + answers, 0);
  const whole: Shown = { all: total >= k, parts: [], other: [] };
  const large = parts.filter(([, answers]) => answers >= k);
  const small = parts.filter(([, answers]) => answers < k);
  const merged = small.reduce((sum, [, answers]) => sum + answers, 0);
  if (large.length === 0 || (small.length > 0 && merged < k)) return whole;
  if (large.length + small.length === 1) return whole;
  return { all: true, parts: large.map(([name]) => name), other: small.map(([name]) => name) };
}
