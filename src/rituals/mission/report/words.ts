import { languageOf } from '../../../alignment/text/detect.ts';
import { wordsOf } from '../../../alignment/text/words.ts';
import { shorten } from '../../../chat/input.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Figures } from '../records/frozen.ts';
import type { Told } from './read.ts';
import { type ShownTheme, shownThemes } from './themes.ts';

/** What people said, theme by theme, and what their themes are called. */

/** An answer up to this long can stand for its theme as a whole. */
const longestName = 70;

/** As champions named it; else an answer near its middle, in the reader's language if there is one; else its words. */
export function nameOf(
  t: Translator,
  { quoted, round }: Pick<Told, 'quoted' | 'round'>,
  {
    name,
    words,
    names,
    quotes,
    mixed,
  }: Pick<ShownTheme, 'name' | 'words' | 'quotes' | 'mixed'> & Partial<Pick<ShownTheme, 'names'>>,
): string {
  const answer = nearest(t, texts(quoted, quotes));
  const found = answer
    ? t('report.quoted', { words: answer })
    : (t.locale === 'en' ? words : (names?.[t.locale] ?? words)).join(' · ');
  const theme = name ?? (found || t('report.noWordsInCommon'));
  return mixed ? t('report.mixed', { theme, figures: round.kFigures }) : theme;
}

function nearest(t: Translator, answers: readonly string[]): string | null {
  const short = answers.filter((answer) => answer.length <= longestName);
  const theirs = short.find((answer) => languageOf(wordsOf(answer), [t.locale]) === t.locale);
  const chosen = theirs ?? short[0] ?? answers[0];
  return chosen === undefined ? null : shorten(chosen.replace(/[.।]$/u, ''), longestName);
}

function texts(quoted: Told['quoted'], ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const said = quoted.get(id)?.replace(/\s+/gu, ' ').trim();
    return said ? [said] : [];
  });
}

export interface Voices {
  /** Null: those who are in no theme. */
  theme: ShownTheme | null;
  /** Each once, and not what the theme is called by. */
  quotes: readonly string[];
}

/** Who says what, the largest theme first, and those in none last. */
export function voices(t: Translator, { themes, ...report }: Figures, { quoted, edits }: Told): Voices[] {
  if (!themes) return [];
  const named = shownThemes({ ...report, themes }, edits).map((theme) => {
    const answers = [...new Set(texts(quoted, theme.quotes))];
    const name = theme.name === null ? nearest(t, answers) : null;
    return { theme, quotes: answers.filter((answer) => answer.replace(/[.।]$/u, '') !== name) };
  });
  const others = { theme: null, quotes: [...new Set(texts(quoted, themes.others.quotes))] };
  return others.quotes.length > 0 ? [...named, others] : named;
}
