/** The languages the bot speaks. To add one: see CONTRIBUTING.md; a test names whatever is missing. */
export const locales = ['en', 'bn', 'ne'] as const;
export type Locale = (typeof locales)[number];

/** Each language's own name for itself. */
export const ownNames: Record<Locale, string> = { en: 'English', bn: 'বাংলা', ne: 'नेपाली' };

/** The catalogue's language for a platform's locale such as 'bn-BD' or 'en_US'; undefined where we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language);
}
