import type { Detail } from './kinds.ts';

const digits = /(?<!\d)(?=(\d(?:[ .\-/\u200b]{0,2}\d){12,18}))/g;
/** How the numbers of Visa, American Express, Diners, Mastercard, JCB, Maestro, Discover, RuPay and UnionPay begin, and their lengths. */
const brands =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|3[47]\d{12,13}|3(?:0[0-5]|[689]\d)\d{11}|(?:2[2-7]|35|5[0-8]|6\d|8[12])\d{14,17})$/;

/** Payment cards: ISO/IEC 7812, with its check digit. */
export function cardsIn(plain: string): Detail[] {
  return [...plain.matchAll(digits)].flatMap(({ index, 1: run = '' }) => {
    for (let end = run.length; end > 0; end--) {
      const isWhole = /\d/.test(run[end - 1] ?? '') && !/\d/.test(plain[index + end] ?? '');
      if (isWhole && isCard(run.slice(0, end).replace(/\D/g, '')))
        return [{ kind: 'card', from: index, to: index + end }];
    }
    return [];
  });
}

/** Luhn's sum, US patent 2,950,048: from the right every second digit counts twice. */
function isCard(number: string): boolean {
  if (!brands.test(number)) return false;
  const values = [...number].reverse().map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 2));
  return values.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

/** How long the accounts of each country are: the SWIFT IBAN registry. */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
   FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
   LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
   RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const accounts = /(?:(?<![\p{L}\p{M}\p{N}])|(?<=iban))(?=([A-Z]{2}(?:[ .\-\u200b]?[A-Z0-9]){13,31}))/giu;

/** Accounts with an IBAN, ISO 13616: moved by four and read as a number, the rest by 97 is 1. */
export function accountsIn(plain: string): Detail[] {
  return [...plain.matchAll(accounts)].flatMap(({ index, 1: run = '' }) => {
    const length = lengths.get(run.slice(0, 2).toUpperCase()) ?? 0;
    const [found = ''] = new RegExp(`^(?:[^A-Z0-9]?[A-Z0-9]){${length}}(?![A-Z0-9])`, 'i').exec(run) ?? [];
    return length > 0 && isAccount(found) ? [{ kind: 'account', from: index, to: index + found.length }] : [];
  });
}

function isAccount(found: string): boolean {
  const signs = found.replace(/[^A-Z0-9]/gi, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}/.test(signs)) return false;
  const moved = signs.slice(4) + signs.slice(0, 4);
  return BigInt(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n === 1n;
}
