import type { EncoderName } from '../encoders/encoder.ts';
import type { LabelWord } from '../figures/labels.ts';
import type { Closeness, LineOfSight } from '../figures/mission.ts';
import type { BetweenParts } from '../figures/parts.ts';
import type { Rating } from '../figures/ratings.ts';
import type { Interval } from '../figures/statistics.ts';
import type { Spread } from '../figures/themes.ts';
import type { Verdict } from '../figures/verdict.ts';
import type { Language } from '../text/languages.ts';

/** One person's answers to a round, in whatever words. */
export interface Answer {
  /** To "What is our shared job?" */
  shared?: string;
  /** To "What is your job?" */
  own?: string;
  /** From 1 upwards, by question; null where this person left one out. */
  ratings?: readonly (number | null)[];
  /** Where the person said it; else it is told from the words. */
  language?: Language;
  /** The channel, or whichever part of the company the round is cut into. */
  part?: string;
}

export interface ReckonOptions {
  /** The workspace's languages, likeliest first: they decide where the words do not tell. */
  languages?: readonly Language[];
  /** The mission as stated, once a language. */
  missions?: Partial<Record<Language, string>>;
  /** The highest step of the rating scale; 5 where not given. */
  steps?: number;
  /** The fewest answers a part needs to be shown; 5 where not given. */
  k?: number;
  /** How many people the claim is about, where the range is to tell of this team and not of all who might have been. */
  team?: number;
}

/** Why a figure cannot be told. */
export type Why =
  | 'no answers'
  | 'too few'
  | 'no pair in one language'
  | 'no mission'
  | 'no mission in these languages'
  | 'not calibrated'
  | 'one part'
  | 'parts too small'
  | 'read by wording';

export type Figure<T> = { kind: 'known'; value: T } | { kind: 'unknown'; why: Why };

/** The answers to one open question. usable + blank + dontKnow = given. */
export interface Counts {
  given: number;
  usable: number;
  /** No word in it: nothing, signs or emoji. */
  blank: number;
  dontKnow: number;
  /** Usable, but so long that only its beginning was read. */
  shortened: number;
}

export interface ConsensusFigure {
  n: number;
  /** Mean pairwise cosine, and its 95 % range; null with fewer than three people. */
  u: number;
  interval: (Interval & { standardError: number }) | null;
  /** The same for all who might have been asked, where `interval` tells of a team alone: what a trend is made of. */
  sampled: (Interval & { standardError: number }) | null;
  /** 0 to 100, unrounded; its range from the same interval. */
  score: Figure<{ value: number; interval: Interval | null }>;
  /** Share of all pairs of people that were compared: 1 where all answered in one language, or gist reads them all. */
  pairsCovered: number;
  /**
   * The word that answers share more than a job: without it they are less than half as alike, and all figures are those
   * without it. As most people wrote it.
   */
  sharedWord: string | null;
}

export interface Theme {
  /** That of most people who could be compared: all themes of a round that is read across languages have the same. */
  language: Language;
  people: number;
  share: number;
  label: LabelWord[];
  /** Which of the answers given, by their place. */
  answers: number[];
  /** A dozen of them that say it most as all of them do: the nearest to their middle first, each language in its turn. */
  middle: number[];
}

/** The spread counts everybody, who is alone as a theme of one. */
export interface ThemesFigure extends Spread {
  /** Themes of two people or more, the largest first. */
  themes: Theme[];
  /** People whose answer is in no theme with anybody else's. */
  alone: number;
}

export interface PartFigure {
  name: string;
  /** Usable answers. */
  n: number;
  consensus: Figure<ConsensusFigure>;
}

export interface PartsFigure {
  parts: PartFigure[];
  /** The parts that "other" stands for; empty where none is merged. */
  other: string[];
  between: Figure<BetweenParts>;
}

/** Everything that is told of one closed round. No figure is ever NaN: what cannot be told says why. */
export interface Reckoning {
  encoder: EncoderName;
  /** Why the service that was wanted did not do it: a sentence without words or keys. */
  trouble?: string;
  shared: Counts;
  own: Counts;
  /** People with a usable answer about the shared job, by language, most first. */
  languages: { language: Language; people: number }[];
  /** Answers in a language that fewer than k wrote in, by their place: whoever reads one may know whose it is. */
  rare: { shared: number[]; own: number[] };
  consensus: Figure<ConsensusFigure>;
  themes: Figure<ThemesFigure>;
  verdict: Verdict;
  closeness: Figure<Closeness>;
  lineOfSight: Figure<LineOfSight>;
  /** By question, in the order of the answers' ratings. */
  ratings: Figure<Rating>[];
  parts: Figure<PartsFigure>;
}

export function known<T>(value: T): Figure<T> {
  return { kind: 'known', value };
}

export function unknown(why: Why): { kind: 'unknown'; why: Why } {
  return { kind: 'unknown', why };
}
