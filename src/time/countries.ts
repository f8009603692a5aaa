import { type Locale, locales } from '../i18n/locales.ts';
import { fold } from './tokens.ts';
import { canonicalZone } from './zone.ts';

/**
 * Countries, as ISO 3166-1 alpha-2 codes, and the zones that are theirs. Both are Intl's own (Unicode CLDR, IANA tz): it
 * knows the zones of a region, and a region's name in each language, but has no list of regions.
 */

export interface Country {
  code: string;
  /** In each of the bot's languages. */
  names: readonly string[];
  zones: ReadonlySet<string>;
}

/** Names that Intl does not give. */
const otherNames: Record<string, string> = { USA: 'US', America: 'US', Britain: 'GB', England: 'GB', UAE: 'AE' };

/** Whether the clocks of a zone are those of a country; its days off are then theirs. */
export function isIn(zone: string, country: string): boolean {
  return zonesOf(country).has(canonicalZone(zone) ?? zone);
}

/** The country of a code in any casing ("bd", "UK"), or of its name in any of the bot's languages; null for others. */
export function readCountry(text: string): string | null {
  const typed = text.trim();
  if (/^[a-z]{2}$/i.test(typed)) {
    const code = new Intl.Locale(`und-${typed}`).region ?? typed;
    return zonesOf(code).size > 0 ? code : null;
  }
  const wanted = fold(typed);
  const other = Object.entries(otherNames).find(([name]) => fold(name) === wanted)?.[1];
  return other ?? countries().find(({ names }) => names.some((name) => fold(name) === wanted))?.code ?? null;
}

export function sayCountry(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}

let known: readonly Country[] | undefined;

/** Every country that has zones. Worked out when first asked for (30 ms), then kept: it never changes. */
export function countries(): readonly Country[] {
  known ??= collect();
  return known;
}

function collect(): Country[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const languages = locales.map((locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }));
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .map((code) => ({ code, names: languages.flatMap((language) => language.of(code) ?? []) }))
    .filter(({ names }) => names.length > 0)
    .map((country) => ({ ...country, zones: zonesOf(country.code) }))
    .filter(({ zones }) => zones.size > 0);
}

const zonesByCountry = new Map<string, ReadonlySet<string>>();

/** Kept once found: it never changes, and takes a millisecond. */
function zonesOf(country: string): ReadonlySet<string> {
  let zones = zonesByCountry.get(country);
  if (!zones) {
    // Newer engines have the method, Node 20 the property; TypeScript knows neither.
    const region: Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] | undefined } = new Intl.Locale(
      `und-${country}`,
    );
    zones = new Set((region.getTimeZones?.() ?? region.timeZones ?? []).map((zone) => canonicalZone(zone) ?? zone));
    zonesByCountry.set(country, zones);
  }
  return zones;
}
