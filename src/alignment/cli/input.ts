import { InputError } from '../../command.ts';
import { type Language, languageFromTag } from '../text/languages.ts';

/** A number as people write it, or a sentence about its line. */
export function readNumber(text: string, line: number, what: string): number {
  const value = Number(text.trim());
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InputError(`Line ${line}: "${text.trim().slice(0, 40)}" is no ${what}; a number is wanted.`);
  }
  return value;
}

/** A figure with so many decimals, and no minus before a nought. */
export function decimals(value: number, digits: number): string {
  const said = value.toFixed(digits);
  return Number(said) === 0 ? said.replace('-', '') : said;
}

export function readLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined;
  if (!/^[a-z]{2,3}([-_][a-z0-9]+)*$/i.test(tag)) {
    throw new InputError(`"${tag}" is no language; a code such as en, bn, ne or hi is wanted.`);
  }
  return languageFromTag(tag);
}

/** What may be asked for: "meaning" is the sentence encoder for English, and gist for Bengali, Nepali and across. */
export type Use = 'wording' | 'meaning';

export function readEncoder(name: string | undefined, languages: readonly Language[]): Use | undefined {
  if (name === undefined) return undefined;
  if (name !== 'wording' && name !== 'meaning') {
    throw new InputError(`"${name}" is no encoder; wording or meaning is wanted.`);
  }
  const unread = languages.find((language) => !readByMeaning.includes(language));
  if (name === 'meaning' && unread !== undefined) {
    throw new InputError('Meaning reads English, Bengali and Nepali only: other languages are compared by wording.');
  }
  return name;
}

const readByMeaning: readonly Language[] = ['en', 'bn', 'ne'];
