import { type Detail, detailsBy } from './kinds.ts';

/** At most 64 characters (RFC 5321), from where a word begins: so each character is read a limited number of times. */
const local = String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}_][\p{L}\p{M}\p{N}._%+'-]{0,63}`;
const label = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}`;
/** Bengali and Nepali put their endings right behind it. */
const end = '(?![a-z0-9])';
const ending = String.raw`(?:[a-z]{2,24}${end}|[^\x00-\x7f]{2,24})`;
const spelt = String.raw`(?:(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}_]{1,30} dot ){0,2}`;
const hosts = '(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|icloud|proton|protonmail|rediffmail)';
/** Where blanks stand around the sign, "3 @ 120" and "open @ noon.Then" are no addresses. */
const endings = '(?:com|net|org|edu|gov|info|biz|io|co|np|bd|in|uk|us|de)';
const at = String.raw` ?(?:[([{] ?at ?[)\]}]| at(?: the rate(?: of)?)?) ?`;
const dot = String.raw` ?(?:[([{] ?dot ?[)\]}]| dot) ?`;

const addresses = [
  // ram@example.com, and with blanks around the sign
  `${local}@(?:${label}\\.){1,9}${ending}`,
  `${local} ?@ ?${label}(?:\\.${label}){0,3}\\.${endings}${end}`,
  // as people write it who forget the rest, or who hide it from machines
  `${local} ?@ ?${hosts}${end}`,
  `${spelt}${local}${at}${hosts}(?:(?:\\.|${dot})${endings}){0,2}${end}`,
  `${spelt}${local}${at}${label}(?:${dot}${label}){0,3}${dot}${endings}${end}`,
].map((pattern) => new RegExp(pattern, 'giu'));

export function mailsIn(plain: string): Detail[] {
  return addresses.flatMap((pattern) => detailsBy(pattern, 'email', plain));
}
