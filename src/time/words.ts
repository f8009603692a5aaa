import type { Locale } from '../i18n/locales.ts';
import { bn } from './words/bn.ts';
import { en } from './words/en.ts';
import { ne } from './words/ne.ts';
import type { TimeWords } from './words/table.ts';

/**
 * The words of time in each language: what is said to people and what is understood when they type. A new language is a
 * new table in words/: its type names whatever is missing, and the tests hold that what is said can also be read.
 */
export const timeWords: Record<Locale, TimeWords> = { en, bn, ne };
