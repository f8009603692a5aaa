/** What is taken out of a text, in the order in which it is said. */
export const detailKinds = ['phone', 'email', 'card', 'account'] as const;
export type DetailKind = (typeof detailKinds)[number];

export interface Masked {
  text: string;
  /** Each kind once, in the order of `detailKinds`, however many stood there: "We took out phone numbers and …". */
  found: readonly DetailKind[];
}

/** Where a detail stands, in characters of the plain text: from, up to and not including. */
export interface Detail {
  kind: DetailKind;
  from: number;
  to: number;
}

/** A mask in the making: the matches of a pattern as details. */
export function detailsBy(pattern: RegExp, kind: DetailKind, plain: string): Detail[] {
  return [...plain.matchAll(pattern)].map(({ 0: { length }, index }) => ({ kind, from: index, to: index + length }));
}
