import { type Detail, detailsBy } from './kinds.ts';

/** At most 64 characters (RFC 5321), from where a word begins: so each character is read a limited number of times. */
const local = String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}_][\p{L}\p{M}\p{N}._%+'-]{0,63}`;
const label = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}`;
const end = String.raw`(?![\p{L}\p{M}\p{N}])`;
const hosts = '(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|icloud|proton|protonmail|rediffmail)';
/** Where blanks stand around the sign, "3 @ 120" and "open @ noon.Then" are no addresses. */
const endings = '(?:com|net|org|edu|gov|info|biz|io|co|np|bd|in|uk|us|de)';
const at = String.raw` ?(?:[([{] ?at ?[)\]}]| at(?: the rate(?: of)?)?) ?`;
const dot = String.raw` ?(?:[([{] ?dot ?[)\]}]| dot) ?`;

const addresses = [
  // ram@example.com, and with blanks around the sign
  `${local}@${label}(?:\\.${label}){0,8}\\.\\p{L}[\\p{L}\\p{M}]{1,23}`,
  `${local} ?@ ?${label}(?:\\.${label}){0,3}\\.${endings}${end}`,
  // as people write it who forget the rest, or who hide it from machines
  `${local} ?@ ?${hosts}${end}`,
  `${local}${at}${hosts}(?:(?:\\.|${dot})${endings}){0,2}${end}`,
  `${local}${at}${label}(?:${dot}${label}){0,3}${dot}${endings}${end}`,
].map((pattern) => new RegExp(pattern, 'giu'));

export function mailsIn(plain: string): Detail[] {
  return addresses.flatMap((pattern) => detailsBy(pattern, 'email', plain));
}
