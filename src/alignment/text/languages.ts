/** Languages with a stemmer and a background; any other is compared by whole words and character n-grams. */
export const knownLanguages = ['en', 'bn', 'ne', 'hi'] as const;
export type KnownLanguage = (typeof knownLanguages)[number];
export type Language = KnownLanguage | 'other';

/** A language tag ("ne", "en-GB") as one of the languages known here. */
export function languageFromTag(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return knownLanguages.find((language) => language === primary) ?? 'other';
}
