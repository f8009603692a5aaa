import { digitValue } from '../digits.ts';

/**
 * For each character of a text the plainest sign it may stand for, as one UTF-16 unit: digits of every script, full-width
 * letters and all kinds of blanks and dashes look alike there, and the sign at a place is that of `[...text]` there.
 */
export function plainly(text: string): string {
  return [...text].map(plainSign).join('');
}

function plainSign(character: string): string {
  if (/^[\x20-\x7e\n]$/.test(character)) return character;
  if (/\p{Nd}/u.test(character)) return String(digitValue(character));
  // what joins, and what makes a key of a digit, is not seen
  if (/\p{Cf}|\ufe0f|\u20e3/u.test(character)) return '\u200b';
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/[\p{Zs}\t]/u.test(character)) return ' ';
  const composed = character.normalize('NFKC');
  if (composed.length === 1) return composed;
  return character.length === 1 ? character : '\ufffd';
}
