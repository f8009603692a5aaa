import type { Locale } from '../../../i18n/locales.ts';

/** The language a text is written in by its letters; `otherwise` where they are of neither script we tell by. */
export function writtenIn(text: string, otherwise: Locale): Locale {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (count(/\p{Script=Bengali}/gu) * 2 > letters) return 'bn';
  if (count(/\p{Script=Devanagari}/gu) * 2 > letters) return 'ne';
  return otherwise;
}
