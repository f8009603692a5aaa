/** The encoders that ship, and an embedding service of the organisation's own. */
export type EncoderKind = 'wording' | 'meaning' | 'service';

/**
 * Where the score begins and ends, as mean pairwise cosines: c0 is what unrelated jobs give, c1 a team that says the
 * same thing in its own words. `npm run calibrate` refits a line of this table from rated examples. tauLink: from which
 * cosine on a person's job is taken to link with the mission. tauTheme: how alike answers must be, on average, to make
 * one theme. A service brings its scale.
 */
export const constants = {
  wording: { c0: 0.01, c1: 0.1, tauLink: 0.08, tauTheme: 0.05 },
  meaning: { c0: 0.14, c1: 0.38, tauLink: 0.26, tauTheme: 0.26 },
  gist: { c0: 0.17, c1: 0.4, tauLink: 0.28, tauTheme: 0.26 },
} satisfies Record<string, Constants>;

/** Those of versions 1 and 2, for what was published with them. */
const before = {
  wording: { c0: 0.03, c1: 0.27, tauLink: 0.08, tauTheme: 0.12 },
  meaning: { c0: 0.17, c1: 0.46, tauLink: 0.26, tauTheme: 0.3 },
} satisfies Record<string, Constants>;

export interface Scale {
  c0: number;
  c1: number;
}

export interface Constants extends Scale {
  tauLink: number;
  tauTheme: number;
}

/** Consensus on a scale from 0 to 100, corrected for chance as Krippendorff's alpha is. Not rounded. */
export function scoreOf(u: number, { c0, c1 }: Scale): number {
  return Math.max(0, Math.min(100, (100 * (u - c0)) / (c1 - c0)));
}

/**
 * Those of the table, or for a service those of its own scale: there a theme and a link begin where they do, on average,
 * on the scales of the two encoders that ship. Undefined for a service without a scale.
 */
export function constantsOf(encoder: {
  kind: EncoderKind;
  name: string;
  version: string;
  scale?: Scale | undefined;
}): Constants | undefined {
  if (encoder.kind !== 'service') {
    const tables: Record<string, Constants> = Number(encoder.version) < 3 ? before : constants;
    return tables[encoder.name];
  }
  if (!encoder.scale) return undefined;
  const { c0, c1 } = encoder.scale;
  return { c0, c1, tauLink: c0 + 0.26 * (c1 - c0), tauTheme: c0 + 0.41 * (c1 - c0) };
}
