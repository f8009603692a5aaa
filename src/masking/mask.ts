import { accountsIn, cardsIn } from './banks.ts';
import { type Detail, type DetailKind, detailKinds, type Masked } from './kinds.ts';
import { mailsIn } from './mails.ts';
import { phonesIn } from './phones.ts';
import { plainly } from './plain.ts';

/** Signs and no words: a text is read in three languages, readers' devices say a sign in their own, and customers write none in brackets. */
export const marks = { phone: '[☎]', email: '[✉]', card: '[💳]', account: '[🏦]' } as const satisfies Record<
  DetailKind,
  string
>;

/**
 * Takes telephone numbers, mail addresses, payment cards and IBANs out of a text, in the digits of any script, and puts a
 * mark in their place. Masked again, a text stays as it is. Some 15 ms a thousand characters: it belongs in a thread.
 * @param countries whose telephone numbers are written there without their country's code, as ISO 3166-1 alpha-2; NP, BD,
 * IN, GB and US always are
 */
export function mask(text: string, countries: readonly string[]): Masked {
  const found = new Set<DetailKind>();
  let masked = text;
  // what stood between two details may be one together with what is left of them
  for (let details = detailsIn(masked, countries); details.length > 0; details = detailsIn(masked, countries)) {
    for (const { kind } of details) found.add(kind);
    masked = withMarks(masked, details);
  }
  return { text: masked, found: detailKinds.filter((kind) => found.has(kind)) };
}

/** In their order, none over another. */
function detailsIn(text: string, countries: readonly string[]): Detail[] {
  const plain = plainly(text);
  const all = [...mailsIn(plain), ...accountsIn(plain), ...cardsIn(plain), ...phonesIn(plain, countries)];
  const joined: Detail[] = [];
  for (const detail of all.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1);
    if (last && detail.from < last.to) last.to = Math.max(last.to, detail.to);
    else joined.push({ ...detail });
  }
  return joined;
}

function withMarks(text: string, details: readonly Detail[]): string {
  const characters = [...text];
  const pieces = details.map(({ kind, from }, at) => {
    return characters.slice(details[at - 1]?.to ?? 0, from).join('') + marks[kind];
  });
  return pieces.join('') + characters.slice(details.at(-1)?.to ?? 0).join('');
}
