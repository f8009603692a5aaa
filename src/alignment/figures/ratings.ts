import { mean as meanOf, median, sampleVariance } from 'simple-statistics';

/** Agreement in words: "agree" from .70, "mixed" from .50, "split" below. */
export type Agreement = 'agree' | 'mixed' | 'split';

export interface Rating {
  n: number;
  mean: number;
  /** Sample standard deviation; null for one rating. */
  sd: number | null;
  /** Within-group agreement against an even spread (James, Demaree and Wolf 1984); null for one rating. */
  rwg: number | null;
  /** Mean distance from the median, in scale points (Burke, Finkelstein and Dusig 1999). */
  ad: number;
  /** Agreement against the most spread that this mean allows (Brown and Hauenstein 2005); null where undefined. */
  awg: number | null;
  agreement: Agreement | null;
  /** How many gave 1, 2, … */
  counts: number[];
}

/** Ratings from 1 to `steps`. Null where nobody rated. */
export function ratingOf(values: readonly number[], steps: number): Rating | null {
  if (values.length === 0) return null;
  const mean = meanOf([...values]);
  const middle = median([...values]);
  const variance = values.length < 2 ? null : sampleVariance([...values]);
  const rwg = variance === null ? null : Math.max(0, 1 - variance / ((steps ** 2 - 1) / 12));
  return {
    n: values.length,
    mean,
    sd: variance === null ? null : Math.sqrt(variance),
    rwg,
    ad: meanOf(values.map((value) => Math.abs(value - middle))),
    awg: variance === null ? null : awgOf(values.length, mean, variance, steps),
    agreement: rwg === null ? null : agreementOf(rwg),
    counts: Array.from({ length: steps }, (_, step) => values.filter((value) => value === step + 1).length),
  };
}

/** 1 − 2s² / (((H + L)M − M² − HL) · n/(n − 1)), with L = 1 and H = steps. */
function awgOf(n: number, mean: number, variance: number, steps: number): number | null {
  if (variance === 0) return 1;
  const widest = ((steps + 1) * mean - mean ** 2 - steps) * (n / (n - 1));
  return widest < 1e-9 ? null : 1 - (2 * variance) / widest;
}

function agreementOf(rwg: number): Agreement {
  if (rwg >= 0.7) return 'agree';
  return rwg >= 0.5 ? 'mixed' : 'split';
}
