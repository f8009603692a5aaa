import { quote, small } from '../../../chat/blocks.ts';
import type { Block } from '../../../chat/view.ts';
import { localeOf, ownNames } from '../../../i18n/locales.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Statement } from '../../../store/rows.ts';

/** The mission in the reader's language; in those it was stated in, where theirs is not one of them. */
export function statementBlocks(t: Translator, stated: readonly Statement[]): Block[] {
  const own = stated.filter(({ locale }) => locale === t.locale);
  return (own.length > 0 ? own : stated).flatMap(({ text, locale, statedAt }) => {
    const since = { time: statedAt, as: 'day' } as const;
    return [quote(text), small(t.rich('mission.statedIn', { language: languageName(locale), time: since }))];
  });
}

export function languageName(locale: string): string {
  const known = localeOf(locale);
  return known ? ownNames[known] : locale;
}
