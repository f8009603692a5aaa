import type { Locale } from '../../../i18n/locales.ts';

/** The language a text is written in by its letters; `otherwise` where they are of neither script we tell by. */
export function writtenIn(text: string, otherwise: Locale): Locale {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (count(/\p{Script=Bengali}/gu) * 2 > letters) return 'bn';
  if (count(/\p{Script=Devanagari}/gu) * 2 > letters) return 'ne';
  return otherwise;
}

interface Stated {
  locale: string;
  statedAt: Date;
  replacedAt: Date | null;
}

/**
 * The languages whose statement was made before the mission last changed, so that it may no longer say the same. The
 * mission changes when a language is stated anew that had its part in the last change: another one follows it.
 * @param all those that were replaced, too
 */
export function outdated(all: readonly Stated[]): string[] {
  const oldestFirst = all.toSorted((a, b) => a.statedAt.getTime() - b.statedAt.getTime());
  let changedAt = 0;
  for (const { locale, statedAt } of oldestFirst) {
    const before = oldestFirst.findLast((one) => one.locale === locale && one.statedAt < statedAt);
    if (before && before.statedAt.getTime() >= changedAt) changedAt = statedAt.getTime();
  }
  const inForce = oldestFirst.filter(({ replacedAt }) => replacedAt === null);
  return inForce.filter(({ statedAt }) => statedAt.getTime() < changedAt).map(({ locale }) => locale);
}
