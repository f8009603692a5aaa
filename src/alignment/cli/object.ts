import { fewest, isTold } from '../figures/verdict.ts';
import type { Reckoning } from '../round/reckoning.ts';

/** What a report comes down to, for other programs. Scores from 0 to 100, shares from 0 to 1. */
export interface Aligned {
  /** Usable answers. */
  n: number;
  /** Null below five of them. */
  score: number | null;
  low: number | null;
  high: number | null;
  /** False where the range is too wide to give a figure. */
  shown: boolean;
  verdict: Reckoning['verdict'];
  sharedWord: string | null;
  themes: { label: string; share: number }[];
  encoder: string;
}

/** Where no two answers can be compared, nothing is known of the score. */
const unread = { value: 0, interval: { low: 0, high: 100 } };

export function objectOf({ shared, consensus, themes, verdict, encoder }: Reckoning): Aligned {
  const known = consensus.kind === 'known' ? consensus.value : null;
  const told = known?.score.kind === 'known' ? known.score.value : unread;
  const score = shared.usable >= fewest ? told : null;
  return {
    n: shared.usable,
    score: score && tenths(score.value),
    low: score?.interval ? tenths(score.interval.low) : null,
    high: score?.interval ? tenths(score.interval.high) : null,
    shown: score !== null && isTold(score),
    verdict,
    sharedWord: known?.sharedWord ?? null,
    themes:
      themes.kind === 'unknown'
        ? []
        : themes.value.themes.map(({ label, share }) => ({
            label: label.map(({ word }) => word).join(', '),
            share: Math.round(share * 10_000) / 10_000,
          })),
    encoder: encoder.name,
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
