import type { Language } from '../text/languages.ts';
import type { SparseVector } from '../vectors/sparse.ts';
import type { EncoderKind, Scale } from './scale.ts';

/** What is stored with every result: numbers of different encoders, or versions of one, are never compared. */
export interface EncoderName {
  kind: EncoderKind;
  /** "wording", "meaning" (English alone), "gist" (meaning by glossary, across languages) or a service's. */
  name: string;
  version: string;
  /** A service's own: for the encoders that ship it stands in a table. */
  scale?: Scale;
}

/** A text to encode: its words are those of wordsOf, cut once. */
export interface Prepared {
  text: string;
  words: readonly string[];
  language: Language;
}

/** Turns texts into unit vectors; an empty vector for a blank text. */
export interface Encoder extends EncoderName {
  /** Whether texts leave the machine, which those who choose it have to be told plainly. */
  leavesTheMachine: boolean;
  /** Whether texts of different languages may be compared. */
  across: boolean;
  encode(texts: readonly Prepared[]): Promise<SparseVector[]>;
}
