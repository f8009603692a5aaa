/**
 * On a scale from 0 to 100 with its likely range; a break is drawn before a point that cannot be compared. Null: nothing
 * is known of that date, and its caption says why.
 */
export type TrendPoint =
  | { label: string; caption: string; value: number; low: number; high: number; broken?: boolean }
  | { label: string; caption: string; value: null };

/** What a picture shows, as plain data: every word and date in it is said already, in the reader's language. */
export type Chart =
  | {
      kind: 'bars';
      /** `share` runs from 0 to 1; `words` in a label stand apart where they are the reader's own digits and script. */
      bars: readonly { label: string; share: number; caption: string; quiet?: boolean }[];
    }
  | {
      kind: 'trend';
      /** Oldest first. */
      points: readonly TrendPoint[];
      /** A BCP 47 tag, for the digits of the axis. */
      locale: string;
      /** What the line and the band stand for. */
      line: string;
      band: string;
    }
  | {
      kind: 'months';
      /** Oldest first; null where nothing is known. */
      months: readonly {
        label: string;
        caption: string;
        count: number | null;
        lastYear: number | null;
        ordinary: { low: number; high: number } | null;
        /** A month that has only begun. */
        quiet?: boolean;
      }[];
      /** A BCP 47 tag, for the digits of the axis. */
      locale: string;
      /** What the bars, the line and the band stand for. */
      bars: string;
      line: string;
      band: string;
    };

export interface Drawn {
  /** On a ground of its own, so that it can be read in a light and in a dark chat. */
  png: Uint8Array;
  /** For a page: its colours are CSS variables, which `palette` names. */
  svg: string;
}

/** Draws charts. Null where this machine cannot draw: whoever asked says the same in words. */
export interface Pictures {
  draw(chart: Chart): Promise<Drawn | null>;
  stop(): Promise<void>;
}

/** Colours by their name: what a picture has for a light ground, and what a page puts there on a dark one. */
export const palette = {
  ground: { light: '#ffffff', dark: '#16202b' },
  ink: { light: '#1b2733', dark: '#e9eef3' },
  quiet: { light: '#56646f', dark: '#a8b6c2' },
  rule: { light: '#d9dfe4', dark: '#33414e' },
  bar: { light: '#1d5fa8', dark: '#6db3f2' },
  rest: { light: '#9aa7b2', dark: '#5e6d7a' },
  band: { light: '#c6dcf3', dark: '#27435f' },
} as const;
